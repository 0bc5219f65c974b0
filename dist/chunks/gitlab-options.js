import { C as SEVERITIES$1, E as scoreOf, _ as visibleText, a as countBySeverity, d as primaryPlace, f as runsOfFindings, g as stateOf, h as sortForReading, i as compareText, l as oneLine, m as scanRows, s as fingerprintOf, u as openFindings, v as locationText, x as isProblem } from "./summary.js";
import { t as phantomMoney } from "./phantom-money.js";
import { t as isInForce } from "./suppression.js";
import { i as redactRun, n as redactFinding } from "./redact.js";
import { n as firstVisible } from "./absolute-uri.js";
import { r as runText, t as SARIF_SCHEMA } from "./sarif.js";
import { t as sarifCategories } from "./sarif-category.js";
import { r as taxonOf } from "./taxonomies.js";
import { a as cutText, i as GITHUB_LIMITS, r as githubRule, t as githubResult } from "./github-result.js";
import { t as repositoryPath } from "./repository-path.js";
import { i as githubRun } from "./github-sarif.js";
import { t as sarifRuns } from "./sarif-runs.js";
import { a as GITLAB_CLASSES, i as gitlabText, n as gitlabId, o as classOfFinding, r as gitlabTarget, s as classOfRun, t as gitlabVulnerability } from "./gitlab-vulnerability.js";
import { createHash } from "node:crypto";

