import { a as SEVERITIES } from "./fingerprint.js";
import { _ as visibleText, a as countBySeverity, d as primaryPlace, f as runsOfFindings, g as stateOf, h as sortForReading, l as oneLine, m as scanRows, s as fingerprintOf, u as openFindings, v as locationText } from "./summary.js";
import { t as phantomMoney } from "./phantom-money.js";

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
	const figures = SEVERITIES.map((severity) => `${counts[severity]} ${severity}`).join(", ");
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
export { toHtml as n, toJunit as t };