import { h as sortForReading, u as openFindings, v as locationText } from "./summary.js";
import { n as lastLine, t as countsLine } from "./verdict-lines.js";
import { t as phantomMoney } from "./phantom-money.js";
import { dirname, join, relative } from "node:path";

//#region src/cli/judging/judgement-lines.ts
const MOST_FINDINGS = 12;
function judgementLines({ decision, counts, configured, view, files }, context) {
	const findings = sortForReading(openFindings(view.findings));
	const shown = findings.slice(0, MOST_FINDINGS).map((finding) => {
		const [place] = finding.locations;
		const where = place === void 0 ? "" : `  ${locationText(place)}`;
		return `  ${finding.severity.padEnd(13)} ${finding.rule.id}${where}\n      ${finding.message.split("\n")[0] ?? ""}`;
	});
	const rest = findings.length - shown.length;
	const scans = view.configured.map(({ scan, state, reason }) => `  ${scan.padEnd(13)} ${state}${reason === void 0 ? "" : `: ${reason}`}`);
	return [
		...phantomMoney(view.runs),
		...scans,
		...shown,
		...rest > 0 ? [`  … and ${rest} more in the report`] : [],
		countsLine(counts),
		`report:  ${here(files.html, context)}`,
		`sarif:   ${here(files.sarif, context)}`,
		...findings.some(({ rule }) => rule.id.startsWith("pay/")) ? [`replay:  tollgate replay ${here(join(dirname(files.sarif), "replay"), context)}`] : [],
		...decision.reasons.slice(1).map((reason) => `also: ${reason}`),
		lastLine(decision, configured)
	];
}
function here(path, context) {
	return relative(context.cwd, path) || path;
}

//#endregion
export { judgementLines as t };