//#region src/reporters/escape-html.ts
function escapeHtml(text) {
	return visibleText(text).replaceAll(/[&<>"'`]/gu, (character) => `&#${character.charCodeAt(0)};`);
}

//#endregion
//#region src/reporters/html-noscript.ts
const SHOWN = 100;
function noscriptHtml(view) {
	const open = sortForReading(openFindings(view.findings));
	const counts = countBySeverity(open);
	const figures = SEVERITIES$1.map((severity) => `${counts[severity]} ${severity}`).join(", ");
	const shown = open.slice(0, SHOWN);
	const rest = open.length - shown.length;
	return [
		`<h1>Tollgate: ${escapeHtml(view.verdict.verdict)}</h1>`,
		list(view.verdict.reasons.map((reason) => oneLine(reason, 500))),
		list(phantomMoney(view.runs).map((line) => oneLine(line, 300))),
		`<p>${open.length} open ${open.length === 1 ? "finding" : "findings"} of ${view.findings.length} recorded: ${figures}.</p>`,
		`<p>Scripts are off: this is the short form of the page, without search, filters and details.</p>`,
		table("Scans", [
			"Scan",
			"Status",
			"Tool",
			"Target",
			"Reason"
		], scanRows(view).map((row) => [
			row.scan ?? "",
			row.state,
			row.tool ?? "",
			row.target ?? "",
			row.reason ?? ""
		])),
		table("Findings", [
			"Severity",
			"Rule",
			"Where",
			"What"
		], shown.map((finding) => [
			finding.severity,
			finding.rule.id,
			primaryPlace(finding),
			finding.message
		])),
		rest > 0 ? `<p>and ${rest} more</p>` : "",
		list(view.notices.slice(0, SHOWN).map((notice) => oneLine(notice, 500)))
	].join("");
}
function list(lines) {
	return lines.length === 0 ? "" : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`;
}
function table(title, columns, rows) {
	if (rows.length === 0) return "";
	return `<table><caption>${title}</caption><thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(oneLine(cell, 300))}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
}

//#endregion
//#region src/reporters/html.ts
const DATA_MARK = "<!--TOLLGATE_DATA-->";
const NOSCRIPT_MARK = "<!--TOLLGATE_NOSCRIPT-->";
const UNSAFE = /[<>&\u2028\u2029]/gu;
function toHtml(view, template) {
	const [beforeNoscript, afterNoscript] = splitOnce(template, NOSCRIPT_MARK);
	const [between, end] = splitOnce(afterNoscript, DATA_MARK);
	return [
		beforeNoscript,
		noscriptHtml(view),
		between,
		islandJson(view),
		end
	].join("");
}
function islandJson(value) {
	return JSON.stringify(value).replaceAll(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function splitOnce(text, mark) {
	const parts = text.split(mark);
	const [before, after] = parts;
	if (before === void 0 || after === void 0 || parts.length !== 2) throw new Error(`the page template must hold ${mark} exactly once, and holds it ${parts.length - 1} times`);
	return [before, after];
}

//#endregion
//#region src/reporters/junit-xml.ts
function suiteXml(name, cases) {
	const count = (outcome) => cases.filter((test) => test.outcome === outcome).length;
	const numbers = {
		tests: cases.length,
		failures: count("failure"),
		errors: count("error"),
		skipped: count("skipped")
	};
	const taken = /* @__PURE__ */ new Map();
	const lines = cases.map((test) => caseXml(test, freeName(test, taken)));
	const attributes = Object.entries(numbers).map(([key, value]) => ` ${key}="${value}"`);
	return {
		xml: `  <testsuite name="${attribute(name)}"${attributes.join("")}>\n${lines.join("")}  </testsuite>\n`,
		...numbers
	};
}
function testSuitesXml(suites) {
	const sum = (key) => `${key}="${suites.reduce((total, suite) => total + suite[key], 0)}"`;
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Tollgate" ${[
		sum("tests"),
		sum("failures"),
		sum("errors"),
		sum("skipped")
	].join(" ")}>\n${suites.map((suite) => suite.xml).join("")}</testsuites>\n`;
}
function caseXml(test, name) {
	const head = `    <testcase classname="${attribute(test.className)}" name="${attribute(name)}"`;
	if (test.outcome === "passed") return `${head}/>\n`;
	const type = test.type === void 0 ? "" : ` type="${attribute(test.type)}"`;
	const open = `<${test.outcome}${type} message="${attribute(test.message ?? "")}"`;
	return `${head}>${test.body === void 0 ? `${open}/>` : `${open}>${content(test.body)}</${test.outcome}>`}</testcase>\n`;
}
function freeName(test, taken) {
	const plain = visibleText(test.name);
	const full = test.id ? `${plain} [${test.id.slice(0, 8)}]` : plain;
	const base = taken.has(`${test.className}\n${plain}`) ? full : plain;
	let name = base;
	while (taken.has(`${test.className}\n${name}`)) {
		const number = (taken.get(`${test.className}\n${base}`) ?? 1) + 1;
		taken.set(`${test.className}\n${base}`, number);
		name = `${base} #${number}`;
	}
	taken.set(`${test.className}\n${name}`, 1);
	return name;
}
function content(text) {
	return visibleText(text).replaceAll(/[&<>]/gu, entity);
}
function attribute(text) {
	return visibleText(text).replaceAll(/[&<>"'\t\n]/gu, entity);
}
function entity(character) {
	return `&#${character.charCodeAt(0)};`;
}

//#endregion
//#region src/reporters/junit.ts
function toJunit(view) {
	const byRun = /* @__PURE__ */ new Map();
	const runs = runsOfFindings(view);
	for (const [index, finding] of view.findings.entries()) {
		const run = runs[index]?.[0] ?? -1;
		const known = byRun.get(run);
		if (known === void 0) byRun.set(run, [finding]);
		else known.push(finding);
	}
	const reported = new Set(view.findings.flatMap(({ rule, aliases }) => [rule.id, ...aliases]));
	const suites = view.runs.map((run, index) => suiteXml(suiteName(run), runCases(run, byRun.get(index) ?? [], reported)));
	const stray = sortForReading(byRun.get(-1) ?? []).map((finding) => findingCase("tollgate.other", finding));
	if (stray.length > 0) suites.push(suiteXml("Findings of no known run", stray));
	return testSuitesXml([suiteXml("Tollgate gate", gateCases(view)), ...suites]);
}
function gateCases(view) {
	const [first = "no reason given", ...rest] = view.verdict.reasons;
	const text = [first, ...rest].join("\n");
	return [{
		className: "tollgate.gate",
		name: "verdict",
		...GATE[view.verdict.verdict](first, text)
	}, ...scanRows(view).filter((row) => row.tool === void 0).map((row) => {
		const message = row.reason ?? row.state;
		const outcome = row.state === "not-configured" ? "skipped" : "error";
		const named = {
			className: "tollgate.scan",
			name: `scan ${row.scan ?? ""}`
		};
		return row.state === "complete" ? {
			...named,
			outcome: "passed"
		} : {
			...named,
			outcome,
			type: row.state,
			message,
			body: message
		};
	})];
}
const GATE = {
	pass: () => ({ outcome: "passed" }),
	fail: (message, body) => ({
		outcome: "failure",
		type: "gate",
		message,
		body
	}),
	incomplete: (message, body) => ({
		outcome: "error",
		type: "incomplete",
		message,
		body
	})
};
function runCases(run, findings, reported) {
	const className = [run.scan ?? "scan", run.tool.name].join(".");
	const cases = [];
	const message = run.reason ?? `the run is ${run.status}`;
	if (run.status === "complete") cases.push({
		className,
		name: "the run is complete",
		outcome: "passed"
	});
	else cases.push({
		className,
		name: "the run is complete",
		outcome: "error",
		type: run.status,
		message,
		body: message
	});
	for (const id of new Set(run.rules.map((rule) => rule.id))) {
		if (reported.has(id)) continue;
		if (run.status === "complete") cases.push({
			className,
			name: id,
			outcome: "passed"
		});
		else cases.push({
			className,
			name: id,
			outcome: "skipped",
			message: `nothing can be said: ${message}`
		});
	}
	return [...cases, ...sortForReading(findings).map((finding) => findingCase(className, finding))];
}
function findingCase(className, finding) {
	const place = primaryPlace(finding);
	const named = {
		className,
		name: place === "" ? finding.rule.id : `${finding.rule.id}: ${place}`,
		id: fingerprintOf(finding)
	};
	switch (stateOf(finding)) {
		case "suppressed": {
			const entry = finding.suppressions.find(({ status }) => status === void 0 || status === "accepted");
			const by = [
				entry?.owner,
				entry?.expires && `until ${entry.expires}`,
				entry?.reason
			].filter((part) => part);
			return {
				...named,
				outcome: "skipped",
				message: `suppressed: ${by.join(", ")}`
			};
		}
		case "absent": return {
			...named,
			outcome: "passed"
		};
		case "not-a-problem":
			if (finding.kind === "pass") return {
				...named,
				outcome: "passed"
			};
			return {
				...named,
				outcome: "skipped",
				message: `${finding.kind}: ${oneLine(finding.message, 500)}`
			};
		default: return {
			...named,
			outcome: "failure",
			type: finding.severity,
			message: oneLine(finding.message, 500),
			body: failureText(finding)
		};
	}
}
function failureText(finding) {
	const { rule, severity, message, locations, evidence, aliases, baselineState } = finding;
	return [
		`${severity}: ${rule.title}`,
		message,
		...locations.map((location) => `at ${locationText(location)}`),
		...evidence === void 0 ? [] : [`evidence: ${evidence}`],
		...rule.fix === void 0 ? [] : [`fix: ${rule.fix}`],
		...aliases.length === 0 ? [] : [`also known as ${aliases.join(", ")}`],
		...baselineState === void 0 ? [] : [`compared with the baseline: ${baselineState}`],
		`fingerprint: ${fingerprintOf(finding)}`
	].join("\n");
}
function suiteName(run) {
	const tool = run.tool.version === void 0 ? run.tool.name : `${run.tool.name} ${run.tool.version}`;
	return [
		run.scan,
		tool,
		run.target,
		run.shard === void 0 ? void 0 : `shard ${run.shard}`
	].filter((part) => part !== void 0).join(" · ");
}

//#endregion
//#region src/cli/platforms/gitlab-lines.ts
const LENGTH$1 = 300;
function withheldLine({ kind, withheld }) {
	return `no ${kind} report for GitLab: ${withheld.map((reason) => oneLine(reason, LENGTH$1)).join("; ")}; dashboard unchanged since the last complete run`;
}

//#endregion
//#region src/reporters/gitlab/run-fault.ts
function runFault({ tool, target, status, reason }) {
	if (status === "complete") return [];
	const place = target === void 0 ? "" : ` on ${target}`;
	return [`${tool.name}${place} is ${status}${reason === void 0 ? "" : ` (${reason})`}`];
}

//#endregion
//#region src/reporters/gitlab/gitlab-codequality.ts
const SEVERITIES = {
	critical: "blocker",
	high: "critical",
	medium: "major",
	low: "minor",
	informational: "info"
};
const LENGTH = 1024;
function gitlabCodequality(runs, now) {
	const ofFiles = runs.filter(({ info }) => !isOfAddresses(classOfRun(info)));
	if (ofFiles.length === 0) return { withheld: [] };
	const withheld = [...new Set(ofFiles.flatMap(({ info }) => runFault(info)))];
	if (withheld.length > 0) return { withheld };
	const taken = /* @__PURE__ */ new Map();
	return {
		text: `[${ofFiles.flatMap(({ info, findings }) => sortForReading([...findings].filter((finding) => isOpen(finding, now))).flatMap((finding) => {
			const place = isOfAddresses(classOfFinding(finding, info)) ? void 0 : placeOf$1(finding);
			if (place === void 0) return [];
			return [{
				...entryOf(finding),
				fingerprint: uniqueOf(finding, place, taken),
				location: place
			}];
		})).map((entry) => `\n${JSON.stringify(entry)}`).join(",")}\n]\n`,
		withheld
	};
}
function isOfAddresses(kind) {
	return kind === "dast" || kind === "api_fuzzing";
}
function isOpen(finding, now) {
	return isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now));
}
function entryOf({ rule, message, severity }) {
	return {
		description: gitlabText(firstVisible(message, rule.title, rule.id), LENGTH),
		check_name: gitlabText(firstVisible(rule.id), LENGTH),
		severity: SEVERITIES[severity]
	};
}
function placeOf$1({ locations }) {
	for (const location of locations) {
		const [file, line] = location.kind === "file" ? [location.uri, location.region?.startLine] : location.kind === "package" ? [location.manifest, location.line] : [];
		const path = file === void 0 ? void 0 : repositoryPath(file);
		if (path !== void 0 && line !== void 0) return {
			path: gitlabText(path, LENGTH),
			lines: { begin: line }
		};
	}
}
function uniqueOf(finding, place, taken) {
	const own = fingerprintOf(finding);
	const name = own === "" ? JSON.stringify([
		finding.rule.id,
		finding.message,
		place
	]) : own;
	const number = (taken.get(name) ?? 0) + 1;
	taken.set(name, number);
	return number === 1 && own !== "" ? own : digest(`${name}#${number}`);
}
function digest(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

//#endregion
//#region src/reporters/gitlab/gitlab-parts.ts
function gitlabParts(runs, now) {
	const all = runs.map(({ info, findings }) => ({
		info,
		findings: problemsOf(findings, now)
	}));
	const unknown = all.filter(({ info }) => info.tool.name === OWN_TOOL && info.scan === void 0).flatMap(fault);
	return GITLAB_CLASSES.flatMap((kind) => {
		const own = all.flatMap(({ info, findings }) => {
			const members = findings.filter((finding) => classOfFinding(finding, info) === kind);
			return members.length > 0 || concerns(info, kind) ? [{
				info,
				findings: members
			}] : [];
		});
		const targets = targetsOf(own.map(({ info }) => info), kind);
		const anywhere = targets.length < 2 ? [] : own.filter(({ info }) => gitlabTarget(info, kind) === "").flatMap(fault);
		return targets.map((target) => {
			const members = own.filter(({ info }) => belongs(info, target, targets, kind));
			return {
				kind,
				target,
				runs: members.map(({ info }) => info),
				findings: members.flatMap(({ info, findings }) => sortForReading(findings).map((finding) => ({
					finding,
					run: info
				}))),
				withheld: [.../* @__PURE__ */ new Set([
					...members.flatMap(fault),
					...anywhere,
					...unknown
				])]
			};
		});
	});
}
const OWN_TOOL = "Tollgate";
function problemsOf(findings, now) {
	return [...findings].filter((finding) => isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now)));
}
function concerns(info, kind) {
	if (kind === "sarif" && info.tool.name === OWN_TOOL && info.scan === void 0) return info.status !== "complete";
	return classOfRun(info) === kind || kind === "sarif" && info.scan === "dependencies" && info.status !== "complete";
}
function fault({ info }) {
	return runFault(info);
}
function targetsOf(infos, kind) {
	if (infos.length === 0) return [];
	const named = [...new Set(infos.map((info) => gitlabTarget(info, kind)))].filter((name) => name !== "");
	if (kind === "sarif") return [""];
	if (kind === "dependency_scanning") return [named.toSorted(compareText).join(" ")];
	return named.length === 0 ? [""] : named.toSorted(compareText);
}
function belongs(info, target, targets, kind) {
	if (targets.length === 1) return true;
	const own = gitlabTarget(info, kind);
	return own === target || own === "" && target === targets[0];
}

