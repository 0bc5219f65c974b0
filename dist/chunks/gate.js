import { a as Option, i as Command, r as exitCodeOfVerdict } from "./exit-codes.js";
import { C as SEVERITIES } from "./summary.js";
import { t as SCANS } from "./report.js";
import { t as decide } from "./decide.js";
import { n as lastLine, t as countsLine } from "./verdict-lines.js";
import { t as readSarif } from "./read-sarif.js";
import { t as nowOf } from "./now.js";
import { t as scanList } from "./scan-list.js";

//#region src/cli/commands/gate.ts
function gateCommand(context, done) {
	return new Command("gate").description("judge a SARIF file: pass, fail or incomplete").argument("<sarif>", "what `normalize` or `run` wrote").addOption(new Option("--fail-on <severity>", "findings this bad or worse shut the gate").choices(SEVERITIES).default("high")).option("--new-only", "judge only findings that the baseline does not hold").option("--kev", "findings about packages count only where they are exploited in the wild, then at any severity").option("--only-fixed", "findings about packages count only where a fix is known").addOption(new Option("--scope <scope>", "findings about packages count only where they are needed at run time").choices(["runtime"])).option("--expect <scans>", `scans without which the run is incomplete: ${SCANS.join(",")}`, scanList, []).option("--now <time>", "the time to judge by (ISO 8601): it decides which suppressions hold").addHelpText("after", EXAMPLES).action((path, options) => {
		const content = readSarif(path, context);
		const { decision, counts } = decide(content, {
			failOn: options.failOn,
			newOnly: options.newOnly === true,
			expect: options.expect,
			dependencies: {
				kev: options.kev,
				onlyFixed: options.onlyFixed,
				scope: options.scope
			},
			now: nowOf(options.now, context)
		});
		context.emit({
			type: "gate-decided",
			time: new Date(context.clock()).toISOString(),
			verdict: decision.verdict,
			reasons: decision.reasons,
			sarif: path
		});
		done({
			exitCode: exitCodeOfVerdict(decision.verdict),
			lines: [
				countsLine(counts),
				...decision.reasons.slice(1).map((reason) => `also: ${reason}`),
				lastLine(decision)
			],
			notices: content.notices,
			verdict: decision.verdict,
			document: {
				reasons: decision.reasons,
				counts
			}
		});
	});
}
const EXAMPLES = `
Examples:
  tollgate gate tollgate.sarif
  tollgate gate tollgate.sarif --fail-on critical --new-only
  tollgate gate tollgate.sarif --expect web,payments

Exit codes: 0 passed · 1 findings shut the gate · 3 something was not scanned completely`;

//#endregion
export { gateCommand };