import { i as Command, t as EXIT } from "./exit-codes.js";
import { v as locationText } from "./summary.js";
import { a as temporaryFolder, r as removeFolder } from "./files.js";
import { i as AUTO_BASELINE } from "./with-baseline.js";
import { t as readSarif } from "./read-sarif.js";
import { t as normalizeReports } from "./normalize-reports.js";
import { join } from "node:path";

//#region src/cli/commands/compare.ts
const STATES = [
	"new",
	"updated",
	"absent",
	"unchanged"
];
const MOST_LINES = 40;
function compareCommand(context, done) {
	return new Command("compare").description("say what is new, updated, gone and unchanged between two reports or SARIF files").argument("<old>", "the earlier report").argument("<new>", "the later report").option("-o, --output <file>", "write the later findings with their state as SARIF").option("--now <time>", "the time of the comparison (ISO 8601): when new findings were first met").addHelpText("after", EXAMPLES).action(async (older, newer, options) => {
		const scratch = await temporaryFolder("tollgate-compare-");
		try {
			done(await compare(older, newer, {
				...options,
				output: options.output ?? join(scratch, "compared.sarif")
			}, context));
		} finally {
			await removeFolder(scratch);
		}
	});
}
async function compare(older, newer, options, context) {
	const { runs, notices } = await normalizeReports([newer], {
		...options,
		baseline: older === "auto" ? `./${older}` : older
	}, context);
	const findings = readSarif(options.output, context).runs.flatMap((run) => run.findings);
	const counts = Object.fromEntries(STATES.map((state) => [state, findings.filter(({ baselineState }) => baselineState === state).length]));
	const told = findings.filter(({ baselineState }) => baselineState !== "unchanged");
	const lines = STATES.flatMap((state) => told.filter(({ baselineState }) => baselineState === state)).map(({ baselineState, severity, rule, locations: [place] }) => `${(baselineState ?? "").padEnd(9)} ${severity.padEnd(13)} ${rule.id}${place === void 0 ? "" : `  ${locationText(place)}`}`);
	const broken = runs.filter(({ status }) => status !== "complete");
	return {
		exitCode: broken.length > 0 ? EXIT.incomplete : EXIT.passed,
		lines: [
			...lines.slice(0, MOST_LINES),
			...lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more`] : [],
			...broken.map(({ tool, reason }) => `incomplete: ${tool.name}: ${reason ?? "no reason given"}; nothing is said to be gone`),
			STATES.map((state) => `${counts[state] ?? 0} ${state}`).join(", ")
		],
		notices,
		verdict: broken.length > 0 ? "incomplete" : "pass",
		document: { counts }
	};
}
const EXAMPLES = `
Examples:
  tollgate compare last-week.sarif today.sarif
  tollgate compare zap-monday.json zap-tuesday.json --output compared.sarif

Exit codes: 0 compared, whatever differs · 3 a report is unreadable or incomplete`;

//#endregion
export { compareCommand };