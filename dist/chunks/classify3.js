import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { a as classifyNpmAudit, i as classifyOsvScanner, l as conclude, n as classifySnyk, r as classifyPnpm, s as classifyDependencyCheck, t as classifyYarn, u as doubted } from "./classify.js";
import { a as outputsOf, i as logOf, n as jsonOutputsOf, o as parseJson, r as linesWith, s as sarifResults, t as brokenReportsOf } from "./run-output.js";
import { t as classifyZap } from "./classify2.js";

//#region src/scanners/cyclonedx-npm/classify.ts
function classifyCyclonedxNpm(run) {
	const bill = outputsOf(run).find(({ text }) => asObject(parseJson(text))["bomFormat"] === "CycloneDX" || /<bom\s/u.test(text.slice(0, 2e3)));
	const doubts = linesWith(logOf(run), /^error|missing evidence/iu, 2);
	if (run.exitCode !== 0) doubts.unshift(`exit code ${run.exitCode ?? "none"}: no bill of materials was made`);
	doubts.push(bill === void 0 ? "there is no bill of materials" : "a bill of materials only: its components were not looked up in any advisory database", ...brokenReportsOf(run));
	return conclude({
		...bill !== void 0 && { report: bill.name },
		doubts
	});
}

//#endregion
//#region src/scanners/grype/classify.ts
const FAILURE = /\bERROR\b|failed to|does not exist|database (?:is|was) (?:too old|built)/u;
const THRESHOLD = /discovered vulnerabilities at or above/u;
function classifyGrype(run) {
	const said = linesWith(logOf({
		stdout: /* @__PURE__ */ new Uint8Array(),
		stderr: run.stderr
	}), FAILURE).filter((line) => !THRESHOLD.test(line));
	for (const { name, value } of jsonOutputsOf(run)) {
		const document = asObject(value);
		const sarif = sarifResults(value, /grype/iu);
		if (sarif === void 0 && !("matches" in document && "descriptor" in document)) continue;
		const doubts = [...said];
		const database = asObject(asObject(document["descriptor"])["db"]);
		const { valid, error } = asObject(database["status"] ?? database);
		if (valid === false || asText(error) !== void 0) doubts.push(`Grype’s database is not valid${asText(error) === void 0 ? "" : `: ${asText(error)}`}`);
		if (sarif === void 0 && !Array.isArray(document["matches"])) doubts.push("matches is null: nothing was matched");
		const ignored = asList(document["ignoredMatches"]).length;
		const raw = sarif ?? asList(document["matches"]).length + ignored;
		const threshold = run.exitCode === 2 || run.exitCode === 1 && THRESHOLD.test(logOf(run));
		if (run.exitCode !== 0 && !(threshold && raw > 0)) doubts.push(`exit code ${run.exitCode ?? "none"}: Grype failed`);
		return conclude({
			report: name,
			raw,
			ignored,
			doubts: [...doubts, ...brokenReportsOf(run)]
		});
	}
	const ended = `Grype ended with exit code ${run.exitCode ?? "none"} and wrote no JSON report`;
	return conclude({
		doubts: [
			...said,
			ended,
			...brokenReportsOf(run)
		],
		spokeOfFindings: run.exitCode === 2
	});
}

//#endregion
//#region src/scanners/retire/classify.ts
function classifyRetire(run) {
	for (const { name, value } of jsonOutputsOf(run)) {
		const document = asObject(value);
		const raw = rawOf(document);
		if (raw === void 0) continue;
		const doubts = asList(document["errors"]).map((error) => `retire failed: ${asText(error) ?? JSON.stringify(error)}`);
		if (run.exitCode !== 0 && raw === 0 && doubts.length === 0) doubts.push(`retire ended with exit code ${run.exitCode ?? "none"} and listed nothing`);
		if (run.exitCode === 1 && raw > 0) doubts.push("exit code 1: retire failed");
		return conclude({
			report: name,
			raw,
			doubts: [...doubts, ...brokenReportsOf(run)]
		});
	}
	const said = linesWith(logOf(run), /error|exception|invalid/iu, 2);
	const ended = `retire ended with exit code ${run.exitCode ?? "none"} and wrote no JSON report`;
	return conclude({
		doubts: [
			ended,
			...said,
			...brokenReportsOf(run)
		],
		spokeOfFindings: run.exitCode === 13
	});
}
function rawOf(document) {
	if (Array.isArray(document["data"])) return document["data"].flatMap((file) => asList(asObject(file)["results"])).reduce((sum, result) => sum + asList(asObject(result)["vulnerabilities"]).length, 0);
	if (document["bomFormat"] !== "CycloneDX") return void 0;
	return asList(document["vulnerabilities"]).map(asObject).reduce((sum, flaw) => sum + Math.max(1, asList(flaw["affects"]).length), 0);
}

//#endregion
//#region src/scanners/classify.ts
const CLASSIFIED_TOOLS = [
	"npm",
	"pnpm",
	"yarn",
	"osv-scanner",
	"snyk",
	"dependency-check",
	"dependency-check-maven",
	"dependency-check-core",
	"owasp-dependency-check-wrapper",
	"retire",
	"grype",
	"cyclonedx-npm",
	"zap"
];
const CLASSIFIERS = {
	npm: classifyNpmFiles,
	pnpm: classifyPnpm,
	yarn: classifyYarn,
	"osv-scanner": classifyOsvScanner,
	snyk: classifySnyk,
	"dependency-check": (run) => classifyDependencyCheck(run, "command-line"),
	"dependency-check-maven": (run) => classifyDependencyCheck(run, "maven"),
	"dependency-check-core": (run) => classifyDependencyCheck(run, "core"),
	"owasp-dependency-check-wrapper": (run) => classifyDependencyCheck(run, "wrapper"),
	retire: classifyRetire,
	grype: classifyGrype,
	"cyclonedx-npm": classifyCyclonedxNpm,
	zap: classifyZap
};
const ENDED = {
	124: "it was ended by a time limit",
	137: "it was killed (SIGKILL): by a time limit, or for want of memory",
	139: "it crashed (SIGSEGV)",
	134: "it crashed (SIGABRT)",
	143: "it was ended (SIGTERM)"
};
function classifyRun(tool, run) {
	const own = CLASSIFIERS[tool](run);
	const end = run.exitCode === void 0 ? "it was ended by a signal" : ENDED[run.exitCode];
	return end === void 0 ? own : doubted(own, end);
}
function classifyNpmFiles(run) {
	const own = classifyNpmAudit(run);
	if (own.report !== void 0) return own;
	for (const { name, bytes } of run.reports) {
		const fromFile = classifyNpmAudit({
			...run,
			stdout: bytes
		});
		if (fromFile.report !== void 0) return {
			...fromFile,
			report: name
		};
	}
	return own;
}

//#endregion
export { classifyRun as n, CLASSIFIED_TOOLS as t };