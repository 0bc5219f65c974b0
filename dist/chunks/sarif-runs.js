import { A as locationText, C as primaryPlace, D as sortForReading, E as scanRows, O as stateOf$1, S as openFindings, _ as countBySeverity, b as isSuppressed, c as sarifCategories, d as sarifUri, f as firstVisible, i as runText, k as visibleText, m as attackSummary, n as SARIF_SCHEMA, o as taxonOf, p as ATTACK_VERDICTS, s as sarifRule, u as sarifResult, v as coverageFigures, w as runsOfFindings, x as oneLine, y as fingerprintOf } from "./write-text.js";
import { B as SEVERITY_PROPERTY, J as isInForce, Q as SCANS, ct as FINGERPRINT_KEY, et as isProblem, nt as SEVERITIES } from "./file-source.js";
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
	const figures = SEVERITIES.map((severity) => `${counts[severity]} ${severity}`).join(", ");
	const shown = open.slice(0, SHOWN);
	const rest = open.length - shown.length;
	return [
		`<h1>Tollgate: ${escapeHtml(view.verdict.verdict)}</h1>`,
		list(view.verdict.reasons.map((reason) => oneLine(reason, 500))),
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
	return visibleText(text).replaceAll(/[&<>]/gu, entity$1);
}
function attribute(text) {
	return visibleText(text).replaceAll(/[&<>"'\t\n]/gu, entity$1);
}
function entity$1(character) {
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
	switch (stateOf$1(finding)) {
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
//#region src/reporters/escape-markdown.ts
const STRUCTURAL = /[&<>"'`*_~|\\[\]{}#!$@^%=]|:(?=\S)/gu;
const REFERENCE = /@|[#!~%$&](?=[\p{L}\p{N}_"'&[.-])|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/giu;
const LINE_START = /^(?:[^\p{L}\p{N}&]|\d(?=\d*[.)]))/u;
function escapeMarkdown(text, limit) {
	return oneLine(text, limit).replaceAll(REFERENCE, (mark) => `${mark}\u200b`).replaceAll(STRUCTURAL, entity).replace(LINE_START, entity);
}
function markdownCode(text, limit) {
	const escaped = escapeMarkdown(text, limit);
	return escaped === "" ? "" : `<code>${escaped}</code>`;
}
function entity(character) {
	return `&#${character.codePointAt(0) ?? 0};`;
}

//#endregion
//#region src/reporters/markdown-section.ts
const BUDGET = 6e4;
const SHARE = .6;
const encoder = new TextEncoder();
function tableSection(title, columns, rows, limit, foot) {
	const head = [
		title,
		"",
		`| ${columns.join(" | ")} |`,
		`|${" --- |".repeat(columns.length)}`
	].join("\n");
	const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
	return section(rows.length === 0 ? "" : `${head}\n`, lines, limit, foot);
}
function listSection(title, lines, limit, foot) {
	return section(lines.length === 0 || title === "" ? "" : `${title}\n\n`, lines.map((line) => `- ${line}`), limit, foot);
}
function joinSections(sections) {
	let left = BUDGET;
	const parts = [];
	for (const { head, rows, limit, foot } of sections) {
		if (head === "" && rows.length === 0) continue;
		const frame = bytes(head) + bytes(foot ?? "") + 40;
		let room = left * SHARE - frame;
		const shown = [];
		for (const row of rows.slice(0, limit)) {
			const size = bytes(row) + 1;
			if (size > room) break;
			room -= size;
			left -= size;
			shown.push(row);
		}
		left -= frame;
		const more = rows.length > shown.length ? `\n\nand ${rows.length - shown.length} more` : "";
		parts.push(`${head}${shown.join("\n")}${more}${foot === void 0 ? "" : `\n\n${foot}`}`);
	}
	return `${parts.join("\n\n")}\n`;
}
function section(head, rows, limit, foot) {
	return rows.length === 0 || foot === void 0 ? {
		head,
		rows,
		limit
	} : {
		head,
		rows,
		limit,
		foot
	};
}
function bytes(text) {
	return encoder.encode(text).length;
}

//#endregion
//#region src/reporters/markdown.ts
const VERDICTS = {
	pass: "✅ Tollgate: pass",
	fail: "❌ Tollgate: fail",
	incomplete: "⚠️ Tollgate: incomplete"
};
const MARKS = {
	critical: "🟣",
	high: "🔴",
	medium: "🟠",
	low: "🔵",
	informational: "⚪"
};
const STATES = {
	complete: "✅ complete",
	degraded: "⚠️ degraded",
	unreadable: "❌ unreadable",
	"not-configured": "➖ not configured"
};
const TOP = 50;
function toMarkdown(view) {
	const open = sortForReading(openFindings(view.findings));
	return joinSections([
		{
			head: `## ${VERDICTS[view.verdict.verdict]}`,
			rows: [],
			limit: 0
		},
		listSection("", view.verdict.reasons.map((reason, index) => bold(escapeMarkdown(reason, 300), index === 0)), 10),
		{
			head: severityTable(open),
			rows: [],
			limit: 0
		},
		{
			head: counted(view, open.length),
			rows: [],
			limit: 0
		},
		scans(view),
		findings(open),
		...attacks(view),
		fixes(open),
		suppressed(view.findings),
		listSection(details("Notices", view.notices.length), view.notices.map((notice) => escapeMarkdown(notice, 300)), 30, "</details>")
	]);
}
function severityTable(open) {
	const counts = countBySeverity(open);
	return [
		`| ${SEVERITIES.map((severity) => `${MARKS[severity]} ${severity}`).join(" | ")} |`,
		`|${" ---: |".repeat(SEVERITIES.length)}`,
		`| ${SEVERITIES.map((severity) => counts[severity] > 0 ? `**${counts[severity]}**` : "0").join(" | ")} |`
	].join("\n");
}
function counted(view, open) {
	const states = view.findings.map(stateOf$1);
	const count = (state) => states.filter((known) => known === state).length;
	const rest = [
		[count("new"), "new"],
		[count("suppressed"), "suppressed"],
		[count("absent"), "absent since the baseline"],
		[count("not-a-problem"), "recorded, no problem"]
	].filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
	return [`${open} open ${open === 1 ? "finding" : "findings"}`, ...rest].join(" · ");
}
function scans(view) {
	const rows = scanRows(view).map((row) => {
		const figures = coverageFigures(row.coverage).map(({ name, value }) => `${name}: ${value}`);
		const seen = [row.reason, ...figures].filter((part) => part !== void 0).join("; ");
		return [
			row.scan ?? "",
			STATES[row.state],
			escapeMarkdown(row.tool ?? "", 60),
			markdownCode(row.target ?? "", 100),
			escapeMarkdown(seen, 240)
		];
	});
	return tableSection("### Scans", [
		"Scan",
		"Status",
		"Tool",
		"Target",
		"Coverage"
	], rows, 40);
}
function findings(open) {
	const rows = open.map((finding) => [
		`${MARKS[finding.severity]} ${finding.severity}`,
		markdownCode(finding.rule.id, 80),
		markdownCode(primaryPlace(finding), 160),
		`${finding.baselineState === "new" ? "**new** " : ""}${escapeMarkdown(finding.message, 240)}`
	]);
	return tableSection("### Findings", [
		"Severity",
		"Rule",
		"Where",
		"What"
	], rows, TOP);
}
function attacks(view) {
	return view.runs.flatMap((run) => {
		const summary = attackSummary(run.coverage);
		if (summary === void 0) return [];
		const counts = [
			run.target === void 0 ? "### Payment attacks" : `### Payment attacks on ${markdownCode(run.target, 100)}`,
			"",
			`| ${ATTACK_VERDICTS.join(" | ")} |`,
			`|${" ---: |".repeat(ATTACK_VERDICTS.length)}`,
			`| ${ATTACK_VERDICTS.map((verdict) => summary.counts[verdict]).join(" | ")} |`
		].join("\n");
		const named = summary.attacks.map(({ id, verdict, reason = "" }) => [
			markdownCode(id, 120),
			verdictText(verdict),
			escapeMarkdown(reason, 240)
		]);
		return [{
			head: counts,
			rows: [],
			limit: 0
		}, tableSection(details("Attacks by name", named.length), [
			"Attack",
			"Verdict",
			"Why"
		], named, 200, "</details>")];
	});
}
function fixes(open) {
	const rules = new Map(open.map(({ rule }) => [rule.id, rule]));
	const counts = /* @__PURE__ */ new Map();
	for (const { rule } of open) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
	const lines = [...rules.values()].map((rule) => {
		const fix = rule.fix === void 0 ? "" : ` Fix: ${escapeMarkdown(rule.fix, 400)}`;
		return `${markdownCode(rule.id, 80)} (${counts.get(rule.id) ?? 0}) **${escapeMarkdown(rule.title, 160)}**${fix}`;
	});
	return listSection(details("What to do, rule by rule", lines.length), lines, 30, "</details>");
}
function suppressed(all) {
	const lines = sortForReading(all.filter(isSuppressed)).map((finding) => {
		const entry = finding.suppressions.find(({ status }) => status === void 0 || status === "accepted");
		const by = [
			entry?.owner,
			entry?.expires && `until ${entry.expires}`,
			entry?.reason
		].filter((part) => part);
		return `${`${finding.severity} ${markdownCode(finding.rule.id, 80)} ${markdownCode(primaryPlace(finding), 160)}`}: ${escapeMarkdown(by.join(", "), 240)} ${markdownCode(fingerprintOf(finding), 40)}`.trimEnd();
	});
	return listSection(details("Suppressed", lines.length), lines, 30, "</details>");
}
function verdictText(verdict) {
	return verdict === "violation" ? "**violation**" : verdict;
}
function bold(text, yes) {
	return yes && text !== "" ? `**${text}**` : text;
}
function details(title, count) {
	return `<details><summary>${title} (${count})</summary>`;
}

//#endregion
//#region src/cli/view-of-sarif.ts
function viewOfSarif(content, parts) {
	return {
		tool: {
			name: "Tollgate",
			version: parts.version
		},
		verdict: parts.decision,
		runs: content.runs.map(({ info }) => info),
		findings: content.runs.flatMap(({ findings }) => findings.map((finding) => withDecisionsInForce(finding, parts.now))),
		findingRuns: content.runs.flatMap(({ findings }, position) => findings.map(() => position)),
		configured: SCANS.map((scan) => stateOf(scan, content.runs.map(({ info }) => info))),
		notices: parts.notices
	};
}
function stateOf(scan, runs) {
	const run = runs.find((candidate) => candidate.scan === scan);
	if (run === void 0) return {
		scan,
		state: "not-configured"
	};
	const { status, reason, target, coverage } = run;
	return {
		scan,
		state: status,
		...reason !== void 0 && { reason },
		...target !== void 0 && { target },
		...coverage !== void 0 && { coverage }
	};
}
function withDecisionsInForce(finding, now) {
	const suppressions = finding.suppressions.filter((suppression) => isInForce(suppression, now));
	return suppressions.length === finding.suppressions.length ? finding : {
		...finding,
		suppressions
	};
}

//#endregion
//#region src/reporters/github-limits.ts
const GITHUB_LIMITS = {
	fileBytes: 95e5,
	runsPerFile: 20,
	resultsPerRun: 5e3,
	rulesPerRun: 25e3,
	tagsPerRule: 20,
	tagLength: 255,
	nameLength: 255,
	descriptionLength: 1024,
	messageLength: 2048,
	uriLength: 2048,
	helpLength: 16384,
	resultLength: 65536
};
function cutText(text, length) {
	return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}

//#endregion
//#region src/reporters/github-rule.ts
function githubRule(rule) {
	const { nameLength, descriptionLength, helpLength, uriLength } = GITHUB_LIMITS;
	const { name, fix, helpUri, ...rest } = rule;
	return sarifRule({
		...rest,
		id: githubRuleId(rule.id),
		...name !== void 0 && { name: name.slice(0, nameLength) },
		title: cutText(rule.title, descriptionLength),
		description: cutText(rule.description, descriptionLength),
		fix: cutText(fix ?? rule.description, helpLength),
		...helpUri !== void 0 && helpUri.length <= uriLength && { helpUri },
		tags: githubTags(rule.tags)
	});
}
function githubRuleId(id) {
	if (id.length <= GITHUB_LIMITS.nameLength) return id;
	return `${cutText(id, 200)}-${createHash("sha256").update(id).digest("hex").slice(0, 16)}`;
}
function githubTags(all) {
	const { tagsPerRule, tagLength } = GITHUB_LIMITS;
	const tags = [...new Set(all)].filter((tag) => tag.length <= tagLength);
	if (tags.length <= tagsPerRule) return tags;
	const kept = new Set([...tags.filter(isWanted), ...tags.filter((tag) => !isWanted(tag))].slice(0, tagsPerRule));
	return tags.filter((tag) => kept.has(tag));
}
function isWanted(tag) {
	return tag === "security" || taxonOf(tag) !== void 0;
}

//#endregion
//#region src/reporters/repository-path.ts
function repositoryPath(file) {
	const path = decode(file).replaceAll("\\", "/").replace(/^(?:\.\/+)+/u, "");
	if (path === "" || path.startsWith("/") || path.includes("\0") || /^[a-z][a-z0-9+.-]*:/iu.test(path)) return void 0;
	return path.split("/").includes("..") ? void 0 : path;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
//#region src/reporters/github-result.ts
function githubResult(finding, ruleIndex, options) {
	const { baselineState: _state, suppressions: _suppressions, ...rest } = finding;
	const place = placeOf(finding, options);
	const id = githubRuleId(finding.rule.id);
	const ours = finding.fingerprints[FINGERPRINT_KEY];
	const result = {
		...sarifResult({
			...rest,
			suppressions: []
		}, ruleIndex),
		ruleId: id,
		message: { text: messageOf(finding) },
		locations: [place.location]
	};
	const hash = { primaryLocationLineHash: place.hash ?? `${identityOf(finding).slice(0, 16)}:1` };
	const whole = {
		...result,
		partialFingerprints: {
			...finding.fingerprints,
			...hash
		}
	};
	if (JSON.stringify(whole).length <= GITHUB_LIMITS.resultLength) return whole;
	const { level, message, locations } = whole;
	return {
		ruleId: id,
		ruleIndex,
		level,
		message,
		locations,
		partialFingerprints: {
			...ours !== void 0 && ours.length <= 255 && { ["tollgate/v1"]: ours },
			...hash
		},
		properties: { [SEVERITY_PROPERTY]: finding.severity }
	};
}
function identityOf({ fingerprints, rule, message, locations }) {
	const place = locations[0] === void 0 ? null : locationText(locations[0]);
	return fingerprints["tollgate/v1"] ?? createHash("sha256").update(JSON.stringify([
		rule.id,
		message,
		place
	])).digest("hex");
}
function messageOf({ message, rule, locations: [primary] }) {
	const { messageLength, nameLength } = GITHUB_LIMITS;
	const text = firstVisible(message, rule.title, rule.id);
	const place = primary === void 0 || primary.kind === "file" ? "" : cutText(locationText(primary), nameLength * 2);
	if (place === "") return cutText(text, messageLength);
	return `${cutText(text, messageLength - place.length - 4)}\nAt ${place}`;
}
function placeOf({ locations: [primary] }, options) {
	const named = primary?.kind === "file" ? primary.uri : primary?.kind === "package" ? primary.manifest : void 0;
	const path = named === void 0 ? void 0 : repositoryPath(named);
	const uri = named === void 0 ? "" : sarifUri(named.replaceAll("\\", "/").replace(/^(?:\.\/+)+/u, ""));
	if (path === void 0 || uri.length > GITHUB_LIMITS.uriLength) return { location: physical(options.anchor, 1) };
	if (primary?.kind !== "file") return { location: physical(uri, primary?.kind === "package" ? primary.line ?? 1 : 1) };
	const { region = { startLine: 1 } } = primary;
	const hash = options.lineHashOf?.(path, region.startLine);
	return {
		location: { physicalLocation: {
			artifactLocation: { uri },
			region
		} },
		...hash !== void 0 && { hash }
	};
}
function physical(file, startLine) {
	return { physicalLocation: {
		artifactLocation: { uri: sarifUri(file) },
		region: { startLine }
	} };
}

//#endregion
//#region src/reporters/github-run.ts
function githubParts(category, options) {
	return {
		toText: (finding, ruleIndex) => JSON.stringify(githubResult(finding, ruleIndex, options)),
		toRule: githubRule,
		category,
		driver: {},
		run: {}
	};
}
function githubRun(run, now) {
	const { nameLength, messageLength, resultLength } = GITHUB_LIMITS;
	const { tool, reason, coverage, target, ...info } = run.info;
	const isLong = (value) => JSON.stringify(value).length > resultLength;
	return {
		rules: run.rules,
		inputs: isLong(run.inputs) ? [] : run.inputs,
		info: {
			...info,
			tool: {
				...tool,
				name: cutText(tool.name, nameLength),
				...tool.version !== void 0 && { version: cutText(tool.version, nameLength) }
			},
			...target !== void 0 && { target: cutText(target, messageLength) },
			...reason !== void 0 && { reason: cutText(reason, messageLength) },
			...coverage !== void 0 && !isLong(coverage) && { coverage }
		},
		findings: problemsOf(run.findings, now)
	};
}
function* problemsOf(findings, now) {
	for (const finding of findings) if (isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now))) yield finding;
}

//#endregion
//#region src/reporters/github-sarif.ts
function* githubSarifText(runs, options) {
	const all = [...runs];
	const categories = sarifCategories(all.map(({ info }) => info));
	yield* githubLogText(all.map((run, index) => ({
		run: githubRun(run, options.now),
		category: categories[index] ?? ""
	})), options);
}
function* githubLogText(runs, options) {
	yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
	let first = true;
	for (const { run, category } of runs) {
		yield first ? "\n" : ",\n";
		first = false;
		yield* runText(run, githubParts(category, options));
	}
	yield "\n]}\n";
}

//#endregion
//#region src/cli/sarif-runs.ts
function sarifRuns({ runs }) {
	return runs.map(({ info, findings }) => {
		const rules = new Map(info.rules.map((rule) => [rule.id, rule]));
		for (const { rule } of findings) if (!rules.has(rule.id)) rules.set(rule.id, rule);
		return {
			info,
			inputs: [],
			rules: [...rules.values()],
			findings
		};
	});
}

//#endregion
export { githubRun as a, viewOfSarif as c, toHtml as d, githubParts as i, toMarkdown as l, githubLogText as n, identityOf as o, githubSarifText as r, GITHUB_LIMITS as s, sarifRuns as t, toJunit as u };