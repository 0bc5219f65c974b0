import { t as redact } from "./redaction.js";
import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { n as xmlElements } from "./xml-elements.js";
import { a as outputsOf, c as textOf, i as logOf, n as jsonOutputsOf, o as parseJson, r as linesWith, s as sarifResults, t as brokenReportsOf } from "./run-output.js";

//#region src/scanners/classification.ts
const LONGEST_REASON = 500;
function conclude(seen) {
	const raw = seen.raw ?? 0;
	const ignored = seen.ignored ?? 0;
	const doubts = [...new Set(seen.doubts.filter((doubt) => doubt !== ""))];
	const notices = (seen.notices ?? []).map(oneLine);
	const status = seen.report === void 0 ? "unreadable" : doubts.length > 0 ? "degraded" : "complete";
	return {
		status,
		...status !== "complete" && (raw > ignored || seen.spokeOfFindings === true) && { also: "findings" },
		raw,
		...ignored > 0 && { ignored },
		...seen.report !== void 0 && { report: seen.report },
		...status !== "complete" && { reason: oneLine(doubts.join("; ") || "there is no report") },
		...notices.length > 0 && { notices }
	};
}
function doubted(given, doubt) {
	const status = given.status === "complete" ? "degraded" : given.status;
	return {
		...given,
		status,
		...hasFindings(given) && { also: "findings" },
		reason: oneLine([doubt, given.reason].filter((part) => part !== void 0).join("; "))
	};
}
function hasFindings({ raw, ignored = 0 }) {
	return raw > ignored;
}
function oneLine(text) {
	const line = redact(text.replaceAll(/\p{Cc}+/gu, " ").trim()).replaceAll(/\/\/[^/@\s]*@/gu, "//[redacted]@");
	return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

//#endregion
//#region src/scanners/dependency-check/report.ts
function dependencyCheckReport(run) {
	const outputs = outputsOf(run);
	const readers = [
		fromJson,
		fromXml,
		fromSarif
	];
	for (const reader of readers) for (const { name, text } of outputs) {
		const report = reader(name, text);
		if (report !== void 0) return report;
	}
}
function fromJson(name, text) {
	const document = asObject(parseJson(text));
	if (!("reportSchema" in document) || !Array.isArray(document["dependencies"])) return void 0;
	const dependencies = document["dependencies"].map(asObject);
	const scan = asObject(document["scanInfo"]);
	return {
		name,
		raw: dependencies.reduce((sum, one) => sum + asList(one["vulnerabilities"]).length + asList(one["suppressedVulnerabilities"]).length, 0),
		ignored: dependencies.reduce((sum, one) => sum + asList(one["suppressedVulnerabilities"]).length, 0),
		dependencies: dependencies.length,
		files: dependencies.flatMap((one) => asText(one["fileName"]) ?? []),
		exceptions: asList(scan["analysisExceptions"]).map((entry) => causeOf(asObject(asObject(entry)["exception"] ?? entry))),
		dataSources: new Map(asList(scan["dataSource"]).map(asObject).map(({ name: source, timestamp }) => [asText(source) ?? "", asText(timestamp) ?? ""])),
		tellsHealth: true
	};
}
function causeOf(exception) {
	const cause = asObject(exception["cause"]);
	return [asText(exception["message"]), asText(cause["message"])].filter((part) => part !== void 0).join(": ") || "an analysis failed without a message";
}
const DEPENDENCY = [
	"analysis",
	"dependencies",
	"dependency"
];
function fromXml(name, text) {
	if (!/^\s*<(?:\?xml[^>]*>\s*<)?analysis[\s>]/u.test(text.slice(0, 4096))) return void 0;
	try {
		let raw = 0;
		let ignored = 0;
		let dependencies = 0;
		const files = [];
		const exceptions = [];
		const dataSources = /* @__PURE__ */ new Map();
		const chunks = [new TextEncoder().encode(text)];
		for (const { path, element } of xmlElements(chunks, [DEPENDENCY, ["analysis", "scanInfo"]])) {
			const children = element.children;
			if (path.at(-1) === "dependency") {
				dependencies += 1;
				files.push(children.find((child) => child.name === "fileName")?.text ?? "");
				const listed = children.filter((child) => child.name === "vulnerabilities").flatMap((child) => child.children);
				raw += listed.filter((child) => /vulnerability$/iu.test(child.name)).length;
				ignored += listed.filter((child) => child.name === "suppressedVulnerability").length;
				continue;
			}
			for (const child of children) {
				const textOfChild = (wanted) => child.children.find((one) => one.name === wanted)?.text ?? "";
				if (child.name === "dataSource") dataSources.set(textOfChild("name"), textOfChild("timestamp"));
				if (child.name === "analysisExceptions") exceptions.push(...child.children.map((one) => one.children[0]?.text || one.text || "an analysis failed"));
			}
		}
		return {
			name,
			raw,
			ignored,
			dependencies,
			files,
			exceptions,
			dataSources,
			tellsHealth: true
		};
	} catch {
		return;
	}
}
function fromSarif(name, text) {
	const raw = sarifResults(parseJson(text), /^dependency-check$/iu);
	if (raw === void 0) return void 0;
	return {
		name,
		raw,
		ignored: 0,
		files: [],
		exceptions: [],
		dataSources: /* @__PURE__ */ new Map(),
		tellsHealth: false
	};
}

//#endregion
//#region src/scanners/dependency-check/classify.ts
const EXITS$2 = {
	1: "a file was not found, or the program broke off",
	2: "the arguments were not understood",
	3: "the database could not be purged",
	4: "a setting is invalid",
	7: "the database could not be purged",
	8: "the database could not be updated",
	9: "the database failed",
	11: "the database failed",
	12: "the report could not be written",
	13: "a fatal error: no database, or one that does not fit",
	14: "analyses failed"
};
const THRESHOLD = /identified with vulnerabilities that have a CVSS score greater than or equal to/u;
const DEPENDENCY_CHECK_GAPS = /node_modules directory does not exist|No lock file exists|\[(?:WARN(?:ING)?|ERROR)\].*Analyzer.*\bdisabl(?:ed|ing)\b|could not be initialized|An error occurred while analyzing|Unable to update 1 or more|Unable to continue|results may not include recent|database does not exist|Goal requires online mode|Exception in thread|OutOfMemoryError|NoDataException|Unable to (?:read|parse|process)/u;
function classifyDependencyCheck(run, kind = "command-line") {
	const log = logOf(run);
	const report = dependencyCheckReport(run);
	const doubts = [
		...exitDoubts(run, kind, log),
		...linesWith(log, DEPENDENCY_CHECK_GAPS),
		...errorLines(log, kind),
		...report === void 0 ? [] : reportDoubts(report, log),
		...brokenReportsOf(run)
	];
	if (report === void 0) {
		const found = run.exitCode === 15 || THRESHOLD.test(log);
		return conclude({
			doubts: [...doubts, "there is no JSON, XML or SARIF report"],
			spokeOfFindings: found
		});
	}
	const { name, raw, ignored } = report;
	const notices = ignored === 0 ? [] : [`suppression files ignore ${ignored} of the findings`];
	return conclude({
		report: name,
		raw,
		ignored,
		doubts,
		notices
	});
}
function exitDoubts({ exitCode }, kind, log) {
	if (exitCode === 0) return [];
	if (kind === "maven") return exitCode === 1 && THRESHOLD.test(log) ? [] : [`exit code ${exitCode ?? "none"}: the build failed for another reason than findings`];
	if (exitCode === 15) return [];
	const meaning = exitCode === void 0 ? void 0 : EXITS$2[exitCode];
	return [`exit code ${exitCode ?? "none"}${meaning === void 0 ? "" : `: ${meaning}`}`];
}
function errorLines(log, kind) {
	const whole = kind === "maven" && THRESHOLD.test(log) ? log.split(/BUILD FAILURE/u)[0] ?? "" : log;
	return linesWith(whole, /^\[ERROR\]\s+\S|dependency-check ERROR:/u).filter((line) => !/\[Help 1\]|re-run Maven|For more information about|identified with vulnerabilities/iu.test(line));
}
function reportDoubts(report, log) {
	const doubts = report.exceptions.map((exception) => `an analysis failed: ${exception}`);
	if (report.dependencies === 0) doubts.push("the report names no dependency: nothing was checked");
	const mute = /No SLF4J providers were found/u.test(log);
	const node = report.files.some((file) => /^(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml)(?:\?|$)/u.test(file));
	if (mute && node) doubts.push("no logger is bound, so nothing tells whether the packages of the lockfile were checked");
	if (!report.tellsHealth && log.trim() === "") doubts.push("a SARIF report does not tell what failed, and there is no log");
	return doubts;
}

//#endregion
//#region src/scanners/npm-advisories.ts
const SEVERITIES$1 = [
	"info",
	"low",
	"moderate",
	"high",
	"critical"
];
function advisoriesReport(value) {
	const report = asObject(value);
	const { advisories } = report;
	if (typeof advisories !== "object" || advisories === null) return void 0;
	const listed = Object.values(asObject(advisories)).map(asObject);
	const counted = asObject(asObject(report["metadata"])["vulnerabilities"]);
	return {
		raw: listed.reduce((sum, advisory) => sum + Math.max(1, asList(advisory["findings"]).length), 0),
		missing: missingSeverities(counted, listed),
		metadata: Object.keys(counted).length > 0
	};
}
function missingSeverities(counted, listed) {
	const severities = new Set(listed.map((advisory) => String(advisory["severity"]).toLowerCase()));
	return SEVERITIES$1.flatMap((severity) => {
		const count = counted[severity];
		return typeof count === "number" && count > 0 && !severities.has(severity) ? [`${count} ${severity}`] : [];
	});
}

//#endregion
//#region src/scanners/npm-audit/record-of.ts
function recordOf(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? asObject(value) : void 0;
}

//#endregion
//#region src/scanners/npm-audit/classify.ts
const SEVERITIES = [
	"info",
	"low",
	"moderate",
	"high",
	"critical"
];
function classifyNpmAudit({ exitCode, stdout, stderr }) {
	const output = textOf(stdout).trim();
	if (output === "") return unreadable(`npm audit wrote no report${lastError(stderr)}`);
	const report = recordOf(parseJson(output));
	if (report === void 0) return unreadable(`npm audit did not write a JSON object${lastError(stderr)}`);
	const failure = failureText(report);
	const old = advisoriesReport(report);
	if (old !== void 0) {
		const missing = old.missing.map((count) => `the report counts ${count} and lists none of them`);
		const doubts = failure === void 0 ? missing : [failure, ...missing];
		return conclude({
			report: "stdout",
			raw: old.raw,
			doubts,
			spokeOfFindings: missing.length > 0
		});
	}
	const { metadata } = report;
	const vulnerabilities = recordOf(report["vulnerabilities"]);
	if (typeof report["auditReportVersion"] !== "number" || vulnerabilities === void 0) return unreadable(failure ?? `the output of npm audit is no audit report${lastError(stderr)}`);
	const raw = advisoriesIn(vulnerabilities);
	const doubts = [failure, countDifference(vulnerabilities, metadata)].filter((doubt) => doubt !== void 0);
	if (report["auditReportVersion"] !== 2) doubts.unshift(`npm audit wrote report version ${report["auditReportVersion"]}; only version 2 is known`);
	if (exitCode !== 0 && raw === 0 && doubts.length === 0) doubts.push(`npm ended with exit code ${exitCode ?? "none"} and listed nothing${lastError(stderr)}`);
	const counted = asObject(asObject(metadata)["vulnerabilities"])["total"];
	return conclude({
		report: "stdout",
		raw,
		doubts,
		spokeOfFindings: typeof counted === "number" && counted > 0
	});
}
function advisoriesIn(vulnerabilities) {
	return Object.values(vulnerabilities).reduce((sum, entry) => sum + asList(asObject(entry)["via"]).flatMap((one) => recordOf(one) ?? []).length, 0);
}
function failureText(report) {
	if (!("message" in report) && !("error" in report)) return void 0;
	const error = asObject(report["error"]);
	const parts = [
		error["code"],
		report["message"],
		error["summary"],
		error["detail"]
	].filter((part) => typeof part === "string" && part !== "");
	return `npm audit failed: ${parts.length === 0 ? "it gave no cause" : parts.join(": ")}`;
}
function countDifference(listed, metadata) {
	const counted = recordOf(asObject(metadata)["vulnerabilities"]);
	if (counted === void 0) return "the report lacks the counts that its list could be checked against";
	const entries = Object.values(listed);
	if (counted["total"] !== entries.length) return `the report counts ${String(counted["total"])} vulnerable packages and lists ${entries.length}`;
	for (const severity of SEVERITIES) {
		const actual = entries.filter((entry) => asObject(entry)["severity"] === severity).length;
		if ((counted[severity] ?? 0) !== actual) return `the report counts ${String(counted[severity])} packages of severity ${severity} and lists ${actual}`;
	}
}
function lastError(stderr) {
	const lines = textOf(stderr).split("\n").filter((line) => /^npm (?:error|ERR!|warn audit)/u.test(line) && !/complete log of this run|Log files were not written/iu.test(line));
	return lines.length === 0 ? "" : `: ${lines.join("; ")}`;
}
function unreadable(reason) {
	return conclude({ doubts: [reason] });
}

//#endregion
//#region src/scanners/osv-scanner/classify.ts
const EXITS$1 = {
	127: "a general error",
	128: "no package was found to scan",
	129: "the API failed",
	130: "the configuration in the scanned tree is invalid"
};
const OSV_SCANNER_FAILURE = /error during extraction|could not load db|no offline version|failed to (?:write|load|parse|read|fetch|resolve|open|determine)|ignored invalid config|max retries exceeded|request failed|no package sources found|failed with code/iu;
const FILTERED = /have been filtered out because|^filtered \d+ (?:vulnerabilit|ignored)/iu;
function classifyOsvScanner(run) {
	const log = new TextDecoder().decode(run.stderr);
	const doubts = linesWith(log, OSV_SCANNER_FAILURE);
	const { exitCode } = run;
	if (exitCode === void 0 || exitCode > 1) {
		const meaning = exitCode === void 0 ? void 0 : EXITS$1[exitCode];
		doubts.unshift(`exit code ${exitCode ?? "none"}${meaning === void 0 ? "" : `: ${meaning}`}`);
	}
	const notices = linesWith(log, FILTERED);
	const report = reportOf(run);
	if (report === void 0) {
		const broken = brokenReportsOf(run);
		const plain = logOf(run).trim() === "" ? "osv-scanner wrote nothing" : "osv-scanner wrote no JSON or SARIF report";
		return conclude({
			doubts: [
				...doubts,
				...broken,
				plain
			],
			notices,
			spokeOfFindings: exitCode === 1
		});
	}
	if (report.empty) doubts.push("results is null: nothing was found to scan");
	if (exitCode === 1 && report.raw === 0 && !report.licences && doubts.length === 0) doubts.push("exit code 1 means findings, and the report lists none");
	return conclude({
		report: report.name,
		raw: report.raw,
		doubts: [...doubts, ...brokenReportsOf(run)],
		notices
	});
}
function reportOf(run) {
	for (const { name, value } of jsonOutputsOf(run)) {
		const sarif = sarifResults(value, /^osv-scanner$/iu);
		if (sarif !== void 0) return {
			name,
			raw: sarif,
			licences: false,
			empty: false
		};
		const document = asObject(value);
		if (document["bomFormat"] === "CycloneDX") return {
			name,
			raw: asList(document["vulnerabilities"]).map(asObject).reduce((sum, flaw) => sum + Math.max(1, asList(flaw["affects"]).length), 0),
			licences: false,
			empty: false
		};
		if (!("results" in document) || "version" in document) continue;
		const { results } = document;
		if (results !== null && !Array.isArray(results)) continue;
		const packages = asList(results).flatMap((result) => asList(asObject(result)["packages"]).map(asObject));
		const raw = packages.reduce((sum, entry) => sum + asList(entry["vulnerabilities"]).length, 0);
		const licences = packages.some((entry) => asList(entry["license_violations"]).length > 0);
		return {
			name,
			raw: raw + asList(document["experimental_generic_findings"]).length,
			licences,
			empty: results === null
		};
	}
}

//#endregion
//#region src/scanners/pnpm-audit/classify.ts
function classifyPnpm(run) {
	for (const { name, value } of jsonOutputsOf(run)) {
		const report = advisoriesReport(value);
		if (report === void 0) continue;
		const doubts = report.missing.map((count) => `the report counts ${count} and lists none of them (--audit-level, or ignored advisories)`);
		const failure = failureOf(value);
		if (failure !== void 0) doubts.push(failure);
		if (!report.metadata) doubts.push("the report lacks the counts that its list could be checked against");
		if (run.exitCode !== 0 && run.exitCode !== 1) doubts.push(`pnpm ended with exit code ${run.exitCode ?? "none"}`);
		if (run.exitCode === 1 && report.raw === 0 && doubts.length === 0) doubts.push("pnpm ended with exit code 1 and listed nothing");
		return conclude({
			report: name,
			raw: report.raw,
			doubts,
			spokeOfFindings: report.missing.length > 0
		});
	}
	const failures = jsonOutputsOf(run).flatMap(({ value }) => failureOf(value) ?? []);
	const said = logOf(run).replaceAll(/\s+/gu, " ").trim().slice(0, 400);
	const plain = said === "" ? "pnpm audit wrote nothing" : `pnpm audit wrote no report: ${said}`;
	return conclude({ doubts: failures.length > 0 ? failures : [plain, ...brokenReportsOf(run)] });
}
function failureOf(value) {
	const { error } = asObject(value);
	if (error === void 0) return void 0;
	const { code, message } = asObject(error);
	return `pnpm audit failed: ${[asText(code), asText(message) ?? asText(error)].filter((part) => part !== void 0).join(": ")}`;
}

//#endregion
//#region src/scanners/snyk/classify.ts
const EXITS = {
	2: "Snyk failed",
	3: "no supported project was found",
	44: "Snyk was terminated",
	69: "Snyk’s service is not available",
	75: "Snyk asks to try again later",
	77: "Snyk refused permission"
};
const PARTLY = /potential projects? failed to get dependencies|failed to (?:get|resolve) dependencies|rate limit/iu;
function classifySnyk(run) {
	const { exitCode } = run;
	const doubts = [];
	if (exitCode !== 0 && exitCode !== 1) {
		const meaning = exitCode === void 0 ? void 0 : EXITS[exitCode];
		doubts.push(`exit code ${exitCode ?? "none"}${meaning === void 0 ? "" : `: ${meaning}`}`);
	}
	doubts.push(...linesWith(new TextDecoder().decode(run.stderr), PARTLY));
	const documents = jsonOutputsOf(run);
	for (const { name, value } of documents) {
		const projects = (Array.isArray(value) ? value : [value]).map(asObject);
		if (!projects.some((project) => "vulnerabilities" in project)) continue;
		return classifyProjects(run, name, projects, doubts);
	}
	for (const { name, value } of documents) {
		const results = sarifResults(value, /snyk/iu);
		if (results === void 0) continue;
		if (exitCode === 1 && results === 0) doubts.push("exit code 1 means findings, and the report lists none");
		return conclude({
			report: name,
			raw: results,
			doubts: [...doubts, ...brokenReportsOf(run)]
		});
	}
	const errors = documents.flatMap(({ value }) => (Array.isArray(value) ? value : [value]).flatMap((project) => errorOf(asObject(project)) ?? []));
	const said = errors.length > 0 ? [] : linesWith(logOf(run), /error|unauthori[sz]ed|fail/iu, 2);
	const plain = "Snyk wrote no JSON or SARIF report";
	return conclude({
		doubts: [
			...doubts,
			...errors,
			...said,
			...brokenReportsOf(run),
			plain
		],
		spokeOfFindings: exitCode === 1 && errors.length === 0
	});
}
function classifyProjects(run, report, projects, before) {
	const doubts = [...before];
	const notices = [];
	let raw = 0;
	for (const project of projects) {
		const failure = errorOf(project);
		if (failure !== void 0) doubts.push(failure);
		else if (!Array.isArray(project["vulnerabilities"])) doubts.push("a project of the report lists no vulnerabilities");
		const applications = asList(project["applications"]).map(asObject);
		for (const part of [project, ...applications]) raw += asList(part["vulnerabilities"]).length;
		if (project["dependencyCount"] === 0) doubts.push("Snyk found no dependency to check");
		const ignored = asList(asObject(project["filtered"])["ignore"]).length;
		if (ignored > 0) notices.push(`the project’s .snyk file ignores ${ignored} of the findings`);
	}
	if (run.exitCode === 1 && raw === 0 && doubts.length === 0) doubts.push("exit code 1 means findings, and the report lists none");
	return conclude({
		report,
		raw,
		doubts: [...doubts, ...brokenReportsOf(run)],
		notices
	});
}
function errorOf(project) {
	const { error } = project;
	if (error === void 0 || error === null) return void 0;
	return `Snyk failed: ${asText(error) ?? asText(asObject(error)["message"]) ?? JSON.stringify(error)}`;
}

//#endregion
//#region src/scanners/yarn-audit/classify.ts
function classifyYarn(run) {
	const [first] = outputsOf(run).filter(({ name }) => name !== "stderr");
	if (first === void 0) return silent(run);
	const whole = advisoriesReport(parseJson(first.text));
	if (whole !== void 0) {
		const missing = whole.missing.map((count) => `the report counts ${count} and lists none of them`);
		return conclude({
			report: first.name,
			raw: whole.raw,
			doubts: missing,
			spokeOfFindings: missing.length > 0
		});
	}
	return classifyLines(run, first);
}
function silent(run) {
	const broken = brokenReportsOf(run);
	const errors = linesWith(logOf(run), /^.{0,300}(?:error|exception|YN\d{4}.*(?:fail|could not)).{0,300}$/iu, 2);
	const old = run.version?.startsWith("1.") === true;
	if (run.exitCode === 0 && !old && errors.length === 0 && broken.length === 0) return conclude({
		report: "stdout",
		doubts: []
	});
	const ended = `yarn wrote no report and ended with exit code ${run.exitCode ?? "none"}`;
	return conclude({ doubts: [[ended, ...errors].join(": "), ...broken] });
}
function classifyLines(run, { name, text }) {
	const records = [];
	const doubts = [];
	for (const line of text.split("\n").filter((part) => part.trim() !== "")) {
		const value = parseJson(line);
		if (value !== void 0) records.push(asObject(value));
		else if (doubts.length === 0) doubts.push(`yarn wrote a line that is no JSON: ${line.slice(0, 200)}`);
	}
	const advisories = records.filter((record) => record["type"] === "auditAdvisory");
	const rows = records.filter((record) => "value" in record && "children" in record);
	const summary = records.findLast((record) => record["type"] === "auditSummary");
	const classic = summary !== void 0 || records.some((record) => /^(?:audit|info|step)/u.test(typeOf(record)));
	doubts.push(...errorsIn([...records, ...stderrRecords(run)]));
	const raw = advisories.length + rows.length;
	const severities = [...advisories.map(advisoryOf), ...rows.map((row) => ({ severity: childrenOf(row)["Severity"] }))];
	if (classic && summary === void 0) doubts.push("the auditSummary at the end is missing");
	const counted = asObject(asObject(summary?.["data"])["vulnerabilities"]);
	const missing = missingSeverities(counted, severities);
	doubts.push(...missing.map((count) => `the summary counts ${count} and no line tells of them`));
	if (raw === 0 && summary === void 0 && doubts.length === 0) doubts.push("no line tells of an audit");
	if (raw === 0 && missing.length === 0 && run.exitCode !== 0 && doubts.length === 0) doubts.push(`yarn ended with exit code ${run.exitCode ?? "none"} and listed nothing`);
	return conclude({
		...(raw > 0 || summary !== void 0) && { report: name },
		raw,
		doubts,
		spokeOfFindings: missing.length > 0
	});
}
function stderrRecords({ stderr }) {
	return new TextDecoder().decode(stderr).split("\n").map((line) => asObject(parseJson(line)));
}
function errorsIn(records) {
	return records.filter((record) => record["type"] === "error").map((record) => `yarn reported an error: ${asText(record["data"]) ?? JSON.stringify(record["data"])}`);
}
function advisoryOf(record) {
	return asObject(asObject(record["data"])["advisory"]);
}
function childrenOf(record) {
	return asObject(record["children"] ?? asList(record["children"])[0]);
}
function typeOf(record) {
	return asText(record["type"]) ?? "";
}

//#endregion
export { classifyNpmAudit as a, dependencyCheckReport as c, hasFindings as d, oneLine as f, classifyOsvScanner as i, conclude as l, classifySnyk as n, recordOf as o, classifyPnpm as r, classifyDependencyCheck as s, classifyYarn as t, doubted as u };