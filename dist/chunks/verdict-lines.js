import { C as SEVERITIES } from "./summary.js";

//#region src/cli/judging/verdict-lines.ts
function countsLine({ bySeverity, suppressed, absent }) {
	return [
		`findings: ${SEVERITIES.map((severity) => `${bySeverity[severity]} ${severity}`).join(", ")}`,
		...suppressed > 0 ? [`${suppressed} suppressed`] : [],
		...absent > 0 ? [`${absent} gone since the baseline`] : []
	].join("; ");
}
function lastLine({ verdict, reasons }, configured) {
	return `tollgate: ${verdict}: ${reasons[0] ?? "no reason given"}${configured === void 0 ? "" : ` (${configured})`}`;
}

//#endregion
export { lastLine as n, countsLine as t };