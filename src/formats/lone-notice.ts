/** Some writers give a lone object where a list belongs; read as a list of one, nothing is lost. */
export const LONE_NOTICE: string = 'a lone object stood where a list belongs: it was read as a list of one';
