/** Names of the properties we add to SARIF objects; one place, so that writer, reader, gate and page agree. */
export const RUN_PROPERTY = 'tollgate/run';
export const LOCATION_PROPERTY = 'tollgate/location';
export const SEVERITY_PROPERTY = 'tollgate/severity';
export const ALIASES_PROPERTY = 'tollgate/aliases';
export const EVIDENCE_PROPERTY = 'tollgate/evidence';
export const SOURCES_PROPERTY = 'tollgate/sources';
export const SCOPE_PROPERTY = 'tollgate/scope';