//#endregion
//#region src/reporters/gitlab/gitlab-sarif.ts
const MOST_TAGS = 10;
function gitlabSarif({ runs, findings, withheld }, options) {
	if (withheld.length > 0) return { withheld };
	const members = Map.groupBy(findings, ({ run }) => run);
	const shown = runs.map((info) => {
		return {
			info,
			results: resultsOf((members.get(info) ?? []).map(({ finding }) => finding), options)
		};
	});
	const crowded = shown.find(({ results }) => results.length > GITHUB_LIMITS.resultsPerRun);
	if (crowded !== void 0) return refused(`${crowded.info.tool.name} has ${crowded.results.length} results`, "5,000 a run");
	if (shown.length > GITHUB_LIMITS.runsPerFile) return refused(`there are ${shown.length} runs`, "20");
	const text = [...textOf(shown, options.now)].join("");
	const bytes = Buffer.byteLength(text);
	return bytes > GITHUB_LIMITS.fileBytes ? refused(`it has ${bytes} bytes`, "10 MB") : {
		text,
		withheld: []
	};
}
function refused(what, limit) {
	return { withheld: [`${what}, and GitLab takes at most ${limit}`] };
}
function* textOf(shown, now) {
	const categories = sarifCategories(shown.map(({ info }) => info));
	yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
	for (const [index, { info, results }] of shown.entries()) {
		const rules = [...new Map(results.map(({ rule }) => [rule.id, rule])).values()];
		yield index === 0 ? "\n" : ",\n";
		yield* runText({
			info: githubRun({
				info,
				inputs: [],
				rules,
				findings: []
			}, now).info,
			inputs: [],
			rules,
			findings: results
		}, {
			toText: ({ object, rank }, ruleIndex) => JSON.stringify({
				...object,
				ruleIndex,
				rank
			}),
			toRule: (rule) => githubRule({
				...rule,
				tags: tagsOf(rule.tags)
			}),
			category: categories[index] ?? "",
			driver: {},
			run: {}
		});
	}
	yield "\n]}\n";
}
function resultsOf(findings, options) {
	return [...Map.groupBy(findings.map((finding) => ({
		finding,
		object: githubResult(finding, 0, options)
	})), ({ object }) => JSON.stringify([object.ruleId, placeOf(object)])).values()].flatMap((members) => {
		const [first] = members;
		if (first === void 0) return [];
		const texts = [...new Set(members.map(({ object }) => object.message.text))];
		const text = texts.length === 1 ? texts[0] ?? "" : `${texts.length} findings here:\n${texts.join("\n")}`;
		const worst = Math.min(...members.map(({ finding }) => SEVERITIES$1.indexOf(finding.severity)));
		return [{
			rule: first.finding.rule,
			object: {
				...first.object,
				message: { text: cutText(text, GITHUB_LIMITS.messageLength) }
			},
			rank: scoreOf(SEVERITIES$1[worst] ?? "informational") * 10
		}];
	});
}
function placeOf({ locations: [first] }) {
	const { artifactLocation, region } = first?.physicalLocation ?? {};
	return [
		artifactLocation?.uri,
		region?.startLine,
		region?.endLine
	];
}
function tagsOf(tags) {
	const weaknesses = tags.flatMap((tag) => {
		const taxon = taxonOf(tag);
		return taxon?.standard.name === "CWE" ? [`cwe-${taxon.id}`] : [];
	});
	const short = tags.filter((tag) => tag.length <= GITHUB_LIMITS.tagLength && !weaknesses.includes(tag));
	return [.../* @__PURE__ */ new Set([...weaknesses, ...short])].slice(0, MOST_TAGS);
}

