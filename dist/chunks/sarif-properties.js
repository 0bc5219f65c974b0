//#region src/model/sarif-properties.ts
const RUN_PROPERTY = "tollgate/run";
const LOCATION_PROPERTY = "tollgate/location";
const SEVERITY_PROPERTY = "tollgate/severity";
const ALIASES_PROPERTY = "tollgate/aliases";
const EVIDENCE_PROPERTY = "tollgate/evidence";
const SOURCES_PROPERTY = "tollgate/sources";
const SCOPE_PROPERTY = "tollgate/scope";

//#endregion
export { SCOPE_PROPERTY as a, RUN_PROPERTY as i, EVIDENCE_PROPERTY as n, SEVERITY_PROPERTY as o, LOCATION_PROPERTY as r, SOURCES_PROPERTY as s, ALIASES_PROPERTY as t };