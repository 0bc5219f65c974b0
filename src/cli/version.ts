import manifest from '../../package.json' with { type: 'json' };

/** Tollgate's version. */
export const VERSION: string = manifest.version;