//#endregion
//#region src/reporters/gitlab/target-slug.ts
function targetSlug(target) {
	const slug = target.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-").replaceAll(/^-|-$/gu, "").slice(0, 40);
	return slug === target ? slug : `${slug}-${createHash("sha256").update(target).digest("hex").slice(0, 8)}`;
}

//#endregion
//#region src/reporters/gitlab/gitlab-scanner.ts
const NAMES = {
	dast: "web baseline",
	api_fuzzing: "payment fuzzer",
	dependency_scanning: "dependency audit"
};
function gitlabScanner({ target, runs }, kind) {
	const tools = [...new Set(runs.map(({ tool }) => tool.name))].filter((name) => !/^tollgate/iu.test(name));
	const parts = [...target === "" ? [] : [targetSlug(target)], ...tools.toSorted(compareText).map((name) => targetSlug(name.toLowerCase().replaceAll(/[ _]+/gu, "-")))];
	const by = tools.length === 0 ? "" : ` (${tools.toSorted(compareText).join(", ")})`;
	return {
		id: [
			"tollgate",
			kind.replaceAll("_", "-"),
			...parts
		].join("-"),
		name: gitlabText(`Tollgate ${NAMES[kind]}${target === "" ? "" : ` of ${target}`}${by}`, 255)
	};
}

