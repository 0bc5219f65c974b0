import { i as Command, t as EXIT } from "./exit-codes.js";
import { t as SCANS } from "./report.js";
import { t as normalizeReports } from "./normalize-reports.js";
import { t as wholeNumber } from "./whole-number.js";
import { t as scanList } from "./scan-list.js";
import { t as statisticsLines } from "./statistics-lines.js";

//#region src/cli/commands/merge.ts
function mergeCommand(context, done) {
	return new Command("merge").description("make one SARIF of the SARIF files of several jobs or shards, as if one run had written them").argument("<sarif...>", "files, folders, patterns, .gz, or - for standard input").option("-o, --output <file>", "the SARIF file to write", "tollgate.sarif").option("--stats <file>", "write what became of every result, as JSON").option("--baseline <sarif>", "an earlier SARIF to compare with").option("--expect <scans>", `scans without which the whole is incomplete: ${SCANS.join(",")}`, scanList, []).option("--shards <n>", "how many shards there must be of every sharded scan", wholeNumber).option("--max-age <hours>", "a report written longer ago than this makes the result incomplete", wholeNumber).option("--now <time>", "the time to judge by (ISO 8601); the clock by default").option("--exit-zero", "exit 0 where something is incomplete, because another job judges").addHelpText("after", EXAMPLES).action(async (files, options) => {
		const { runs, statistics, notices } = await normalizeReports(files, {
			...options,
			format: "sarif"
		}, context);
		const gaps = [
			...runs.filter(({ status }) => status !== "complete").map(({ tool, reason }) => `${tool.name}: ${reason ?? "not complete"}`),
			...options.expect.filter((scan) => !runs.some((run) => run.scan === scan)).map((scan) => `${scan} was expected and is not there`),
			...missingShards(runs.map(({ scan, shard }) => ({
				scan: scan ?? "report",
				shard
			})), options.shards)
		];
		done({
			exitCode: gaps.length > 0 && options.exitZero !== true ? EXIT.incomplete : EXIT.passed,
			lines: [
				...statisticsLines(statistics),
				...gaps.map((gap) => `incomplete: ${gap}`),
				`written: ${options.output}`
			],
			notices,
			verdict: gaps.length > 0 ? "incomplete" : "pass",
			document: {
				output: options.output,
				incomplete: gaps,
				...statistics
			}
		});
	});
}
function missingShards(runs, shards) {
	if (shards === void 0) return [];
	return [...Map.groupBy(runs, ({ scan }) => scan)].flatMap(([scan, list]) => {
		const there = new Set(list.flatMap(({ shard }) => shard ?? []));
		if (there.size === 0 || there.size >= shards) return [];
		return [`${scan} has ${there.size} of ${shards} shards (${[...there].toSorted().join(", ")})`];
	});
}
const EXAMPLES = `
Examples:
  tollgate merge web.sarif payments.sarif --expect web,payments
  tollgate merge shards/ --shards 4 --output all.sarif

Exit codes: 0 everything expected is there and whole · 3 something is missing, unreadable or incomplete`;

//#endregion
export { mergeCommand };