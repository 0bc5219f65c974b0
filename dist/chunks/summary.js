import { t as SCANS } from "./report.js";

//#region src/model/severity.ts
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"informational"
];
const LEVELS = {
	critical: "error",
	high: "error",
	medium: "warning",
	low: "note",
	informational: "none"
};
const SCORES = {
	critical: 9.5,
	high: 8,
	medium: 5.5,
	low: 3,
	informational: 0
};
function levelOf(severity) {
	return LEVELS[severity];
}
function scoreOf(severity) {
	return SCORES[severity];
}
function severityOfScore(score) {
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	if (score >= 4) return "medium";
	return score > 0 ? "low" : "informational";
}
function severityOfLevel(level) {
	switch (level) {
		case "error": return "high";
		case "warning": return "medium";
		case "note": return "low";
		case "none": return "informational";
	}
}
function isAtLeast(severity, threshold) {
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

//#endregion
//#region src/model/finding.ts
function makeFinding(parts) {
	return {
		kind: "fail",
		level: parts.rule.level,
		locations: [],
		aliases: [],
		occurrences: 1,
		fingerprints: {},
		suppressions: [],
		sources: [],
		...parts
	};
}
function isProblem(finding) {
	return finding.kind === "fail" && finding.baselineState !== "absent";
}

//#endregion
//#region src/model/fingerprint.ts
const FINGERPRINT_KEY = "tollgate/v1";
const DETAIL_KEY = "tollgate/v1/detail";

//#endregion
//#region src/model/location.ts
function locationText(location) {
	switch (location.kind) {
		case "file": return location.region === void 0 ? location.uri : `${location.uri}:${location.region.startLine}`;
		case "url": return [
			location.method,
			location.url,
			location.parameter === void 0 ? void 0 : `(${location.parameter})`
		].filter((part) => part !== void 0).join(" ");
		case "package": return [location.version === void 0 ? location.name : `${location.name}@${location.version}`, location.manifest === void 0 ? void 0 : `in ${location.manifest}${location.line === void 0 ? "" : `:${location.line}`}`].filter((part) => part !== void 0).join(" ");
		case "control": return location.control;
		case "logical": return location.name;
	}
}

//#endregion
//#region src/model/summary.ts
const ATTACK_VERDICTS = [
	"violation",
	"inconclusive",
	"held",
	"not-mapped"
];
function fingerprintOf(finding) {
	return finding.fingerprints["tollgate/v1"] ?? "";
}
function isSuppressed(finding) {
	return finding.suppressions.some(({ status }) => status === void 0 || status === "accepted");
}
function stateOf(finding) {
	if (isSuppressed(finding)) return "suppressed";
	if (finding.baselineState === "absent") return "absent";
	if (finding.kind !== "fail") return "not-a-problem";
	return finding.baselineState ?? "open";
}
function openFindings(findings) {
	return findings.filter((finding) => isProblem(finding) && !isSuppressed(finding));
}
function countBySeverity(findings) {
	const counts = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		informational: 0
	};
	for (const { severity } of findings) counts[severity] += 1;
	return counts;
}
function primaryPlace(finding) {
	const first = finding.locations[0];
	return first === void 0 ? "" : locationText(first);
}
function compareForReading(left, right) {
	return SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) || compareText(left.rule.id, right.rule.id) || compareText(primaryPlace(left), primaryPlace(right)) || compareText(fingerprintOf(left), fingerprintOf(right)) || compareText(left.message, right.message);
}
function sortForReading(findings) {
	return findings.toSorted(compareForReading);
}
function runsOfFindings(view) {
	const byRule = /* @__PURE__ */ new Map();
	for (const [index, run] of view.runs.entries()) for (const id of new Set(run.rules.map((rule) => rule.id))) {
		const known = byRule.get(id);
		if (known === void 0) byRule.set(id, [index]);
		else known.push(index);
	}
	return view.findings.map((finding, index) => {
		const told = view.findingRuns?.[index];
		return told !== void 0 && view.runs[told] !== void 0 ? [told] : byRule.get(finding.rule.id) ?? [];
	});
}
function scanOf(finding, run) {
	if (run?.scan !== void 0) return run.scan;
	const place = finding.locations[0]?.kind;
	if (place === "package" || /^(?:CVE|GHSA)-/u.test(finding.rule.id)) return "dependencies";
	if (place === "control" || finding.rule.id.startsWith("pci/")) return "pci";
	if (finding.rule.id.startsWith("pay/")) return "payments";
	return /^(?:web|zap)\//u.test(finding.rule.id) ? "web" : void 0;
}
function attackSummary(coverage) {
	const counts = {
		violation: 0,
		inconclusive: 0,
		held: 0,
		"not-mapped": 0
	};
	const attacks = [];
	let found = false;
	for (const [key, value] of Object.entries(coverage ?? {})) {
		const verdict = verdictNamed(key);
		const told = typeof value === "string" ? ATTACK_VERDICTS.find((known) => known === value) : void 0;
		if (told !== void 0) attacks.push({
			id: key,
			verdict: told
		});
		else if (verdict !== void 0 && typeof value === "number") counts[verdict] += value;
		else if (verdict !== void 0 && Array.isArray(value)) attacks.push(...value.map((text) => namedAttack(text, verdict)));
		else continue;
		found = true;
	}
	for (const verdict of ATTACK_VERDICTS) counts[verdict] = Math.max(counts[verdict], attacks.filter((attack) => attack.verdict === verdict).length);
	return found ? {
		counts,
		attacks: attacks.toSorted(compareAttacks)
	} : void 0;
}
function scanRows(view) {
	const rows = [];
	for (const scan of [...SCANS, void 0]) {
		const runs = view.runs.filter((run) => run.scan === scan);
		for (const run of runs) {
			const { tool, status, target, coverage } = run;
			const name = tool.version === void 0 ? tool.name : `${tool.name} ${tool.version}`;
			const where = [target, run.shard === void 0 ? void 0 : `shard ${run.shard}`].filter((part) => part);
			rows.push({
				...scan !== void 0 && { scan },
				tool: name,
				state: status,
				...run.reason !== void 0 && { reason: run.reason },
				...where.length > 0 && { target: where.join(", ") },
				...coverage !== void 0 && { coverage }
			});
		}
		const told = new Set(runs.map((run) => run.status));
		rows.push(...view.configured.filter((entry) => entry.scan === scan && !told.has(entry.state)));
	}
	return rows;
}
function coverageFigures(coverage) {
	return Object.entries(coverage ?? {}).filter(([key, value]) => attackSummary({ [key]: value }) === void 0).map(([key, value]) => ({
		name: key.replaceAll(/(?<=[a-z])(?=[A-Z])|[-_]+/gu, " ").toLowerCase(),
		value: typeof value === "object" ? value.join(", ") || "none" : String(value)
	}));
}
function compareText(left, right) {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
const HIDDEN = /(?!\u200c|\u200d|[\t\n\u0600-\u0605\u06dd\u08e2])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]/gu;
function visibleText(text) {
	return text.replaceAll("\r\n", "\n").replaceAll(HIDDEN, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
function oneLine(text, limit = Number.MAX_SAFE_INTEGER) {
	const head = text.length > limit * 2 ? text.slice(0, limit * 2).replace(/\p{Cs}$/u, "") : text;
	const line = visibleText(head.replaceAll(/[\t\n\r\u0085\u2028\u2029 ]+/gu, " ").trim());
	if (head === text && line.length <= limit) return line;
	const points = Array.from(line);
	return head === text && points.length <= limit ? line : `${points.slice(0, limit - 1).join("")}…`;
}
function compareAttacks(left, right) {
	return ATTACK_VERDICTS.indexOf(left.verdict) - ATTACK_VERDICTS.indexOf(right.verdict) || compareText(left.id, right.id);
}
function verdictNamed(key) {
	const words = key.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, "-").toLowerCase().replace(/-attacks$/u, "");
	return ATTACK_VERDICTS.find((verdict) => words === verdict || new RegExp(`[^a-z]${verdict}$`, "u").test(words));
}
function namedAttack(text, verdict) {
	const [, id = text, reason = ""] = /^(\S+): (.*)$/su.exec(text) ?? [];
	return {
		id,
		verdict,
		...reason !== "" && { reason }
	};
}

//#endregion
export { SEVERITIES as C, severityOfLevel as D, scoreOf as E, severityOfScore as O, makeFinding as S, levelOf as T, visibleText as _, countBySeverity as a, FINGERPRINT_KEY as b, isSuppressed as c, primaryPlace as d, runsOfFindings as f, stateOf as g, sortForReading as h, compareText as i, oneLine as l, scanRows as m, attackSummary as n, coverageFigures as o, scanOf as p, compareForReading as r, fingerprintOf as s, ATTACK_VERDICTS as t, openFindings as u, locationText as v, isAtLeast as w, isProblem as x, DETAIL_KEY as y };