//#endregion
//#region src/reporters/gitlab/gitlab-security-report.ts
function* gitlabSecurityReport(part, { schema, version, now, anchor }) {
	const { kind, target, findings } = part;
	const time = new Date(now).toISOString().slice(0, 19);
	const vendor = { name: "Tollgate" };
	const head = {
		version: schema,
		scan: {
			analyzer: {
				id: "tollgate",
				name: "Tollgate",
				version,
				vendor
			},
			scanner: {
				...gitlabScanner(part, kind),
				version,
				vendor
			},
			start_time: time,
			end_time: time,
			status: "success",
			type: kind,
			...kind !== "dependency_scanning" && { scanned_resources: [] }
		}
	};
	yield `${JSON.stringify(head).slice(0, -1)},"vulnerabilities":[`;
	const taken = /* @__PURE__ */ new Map();
	for (const { finding } of findings) {
		const entry = gitlabVulnerability(finding, kind, {
			target,
			anchor
		});
		const number = (taken.get(entry.id) ?? 0) + 1;
		const id = number === 1 ? entry.id : gitlabId(`${entry.id}#${number}`);
		yield `${taken.size === 0 ? "" : ","}\n${JSON.stringify({
			...entry,
			id
		})}`;
		taken.set(entry.id, number);
	}
	yield "\n]}\n";
}

