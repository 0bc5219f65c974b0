import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { l as conclude } from "./classify.js";
import { a as outputsOf, i as logOf, o as parseJson, r as linesWith, t as brokenReportsOf } from "./run-output.js";
import { stripVTControlCharacters } from "node:util";

//#region src/scanners/zap/plan-log.ts
const MOST_LINES = 50;
const STOPS = [
	[/OutOfMemoryError|insufficient memory for the Java Runtime/u, "ZAP ran out of memory"],
	[/No space left on device/u, "there was no space left on the device"],
	[/Shutting down ZAP due to High Level Insight[^\n]{0,200}/u, "ZAP stopped the scan itself"]
];
function readPlanLog(output) {
	const failures = [];
	const warnings = [];
	const seconds = /* @__PURE__ */ new Map();
	let list;
	let succeeded = false;
	let urlsFound;
	for (const row of lines(output)) {
		const verdict = /^Automation plan (failures|warnings):/u.exec(row)?.[1];
		if (verdict !== void 0) {
			list = verdict === "failures" ? failures : warnings;
			continue;
		}
		if (list !== void 0 && /^\s+\S/u.test(row)) {
			if (list.length < MOST_LINES) list.push(row.trim());
			continue;
		}
		list = void 0;
		succeeded ||= row.startsWith("Automation plan succeeded!");
		const [, found] = /^Job spider\w* found ([\d,. ]{1,15}) URLs/u.exec(row) ?? [];
		if (found !== void 0) urlsFound = Math.max(urlsFound ?? 0, Number(found.replaceAll(/\D/gu, "")));
		const [, job, hours, minutes, rest] = /^Job ([\w-]{1,40}) finished, time taken: (\d+):(\d\d):(\d\d)/u.exec(row) ?? [];
		if (job !== void 0) seconds.set(job, Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
	}
	const stopped = STOPS.find(([pattern]) => pattern.test(output))?.[1];
	return {
		failures,
		warnings,
		succeeded,
		seconds,
		...urlsFound !== void 0 && { urlsFound },
		...stopped !== void 0 && { stopped }
	};
}
function* lines(output) {
	for (const line of stripVTControlCharacters(output).split("\n")) yield line.slice(0, 2e3).trimEnd().replace(/^\S{0,40} ?\S{0,40} ?\[[^\]]{1,60}\s*\] (?:INFO|WARN|ERROR) +\S{1,120} - /u, "");
}

//#endregion
//#region src/scanners/zap/report-facts.ts
function readReportFacts(text) {
	const report = asObject(parseJson(text) ?? parseJson(fromSites(text)));
	const listed = report["site"];
	if (listed === void 0 || "runs" in report) return void 0;
	const sites = asList(listed).map(asObject);
	const alerts = sites.flatMap((site) => asList(site["alerts"]).map(asObject));
	const created = /"created"\s*:\s*"([^"\\]{1,40})"/u.exec(text.slice(0, 4096))?.[1];
	const time = created === void 0 ? NaN : Date.parse(created);
	return {
		raw: alerts.reduce((sum, alert) => sum + Math.max(1, asList(alert["instances"]).length), 0),
		sites: sites.flatMap((site) => asText(site["@name"]) ?? []),
		...!Number.isNaN(time) && { created: time }
	};
}
function fromSites(text) {
	const at = /"insights"\s*:\s*\[/u.test(text.slice(0, 4194304)) ? text.search(/"site"\s*:\s*\[/u) : -1;
	return at < 0 ? "" : `{${text.slice(at)}`;
}

//#endregion
//#region src/scanners/zap/classify.ts
const EXITS = {
	3: "the scan script ended with an error (exit code 3)",
	125: "the container could not be started (exit code 125)",
	126: "ZAP could not be run (exit code 126)",
	127: "ZAP was not found (exit code 127)",
	130: "ZAP was interrupted",
	134: "ZAP crashed",
	137: "ZAP was killed, most often for want of memory (exit code 137)",
	139: "ZAP crashed",
	143: "ZAP was ended (exit code 143)"
};
function classifyZap(run) {
	const text = logOf(run);
	const log = readPlanLog(text);
	const found = outputsOf(run).filter(({ text: output }) => /^\s*\{/u.test(output)).map(({ name, text: output }) => ({
		name,
		facts: readReportFacts(output)
	})).find(({ facts }) => facts !== void 0);
	const broken = found === void 0 ? brokenReportsOf(run) : [];
	return conclude({
		...found?.facts !== void 0 && {
			report: found.name,
			raw: found.facts.raw
		},
		...found === void 0 && { spokeOfFindings: /^(?:WARN|FAIL)-NEW: (?!0\b)/mu.test(text) },
		doubts: [
			...ending(run, log, text),
			...log.stopped === void 0 ? [] : [log.stopped],
			...log.failures.slice(0, 3),
			...hollow(log),
			...broken,
			...found === void 0 ? ["ZAP wrote no report"] : [],
			...found?.facts?.sites.length === 0 ? ["the report names no site: ZAP reached nothing"] : [],
			...log.urlsFound === 0 ? ["the spider found no address"] : []
		],
		notices: log.warnings.filter((warning) => !isHollow(warning)).slice(0, 10)
	});
}
function ending({ exitCode }, log, text) {
	if (exitCode === void 0) return ["ZAP was ended by a signal"];
	const known = EXITS[exitCode];
	if (known !== void 0) return [known, ...causes(text)];
	if (exitCode === 0 || /^FAIL-NEW: \d/mu.test(text)) return [];
	if (exitCode === 2 && log.warnings.length > 0 && log.failures.length === 0) return [];
	if (exitCode === 1 && log.failures.length > 0) return [];
	return [`ZAP ended with exit code ${exitCode} and without saying why`, ...causes(text)];
}
function causes(text) {
	return linesWith(text, /^(?:docker: |Error response from daemon|Unable to (?:find|access)|Error: |ERROR |\S*Exception\b|Traceback)/u, 3);
}
function hollow({ warnings }) {
	return warnings.filter(isHollow).slice(0, 3);
}
function isHollow(warning) {
	return /status code returned : [45]\d\d|\bJob requestor\b|\bsigned in\b|\bat least \d+ addresses\b|failed to authenticate/iu.test(warning);
}

//#endregion
export { readReportFacts as n, readPlanLog as r, classifyZap as t };