//#endregion
//#region src/cli/platforms/gitlab-report-files.ts
const GITLAB_REPORT_FILES = {
	dast: "gl-dast-report.json",
	api_fuzzing: "gl-api-fuzzing-report.json",
	dependency_scanning: "gl-dependency-scanning-report.json",
	sarif: "gl-sarif-report.sarif",
	codequality: "gl-code-quality-report.json"
};

//#endregion
//#region src/cli/platforms/gitlab-reports.ts
function gitlabReports(content, options) {
	const runs = sarifRuns(content).map((run) => ({
		...run,
		info: redactRun(run.info),
		findings: [...run.findings].map((finding) => redactFinding(finding))
	}));
	const parts = gitlabParts(runs, options.now);
	const quality = gitlabCodequality(runs, options.now);
	return [...parts.map((part) => reportOf(part, parts, options)), ...quality.text === void 0 && quality.withheld.length === 0 ? [] : [report("codequality", "", [], quality.text === void 0 ? void 0 : [quality.text], quality.withheld)]];
}
function reportOf(part, parts, options) {
	const { kind, target, withheld } = part;
	const targets = parts.filter((other) => other.kind === kind).map((other) => other.target);
	if (kind === "sarif") {
		const sarif = gitlabSarif(part, options);
		return report(kind, target, targets, sarif.text === void 0 ? void 0 : [sarif.text], sarif.withheld);
	}
	return report(kind, target, targets, withheld.length > 0 ? void 0 : gitlabSecurityReport({
		...part,
		kind
	}, options), withheld);
}
function report(kind, target, targets, pieces, withheld) {
	const file = GITLAB_REPORT_FILES[kind];
	return {
		kind,
		target,
		name: targets.length > 1 ? file.replace("-report.", `-report-${targetSlug(target)}.`) : file,
		...pieces !== void 0 && { pieces },
		withheld
	};
}

//#endregion
//#region src/reporters/gitlab/gitlab-options.ts
const GITLAB_SCHEMAS = ["15.2.1", "15.1.4"];

//#endregion
export { toHtml as a, toJunit as i, gitlabReports as n, withheldLine as r, GITLAB_SCHEMAS as t };