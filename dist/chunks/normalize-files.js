import { C as SEVERITIES$5, E as scoreOf, O as severityOfScore, S as makeFinding, T as levelOf, b as FINGERPRINT_KEY, c as isSuppressed, i as compareText, v as locationText, w as isAtLeast, y as DETAIL_KEY } from "./summary.js";
import { n as worseStatus, t as SCANS$1 } from "./report.js";
import { t as TollgateError } from "./errors.js";
import { t as redact } from "./redaction.js";
import { a as asText, i as asPosition, n as asNumber, r as asObject, t as asList } from "./untrusted.js";
import { i as taxonomyTags, n as pascalName } from "./shard.js";
import { n as xmlElements } from "./xml-elements.js";
import { t as cvssScore } from "./cvss-score.js";
import { n as isSuppressed$1, o as namedLines, r as openSuppressor, t as SUPPRESSION_RULES } from "./suppress.js";
import { A as worsen, C as severityOfWord, D as closeAccount, E as listOf, F as jsonFault, M as jsonElements, N as judgeShards, O as drop, S as ratedSeverity, T as manifestPath, _ as textsOf$2, a as odcManifest, b as equivalentIds, c as odcVector, d as purlOfIdentifier, f as ecosystemOfManifest, g as recordFault, h as inputFault, i as odcRule, j as JsonError, k as openAccount, l as odcPackage, m as sharedRules, n as fileSource, o as odcScore, p as readHead, r as format$20, s as odcSeverity, u as odcPackageIds, v as isUrl$1, w as advisoryIds, x as cweNumbers, y as evidenceText } from "./read-sarif.js";
import { i as targetName, n as parseStableUrl } from "./target.js";
import { t as writeTextAtomic } from "./write-text.js";
import { t as lookup } from "./lookup.js";
import { n as packageName, r as packageOfPurl, t as ecosystemOf } from "./package-name.js";
import { n as redactFinding, r as redactRule, t as redactEnd } from "./redact.js";
import { a as sarifFindingText, i as sarifText } from "./sarif.js";
import { t as sourceText } from "./source-text.js";
import { basename, join, resolve } from "node:path";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { createHash, hash } from "node:crypto";
import { tmpdir } from "node:os";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";

//#region src/pipeline/runs.ts
const OWN_TOOL = "Tollgate";
function mergeRuns(inputs) {
	const byKey = /* @__PURE__ */ new Map();
	for (const { input, runs } of inputs) for (const info of runs) {
		const parts = byKey.get(keyOf(info));
		if (parts === void 0) byKey.set(keyOf(info), [{
			info,
			input
		}]);
		else parts.push({
			info,
			input
		});
	}
	const keys = [...byKey.keys()].toSorted();
	const positions = new Map(keys.map((key, position) => [key, position]));
	const ofRuns = inputs.map(({ runs }) => runs.map((info) => positions.get(keyOf(info)) ?? 0));
	return {
		merged: keys.map((key) => join$1(byKey.get(key) ?? [])),
		positionOf: (input, run) => ofRuns[input]?.[run] ?? 0
	};
}
function keyOf({ tool, scan, target, shard }) {
	const order = scan === void 0 ? SCANS$1.length : SCANS$1.indexOf(scan);
	return JSON.stringify([
		tool.name === "Tollgate" ? 9 : order,
		tool.name,
		target ?? "",
		tool.version ?? "",
		shard ?? ""
	]);
}
function join$1(parts) {
	const infos = parts.map(({ info }) => info);
	const [first] = infos.map(({ rules: _rules, ...info }) => info).toSorted(byText);
	if (first === void 0) throw new RangeError("no run to join");
	const reasons = [...new Set(infos.flatMap(({ reason }) => reason ?? []))].toSorted();
	const inputs = new Map(parts.flatMap(({ input }) => input === void 0 ? [] : [[JSON.stringify(input), input]]));
	return {
		info: {
			...first,
			status: infos.map(({ status }) => status).reduce(worseStatus),
			...reasons.length > 0 && { reason: reasons.join("; ") },
			rules: infos.flatMap(({ rules }) => rules)
		},
		inputs: [...inputs.values()].toSorted(byText)
	};
}
function byText(a, b) {
	return compareText(JSON.stringify(a), JSON.stringify(b));
}

//#endregion
//#region src/pipeline/compare.ts
function openComparison(baseline, met, runs, now, earlierRuns = []) {
	const earlier = /* @__PURE__ */ new Map();
	for (const entry of baseline) {
		const fingerprint = entry.finding.fingerprints[FINGERPRINT_KEY];
		if (fingerprint !== void 0 && entry.finding.baselineState !== "absent") earlier.set(fingerprint, entry);
	}
	return {
		apply(finding, fingerprints) {
			for (const fingerprint of fingerprints) met.add(fingerprint);
			if (finding.baselineState === "absent") return finding;
			const known = fingerprints.flatMap((fingerprint) => earlier.get(fingerprint)?.finding ?? []);
			const earliest = known.flatMap((finding_) => finding_.firstSeen ?? []).toSorted()[0];
			const isMetNow = known.length === 0 || known.some((before) => isWorse(finding, before, now));
			const firstSeen = earliest ?? (isMetNow ? new Date(now).toISOString() : void 0);
			return {
				...finding,
				baselineState: stateOf(finding, known[0], now),
				...firstSeen !== void 0 && { firstSeen }
			};
		},
		absent: (run) => [...earlier].filter(([fingerprint, entry]) => !met.has(fingerprint) && isGone(entry, run, runs, earlierRuns)).map(([, { finding }]) => ({
			...finding,
			baselineState: "absent"
		}))
	};
}
function isWorse(finding, earlier, now) {
	return finding.severity !== earlier.severity && isAtLeast(finding.severity, earlier.severity) || isSuppressed(earlier) && !isSuppressed$1(finding, now);
}
function stateOf(finding, earlier, now) {
	if (earlier === void 0) return "new";
	if (isWorse(finding, earlier, now)) return "updated";
	return [
		"severity",
		"level",
		"kind"
	].every((key) => finding[key] === earlier[key]) && saysTheSame(finding, earlier) ? "unchanged" : "updated";
}
function saysTheSame(finding, earlier) {
	if (finding.message === earlier.message) return true;
	const ids = [finding, earlier].flatMap(({ rule, aliases }) => [rule.id, ...aliases]);
	const withoutIds = (text) => ids.reduce((rest, id) => rest.replaceAll(id, ""), text);
	return withoutIds(finding.message) === withoutIds(earlier.message);
}
function isGone(entry, run, runs, earlierRuns) {
	if (runs.find((other) => isSameScan(entry.run.tool.name, entry.run, other)) !== run) return false;
	const tools = new Set(entry.finding.sources.map(({ tool }) => tool));
	const isComplete = (tool, earlier) => {
		const same = runs.filter((other) => isSameScan(tool, earlier, other));
		return same.length > 0 && same.every(({ status }) => status === "complete");
	};
	return [entry.run.tool.name, ...tools].every((tool) => {
		const own = earlierRuns.filter((earlier) => earlier.tool.name === tool && earlier.scan === entry.run.scan);
		return tool === entry.run.tool.name || own.length === 0 ? isComplete(tool, entry.run) : own.every((earlier) => isComplete(tool, earlier));
	});
}
function isSameScan(tool, earlier, now) {
	return tool === now.tool.name && earlier.target === now.target && earlier.scan === now.scan;
}

//#endregion
//#region src/pipeline/smallest.ts
function openSmallest(most, textOf) {
	let kept = /* @__PURE__ */ new Map();
	let last;
	const prune = () => {
		const sorted = [...kept].toSorted(([a], [b]) => compareText(a, b)).slice(0, most);
		kept = new Map(sorted);
		if (sorted.length === most) last = sorted.at(-1)?.[0];
	};
	return {
		add(value) {
			const text = textOf(value);
			if (last !== void 0 && text > last) return;
			kept.set(text, value);
			if (kept.size > most * 3) prune();
		},
		values() {
			if (kept.size > 1) prune();
			return [...kept.values()];
		}
	};
}

//#endregion
//#region src/pipeline/deduplicate.ts
const MOST_LOCATIONS = 100;
const MOST_DETAILS = 100;
const MOST_LINES = 80;
function deduplicate(members) {
	let only;
	let union;
	for (const member of members) {
		if (only === void 0) {
			only = member;
			continue;
		}
		union ??= openUnion(only);
		union.add(member);
	}
	if (only === void 0) throw new RangeError("nothing to deduplicate");
	return union?.finding() ?? alone(only);
}
function alone({ finding, tool, rule, details }) {
	const { severity, occurrences } = finding;
	const sources = /* @__PURE__ */ new Map();
	if (finding.sources.length > 0) addSources(sources, finding, tool, rule);
	return {
		...finding,
		fingerprints: {
			...finding.fingerprints,
			[DETAIL_KEY]: details.join(",")
		},
		sources: finding.sources.length > 0 ? inOrder(sources) : [{
			tool,
			rule,
			severity,
			occurrences
		}]
	};
}
function openUnion(first) {
	let speaker = first.finding;
	let occurrences = 0;
	let evidence;
	let firstSeen;
	let isSuppressed = true;
	const locations = openSmallest(MOST_LOCATIONS, textOf$1);
	const details = openSmallest(MOST_DETAILS, (detail) => detail);
	const lines = openSmallest(MOST_LINES, (line) => line);
	const aliases = /* @__PURE__ */ new Set();
	const fingerprints = /* @__PURE__ */ new Map();
	const suppressions = /* @__PURE__ */ new Map();
	const sources = /* @__PURE__ */ new Map();
	const add = ({ finding, tool, rule, details: own }) => {
		occurrences += finding.occurrences;
		if (finding.locations[0]?.kind !== "package") evidence = smaller(evidence, finding.evidence);
		else if (finding.evidence !== void 0) for (const line of namedLines(finding.evidence, toolsOf(finding, tool))) lines.add(line);
		firstSeen = smaller(firstSeen, finding.firstSeen);
		isSuppressed &&= finding.suppressions.length > 0;
		for (const location of finding.locations) locations.add(location);
		for (const detail of own) details.add(detail);
		for (const alias of finding.aliases) aliases.add(alias);
		for (const [key, value] of Object.entries(finding.fingerprints)) fingerprints.set(key, smaller(fingerprints.get(key), value) ?? value);
		for (const suppression of finding.suppressions) suppressions.set(textOf$1(suppression), suppression);
		addSources(sources, finding, tool, rule);
		if (finding !== speaker && compareSpeakers(finding, speaker) < 0) speaker = finding;
	};
	add(first);
	return {
		add,
		finding: () => ({
			...withoutEvidence(speaker),
			...evidenceOf$4(evidence, lines.values(), sources),
			...firstSeen !== void 0 && { firstSeen },
			occurrences,
			locations: primaryFirst(speaker, locations.values()),
			aliases: [...aliases].toSorted(),
			fingerprints: Object.fromEntries([...fingerprints.set(DETAIL_KEY, details.values().join(","))].toSorted(([a], [b]) => compareText(a, b))),
			suppressions: isSuppressed ? inOrder(suppressions) : [],
			sources: inOrder(sources)
		})
	};
}
function evidenceOf$4(text, lines, sources) {
	const [first, ...others] = toolsIn(sources.values());
	const bare = first === void 0 || others.length > 0 ? lines : lines.map((line) => line.replace(`[${first}] `, ""));
	const evidence = text ?? (bare.length === 0 ? void 0 : bare.join("\n"));
	return evidence === void 0 ? {} : { evidence };
}
function withoutEvidence({ evidence: _evidence, ...rest }) {
	return rest;
}
function toolsOf({ sources }, tool) {
	return sources.length > 0 ? toolsIn(sources) : [tool];
}
function toolsIn(sources) {
	return [...new Set([...sources].map(({ tool }) => tool))];
}
function addSources(sources, finding, tool, rule) {
	const { severity, occurrences } = finding;
	const own = finding.sources.length > 0 ? finding.sources : [{
		tool,
		rule,
		severity,
		occurrences
	}];
	for (const source of own) {
		const key = textOf$1([
			source.tool,
			source.rule,
			source.severity
		]);
		const known = sources.get(key);
		sources.set(key, known === void 0 ? source : {
			...source,
			occurrences: known.occurrences + source.occurrences
		});
	}
}
function compareSpeakers(a, b) {
	return Number(a.baselineState === "absent") - Number(b.baselineState === "absent") || SEVERITIES$5.indexOf(a.severity) - SEVERITIES$5.indexOf(b.severity) || compareText(a.message, b.message) || compareText(restOf(a), restOf(b)) || (a.rule === b.rule ? 0 : compareText(textOf$1(a.rule), textOf$1(b.rule)));
}
function restOf({ kind, level, locations: [primary], scope, baselineState }) {
	return [
		kind,
		level,
		primary === void 0 ? "" : textOf$1(primary),
		scope,
		baselineState
	].join(" ");
}
function primaryFirst({ locations: [primary] }, all) {
	if (primary === void 0 || all.length < 2) return [...all];
	const text = textOf$1(primary);
	return [primary, ...all.filter((location) => textOf$1(location) !== text)].slice(0, MOST_LOCATIONS);
}
function smaller(a, b) {
	return a === void 0 || b !== void 0 && b < a ? b : a;
}
function inOrder(byText) {
	return [...byText].toSorted(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}
function textOf$1(value) {
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(textOf$1).join(",")}]`;
	const record = value;
	let text = "";
	for (const key of Object.keys(record).toSorted()) {
		const part = record[key];
		const written = typeof part === "string" ? JSON.stringify(part) : textOf$1(part);
		text += `${text === "" ? "" : ","}"${key}":${written}`;
	}
	return `{${text}}`;
}

//#endregion
//#region src/model/owasp-top-10.ts
const BY_CWE = new Map(Object.entries({
	"A01:2025": [
		22,
		23,
		35,
		36,
		200,
		201,
		284,
		285,
		352,
		359,
		425,
		497,
		540,
		548,
		601,
		639,
		668,
		862,
		863,
		918,
		1275
	],
	"A02:2025": [
		5,
		11,
		13,
		15,
		16,
		260,
		315,
		489,
		526,
		547,
		611,
		614,
		756,
		776,
		942,
		1004,
		1174
	],
	"A03:2025": [
		937,
		1035,
		1104,
		1329,
		1357,
		1395
	],
	"A04:2025": [
		261,
		296,
		319,
		320,
		321,
		323,
		324,
		325,
		326,
		327,
		328,
		330,
		331,
		338,
		340,
		347,
		523,
		759,
		760,
		916
	],
	"A05:2025": [
		20,
		74,
		77,
		78,
		79,
		80,
		83,
		87,
		88,
		89,
		90,
		91,
		93,
		94,
		95,
		96,
		98,
		99,
		113,
		116,
		564,
		610,
		643,
		644,
		917
	],
	"A06:2025": [
		73,
		183,
		256,
		266,
		269,
		286,
		311,
		312,
		313,
		362,
		419,
		434,
		436,
		444,
		472,
		501,
		525,
		598,
		602,
		653,
		693,
		799,
		807,
		841,
		1021
	],
	"A07:2025": [
		258,
		259,
		287,
		288,
		290,
		294,
		295,
		297,
		300,
		302,
		304,
		305,
		306,
		307,
		346,
		384,
		521,
		613,
		620,
		640,
		798,
		940
	],
	"A08:2025": [
		345,
		353,
		426,
		427,
		494,
		502,
		565,
		784,
		829,
		830,
		915,
		926
	],
	"A09:2025": [
		117,
		221,
		223,
		532,
		778
	],
	"A10:2025": [
		209,
		215,
		234,
		235,
		248,
		252,
		274,
		280,
		369,
		390,
		391,
		394,
		396,
		397,
		460,
		476,
		478,
		484,
		550,
		636,
		703,
		754,
		755
	]
}).flatMap(([category, numbers]) => numbers.map((number) => [number, category])));
function owaspCategoryOf(cwe) {
	return BY_CWE.get(cwe);
}

//#endregion
//#region src/pipeline/enrich.ts
const CWE_TAG = /^external\/cwe\/cwe-0*(\d{1,6})$/iu;
const OWASP_TAG = /^external\/owasp\/a\d\d:/iu;
function enrichRule(rule) {
	if (rule.tags.some((tag) => OWASP_TAG.test(tag))) return rule;
	const categories = rule.tags.flatMap((tag) => owaspCategoryOf(Number(CWE_TAG.exec(tag)?.[1])) ?? []);
	if (categories.length === 0) return rule;
	return {
		...rule,
		tags: [...rule.tags, ...[...new Set(categories)].map((category) => `external/owasp/${category}`)]
	};
}

//#endregion
//#region src/pipeline/alias-groups.ts
function openAliasGroups() {
	const nodes = [];
	const numbers = /* @__PURE__ */ new Map();
	let groups;
	const rootOf = (start) => {
		let root = start;
		for (let parent = nodes[root]?.parent ?? root; parent !== root; parent = nodes[root]?.parent ?? root) root = parent;
		for (let step = start; step !== root;) {
			const node = nodes[step];
			if (node === void 0) break;
			step = node.parent;
			node.parent = root;
		}
		return root;
	};
	const numberOf = (packageText, id) => {
		const key = `${packageText}\0${id}`;
		const known = numbers.get(key);
		if (known !== void 0) return known;
		const number = nodes.push({
			parent: nodes.length,
			packageText,
			id,
			keepsName: false
		}) - 1;
		numbers.set(key, number);
		return number;
	};
	return {
		add(packageText, ids, keepsName) {
			groups = void 0;
			const [first = "unknown", ...others] = joinable(ids);
			const handle = numberOf(packageText, first);
			const own = nodes[handle];
			if (own !== void 0 && keepsName) own.keepsName = true;
			for (const id of others) {
				const root = nodes[rootOf(numberOf(packageText, id))];
				if (root !== void 0) root.parent = rootOf(handle);
			}
			return handle;
		},
		groupOf(handle) {
			groups ??= nameGroups(nodes, rootOf);
			const root = rootOf(handle);
			return groups.get(root) ?? {
				number: root,
				packageText: "",
				name: "unknown"
			};
		}
	};
}
function nameGroups(nodes, rootOf) {
	const named = /* @__PURE__ */ new Map();
	for (const [number, node] of nodes.entries()) {
		const root = rootOf(number);
		const known = named.get(root);
		if (known === void 0 || isBetterName(node, known.best)) named.set(root, {
			best: node,
			packageText: node.packageText
		});
	}
	return new Map([...named].map(([number, { best, packageText }]) => [number, {
		number,
		packageText,
		name: best.id
	}]));
}
function isBetterName(node, than) {
	if (node.keepsName !== than.keepsName) return node.keepsName;
	const [rank, other] = [rankOf(node.id), rankOf(than.id)];
	return rank === other ? node.id < than.id : rank < other;
}
function rankOf(id) {
	if (id.startsWith("CVE-")) return 0;
	return id.startsWith("GHSA-") ? 1 : 2;
}
function joinable(ids) {
	const cves = ids.filter((id) => id.startsWith("CVE-"));
	const kept = ids[0]?.startsWith("CVE-") === true ? ids[0] : cves.toSorted()[0];
	return ids.filter((id) => !id.startsWith("CVE-") || id === kept);
}

//#endregion
//#region src/pipeline/entry-table.ts
const ENTRY_BYTES = 64;
const ENTRY_WORDS = ENTRY_BYTES / 4;
const ENTRY_NUMBERS = ENTRY_BYTES / 8;
const PAGE_BITS = 9;
const PAGE_MASK = 511;
const [DETAIL_BYTE, OFFSET_NUMBER, LINE_NUMBER] = [
	16,
	3,
	4
];
const [RUN, RULE, LENGTH, HANDLE, OF_TARGET] = [
	10,
	11,
	12,
	13,
	14
];
function openEntryTable() {
	const pages = [];
	let size = 0;
	const pageOf = (entry) => {
		const page = pages[entry >>> PAGE_BITS];
		if (page === void 0) throw new RangeError(`there is no entry ${entry}`);
		return page;
	};
	const wordOf = (entry, word) => pageOf(entry).words[(entry & PAGE_MASK) * ENTRY_WORDS + word] ?? 0;
	const numberOf = (entry, number) => pageOf(entry).numbers[(entry & PAGE_MASK) * ENTRY_NUMBERS + number] ?? 0;
	const hexOf = (entry, from, length) => {
		const start = (entry & PAGE_MASK) * ENTRY_BYTES + from;
		return pageOf(entry).bytes.toString("hex", start, start + length);
	};
	return {
		size: () => size,
		add({ run, rule, place, key, handle, isOfTarget, line, detail }) {
			if ((size & PAGE_MASK) === 0) pages.push(newPage());
			const { words, numbers, bytes } = pageOf(size);
			const start = (size & PAGE_MASK) * ENTRY_BYTES;
			bytes.write(key, start, 16, "hex");
			bytes.write(detail, start + DETAIL_BYTE, 8, "hex");
			numbers[start / 8 + OFFSET_NUMBER] = place.offset;
			numbers[start / 8 + LINE_NUMBER] = line;
			words[start / 4 + RUN] = run;
			words[start / 4 + RULE] = rule;
			words[start / 4 + LENGTH] = place.length;
			words[start / 4 + HANDLE] = handle;
			words[start / 4 + OF_TARGET] = isOfTarget ? 1 : 0;
			size += 1;
		},
		runOf: (entry) => wordOf(entry, RUN),
		ruleOf: (entry) => wordOf(entry, RULE),
		placeOf: (entry) => ({
			offset: numberOf(entry, OFFSET_NUMBER),
			length: wordOf(entry, LENGTH)
		}),
		keyOf: (entry) => hexOf(entry, 0, 16),
		handleOf: (entry) => wordOf(entry, HANDLE),
		isOfTarget: (entry) => wordOf(entry, OF_TARGET) === 1,
		lineOf: (entry) => numberOf(entry, LINE_NUMBER),
		detailOf: (entry) => hexOf(entry, DETAIL_BYTE, 8),
		headOf: (entry) => wordOf(entry, 0) >>> 0,
		compareKeys: (a, b) => wordOf(a, 0) - wordOf(b, 0) || wordOf(a, 1) - wordOf(b, 1) || wordOf(a, 2) - wordOf(b, 2) || wordOf(a, 3) - wordOf(b, 3)
	};
}
function newPage() {
	const buffer = /* @__PURE__ */ new ArrayBuffer(32768);
	return {
		words: new Int32Array(buffer),
		numbers: new Float64Array(buffer),
		bytes: Buffer.from(buffer)
	};
}

//#endregion
//#region src/pipeline/url-parts.ts
const PLAIN = /^https?:\/\/[!-~]+$/u;
const ENCODED = /[%+]/u;
const NO_NAMES = [];
const REMEMBERED$1 = 2048;
const LONGEST_REMEMBERED$1 = 512;
const paths = /* @__PURE__ */ new Map();
function urlParts(url) {
	if (!PLAIN.test(url)) return parsedParts(url);
	const fragment = url.indexOf("#");
	const whole = fragment < 0 ? url : url.slice(0, fragment);
	const mark = whole.indexOf("?");
	const path = pathOf$1(mark < 0 ? whole : whole.slice(0, mark));
	if (path === void 0) return parsedParts(url);
	if (mark < 0) return {
		path,
		names: NO_NAMES
	};
	const query = whole.slice(mark + 1);
	return {
		path,
		names: ENCODED.test(query) ? namesOf$1(new URLSearchParams(`?${query}`)) : plainNames(query)
	};
}
function parsedParts(url) {
	const parsed = parseStableUrl(url);
	if (parsed === void 0) return {
		path: url,
		names: NO_NAMES
	};
	const names = parsed.search === "" ? NO_NAMES : namesOf$1(parsed.searchParams);
	return {
		path: `${parsed.origin}${parsed.pathname}`,
		names
	};
}
function pathOf$1(base) {
	const known = paths.get(base);
	if (known !== void 0) return known;
	const parsed = parseStableUrl(base);
	if (parsed === void 0) return void 0;
	const path = `${parsed.origin}${parsed.pathname}`;
	if (base.length <= LONGEST_REMEMBERED$1) {
		if (paths.size >= REMEMBERED$1) paths.clear();
		paths.set(base, path);
	}
	return path;
}
function namesOf$1(query) {
	return [...new Set(query.keys())].toSorted();
}
function plainNames(query) {
	const names = [];
	for (let from = 0; from < query.length;) {
		const next = query.indexOf("&", from);
		const end = next < 0 ? query.length : next;
		const mark = query.indexOf("=", from);
		const name = query.slice(from, mark < 0 || mark > end ? end : mark);
		if (end > from) names.push(name);
		from = end + 1;
	}
	return names.length < 2 ? names : [...new Set(names)].toSorted();
}

//#endregion
//#region src/pipeline/identity.ts
const OS_PACKAGES = /* @__PURE__ */ new Set([
	"apk",
	"deb",
	"rpm"
]);
function identityOf(finding, readLine) {
	const [primary] = finding.locations;
	switch (primary?.kind) {
		case "package": return advisoryIdentity(finding, primary);
		case "file": return codeIdentity(finding, primary, readLine);
		case "url": return urlIdentity(finding, primary);
		case "control": return other(finding, ["control", primary.control], [primary.control]);
		case "logical": return other(finding, [
			"logical",
			primary.name,
			finding.message
		], [primary.name]);
		case void 0: return other(finding, ["message", finding.message], []);
	}
}
function fingerprintAt(key, target, number = 1) {
	const repeat = number > 1 ? `,${number}` : "";
	return digestOf(`["${key}",${target === void 0 ? "null" : JSON.stringify(target)}${repeat}]`);
}
function advisoryKey(ruleId, packageText) {
	return digest([
		FINGERPRINT_KEY,
		"advisory",
		ruleId,
		packageText
	]);
}
function advisoryIdentity(finding, { ecosystem, name, version, manifest }) {
	return {
		family: "advisory",
		package: JSON.stringify([
			ecosystem,
			name,
			folderOf(manifest)
		]),
		ids: [.../* @__PURE__ */ new Set([finding.rule.id, ...finding.aliases])],
		isOfTarget: OS_PACKAGES.has(ecosystem),
		detail: digest([
			finding.rule.id,
			ecosystem,
			name,
			version,
			manifest
		])
	};
}
function folderOf(manifest) {
	const path = normalPath(manifest ?? "");
	if (path.startsWith("/") || /^[a-z][a-z0-9+.-]*:\//iu.test(path)) return "";
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function codeIdentity(finding, { uri, region, snippet }, readLine) {
	const line = region?.startLine ?? 0;
	const context = finding.fingerprints["primaryLocationLineHash"]?.replace(/:\d+$/u, "") ?? withoutSpacing(snippet ?? (line > 0 ? readLine(uri, line) : void 0));
	return {
		family: "code",
		key: digest([
			FINGERPRINT_KEY,
			"code",
			finding.rule.id,
			normalPath(uri),
			context ?? finding.message
		]),
		line,
		detail: digest([
			finding.rule.id,
			uri,
			line,
			region?.startColumn,
			finding.message
		])
	};
}
function withoutSpacing(text) {
	return text?.replaceAll(/\s+/gu, " ").trim();
}
function urlIdentity(finding, { url, method, parameter }) {
	const { path, names } = urlParts(url);
	const whole = [
		method,
		path,
		names,
		parameter
	];
	if (finding.scope === "site") return other(finding, ["site", parameter], whole);
	const id = JSON.stringify(finding.rule.id);
	const end = JSON.stringify(whole).slice(1);
	return {
		family: "other",
		key: digestOf(`["${FINGERPRINT_KEY}",${id},"route",${end}`),
		detail: digestOf(`[${id},${end}`)
	};
}
function other(finding, key, detail) {
	const { id } = finding.rule;
	return {
		family: "other",
		key: digest([
			FINGERPRINT_KEY,
			id,
			...key
		]),
		detail: digest([id, ...detail])
	};
}
function normalPath(path) {
	return path.replaceAll("\\", "/").replace(/^(?:\.\/)+/u, "");
}
function digest(parts) {
	return digestOf(JSON.stringify(parts));
}
function digestOf(text) {
	return hash("sha256", text, "hex").slice(0, 32);
}
function fingerprintOf(finding, target) {
	const identity = identityOf(finding, () => void 0);
	if (identity.family !== "advisory") return fingerprintAt(identity.key, target);
	return fingerprintAt(advisoryKey(finding.rule.id, identity.package), identity.isOfTarget ? target : void 0);
}

//#endregion
//#region src/pipeline/sort-numbers.ts
const LOW_WORD_FIRST = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
function sortNumbers(count, headOf, compare) {
	const words = new Uint32Array(count * 2);
	const [low, high] = LOW_WORD_FIRST ? [0, 1] : [1, 0];
	for (let number = 0; number < count; number += 1) {
		words[number * 2 + low] = number;
		words[number * 2 + high] = headOf(number);
	}
	new BigUint64Array(words.buffer).sort();
	const sorted = new Int32Array(count);
	for (let index = 0; index < count; index += 1) sorted[index] = words[index * 2 + low] ?? 0;
	for (let start = 0; start < count;) {
		const head = words[start * 2 + high];
		let end = start + 1;
		while (end < count && words[end * 2 + high] === head) end += 1;
		if (end - start > 1) sorted.subarray(start, end).sort(compare);
		start = end;
	}
	return sorted;
}

//#endregion
//#region src/pipeline/text-numbers.ts
function openTextNumbers() {
	const texts = [];
	const numbers = /* @__PURE__ */ new Map();
	return {
		numberOf(text) {
			const known = numbers.get(text);
			if (known !== void 0) return known;
			const number = texts.push(text) - 1;
			numbers.set(text, number);
			return number;
		},
		textOf: (number) => texts[number] ?? "",
		ranks() {
			const ranks = new Int32Array(texts.length);
			const sorted = texts.map((text, number) => ({
				text,
				number
			})).toSorted((a, b) => compareText(a.text, b.text));
			for (const [rank, { number }] of sorted.entries()) ranks[number] = rank;
			return ranks;
		}
	};
}

//#endregion
//#region src/pipeline/group-entries.ts
const FINGERPRINT_BYTES = 16;
const NO_FLAW = -1;
const SPREAD = 2654435761;
function groupEntries(table, context) {
	const { aliases, ruleIdOf, targets } = context;
	const size = table.size();
	const identities = identitiesOf(table, context);
	const order = sortNumbers(size, identities.headOf, (a, b) => identities.compare(a, b) || table.lineOf(a) - table.lineOf(b) || a - b);
	const earlier = earlierOf(context);
	const earlierAt = /* @__PURE__ */ new Map();
	const ruleIds = openTextNumbers();
	const starts = new Int32Array(size + 1);
	const rules = new Int32Array(size);
	const fingerprints = Buffer.alloc(size * FINGERPRINT_BYTES);
	let count = 0;
	let repeat = 0;
	for (const [index, entry] of order.entries()) {
		const previous = order[index - 1] ?? entry;
		const isSame = index > 0 && identities.compare(entry, previous) === 0;
		if (isSame && table.lineOf(entry) === table.lineOf(previous)) continue;
		repeat = isSame ? repeat + 1 : 1;
		const handle = table.handleOf(entry);
		const target = table.isOfTarget(entry) ? targets[table.runOf(entry)] : void 0;
		const flaw = handle < 0 ? void 0 : aliases.groupOf(handle);
		const key = flaw === void 0 ? table.keyOf(entry) : advisoryKey(flaw.name, flaw.packageText);
		const known = flaw === void 0 ? void 0 : earlier.get(placeOfFlaw(flaw, target));
		if (known !== void 0) earlierAt.set(count, known);
		fingerprints.write(fingerprintAt(key, target, repeat), count * FINGERPRINT_BYTES, "hex");
		rules[count] = ruleIds.numberOf(flaw?.name ?? ruleIdOf(table.ruleOf(entry)));
		starts[count] = index;
		count += 1;
	}
	starts[count] = size;
	const sorted = sortGroups(count, rules, ruleIds.ranks(), fingerprints);
	const entriesOf = (group) => slice(order, starts[group] ?? 0, starts[group + 1] ?? 0);
	return {
		count,
		entriesAt: (position) => entriesOf(sorted[position] ?? 0),
		ruleIdAt: (position) => ruleIds.textOf(rules[sorted[position] ?? 0] ?? 0),
		at(position) {
			const group = sorted[position] ?? 0;
			const start = group * FINGERPRINT_BYTES;
			const fingerprint = fingerprints.toString("hex", start, start + FINGERPRINT_BYTES);
			return {
				entries: entriesOf(group),
				ruleId: ruleIds.textOf(rules[group] ?? 0),
				fingerprint,
				earlier: earlierAt.get(group) ?? [fingerprint]
			};
		}
	};
}
function identitiesOf(table, { aliases, targets }) {
	const size = table.size();
	const texts = openTextNumbers();
	const none = texts.numberOf("");
	const targetNumbers = targets.map((target) => texts.numberOf(target ?? ""));
	const flaws = new Int32Array(size);
	const sites = new Int32Array(size);
	for (let entry = 0; entry < size; entry += 1) {
		const handle = table.handleOf(entry);
		flaws[entry] = handle < 0 ? NO_FLAW : aliases.groupOf(handle).number;
		sites[entry] = table.isOfTarget(entry) ? targetNumbers[table.runOf(entry)] ?? none : none;
	}
	return {
		headOf: (entry) => (Math.imul((flaws[entry] ?? 0) + 1, SPREAD) ^ (sites[entry] ?? 0) ^ table.headOf(entry)) >>> 0,
		compare: (a, b) => (flaws[a] ?? 0) - (flaws[b] ?? 0) || (sites[a] ?? 0) - (sites[b] ?? 0) || table.compareKeys(a, b)
	};
}
function sortGroups(count, rules, ranks, fingerprints) {
	const rankOf = (group) => ranks[rules[group] ?? 0] ?? 0;
	const whole = (group) => fingerprints.subarray(group * FINGERPRINT_BYTES, (group + 1) * FINGERPRINT_BYTES);
	const rankBits = 32 - Math.clz32(ranks.length);
	return sortNumbers(count, (group) => {
		const start = fingerprints.readUInt32BE(group * FINGERPRINT_BYTES);
		return rankBits === 0 ? start : (rankOf(group) << 32 - rankBits | start >>> rankBits) >>> 0;
	}, (a, b) => rankOf(a) - rankOf(b) || Buffer.compare(whole(a), whole(b)) || a - b);
}
function earlierOf({ aliases, known }) {
	const places = Map.groupBy(known, ({ handle, target }) => placeOfFlaw(aliases.groupOf(handle), target));
	return new Map([...places].map(([place, list]) => [place, list.map(({ fingerprint }) => fingerprint)]));
}
function placeOfFlaw({ number }, target) {
	return `${number} ${target ?? ""}`;
}
function slice(numbers, start, end) {
	const part = [];
	for (let index = start; index < end; index += 1) part.push(numbers[index] ?? 0);
	return part;
}

//#endregion
//#region src/pipeline/rule-table.ts
const REMEMBERED = 4096;
function openRuleTable() {
	const rules = [];
	const numbers = /* @__PURE__ */ new Map();
	const byDigest = /* @__PURE__ */ new Map();
	const renamed = [];
	const at = (number) => {
		const rule = rules[number];
		if (rule === void 0) throw new RangeError(`there is no rule ${number}`);
		return rule;
	};
	return {
		at,
		numberOf(rule) {
			const known = numbers.get(rule);
			if (known !== void 0) return known;
			const digest = hash("sha256", JSON.stringify(rule), "base64");
			const number = byDigest.get(digest) ?? rules.push(enrichRule(redactRule(rule))) - 1;
			byDigest.set(digest, number);
			if (numbers.size >= REMEMBERED) numbers.clear();
			numbers.set(rule, number);
			return number;
		},
		named(number, id) {
			const rule = at(number);
			if (rule.id === id) return rule;
			const names = renamed[number] ??= /* @__PURE__ */ new Map();
			const known = names.get(id);
			if (known !== void 0) return known;
			const { name, ...rest } = rule;
			const made = {
				...rest,
				id,
				...name !== void 0 && { name: pascalName(id) }
			};
			names.set(id, made);
			return made;
		}
	};
}

//#endregion
//#region src/pipeline/spooled-finding.ts
function spooledText(finding) {
	const { kind, level, severity, message, locations, aliases, evidence, occurrences, fingerprints } = finding;
	const { suppressions, baselineState, scope, sources, firstSeen } = finding;
	const spooled = {
		message,
		severity,
		level,
		locations: locations.length === 0 ? void 0 : locations,
		evidence,
		kind: kind === "fail" ? void 0 : kind,
		aliases: aliases.length === 0 ? void 0 : aliases,
		occurrences: occurrences === 1 ? void 0 : occurrences,
		fingerprints: isEmpty(fingerprints) ? void 0 : fingerprints,
		suppressions: suppressions.length === 0 ? void 0 : suppressions,
		baselineState,
		scope,
		sources: sources.length === 0 ? void 0 : sources,
		firstSeen
	};
	return JSON.stringify(spooled);
}
function isSpooledText(text) {
	return text.startsWith("{");
}
function readSpooled(text, rule) {
	const spooled = JSON.parse(text);
	const finding = {
		rule,
		kind: spooled.kind ?? "fail",
		level: spooled.level,
		severity: spooled.severity,
		message: spooled.message,
		locations: spooled.locations ?? [],
		aliases: spooled.aliases ?? [],
		occurrences: spooled.occurrences ?? 1,
		fingerprints: spooled.fingerprints ?? {},
		suppressions: spooled.suppressions ?? [],
		sources: spooled.sources ?? []
	};
	if (spooled.evidence !== void 0) finding.evidence = spooled.evidence;
	if (spooled.baselineState !== void 0) finding.baselineState = spooled.baselineState;
	if (spooled.scope !== void 0) finding.scope = spooled.scope;
	if (spooled.firstSeen !== void 0) finding.firstSeen = spooled.firstSeen;
	return finding;
}
function isEmpty(record) {
	for (const _key in record) return false;
	return true;
}

//#endregion
//#region src/pipeline/finding-index.ts
const DETAILS = /^[0-9a-f]{16}(?:,[0-9a-f]{16})*$/u;
function openFindingIndex(spool, readLine, writer) {
	const table = openEntryTable();
	const rules = openRuleTable();
	const aliases = openAliasGroups();
	const runs = [];
	const numbers = [];
	const numberOf = (input, run) => {
		const ofInput = numbers[input] ??= [];
		return ofInput[run] ??= runs.push({
			input,
			run
		}) - 1;
	};
	const entryAt = (number) => {
		const origin = runs[table.runOf(number)];
		return {
			number,
			input: origin?.input ?? 0,
			run: origin?.run ?? 0
		};
	};
	return {
		add(input, run, given) {
			const rule = rules.numberOf(given.rule);
			const finding = redactFinding(given, rules.at(rule));
			const identity = identityOf(finding, readLine);
			const isAdvisory = identity.family === "advisory";
			table.add({
				run: numberOf(input, run),
				rule,
				place: spool.append(writer?.write(finding) ?? spooledText(finding)),
				key: isAdvisory ? "" : identity.key,
				handle: isAdvisory ? aliases.add(identity.package, identity.ids, finding.sources.length > 0) : -1,
				isOfTarget: !isAdvisory || identity.isOfTarget,
				line: identity.family === "code" ? identity.line : 0,
				detail: identity.detail
			});
		},
		groups(targetOf, baseline) {
			const known = baseline.flatMap(({ finding, run }) => {
				const identity = identityOf(finding, readLine);
				if (identity.family !== "advisory") return [];
				const target = identity.isOfTarget ? run.target : void 0;
				const fingerprint = finding.fingerprints["tollgate/v1"] ?? "";
				return [{
					handle: aliases.add(identity.package, identity.ids, true),
					target,
					fingerprint
				}];
			});
			const groups = groupEntries(table, {
				aliases,
				targets: runs.map(({ input, run }) => targetOf(input, run)),
				ruleIdOf: (rule) => rules.at(rule).id,
				known
			});
			return {
				count: groups.count,
				at(position) {
					const { entries, ruleId, fingerprint, earlier } = groups.at(position);
					return {
						entries: entries.map(entryAt),
						ruleId,
						fingerprint,
						earlier
					};
				},
				originAt: (position) => ({
					entries: groups.entriesAt(position).map(entryAt),
					ruleId: groups.ruleIdAt(position)
				})
			};
		},
		*load({ entries, ruleId, fingerprint }) {
			for (const { number, input, run } of entries) {
				const rule = table.ruleOf(number);
				const own = rules.at(rule).id;
				const text = spool.read(table.placeOf(number));
				const named = rules.named(rule, ruleId);
				const read = writer === void 0 || isSpooledText(text) ? readSpooled(text, named) : writer.read(text, named);
				yield {
					input,
					run,
					finding: {
						...read,
						aliases: own === ruleId ? read.aliases : [own, ...read.aliases.filter((id) => id !== ruleId)],
						fingerprints: {
							...read.fingerprints,
							[FINGERPRINT_KEY]: fingerprint
						}
					},
					rule: own,
					details: earlierDetails(read) ?? [table.detailOf(number)]
				};
			}
		},
		ruleOf: ({ number }, { ruleId }) => rules.named(table.ruleOf(number), ruleId),
		written({ entries, ruleId }) {
			const [entry] = entries;
			if (writer === void 0 || entry === void 0 || entries.length > 1) return void 0;
			const { number, input, run } = entry;
			const rule = rules.at(table.ruleOf(number));
			if (rule.id !== ruleId) return void 0;
			const text = spool.read(table.placeOf(number));
			return isSpooledText(text) ? void 0 : {
				input,
				run,
				text,
				rule,
				detail: table.detailOf(number)
			};
		}
	};
}
function earlierDetails({ sources, fingerprints }) {
	const known = fingerprints[DETAIL_KEY];
	return sources.length > 0 && known !== void 0 && DETAILS.test(known) ? known.split(",") : void 0;
}

//#endregion
//#region src/pipeline/index.ts
const FINDINGS_A_BREATH = 4096;
async function normalize(inputs, options) {
	const index = openFindingIndex(options.spool, options.readLine, options.writer);
	const read = [];
	for (const given of inputs) {
		const input = {
			...given,
			file: redact(given.file)
		};
		const end = await readInput(input, read.length, index, options);
		read.push({
			input,
			end,
			findings: 0,
			suppressed: 0
		});
	}
	const ownRun = options.suppressions.length === 0 ? [] : [{
		input: void 0,
		runs: [decisionsRun(options.version)]
	}];
	const runs = mergeRuns([...read.map(({ input, end }) => ({
		input: runInputOf(input),
		runs: end.runs
	})), ...ownRun]);
	const baseline = [...options.baseline ?? []];
	const infoOf = (input, run) => read[input]?.end.runs[run];
	const groups = index.groups((input, run) => infoOf(input, run)?.target, baseline);
	const parts = runs.merged.map(({ info }) => ({
		groups: [],
		rules: new Set(info.rules.map(enrichRule))
	}));
	const met = /* @__PURE__ */ new Set();
	for (let position = 0; position < groups.count; position += 1) {
		const group = groups.originAt(position);
		const part = parts[firstRunOf(group, runs)];
		part?.groups.push(position);
		for (const entry of group.entries) part?.rules.add(index.ruleOf(entry, group));
		if (options.baseline !== void 0) for (const fingerprint of groups.at(position).earlier) met.add(fingerprint);
		if (position % FINDINGS_A_BREATH === 0) await options.breathe();
	}
	const suppressor = openSuppressor(options.suppressions, options.now);
	const infos = judgeShards(runs.merged.map(({ info }) => info));
	const comparison = options.baseline === void 0 ? void 0 : openComparison(baseline, met, infos, options.now, options.baselineRuns);
	const counted = new Uint8Array(groups.count);
	let findingCount = 0;
	const enrich = (finding) => options.enrichment?.finding(finding) ?? finding;
	const finish = (finding, earlier) => comparison === void 0 ? finding : comparison.apply(finding, earlier);
	const membersOf = function* (group) {
		for (const { input, run, ...loaded } of index.load(group)) yield {
			...loaded,
			tool: infoOf(input, run)?.tool.name ?? "Tollgate"
		};
	};
	const count = (position, group, suppressed) => {
		if (counted[position] === 1) return;
		counted[position] = 1;
		findingCount += 1;
		for (const input of inputsOf(group)) {
			const part = read[input];
			if (part === void 0) continue;
			part.findings += 1;
			if (suppressed) part.suppressed += 1;
		}
	};
	const findingOf = (position, group = groups.at(position)) => {
		const finding = finish(suppressor.apply(enrich(deduplicate(membersOf(group)))), group.earlier);
		count(position, group, isSuppressed$1(finding, options.now));
		return finding;
	};
	const mayChange = options.suppressions.length > 0 || comparison !== void 0 || options.enrichment !== void 0;
	const resultOf = (position) => {
		const group = groups.at(position);
		const written = mayChange ? void 0 : index.written(group);
		if (written === void 0) return findingOf(position, group);
		count(position, group, false);
		const { input, run, ...rest } = written;
		return {
			...rest,
			fingerprint: group.fingerprint,
			tool: infoOf(input, run)?.tool.name ?? "Tollgate"
		};
	};
	return {
		runs: runs.merged.map(({ info, inputs: files }, position) => {
			const own = parts[position];
			const judged = infos[position] ?? info;
			const gone = comparison?.absent(judged) ?? [];
			const all = function* (itemOf) {
				for (const group of own?.groups ?? []) yield itemOf(group);
				if (info.tool.name === "Tollgate") for (const finding of suppressor.findings()) yield finish(...fingerprinted(finding));
				yield* info.tool.name === "Tollgate" ? comparison?.absent(judged) ?? [] : gone;
			};
			return {
				info: options.enrichment?.run(info) ?? info,
				inputs: files,
				rules: rulesOf([...own?.rules ?? [], ...gone.map(({ rule }) => enrichRule(rule))]),
				findings: () => all((place) => findingOf(place)),
				results: () => all(resultOf)
			};
		}),
		statistics: () => ({
			inputs: read.map(statisticsOf),
			findings: findingCount
		}),
		notices: () => read.flatMap(({ input, end }) => end.notices.map((notice) => `${input.file}: ${notice}`))
	};
}
function decisionsRun(version) {
	return {
		tool: {
			name: OWN_TOOL,
			version
		},
		status: "complete",
		rules: SUPPRESSION_RULES
	};
}
function fingerprinted(finding) {
	const identity = identityOf(finding, () => void 0);
	const fingerprint = fingerprintAt(identity.family === "advisory" ? "" : identity.key, void 0);
	const { severity, occurrences, rule } = finding;
	const sources = [{
		tool: OWN_TOOL,
		rule: rule.id,
		severity,
		occurrences
	}];
	return [{
		...finding,
		sources,
		fingerprints: { [FINGERPRINT_KEY]: fingerprint }
	}, [fingerprint]];
}
async function readInput(input, position, index, options) {
	if ("unreadable" in input.content) return unreadable(input, input.content.unreadable, options.version);
	const { reader } = input.content;
	let count = 0;
	let step = reader.next();
	while (step.done !== true) {
		index.add(position, step.value.run, step.value.finding);
		count += 1;
		if (count % FINDINGS_A_BREATH === 0) await options.breathe();
		step = reader.next();
	}
	const end = redactEnd(step.value);
	if (end.status !== "unreadable") return end;
	return unreadable(input, end.reason ?? "no reason given", options.version, end.notices);
}
function unreadable(input, reason, version, notices = []) {
	const run = {
		tool: {
			name: OWN_TOOL,
			version
		},
		status: "unreadable",
		reason: `${input.file}: ${reason}`,
		rules: []
	};
	return redactEnd({
		status: "unreadable",
		reason,
		runs: [run],
		counts: {
			raw: 0,
			occurrences: 0,
			dropped: {}
		},
		notices
	});
}
function inputsOf({ entries }) {
	return entries.length === 1 ? entries.map(({ input }) => input) : new Set(entries.map(({ input }) => input));
}
function firstRunOf({ entries }, runs) {
	return entries.reduce((first, { input, run }) => Math.min(first, runs.positionOf(input, run)), Infinity);
}
function rulesOf(rules) {
	const byId = /* @__PURE__ */ new Map();
	for (const rule of new Set(rules)) {
		const known = byId.get(rule.id);
		if (known === void 0 || JSON.stringify(rule) < JSON.stringify(known)) byId.set(rule.id, rule);
	}
	return [...byId.values()].toSorted((a, b) => a.id < b.id ? -1 : 1);
}
function runInputOf({ file, sha256 }) {
	return {
		file,
		...sha256 !== void 0 && { sha256 }
	};
}
function statisticsOf({ input, end, findings, suppressed }) {
	const tool = end.status === "unreadable" ? void 0 : end.runs[0]?.tool;
	return {
		file: input.file,
		format: input.format,
		tool: tool === void 0 ? null : {
			name: tool.name,
			version: tool.version ?? null
		},
		status: end.status,
		raw: end.counts.raw,
		occurrences: end.counts.occurrences,
		findings,
		suppressed,
		dropped: end.counts.dropped,
		...end.reason !== void 0 && { reason: end.reason }
	};
}

//#endregion
//#region src/util/file-spool.ts
const PAGE = 1048576;
const MOST_IN_MEMORY = 64 * PAGE;
const SCRATCH = 65536;
function fileSpool(inMemory = MOST_IN_MEMORY) {
	const kept = [];
	let file;
	let scratch;
	let page = Buffer.allocUnsafe(0);
	let filled = 0;
	let start = 0;
	const finishPage = () => {
		const end = start + Math.ceil(filled / PAGE) * PAGE;
		page.fill(0, filled);
		if (file === void 0 && end > inMemory) file = openFile();
		if (file !== void 0) writeAt(file.descriptor, page, filled, start - kept.length * PAGE);
		else if (filled > 0) kept.push(...pagesOf(page));
		start = end;
		filled = 0;
	};
	const append = (record) => {
		let most = record.length * 3;
		if (most > PAGE) most = Buffer.byteLength(record);
		if (filled + most > page.length || page.length > PAGE) {
			finishPage();
			const size = Math.max(PAGE, Math.ceil(most / PAGE) * PAGE);
			if (file === void 0 || page.length !== size) page = Buffer.allocUnsafe(size);
		}
		const length = page.write(record, filled, "utf8");
		const place = {
			offset: start + filled,
			length
		};
		filled += length;
		return place;
	};
	return {
		append,
		read({ offset, length }) {
			if (offset >= start) return page.toString("utf8", offset - start, offset - start + length);
			const offsetInFile = offset - kept.length * PAGE;
			if (file === void 0 || offsetInFile < 0) return fromPages(kept, offset, length);
			if (length > SCRATCH) return readAt(file.descriptor, Buffer.allocUnsafe(length), offsetInFile, length);
			scratch ??= Buffer.allocUnsafe(SCRATCH);
			return readAt(file.descriptor, scratch, offsetInFile, length);
		},
		close() {
			kept.length = 0;
			if (file === void 0) return;
			closeSync(file.descriptor);
			rmSync(file.folder, {
				recursive: true,
				force: true
			});
		}
	};
}
function openFile() {
	const folder = mkdtempSync(join(tmpdir(), "tollgate-spool-"));
	return {
		folder,
		descriptor: openSync(join(folder, "records"), "w+", 384)
	};
}
function writeAt(descriptor, bytes, length, offset) {
	for (let from = 0; from < length;) from += writeSync(descriptor, bytes, from, length - from, offset + from);
}
function readAt(descriptor, bytes, offset, length) {
	for (let size = 0; size < length;) {
		const got = readSync(descriptor, bytes, size, length - size, offset + size);
		if (got === 0) throw new Error("the spool file was cut while in use");
		size += got;
	}
	return bytes.toString("utf8", 0, length);
}
function pagesOf(bytes) {
	return Array.from({ length: bytes.length / PAGE }, (_page, index) => bytes.subarray(index * PAGE, (index + 1) * PAGE));
}
function fromPages(pages, offset, length) {
	const first = Math.floor(offset / PAGE);
	const from = offset % PAGE;
	const page = pages[first];
	if (page !== void 0 && from + length <= PAGE) return page.toString("utf8", from, from + length);
	const last = Math.floor((offset + length - 1) / PAGE);
	return Buffer.concat(pages.slice(first, last + 1)).toString("utf8", from, from + length);
}

//#endregion
//#region src/util/source-lines.ts
function sourceLines(root) {
	const textOf = sourceText(root);
	const latest = {
		uri: "",
		lines: []
	};
	return (uri, line) => {
		if (latest.uri !== uri) Object.assign(latest, {
			uri,
			lines: textOf(uri)?.split(/\r\n|\n|\r/u) ?? []
		});
		return latest.lines[line - 1];
	};
}

//#endregion
//#region src/util/young-generation.ts
function holdYoungGeneration() {
	setFlagsFromString("--semi-space-growth-factor=1");
	return { close: () => setFlagsFromString("--semi-space-growth-factor=2") };
}

//#endregion
//#region src/formats/artifact-target.ts
function artifactTarget(name) {
	const text = withoutEndSlashes((name ?? "").trim().replaceAll("\\", "/"));
	if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) return withoutCredentials(text);
	const image = text.replace(/@sha(?:256|512):.*$/u, "").replace(/:[0-9a-f]{7,64}$/u, "");
	const path = /^(?:\/|[a-z]:\/|~\/|\.\.\/)/iu.test(image) ? image.split("/").at(-1) ?? "" : image.replace(/^(?:\.\/)+/u, "");
	return path === "" || path === "." || path === ".." ? void 0 : path;
}
function withoutCredentials(text) {
	return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@?#]*@/iu, "$1");
}
function withoutEndSlashes(text) {
	let end = text.length;
	while (end > 0 && text[end - 1] === "/") end -= 1;
	return text.slice(0, end);
}

//#endregion
//#region src/formats/cyclonedx-bom.ts
const TOOLS$2 = {
	trivy: "Trivy",
	grype: "Grype",
	"osv-scanner": "OSV-Scanner",
	"dependency-check": "Dependency-Check",
	"dependency-track": "Dependency-Track",
	retire: "Retire.js",
	"retire.js": "Retire.js",
	snyk: "Snyk",
	"snyk cli": "Snyk"
};
const PATH_PROPERTIES = ["syft:location:0:path", "aquasecurity:trivy:FilePath"];
function bomText(value) {
	const text = asText(value);
	if (text === void 0) return void 0;
	const trimmed = (text.includes("\r") ? text.replaceAll("\r\n", "\n") : text).trim();
	return trimmed === "" ? void 0 : trimmed;
}
function componentLocation(component) {
	const purl = packageOfPurl(bomText(component["purl"]));
	const name = bomText(component["name"]);
	if (purl === void 0 && name === void 0) return void 0;
	const group = bomText(component["group"]);
	const version = bomText(component["version"]) ?? purl?.version;
	const path = filePathOf(component);
	return {
		kind: "package",
		ecosystem: purl?.ecosystem ?? "generic",
		name: purl?.name ?? packageName("generic", group === void 0 ? name ?? "" : `${group}/${name}`),
		...version !== void 0 && { version },
		...path !== void 0 && { manifest: manifestPath(path) }
	};
}
function componentProperty(component, name) {
	const found = listOf(component["properties"]).find((item) => asText(asObject(item)["name"]) === name);
	return bomText(asObject(found)["value"]);
}
function filePathOf(component) {
	const [occurrence] = listOf(asObject(component["evidence"])["occurrences"]);
	return [bomText(asObject(occurrence)["location"]), ...PATH_PROPERTIES.map((name) => componentProperty(component, name))].find((path) => path !== void 0)?.replace(/^\/+/u, "");
}
function bomTool(tools) {
	const nested = asObject(tools);
	const all = (Array.isArray(tools) ? asList(tools) : [...listOf(nested["components"]), ...listOf(nested["services"])]).map(asObject).filter((tool) => bomText(tool["name"]) !== void 0);
	const nameOf = (tool) => bomText(tool["name"]) ?? "";
	const chosen = all.find((tool) => nameOf(tool).toLowerCase() in TOOLS$2) ?? all.find((tool) => bomText(tool["type"]) !== "library" && !/^npm$|-library$/u.test(nameOf(tool))) ?? all[0];
	if (chosen === void 0) return {
		name: "CycloneDX",
		informationUri: "https://cyclonedx.org/"
	};
	const version = bomText(chosen["version"]);
	const name = nameOf(chosen);
	return {
		name: lookup(TOOLS$2, name.toLowerCase()) ?? name,
		...version !== void 0 && { version }
	};
}
function bomTarget(component) {
	const [group, name] = [bomText(component["group"]), bomText(component["name"])];
	return artifactTarget(group === void 0 || name === void 0 ? name : `${group}/${name}`);
}

//#endregion
//#region src/formats/cyclonedx-rating.ts
const METHODS = [
	"cvssv2",
	"cvssv3",
	"cvssv31",
	"cvssv4"
];
function cycloneDxRating(vulnerability, notices) {
	const entries = listOf(vulnerability["ratings"]).map(asObject);
	const all = entries.map(ratingOf$1);
	const own = bomText(asObject(vulnerability["source"])["name"])?.toLowerCase();
	const preferred = all.filter(({ source }) => own !== void 0 && source === own);
	const severity = ratedSeverity([worst(preferred) ?? worst(all)], void 0, notices);
	const score = bestScore(preferred) ?? bestScore(all);
	return {
		severity,
		...score !== void 0 && { score },
		lines: entries.map(lineOf).filter((line) => line !== "")
	};
}
function ratingOf$1(entry) {
	const method = bomText(entry["method"])?.toLowerCase();
	const number = method === void 0 || method.startsWith("cvss") ? asNumber(entry["score"]) : void 0;
	const score = number !== void 0 && number > 0 && number <= 10 ? number : void 0;
	const word = severityOfWord(bomText(entry["severity"]));
	return {
		source: bomText(asObject(entry["source"])["name"])?.toLowerCase(),
		severity: word ?? (score === void 0 ? void 0 : severityOfScore(score)),
		score,
		rank: METHODS.indexOf(method ?? "")
	};
}
function worst(ratings) {
	return SEVERITIES$5.find((severity) => ratings.some((rating) => rating.severity === severity));
}
function bestScore(ratings) {
	return ratings.filter(({ score }) => score !== void 0).toSorted((a, b) => b.rank - a.rank || (b.score ?? 0) - (a.score ?? 0))[0]?.score;
}
function lineOf(entry) {
	const score = asNumber(entry["score"]);
	return [
		bomText(asObject(entry["source"])["name"]),
		bomText(entry["severity"]),
		score === void 0 ? void 0 : String(score),
		bomText(entry["method"]),
		bomText(entry["vector"])
	].filter((part) => part !== void 0).join(" ");
}

//#endregion
//#region src/formats/cyclonedx-finding.ts
const TITLE_LENGTH$1 = 160;
const ACCEPTED = /* @__PURE__ */ new Set([
	"resolved",
	"resolved_with_pedigree",
	"false_positive",
	"not_affected"
]);
function cycloneDxFindings(vulnerability, components, inside, product, notices) {
	const shared = sharedParts$1(vulnerability, notices);
	if (inside !== void 0) return [findingAt(shared, {}, inside, void 0)];
	const targets = listOf(vulnerability["affects"]).map(asObject);
	if (targets.length === 0) return [findingAt(shared, {}, product, void 0)];
	return targets.map((target) => {
		const ref = bomText(target["ref"]);
		return findingAt(shared, target, ref === void 0 ? product : componentOf(ref, components), ref);
	});
}
function componentOf(ref, components) {
	return components.get(ref) ?? components.get(localRef(ref));
}
function localRef(ref) {
	const fragment = /^urn:cdx:[^#]*#(.+)$/iu.exec(ref)?.[1];
	if (fragment === void 0) return ref;
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}
function sharedParts$1(vulnerability, notices) {
	const references = listOf(vulnerability["references"]).flatMap((item) => bomText(asObject(item)["id"]) ?? []);
	const { equivalent, bulletins } = equivalentIds(references);
	const { id, aliases } = advisoryIds([ownId(vulnerability), ...equivalent]);
	const rating = cycloneDxRating(vulnerability, notices);
	const description = bomText(vulnerability["description"]);
	const detail = bomText(vulnerability["detail"]);
	const fix = [bomText(vulnerability["recommendation"]), bomText(vulnerability["workaround"])].filter((text) => text !== void 0).join("\n");
	const url = urlOf$1(vulnerability);
	return {
		vulnerability,
		rule: {
			id,
			title: titleOf$2(description ?? detail) ?? id,
			description: [description, detail].filter((text) => text !== void 0).join("\n\n") || id,
			...fix !== "" && { fix },
			...url !== void 0 && { helpUri: url },
			level: levelOf(rating.severity),
			...rating.score !== void 0 && { securitySeverity: rating.score },
			tags: taxonomyTags({
				cwe: cweNumbers(vulnerability["cwes"]),
				owasp: [],
				pci: []
			})
		},
		aliases,
		bulletins,
		rating,
		suppressions: suppressionsOf$2(vulnerability)
	};
}
function urlOf$1(vulnerability) {
	for (const item of [vulnerability["source"], ...listOf(vulnerability["advisories"])]) {
		const url = bomText(asObject(item)["url"]);
		if (url !== void 0 && isUrl$1(url)) return url;
	}
}
function ownId(vulnerability) {
	const id = bomText(vulnerability["id"]);
	if (id !== void 0) return id;
	return `cyclonedx/${(bomText(vulnerability["bom-ref"]) ?? titleOf$2(bomText(vulnerability["description"])) ?? "unknown").slice(0, 80)}`;
}
function titleOf$2(text) {
	const line = text?.split("\n", 1)[0]?.replace(/^#+\s*/u, "").trim() ?? "";
	const sentence = /^.{12,}?[.!?](?=\s)/u.exec(line)?.[0] ?? line;
	if (sentence === "") return void 0;
	return sentence.length <= TITLE_LENGTH$1 ? sentence : `${sentence.slice(0, TITLE_LENGTH$1).replace(/[\uD800-\uDBFF]$|\s+\S*$/u, "")} …`;
}
function suppressionsOf$2(vulnerability) {
	const analysis = asObject(vulnerability["analysis"]);
	const state = bomText(analysis["state"])?.toLowerCase() ?? "";
	const status = ACCEPTED.has(state) ? "accepted" : state === "in_triage" ? "underReview" : void 0;
	if (status === void 0) return [];
	const justification = bomText(analysis["justification"]);
	const detail = bomText(analysis["detail"]);
	const head = `${state}${justification === void 0 ? "" : ` (${justification})`}`;
	return [{
		kind: "external",
		status,
		reason: detail === void 0 ? head : `${head}: ${detail}`
	}];
}
function findingAt({ vulnerability, rule, aliases, bulletins, rating, suppressions }, target, component, ref) {
	const location = (component && componentLocation(component)) ?? refLocation(ref);
	const versions = listOf(target["versions"]).map(asObject);
	const unaffected = versions.length > 0 && versions.every((entry) => bomText(entry["status"]) === "unaffected");
	const analysis = asObject(vulnerability["analysis"]);
	const evidence = evidenceText([
		["affected", versions.map(versionText).join(", ")],
		["fix", bomText(vulnerability["recommendation"])],
		["workaround", bomText(vulnerability["workaround"])],
		["installed at", component && componentProperty(component, "cdx:npm:package:path")],
		["analysis", bomText(analysis["state"])],
		["response", textsOf$2(analysis["response"]).join(", ")],
		["rejected", bomText(vulnerability["rejected"])],
		["bulletins", bulletins.join(", ")],
		["ratings", rating.lines.join("; ")],
		["source", bomText(asObject(vulnerability["source"])["name"])]
	]);
	return makeFinding({
		rule,
		severity: rating.severity,
		level: levelOf(rating.severity),
		message: `${placeText(location)}${rule.title}`,
		locations: location === void 0 ? [] : [location],
		aliases,
		...evidence !== void 0 && { evidence },
		suppressions: unaffected ? [...suppressions, {
			kind: "external",
			status: "accepted",
			reason: "the bill of materials lists it as unaffected"
		}] : suppressions
	});
}
function refLocation(ref) {
	if (ref === void 0) return void 0;
	const local = localRef(ref);
	const found = packageOfPurl(local);
	return found === void 0 ? {
		kind: "logical",
		name: local
	} : {
		kind: "package",
		...found
	};
}
function placeText(location) {
	if (location?.kind === "logical") return `${location.name}: `;
	if (location?.kind !== "package") return "";
	return `${location.name}${location.version === void 0 ? "" : `@${location.version}`}: `;
}
function versionText(entry) {
	const text = bomText(entry["version"]) ?? bomText(entry["range"]) ?? "";
	const status = bomText(entry["status"]);
	return status === void 0 || status === "affected" ? text : `${text} (${status})`;
}

//#endregion
//#region src/formats/lone-notice.ts
const LONE_NOTICE = "a lone object stood where a list belongs: it was read as a list of one";

//#endregion
//#region src/formats/cyclonedx-reader.ts
const MOST_DEPTH = 100;
function* readCycloneDx(readBom) {
	const account = openAccount();
	const header = {};
	const refs = /* @__PURE__ */ new Set();
	const share = sharedRules();
	let looked = 0;
	try {
		for (const part of readBom(/* @__PURE__ */ new Set(["header", "reference"]))) if (part.kind === "header") header[part.key] ??= part.value;
		else if (part.kind === "reference") {
			const ref = bomText(part.value);
			if (ref !== void 0) refs.add(ref);
		}
		if (!isBom(header, account)) return closeAccount(account, [runOf$5(header)]);
	} catch (error) {
		recordFault(error, account);
	}
	const components = openComponents(refs, header.product);
	try {
		let hasComponents = refs.size === 0;
		for (const part of readBom(new Set(refs.size === 0 ? ["vulnerability"] : ["component", "vulnerability"]))) {
			if (part.kind === "component") {
				hasComponents = true;
				components.add(part.value);
			}
			if (part.kind !== "vulnerability") continue;
			looked += 1;
			if (part.isLone === true) account.notices.add(LONE_NOTICE);
			if (!hasComponents && part.inside === void 0) readComponents(readBom, components);
			hasComponents = true;
			if (listOf(part.value).length !== 1 || Array.isArray(part.value)) {
				drop(account, "an entry of `vulnerabilities` is no object");
				continue;
			}
			const value = asObject(part.value);
			for (const finding of cycloneDxFindings(value, components.found, part.inside, asObject(header.product), account.notices)) {
				account.raw += 1;
				account.occurrences += 1;
				yield {
					run: 0,
					finding: {
						...finding,
						rule: share(finding.rule)
					}
				};
			}
		}
		if (looked === 0) judgeNothing(hasList$1(readBom), header, account);
	} catch (error) {
		recordFault(error, account);
	}
	const { found } = components;
	const unknown = [...refs].filter((ref) => !found.has(ref) && !found.has(localRef(ref)));
	if (unknown.length > 0) account.notices.add(`affected targets that are not in the bill of materials, known by their reference only: ${unknown.length}`);
	judgeVersion(header, account);
	return closeAccount(account, [runOf$5(header)]);
}
function openComponents(refs, product) {
	const wanted = new Set([...refs].flatMap((ref) => [ref, localRef(ref)]));
	const found = /* @__PURE__ */ new Map();
	const add = (value, depth) => {
		const component = asObject(value);
		const ref = bomText(component["bom-ref"]);
		if (ref !== void 0 && wanted.has(ref) && !found.has(ref)) found.set(ref, placeOnly(component));
		if (depth > MOST_DEPTH) return;
		for (const child of [...listOf(component["components"]), ...listOf(component["services"])]) add(child, depth + 1);
	};
	if (wanted.size > 0) add(product, 0);
	return {
		found,
		add: (value) => add(value, 0)
	};
}
function readComponents(readBom, components) {
	try {
		for (const part of readBom(/* @__PURE__ */ new Set(["component"]))) if (part.kind === "component") components.add(part.value);
	} catch (error) {
		inputFault(error);
	}
}
function hasList$1(readBom) {
	for (const part of readBom(/* @__PURE__ */ new Set(["list"]))) if (part.kind === "list") return true;
	return false;
}
function placeOnly(component) {
	const { purl, group, name, version, evidence, properties } = component;
	return {
		purl,
		group,
		name,
		version,
		evidence,
		properties
	};
}
function isBom(header, account) {
	const format = bomText(header.bomFormat);
	const version = bomText(header.specVersion);
	if (format === void 0 ? version !== void 0 : format.toLowerCase() === "cyclonedx") return true;
	const seen = format === void 0 ? "neither bomFormat nor specVersion is there" : `bomFormat is ${format.slice(0, 40)}`;
	worsen(account, "unreadable", `the text is no CycloneDX bill of materials: ${seen}`);
	return false;
}
function judgeVersion(header, account) {
	const version = bomText(header.specVersion) ?? "";
	if (/^(?:[2-9]|\d{2,})(?:\.|$)/u.test(version)) worsen(account, "degraded", `specVersion ${version.slice(0, 20)} is newer than 1.7: parts of it may not be understood`);
}
function judgeNothing(isLookedUp, header, account) {
	if (!isLookedUp) {
		account.notices.add("no vulnerability was looked up: the file lists components only");
		worsen(account, "degraded", "a bill of materials only: its components were not looked up in any advisory database");
	} else if (bomTool(header.tools).name === "Trivy") worsen(account, "degraded", `Trivy lists no vulnerability, and does so too where it was not asked to look any up (--scanners vuln)`);
}
function runOf$5(header) {
	const target = bomTarget(asObject(header.product));
	return {
		tool: bomTool(header.tools),
		scan: "dependencies",
		...target !== void 0 && { target },
		status: "complete",
		rules: []
	};
}

//#endregion
//#region src/formats/cyclonedx-json/index.ts
const format$19 = {
	id: "cyclonedx-json",
	title: "CycloneDX JSON",
	url: "https://cyclonedx.org/docs/1.7/json/",
	versions: "CycloneDX 1.4 to 1.7, with or without components (VEX)",
	mapping: [
		["vulnerabilities[].affects[]", "one finding each; a vulnerability that names no target is one"],
		["id, references[].id", "rule id: the CVE, else the GHSA, else the first; bulletins such as RHSA are evidence"],
		["ratings", "severity and security-severity: of the own source, else the worst"],
		["description, detail, recommendation, workaround, source.url, advisories, cwes", "rule"],
		["affects[].ref", "the component (its purl), also by BOM-Link; else the reference itself"],
		["evidence.occurrences, properties of Syft and Trivy", "manifest: the file the component was found in"],
		["analysis.state", "suppression: not_affected, false_positive, resolved accepted; in_triage under review"],
		["affects[].versions", "evidence; where all are unaffected, an accepted suppression"],
		["metadata.tools, metadata.component", "tool and target of the run"]
	],
	faults: [
		"no list of vulnerabilities: a bill of materials only, nothing was looked up: degraded",
		"Trivy writes an empty list also where it looked nothing up: degraded",
		"a lone object instead of a list: read as a list of one"
	],
	recognizes: ({ kind, keys, text }) => kind === "json-object" && !keys.has("runs") && (keys.has("bomFormat") || keys.has("specVersion") && /cyclonedx/iu.test(text)),
	read: (source) => readCycloneDx((wanted) => readJson(source, wanted))
};
const HEADERS = {
	bomFormat: "bomFormat",
	specVersion: "specVersion",
	"metadata/tools": "tools",
	"metadata/component": "product"
};
const PATTERNS$7 = {
	header: Object.keys(HEADERS).map((key) => key.split("/")),
	component: [["components", "*"], ["services", "*"]],
	vulnerability: [["vulnerabilities", "*"]],
	reference: [["vulnerabilities", "*"], ["vulnerabilities"]].flatMap((start) => [[
		...start,
		"affects",
		"*",
		"ref"
	], [
		...start,
		"affects",
		"ref"
	]]),
	list: [["vulnerabilities"]]
};
function* readJson(source, wanted) {
	const lone = {};
	for (const element of jsonElements(source.chunks(), [...wanted].flatMap((kind) => PATTERNS$7[kind]))) {
		const { path, value } = element;
		const part = partOf(element);
		if (part !== void 0) yield part;
		else if (wanted.has("vulnerability") && path[0] === "vulnerabilities") lone[String(path[1])] = value;
	}
	if (Object.keys(lone).length > 0) yield {
		kind: "vulnerability",
		value: lone,
		isLone: true
	};
}
function partOf({ path, value }) {
	const [first, second] = path;
	if (first === "components" || first === "services") return {
		kind: "component",
		value
	};
	if (first !== "vulnerabilities") {
		const key = lookup(HEADERS, path.join("/"));
		return key === void 0 ? void 0 : {
			kind: "header",
			key,
			value
		};
	}
	if (path.length === 1) return Array.isArray(value) ? { kind: "list" } : void 0;
	if (path.at(-1) === "ref" && path.length > 2) return {
		kind: "reference",
		value
	};
	return typeof second === "number" ? {
		kind: "vulnerability",
		value
	} : void 0;
}

//#endregion
//#region src/formats/xml-child.ts
function childText(element, name) {
	const text = element?.children.find((child) => child.name === name)?.text;
	return text === void 0 || text === "" ? void 0 : text;
}
function childrenOf(element, name) {
	return element?.children.filter((child) => child.name === name) ?? [];
}
function childOf(element, name) {
	return element?.children.find((child) => child.name === name);
}

//#endregion
//#region src/formats/xml-root.ts
function xmlRoot(text) {
	for (let at = text.indexOf("<"); at >= 0 && at < text.length; at = text.indexOf("<", at)) {
		const end = endOfProlog(text, at);
		if (end === void 0) return /^<(?:[\w.-]+:)?([\w.-]+)/u.exec(text.slice(at, at + 200))?.[1];
		if (end < 0) return void 0;
		at = end;
	}
}
function endOfProlog(text, at) {
	const closing = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : text.startsWith("<!", at) ? ">" : void 0;
	if (closing === void 0) return void 0;
	const end = text.indexOf(closing, at + 2);
	return end < 0 ? -1 : end + closing.length;
}

//#endregion
//#region src/formats/cyclonedx-xml/component-object.ts
function componentObject(element) {
	const occurrences = childrenOf(childOf(childOf(element, "evidence"), "occurrences"), "occurrence");
	return {
		"bom-ref": element.attributes["bom-ref"],
		type: element.attributes["type"],
		group: childText(element, "group"),
		name: childText(element, "name"),
		version: childText(element, "version"),
		purl: childText(element, "purl"),
		evidence: { occurrences: occurrences.map((item) => ({ location: childText(item, "location") })) },
		properties: childrenOf(childOf(element, "properties"), "property").map((item) => ({
			name: item.attributes["name"],
			value: item.text
		})),
		components: childrenOf(childOf(element, "components"), "component").map(componentObject),
		services: childrenOf(childOf(element, "services"), "service").map(componentObject)
	};
}
function toolsObject(element) {
	const tools = childrenOf(element, "tool");
	if (tools.length > 0) return tools.map(componentObject);
	return {
		components: childrenOf(childOf(element, "components"), "component").map(componentObject),
		services: childrenOf(childOf(element, "services"), "service").map(componentObject)
	};
}

//#endregion
//#region src/formats/cyclonedx-xml/vulnerability-object.ts
function vulnerabilityObject(element) {
	const analysis = childOf(element, "analysis");
	return {
		"bom-ref": element.attributes["bom-ref"],
		id: childText(element, "id"),
		source: sourceObject(childOf(element, "source")),
		references: itemsOf(element, "references", "reference").map((item) => ({
			id: childText(item, "id"),
			source: sourceObject(childOf(item, "source"))
		})),
		ratings: itemsOf(element, "ratings", "rating").map(ratingObject),
		cwes: itemsOf(element, "cwes", "cwe").map(({ text }) => text),
		description: childText(element, "description"),
		detail: childText(element, "detail"),
		recommendation: childText(element, "recommendation") ?? linesOf$1(element, "recommendations", "recommendation"),
		workaround: childText(element, "workaround"),
		advisories: itemsOf(element, "advisories", "advisory").map((item) => ({ url: childText(item, "url") ?? item.text })),
		rejected: childText(element, "rejected"),
		analysis: {
			state: childText(analysis, "state"),
			justification: childText(analysis, "justification"),
			response: itemsOf(analysis, "responses", "response").map(({ text }) => text),
			detail: childText(analysis, "detail")
		},
		affects: affectsOf(element)
	};
}
function affectsOf(element) {
	const targets = itemsOf(element, "affects", "target").map((target) => ({
		ref: childText(target, "ref"),
		versions: itemsOf(target, "versions", "version").map((item) => ({
			version: childText(item, "version"),
			range: childText(item, "range"),
			status: childText(item, "status")
		}))
	}));
	const ref = element.attributes["ref"];
	return targets.length === 0 && ref !== void 0 ? [{ ref }] : targets;
}
function ratingObject(item) {
	const score = childOf(item, "score");
	return {
		source: sourceObject(childOf(item, "source")),
		score: childText(score, "base") ?? score?.text,
		severity: childText(item, "severity"),
		method: childText(item, "method"),
		vector: childText(item, "vector")
	};
}
function sourceObject(source) {
	return source && {
		name: childText(source, "name") ?? source.attributes["name"],
		url: childText(source, "url")
	};
}
function itemsOf(element, list, item) {
	return childrenOf(childOf(element, list), item);
}
function linesOf$1(element, list, item) {
	const lines = itemsOf(element, list, item).map(({ text }) => text);
	return lines.length === 0 ? void 0 : lines.join("\n");
}

//#endregion
//#region src/formats/cyclonedx-xml/index.ts
const format$18 = {
	id: "cyclonedx-xml",
	title: "CycloneDX XML",
	url: "https://cyclonedx.org/docs/1.7/xml/",
	versions: "CycloneDX 1.4 to 1.7, and 1.0 to 1.3 with the extension `vulnerability/1.0`",
	mapping: [
		["bom", "as CycloneDX JSON: the same bill of materials gives the same findings"],
		["vulnerabilities/vulnerability/affects/target", "one finding each; a vulnerability that names no target is one"],
		["component/vulnerabilities/vulnerability (extension)", "one finding each, in the component it stands in"],
		["vulnerability/@ref (extension)", "the component"],
		["ratings/rating/score/base, recommendations, advisories/advisory (extension)", "as score, recommendation, advisories"]
	],
	faults: [
		"no list of vulnerabilities: a bill of materials only, nothing was looked up: degraded",
		"Trivy writes an empty list also where it looked nothing up: degraded",
		"a document type declaration is refused"
	],
	recognizes: ({ kind, text }) => kind === "xml" && xmlRoot(text) === "bom" && /cyclonedx\.org\/schema\/bom/iu.test(text),
	read: (source) => readCycloneDx((wanted) => readXml(source, wanted))
};
const PATTERNS$6 = {
	header: [
		["bom", "@"],
		[
			"bom",
			"metadata",
			"tools"
		],
		[
			"bom",
			"metadata",
			"component"
		]
	],
	component: [[
		"bom",
		"components",
		"component"
	], [
		"bom",
		"services",
		"service"
	]],
	vulnerability: [[
		"bom",
		"vulnerabilities",
		"vulnerability"
	], [
		"bom",
		"components",
		"component"
	]],
	reference: [[
		"bom",
		"vulnerabilities",
		"vulnerability",
		"@"
	], [
		"bom",
		"vulnerabilities",
		"vulnerability",
		"affects",
		"target",
		"ref"
	]],
	list: [[
		"bom",
		"vulnerabilities",
		"@"
	], [
		"bom",
		"components",
		"component"
	]]
};
function* readXml(source, wanted) {
	const patterns = [...wanted].flatMap((kind) => PATTERNS$6[kind]);
	for (const { path, element } of xmlElements(source.chunks(), patterns)) {
		const place = path.slice(1).join("/");
		if (place === "") yield* rootParts(element);
		else if (place === "metadata/tools") yield {
			kind: "header",
			key: "tools",
			value: toolsObject(element)
		};
		else if (place === "metadata/component") yield {
			kind: "header",
			key: "product",
			value: componentObject(element)
		};
		else if (place === "vulnerabilities") yield { kind: "list" };
		else if (place.endsWith("/target/ref")) yield {
			kind: "reference",
			value: element.text
		};
		else if (place === "vulnerabilities/vulnerability") {
			if (wanted.has("reference")) yield {
				kind: "reference",
				value: element.attributes["ref"]
			};
			else yield {
				kind: "vulnerability",
				value: vulnerabilityObject(element)
			};
		} else {
			if (wanted.has("component")) yield {
				kind: "component",
				value: componentObject(element)
			};
			if (wanted.has("vulnerability") || wanted.has("list")) yield* nestedParts(element);
		}
	}
}
function* rootParts({ attributes }) {
	const namespace = Object.values(attributes).map((value) => /cyclonedx\.org\/schema\/bom\/(\d[\d.]*)/iu.exec(value)?.[1]).find((version) => version !== void 0);
	yield {
		kind: "header",
		key: "bomFormat",
		value: "CycloneDX"
	};
	if (namespace !== void 0) yield {
		kind: "header",
		key: "specVersion",
		value: namespace
	};
}
function* nestedParts(component) {
	const list = childOf(component, "vulnerabilities");
	if (list !== void 0) {
		const inside = componentObject(component);
		yield { kind: "list" };
		for (const element of childrenOf(list, "vulnerability")) yield {
			kind: "vulnerability",
			value: vulnerabilityObject(element),
			inside
		};
	}
	for (const child of childrenOf(childOf(component, "components"), "component")) yield* nestedParts(child);
}

//#endregion
//#region src/formats/array-items.ts
function* arrayItems(source, account) {
	try {
		if (readHead(source).kind !== "json-array") {
			worsen(account, "unreadable", "the report is no JSON array");
			return;
		}
		for (const { value } of jsonElements(source.chunks(), [["*"]])) if (typeof value === "object" && value !== null && !Array.isArray(value)) yield asObject(value);
		else drop(account, "an item of the report is no object");
	} catch (error) {
		recordFault(error, account);
	}
}

//#endregion
//#region src/formats/region-of.ts
function regionOf$1(ends) {
	const startLine = asPosition(ends.startLine);
	const startColumn = asPosition(ends.startColumn);
	const endLine = asPosition(ends.endLine);
	const endColumn = asPosition(ends.endColumn);
	if (startLine === void 0) return void 0;
	const isForward = endLine !== void 0 && (endLine > startLine || endLine === startLine && (endColumn ?? Infinity) >= (startColumn ?? 1));
	return {
		startLine,
		...startColumn !== void 0 && { startColumn },
		...isForward && {
			endLine,
			...endColumn !== void 0 && { endColumn }
		}
	};
}

//#endregion
//#region src/formats/gitlab-codequality/index.ts
const SEVERITIES$4 = {
	blocker: "critical",
	critical: "high",
	major: "medium",
	minor: "low",
	info: "informational"
};
const format$17 = {
	id: "gitlab-codequality",
	title: "GitLab Code Quality",
	url: "https://docs.gitlab.com/ci/testing/code_quality/",
	versions: "GitLab 11 and later, Code Climate JSON",
	mapping: [
		["[]", "one finding each; a measurement is none"],
		["engine_name, check_name", "rule id, as codequality/no-eval or eslint/no-eval"],
		["severity", "severity: blocker critical, critical high, major medium, minor low, info informational"],
		["description", "message"],
		["content.body, categories", "rule description, tags"],
		["location.path, location.lines or location.positions, other_locations", "locations"],
		["fingerprint", "fingerprint codequality/fingerprint"]
	],
	faults: ["lines.begin is a number or an object with a line: both are read", "an empty array is a clean report, but any scanner could have written it: it is read only where the format is named"],
	recognizes: ({ kind, firstKeys }) => kind === "json-array" && firstKeys.has("location") && firstKeys.has("description") && (firstKeys.has("fingerprint") || firstKeys.has("check_name")),
	read: read$17
};
function* read$17(source) {
	const account = openAccount();
	const share = sharedRules();
	for (const item of arrayItems(source, account)) {
		if (asText(item["type"]) === "measurement") {
			drop(account, "a measurement is no finding");
			continue;
		}
		account.raw += 1;
		account.occurrences += 1;
		const finding = findingOf$9(item, account.notices);
		yield {
			run: 0,
			finding: {
				...finding,
				rule: share(finding.rule)
			}
		};
	}
	return closeAccount(account, [{
		tool: {
			name: "Code Quality",
			informationUri: format$17.url
		},
		status: "complete",
		rules: []
	}]);
}
function findingOf$9(item, notices) {
	const check = asText(item["check_name"]) ?? "unknown";
	const severity = ratedSeverity([lookup(SEVERITIES$4, asText(item["severity"])?.toLowerCase())], void 0, notices);
	const rule = {
		id: `${asText(item["engine_name"]) ?? "codequality"}/${check}`,
		title: check,
		description: asText(asObject(item["content"])["body"]) ?? check,
		level: levelOf(severity),
		tags: textsOf$2(item["categories"]).map((category) => category.toLowerCase())
	};
	const fingerprint = asText(item["fingerprint"]);
	return makeFinding({
		rule,
		severity,
		message: asText(item["description"]) ?? check,
		locations: [item["location"], ...asList(item["other_locations"])].flatMap(locationOf$2),
		...fingerprint !== void 0 && { fingerprints: { "codequality/fingerprint": fingerprint } }
	});
}
function locationOf$2(value) {
	const location = asObject(value);
	const path = asText(location["path"]);
	if (path === void 0) return [];
	const region = regionBetween(asObject(location["positions"])) ?? regionBetween(asObject(location["lines"]));
	return [{
		kind: "file",
		uri: manifestPath(path),
		...region !== void 0 && { region }
	}];
}
function regionBetween({ begin, end }) {
	const [first, last] = [asObject(begin), asObject(end)];
	return regionOf$1({
		startLine: first["line"] ?? begin,
		startColumn: first["column"],
		endLine: last["line"] ?? end,
		endColumn: last["column"]
	});
}

//#endregion
//#region src/formats/list-text.ts
const ITEMS = 20;
function listText(items) {
	const distinct = [...new Set(items)];
	const more = distinct.length - ITEMS;
	return [...distinct.slice(0, ITEMS), ...more > 0 ? [`and ${more} more`] : []].join(", ");
}

//#endregion
//#region src/formats/gitlab-security/identifiers.ts
const WEAKNESS = /^(?:cwe|owasp|wasc|capec)$/iu;
const ADVISORY = /^(?:CVE-\d|GHSA-)/iu;
const TOOLS$1 = {
	zaproxy: "zap",
	"owasp-zap": "zap"
};
function identifiersOf$1(vulnerability, isPackage, scanner) {
	const all = asList(vulnerability["identifiers"]).flatMap(identifierOf);
	const own = all.filter(({ type }) => !WEAKNESS.test(type));
	const primary = own[0] ?? all[0];
	const shared = {
		bulletins: [],
		cwe: cweNumbers(all.filter(({ type }) => /^cwe$/iu.test(type)).map(({ value }) => value)),
		name: primary?.name ?? primary?.value,
		url: all.map(({ url }) => url).find((url) => url !== void 0)
	};
	const tool = lookup(TOOLS$1, scanner) ?? scanner;
	const title = asText(vulnerability["name"]) ?? asText(vulnerability["message"]) ?? "unknown";
	if (isPackage && own.length > 0) return {
		...shared,
		...packageIds(own.map(advisoryName))
	};
	const value = primary === void 0 ? title : own.length > 0 ? primary.value : advisoryName(primary);
	const aliases = own.map((identifier) => identifier.value).filter((id) => ADVISORY.test(id));
	return {
		id: `${tool}/${value}`,
		aliases: advisoryIds(aliases).id === "unknown" ? [] : aliases,
		...shared
	};
}
function packageIds(ids) {
	const { equivalent, bulletins } = equivalentIds(ids);
	if (equivalent.length > 0) return {
		...advisoryIds(equivalent),
		bulletins
	};
	return {
		...advisoryIds(bulletins.slice(0, 1)),
		bulletins: bulletins.slice(1)
	};
}
function identifierOf(item) {
	const { type, name, value, url } = asObject(item);
	const text = asText(value) ?? asText(name);
	if (text === void 0) return [];
	const link = asText(url);
	return [{
		type: asText(type) ?? "",
		name: asText(name),
		value: text,
		url: link !== void 0 && /^https?:/iu.test(link) && isUrl$1(link) ? link : void 0
	}];
}
function advisoryName({ type, name, value }) {
	if (/^[A-Za-z]{2,}[A-Za-z0-9]*-/u.test(value) && !isUuid(value)) return value;
	if (name !== void 0 && name.includes(value)) return name;
	return type === "" ? value : `${type}-${value}`;
}
function isUuid(text) {
	return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
}

//#endregion
//#region src/formats/gitlab-security/locations-of.ts
function locationsOf(vulnerability, scan) {
	const location = asObject(vulnerability["location"]);
	const dependency = asObject(location["dependency"]);
	const name = asText(asObject(dependency["package"])["name"]);
	if (name !== void 0) return [packageLocation$2(name, asText(dependency["version"]), location, scan)];
	const url = urlOf(location, asObject(asObject(vulnerability["evidence"])["request"]));
	const method = asText(location["method"]);
	const file = asText(location["file"]);
	if (file !== void 0) {
		const region = regionOf$1({
			startLine: location["start_line"],
			endLine: location["end_line"]
		});
		const within = [asText(location["class"]), method].filter((part) => part !== void 0).join(".");
		return [{
			kind: "file",
			uri: manifestPath(file),
			...region !== void 0 && { region }
		}, ...within === "" ? [] : [{
			kind: "logical",
			name: within
		}]];
	}
	if (url !== void 0) {
		const parameter = asText(location["param"]);
		return [{
			kind: "url",
			url,
			...method !== void 0 && { method },
			...parameter !== void 0 && { parameter }
		}];
	}
	const crash = asText(location["crash_state"])?.trim().split("\n")[0] ?? asText(location["crash_type"]);
	return crash === void 0 || crash === "" ? [] : [{
		kind: "logical",
		name: crash
	}];
}
function packageLocation$2(name, version, location, scan) {
	const file = asText(location["file"]);
	const system = asText(location["operating_system"])?.split(" ")[0];
	const manager = file === void 0 ? void 0 : scan.managers.get(file);
	const ecosystem = manager !== void 0 && manager !== "" ? ecosystemOf(manager) : file !== void 0 ? ecosystemOfManifest(file) ?? "generic" : ecosystemOf(system === void 0 || /^unknown$/iu.test(system) ? "" : system);
	const line = asPosition(location["start_line"]);
	return {
		kind: "package",
		ecosystem,
		name: packageName(ecosystem, name),
		...version !== void 0 && { version },
		...file !== void 0 && { manifest: manifestPath(file) },
		...line !== void 0 && { line }
	};
}
function urlOf(location, request) {
	const host = asText(location["hostname"]);
	const path = asText(location["path"]);
	if (host === void 0) return asText(request["url"]) ?? path;
	if (path === void 0 || path.startsWith("/")) return `${host.replace(/\/$/u, "")}${path ?? "/"}`;
	return `${host.endsWith("/") ? host : `${host}/`}${path}`;
}

//#endregion
//#region src/formats/gitlab-security/finding-of.ts
function findingOf$8(vulnerability, scan, notices) {
	const locations = locationsOf(vulnerability, scan);
	const [primary] = locations;
	const named = asText(asObject(vulnerability["scanner"])["id"]) ?? asText(scan.scanner["id"]) ?? "gitlab";
	const isPackage = primary?.kind === "package";
	const ids = identifiersOf$1(vulnerability, isPackage, named);
	const vector = asList(vulnerability["cvss_vectors"]).flatMap((item) => asText(asObject(item)["vector"]) ?? [])[0];
	const score = vector === void 0 ? void 0 : cvssScore(vector);
	const severity = ratedSeverity([vulnerability["severity"]], score, notices);
	const title = asText(vulnerability["name"]) ?? asText(vulnerability["message"]) ?? ids.name ?? ids.id;
	const solution = solutionOf(vulnerability);
	const rule = {
		id: ids.id,
		title,
		description: asText(vulnerability["description"]) ?? title,
		...solution !== void 0 && !isPackage && { fix: solution },
		...ids.url !== void 0 && { helpUri: ids.url },
		level: levelOf(severity),
		...score !== void 0 && score > 0 && { securitySeverity: score },
		tags: taxonomyTags({
			cwe: ids.cwe,
			owasp: [],
			pci: []
		})
	};
	const evidence = evidenceOf$3(vulnerability, scan, vector, ids.bulletins, isPackage);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: messageOf(vulnerability, primary, title),
		locations,
		aliases: ids.aliases,
		...evidence !== void 0 && { evidence },
		fingerprints: fingerprintsOf(vulnerability),
		suppressions: asList(vulnerability["flags"]).flatMap(suppressionOf$1)
	});
}
function messageOf(vulnerability, primary, title) {
	if (primary?.kind === "package") return `${primary.name}${primary.version === void 0 ? "" : `@${primary.version}`}: ${title}`;
	const own = asText(vulnerability["message"]);
	if (own !== void 0) return own;
	return primary?.kind === "url" || primary?.kind === "logical" ? `${title}: ${locationText(primary)}` : title;
}
function solutionOf(vulnerability) {
	const solution = asText(vulnerability["solution"])?.trim();
	return solution === "" || solution === "No solution provided" ? void 0 : solution;
}
function evidenceOf$3(vulnerability, scan, vector, bulletins, isPackage) {
	const location = asObject(vulnerability["location"]);
	const evidence = asObject(vulnerability["evidence"]);
	const { method, url } = asObject(evidence["request"]);
	const { status_code: status, reason_phrase: phrase } = asObject(evidence["response"]);
	const resource = asObject(location["kubernetes_resource"]);
	const commit = asText(asObject(location["commit"])["sha"]);
	const { direct } = asObject(location["dependency"]);
	return evidenceText([
		["summary", asText(evidence["summary"])],
		["request", words(method, url)],
		["response", words(status, phrase)],
		["image", known$1(location["image"])],
		["operating system", known$1(location["operating_system"])],
		["resource", words(resource["namespace"], resource["kind"], resource["name"], resource["container_name"])],
		["commit", commit === void 0 || /^0+$/u.test(commit) ? void 0 : commit],
		["direct dependency", typeof direct === "boolean" ? direct ? "yes" : "no" : void 0],
		["crash", words(location["crash_type"], location["crash_address"])],
		["state", asText(location["crash_state"])],
		["confidence", known$1(vulnerability["confidence"])],
		["CVSS", vector],
		["bulletins", listText(bulletins)],
		["solution", isPackage ? solutionOf(vulnerability) : void 0],
		["remediation", remedyOf(vulnerability, scan)],
		["stack trace", asText(location["stacktrace_snippet"])]
	]);
}
function words(...values) {
	return values.flatMap((value) => asText(value) ?? []).join(" ");
}
function known$1(value) {
	const text = asText(value);
	return text === void 0 || /^unknown$/iu.test(text) ? void 0 : text;
}
function remedyOf(vulnerability, scan) {
	return [vulnerability["id"], vulnerability["cve"]].flatMap((key) => asText(key) ?? []).map((key) => scan.remedies.get(key)).find((summary) => summary !== void 0);
}
function suppressionOf$1(item) {
	const flag = asObject(item);
	const type = asText(flag["type"]) ?? "";
	if (!type.includes("false-positive")) return [];
	const reason = ["origin", "description"].flatMap((key) => asText(flag[key]) ?? []).join(": ");
	return [{
		kind: "external",
		status: "underReview",
		reason: reason === "" ? type : reason
	}];
}
function fingerprintsOf(vulnerability) {
	const found = /* @__PURE__ */ new Map();
	for (const item of asList(asObject(vulnerability["tracking"])["items"])) for (const entry of asList(asObject(item)["signatures"])) {
		const signature = asObject(entry);
		const key = `gitlab/${asText(signature["algorithm"]) ?? "signature"}`;
		const value = asText(signature["value"]);
		if (value !== void 0) found.set(key, found.has(key) ? `${found.get(key)}|${value}` : value);
	}
	return Object.fromEntries(found);
}

//#endregion
//#region src/formats/gitlab-security/read-scan.ts
const PATTERNS$5 = [
	["version"],
	["scan", "type"],
	["scan", "status"],
	["scan", "scanner"],
	["scan", "analyzer"],
	[
		"scan",
		"messages",
		"*"
	],
	[
		"scan",
		"scanned_resources",
		"*"
	],
	[
		"dependency_files",
		"*",
		"path"
	],
	[
		"dependency_files",
		"*",
		"package_manager"
	],
	["remediations", "*"],
	[
		"vulnerabilities",
		"*",
		"location",
		"hostname"
	]
];
const MESSAGES = 5;
const TEXT_LENGTH$1 = 300;
function readScan(source) {
	const seen = {};
	const messages = [];
	const origins = /* @__PURE__ */ new Set();
	const hosts = /* @__PURE__ */ new Set();
	const managers = /* @__PURE__ */ new Map();
	const remedies = /* @__PURE__ */ new Map();
	let resources;
	let path;
	try {
		for (const { path: keys, value } of jsonElements(source.chunks(), PATTERNS$5)) {
			const [first, second] = keys;
			const last = keys.at(-1);
			if (first === "remediations") addRemedy(asObject(value), remedies);
			else if (first === "vulnerabilities") addOrigin(value, hosts);
			else if (first === "dependency_files") {
				if (last === "path") path = asText(value);
				else if (path !== void 0) managers.set(path, asText(value) ?? "");
			} else if (second === "messages") messages.push(asObject(value));
			else if (second === "scanned_resources") {
				resources = (resources ?? 0) + 1;
				addOrigin(asObject(value)["url"], origins);
			} else seen[String(last)] = value;
		}
	} catch (error) {
		inputFault(error);
	}
	const [origin, ...others] = origins.size > 0 ? origins : hosts;
	return {
		version: asText(seen["version"]),
		type: asText(seen["type"]),
		status: asText(seen["status"])?.toLowerCase(),
		scanner: {
			...asObject(seen["analyzer"]),
			...asObject(seen["scanner"])
		},
		fatal: textsOfLevel(messages, /^(?:fatal|error)$/iu),
		warnings: textsOfLevel(messages, /^warn/iu),
		resources,
		origin: others.length === 0 ? origin : void 0,
		managers,
		remedies
	};
}
function textsOfLevel(messages, level) {
	return messages.filter((message) => level.test(asText(message["level"]) ?? "")).map((message) => (asText(message["value"]) ?? "no text").slice(0, TEXT_LENGTH$1)).slice(0, MESSAGES);
}
function addOrigin(value, origins) {
	const url = asText(value);
	if (url !== void 0 && origins.size < 2) origins.add(targetName(url));
}
function addRemedy(remedy, remedies) {
	const summary = asText(remedy["summary"])?.slice(0, TEXT_LENGTH$1);
	if (summary === void 0) return;
	for (const item of asList(remedy["fixes"])) {
		const fix = asObject(item);
		const id = asText(fix["id"]) ?? asText(fix["cve"]);
		if (id !== void 0) remedies.set(id, summary);
	}
}

//#endregion
//#region src/formats/gitlab-security/runs.ts
const SCANS = {
	dast: "web",
	api_fuzzing: "web",
	dependency_scanning: "dependencies",
	container_scanning: "dependencies",
	cluster_image_scanning: "dependencies"
};
const MAX_RUNS = 1e3;
function openRuns$1(scan) {
	const own = asText(scan.scanner["id"]);
	const runs = [];
	const indices = /* @__PURE__ */ new Map();
	const open = (scanner, image) => {
		const key = JSON.stringify([asText(scanner["id"]) ?? asText(scanner["name"]), image]);
		const known = indices.get(key);
		if (known !== void 0) return known;
		if (runs.length === MAX_RUNS) return 0;
		indices.set(key, runs.length);
		return runs.push(runOf$4(scanner, image, scan)) - 1;
	};
	return {
		indexOf(vulnerability) {
			const named = asObject(vulnerability["scanner"]);
			const isNamed = asText(named["id"]) !== void 0 && asText(named["id"]) !== own;
			return open(isNamed ? named : scan.scanner, imageOf(vulnerability));
		},
		list() {
			if (runs.length === 0) open(scan.scanner, void 0);
			return runs;
		}
	};
}
function runOf$4(scanner, image, scan) {
	const version = asText(scanner["version"]);
	const url = asText(scanner["url"]);
	const kind = lookup(SCANS, scan.type);
	const target = image ?? (kind === "dependencies" ? void 0 : scan.origin);
	const coverage = scan.resources === void 0 ? void 0 : { "scanned resources": scan.resources };
	return {
		tool: {
			name: asText(scanner["name"]) ?? asText(scanner["id"]) ?? `GitLab ${scan.type ?? "security scan"}`,
			...version !== void 0 && { version },
			...url !== void 0 && isUrl$1(url) && { informationUri: url }
		},
		...kind !== void 0 && { scan: kind },
		...target !== void 0 && { target },
		status: "complete",
		...coverage !== void 0 && { coverage },
		rules: []
	};
}
function imageOf(vulnerability) {
	const image = asText(asObject(vulnerability["location"])["image"]);
	return image === void 0 || /^unknown$/iu.test(image) ? void 0 : artifactTarget(image);
}

//#endregion
//#region src/formats/gitlab-security/index.ts
const format$16 = {
	id: "gitlab-security",
	title: "GitLab security report",
	url: "https://docs.gitlab.com/development/integrations/secure/",
	versions: "schemas 2.x, 3.x, 13.x, 14.x and 15.x: dast, api_fuzzing, coverage_fuzzing, sast, secret_detection, dependency_scanning, container_scanning, cluster_image_scanning",
	mapping: [
		["vulnerabilities[]", "one finding each"],
		["identifiers (dependency, container)", "rule id: the CVE, else the GHSA, else the first; the others are aliases"],
		["identifiers (other types)", "rule id: <scanner>/<first identifier that is no CWE>; ZAP plugins as zap/10038"],
		["name, message, description, solution, identifiers of type cwe, cvss_vectors", "rule"],
		["severity", "severity; Unknown is taken from the first CVSS vector"],
		["location", "package, URL, file with lines, or crash, by what it holds"],
		["evidence.summary, request line and status, commit, solution, remediations, operating system", "evidence"],
		["flags", "suppression under review: a likely false positive stays in the gate until somebody accepts it"],
		["tracking.items[].signatures", "fingerprints"],
		["scan.scanner, vulnerabilities[].scanner", "one run each"],
		["scan.status failure, messages of level fatal", "the run is degraded"],
		["scan.scanned_resources, location.hostname, location.image", "target of the run, coverage"]
	],
	faults: [
		"the scan may stand after the vulnerabilities: the report is read twice",
		"reports without a scan do not say whether it succeeded: a notice; without a version too: degraded",
		"headers and bodies of requests and responses are not kept: they hold cookies and tokens",
		"raw_source_code_extract of secret detection is the secret itself: it is not kept"
	],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object" || !keys.has("vulnerabilities")) return false;
		if (FOREIGN.some((key) => keys.has(key))) return false;
		if (OWN$1.some((key) => keys.has(key))) return true;
		if (![...keys].every((key) => OPTIONAL.has(key) || /^[_@]/u.test(key))) return false;
		return keys.size > 1 || LIST.test(text);
	},
	read: read$16
};
const FOREIGN = [
	"bomFormat",
	"specVersion",
	"auditReportVersion",
	"packageManager",
	"ok",
	"runs",
	"matches"
];
const OWN$1 = [
	"scan",
	"remediations",
	"dependency_files"
];
const LIST = /"vulnerabilities"\s*:\s*\[\s*(?:\]|\{[^]*?"(?:identifiers"\s*:\s*\[|location"\s*:\s*\{|(?:category|cve|scanner)"\s*:))/u;
const OPTIONAL = /* @__PURE__ */ new Set([
	"version",
	"schema",
	"vulnerabilities",
	"site",
	"spider"
]);
function* read$16(source) {
	const account = openAccount();
	const share = sharedRules();
	const scan = readScan(source);
	const runs = openRuns$1(scan);
	const lone = {};
	try {
		for (const { path, value } of jsonElements(source.chunks(), [["vulnerabilities", "*"]])) {
			const key = path.at(-1);
			if (typeof key === "string") lone[key] = value;
			else if (typeof value !== "object" || value === null || Array.isArray(value)) drop(account, "an entry of `vulnerabilities` is no object");
			else yield take(asObject(value));
		}
		if (!readHead(source).keys.has("vulnerabilities") && account.raw === 0) worsen(account, "unreadable", "the report has no list of vulnerabilities");
	} catch (error) {
		recordFault(error, account);
	}
	if (Object.keys(lone).length > 0) {
		account.notices.add(LONE_NOTICE);
		yield take(lone);
	}
	judge$9(scan, account);
	return closeAccount(account, runs.list());
	function take(vulnerability) {
		account.raw += 1;
		account.occurrences += 1;
		const finding = findingOf$8(vulnerability, scan, account.notices);
		return {
			run: runs.indexOf(vulnerability),
			finding: {
				...finding,
				rule: share(finding.rule)
			}
		};
	}
}
function judge$9(scan, account) {
	if (scan.status !== void 0 && scan.status !== "success") worsen(account, "degraded", `the report says that the scan ended with "${scan.status}"`);
	for (const message of scan.fatal) worsen(account, "degraded", `the scanner reports: ${message}`);
	for (const message of scan.warnings) account.notices.add(`the scanner warns: ${message}`);
	if (scan.type !== void 0 || scan.status !== void 0) return;
	if (scan.version === void 0) worsen(account, "degraded", "the report has neither `scan` nor `version`: nothing says that a scan took place");
	else account.notices.add("the report has no `scan`: whether the scan succeeded is not known");
}

//#endregion
//#region src/formats/gitleaks-json/index.ts
const format$15 = {
	id: "gitleaks-json",
	title: "Gitleaks JSON",
	url: "https://github.com/gitleaks/gitleaks#reporting",
	versions: "Gitleaks 6 to 8",
	mapping: [
		["[]", "one finding each"],
		["RuleID (rule before version 8)", "rule id, as gitleaks/aws-access-token"],
		["Description", "rule title, message"],
		["File, StartLine, EndLine, StartColumn, EndColumn", "location"],
		["Commit, SymlinkFile, Entropy, Tags", "evidence"],
		["Fingerprint", "fingerprint gitleaks/fingerprint"],
		["(none)", "severity high, CWE-798: Gitleaks rates nothing"]
	],
	faults: ["Secret and Match (line and offender before version 8) are the secret: they are never kept, nor are Author, Email and Message", "an empty array is a clean report, but any scanner could have written it: it is read only where the format is named"],
	recognizes: ({ kind, firstKeys }) => kind === "json-array" && ([
		"RuleID",
		"File",
		"StartLine"
	].every((key) => firstKeys.has(key)) || [
		"rule",
		"offender",
		"lineNumber"
	].every((key) => firstKeys.has(key))),
	read: read$15
};
function* read$15(source) {
	const account = openAccount();
	const share = sharedRules();
	for (const item of arrayItems(source, account)) {
		account.raw += 1;
		account.occurrences += 1;
		const finding = findingOf$7(item);
		yield {
			run: 0,
			finding: {
				...finding,
				rule: share(finding.rule)
			}
		};
	}
	return closeAccount(account, [{
		tool: {
			name: "gitleaks",
			informationUri: "https://gitleaks.io/"
		},
		status: "complete",
		rules: []
	}]);
}
function findingOf$7(item) {
	const name = asText(item["RuleID"]) ?? asText(item["rule"]) ?? "unknown";
	const title = asText(item["Description"]) ?? name;
	const rule = {
		id: `gitleaks/${name}`,
		title,
		description: title,
		fix: "Revoke the secret, then remove it from the code and from its history.",
		level: levelOf("high"),
		securitySeverity: scoreOf("high"),
		tags: taxonomyTags({
			cwe: [798],
			owasp: [],
			pci: []
		})
	};
	const file = asText(item["File"]) ?? asText(item["file"]);
	const region = regionOf$1({
		startLine: item["StartLine"] ?? item["lineNumber"],
		startColumn: item["StartColumn"],
		endLine: item["EndLine"],
		endColumn: item["EndColumn"]
	});
	const fingerprint = asText(item["Fingerprint"]);
	const evidence = evidenceText([
		["commit", asText(item["Commit"]) ?? asText(item["commit"])],
		["symbolic link", asText(item["SymlinkFile"])],
		["entropy", asText(item["Entropy"])],
		["tags", listText(textsOf$2(item["Tags"] ?? item["tags"]))]
	]);
	return makeFinding({
		rule,
		severity: "high",
		message: title,
		locations: file === void 0 ? [] : [{
			kind: "file",
			uri: manifestPath(file),
			...region !== void 0 && { region }
		}],
		...evidence !== void 0 && { evidence },
		...fingerprint !== void 0 && { fingerprints: { "gitleaks/fingerprint": fingerprint } }
	});
}

//#endregion
//#region src/formats/small-value.ts
function smallValue(source, key) {
	for (const { value } of jsonElements(source.chunks(), [[key]], { elementBytes: 1048576 })) return value;
}

//#endregion
//#region src/formats/record-ids.ts
function recordIds(own, others) {
	const { equivalent, bulletins } = equivalentIds([own]);
	if (bulletins.length > 0) {
		const flaws = new Set(others.filter((id) => /^CVE-/iu.test(id.trim())));
		return advisoryIds(flaws.size === 1 ? [own, ...flaws] : [own]);
	}
	const wrapped = /^[A-Z]+-(CVE-\d{4}-\d{4,})$/u.exec(own)?.[1];
	return advisoryIds([
		...equivalent,
		...wrapped === void 0 ? [] : [wrapped],
		...equivalentIds(others).equivalent
	]);
}

//#endregion
//#region src/formats/grype-json/artifact-location.ts
function artifactLocation(artifact) {
	const fromPurl = packageOfPurl(asText(artifact["purl"]));
	const ecosystem = fromPurl?.ecosystem ?? ecosystemOf(asText(artifact["type"]) ?? asText(artifact["language"]) ?? "");
	const name = fromPurl?.name ?? packageName(ecosystem, asText(artifact["name"]) ?? "unknown");
	const version = asText(artifact["version"]) ?? fromPurl?.version;
	const [first] = asList(artifact["locations"]);
	const manifest = (asText(asObject(first)["path"]) ?? asText(first))?.replace(/^\/+/u, "");
	return {
		kind: "package",
		ecosystem,
		name,
		...version !== void 0 && { version },
		...manifest !== void 0 && manifest !== "" && { manifest }
	};
}

//#endregion
//#region src/formats/grype-json/base-score.ts
function baseScore(record) {
	const listed = asList(record["cvss"]).map((item) => {
		const entry = asObject(item);
		const primary = asText(entry["type"])?.toLowerCase() === "primary" ? 1 : 0;
		return {
			version: asNumber(entry["version"]) ?? 0,
			primary,
			score: asNumber(asObject(entry["metrics"])["baseScore"])
		};
	});
	const old = [3, 2].map((version) => {
		return {
			version,
			primary: 0,
			score: asNumber(asObject(record[`cvssV${version}`])["baseScore"])
		};
	});
	const [best] = [...listed, ...old].flatMap(({ score = -1, ...entry }) => score < 0 || score > 10 ? [] : [{
		...entry,
		score
	}]).toSorted((a, b) => b.version - a.version || b.primary - a.primary || b.score - a.score);
	return best?.score;
}

//#endregion
//#region src/formats/grype-json/ignore-suppressions.ts
const RULES = 20;
function ignoreSuppressions(value) {
	const rules = asList(value).slice(0, RULES).map(asObject);
	return (rules.length === 0 ? [{}] : rules).map((rule) => ({
		kind: "external",
		status: statusOf(asText(rule["vex-status"])),
		reason: reasonOf$1(rule)
	}));
}
function statusOf(vex) {
	if (vex === "under_investigation") return "underReview";
	return vex === "affected" ? "rejected" : "accepted";
}
function reasonOf$1(rule) {
	const vex = [asText(rule["vex-status"]), asText(rule["vex-justification"])].filter((part) => part !== void 0);
	const reason = asText(rule["reason"]) ?? (vex.length === 0 ? void 0 : `VEX: ${vex.join(", ")}`);
	if (reason !== void 0) return reason;
	const pkg = asObject(rule["package"]);
	const conditions = [
		["vulnerability", asText(rule["vulnerability"])],
		["package", asText(pkg["name"]) ?? asText(pkg["upstream-name"])],
		["type", asText(pkg["type"])],
		["location", asText(pkg["location"])],
		["fix state", asText(rule["fix-state"])]
	].flatMap(([label, text]) => text === void 0 ? [] : [`${label} ${text}`]);
	return conditions.length === 0 ? "ignored by a rule of Grype" : `ignored by a rule of Grype: ${conditions.join(", ")}`;
}

//#endregion
//#region src/formats/grype-json/match-finding.ts
function matchFinding(match, ignored, account, share) {
	const vulnerability = asObject(match["vulnerability"]);
	const artifact = asObject(match["artifact"]);
	const related = asList(match["relatedVulnerabilities"]).map(asObject);
	const { id, aliases } = recordIds(asText(vulnerability["id"]) ?? "unknown", related.flatMap((record) => textsOf$2(record["id"])));
	const score = baseScore(vulnerability) ?? related.map(baseScore).find((other) => other !== void 0);
	const severity = ratedSeverity([vulnerability["severity"]], score, account.notices);
	const details = [vulnerability, ...related].flatMap((record) => textsOf$2(record["description"]))[0];
	const title = titleOf$1(details) ?? id;
	const helpUri = [
		...textsOf$2(vulnerability["dataSource"]),
		...textsOf$2(vulnerability["urls"]),
		...textsOf$2(vulnerability["links"])
	].find((url) => isUrl$1(url));
	const location = artifactLocation(artifact);
	const { name, version } = location;
	const evidence = evidenceOf$2(match, vulnerability, related, artifact);
	return makeFinding({
		rule: share({
			id,
			title,
			description: details ?? title,
			...helpUri !== void 0 && { helpUri },
			level: levelOf(severity),
			...score !== void 0 && score > 0 && { securitySeverity: score },
			tags: taxonomyTags({
				cwe: cweNumbers(vulnerability["cwes"]),
				owasp: [],
				pci: []
			})
		}),
		severity,
		message: `${version === void 0 ? name : `${name}@${version}`}: ${title}`,
		locations: [location],
		aliases,
		suppressions: ignored ? ignoreSuppressions(match["appliedIgnoreRules"]) : [],
		...evidence !== void 0 && { evidence }
	});
}
function titleOf$1(details) {
	const line = details?.trim().split("\n")[0] ?? "";
	const sentence = /^.{10,}?[.!?](?=\s|$)/u.exec(line)?.[0] ?? line;
	const text = sentence.length > 160 ? `${sentence.slice(0, 157).replace(/[\uD800-\uDBFF]$/u, "")}…` : sentence;
	return text === "" ? void 0 : text;
}
function evidenceOf$2(match, vulnerability, related, artifact) {
	const fix = asObject(vulnerability["fix"]);
	const details = listOf(match["matchDetails"]).map(asObject);
	const found = details.map((detail) => asObject(detail["found"] ?? detail["matchedOn"]));
	return evidenceText([
		["reported as", asText(vulnerability["id"])],
		["vulnerable", listText(found.flatMap((item) => textsOf$2(item["versionConstraint"] ?? item["constraint"])))],
		["fixed in", listText([...textsOf$2(fix["versions"]), ...textsOf$2(vulnerability["fixedInVersion"])])],
		["fix state", asText(fix["state"])],
		["found at", listText(asList(artifact["locations"]).flatMap((place) => textsOf$2(asObject(place)["path"] ?? place)))],
		["matched by", listText(details.flatMap((detail) => textsOf$2(detail["type"])))],
		["related", listText(related.flatMap((record) => textsOf$2(record["id"])))],
		["known exploited", asList(vulnerability["knownExploited"]).length > 0 ? "yes" : void 0]
	]);
}

//#endregion
//#region src/formats/grype-json/target-of.ts
function targetOf$2(source) {
	const { userInput, tags } = asObject(source["target"]);
	const text = asText(userInput) ?? asText(asList(tags)[0]) ?? asText(source["target"]);
	return text === "unknown" ? void 0 : artifactTarget(text);
}

//#endregion
//#region src/formats/grype-json/index.ts
const format$14 = {
	id: "grype-json",
	title: "Grype JSON",
	url: "https://github.com/anchore/grype",
	versions: "Grype (all)",
	mapping: [
		["matches[], ignoredMatches[]", "one finding each; ignored ones are suppressed"],
		["vulnerability.id, relatedVulnerabilities[].id", "rule id: the CVE, else the GHSA, else the id; the others are aliases"],
		["vulnerability.severity, cvss[].metrics.baseScore", "severity; security-severity"],
		["vulnerability.description, dataSource, cwes[]", "rule title and description, help URI, CWE"],
		["artifact.purl or type and name, version, locations[]", "location"],
		["fix, matchDetails, knownExploited", "evidence"],
		["appliedIgnoreRules[]", "suppressions: the reason, or the VEX status and justification"],
		["source, descriptor.version", "target and version of the run"]
	],
	faults: [
		"the severity may be Unknown: the CVSS score decides, else it counts as medium",
		"a bundle of a distribution (ELSA, ALAS) relates to several CVEs: they are evidence, not other names of it",
		"the first versions wrote lone objects, cvssV2, links and fixedInVersion: read",
		"a database that is invalid, or a distribution that is not matched, leaves a valid report: degraded"
	],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object" || !keys.has("matches") || keys.has("runs")) return false;
		if (keys.has("descriptor") && (keys.has("source") || keys.has("distro"))) return true;
		return /^\{\s*"matches"\s*:\s*\[\s*\{\s*"vulnerability"\s*:\s*\{/u.test(text);
	},
	read: read$14
};
function* read$14(source) {
	const account = openAccount();
	const top = {};
	const share = sharedRules();
	try {
		for (const { path, value } of jsonElements(source.chunks(), [
			["matches", "*"],
			["ignoredMatches", "*"],
			[
				"alertsByPackage",
				"*",
				"alerts"
			],
			["source"],
			["descriptor", "version"],
			["descriptor", "db"],
			["error"]
		])) {
			const [key] = path;
			if (key === "alertsByPackage") judgeAlerts(asList(value), account);
			else if (key !== "matches" && key !== "ignoredMatches") top[String(path.at(-1))] = value;
			else if (Object.keys(asObject(value)).length === 0) drop(account, "a match is no object, or an empty one");
			else {
				account.raw += 1;
				account.occurrences += 1;
				yield {
					run: 0,
					finding: matchFinding(asObject(value), key === "ignoredMatches", account, share)
				};
			}
		}
		judge$8(source, top, account);
	} catch (error) {
		recordFault(error, account);
	}
	const version = asText(top["version"]);
	const target = targetOf$2(asObject(top["source"]));
	const run = {
		tool: {
			name: "Grype",
			...version !== void 0 && { version },
			informationUri: format$14.url
		},
		scan: "dependencies",
		...target !== void 0 && { target },
		status: "complete",
		rules: []
	};
	return closeAccount(account, [run]);
}
function judge$8(source, top, account) {
	const database = asObject(top["db"]);
	const { valid, error } = asObject(database["status"] ?? database);
	const fault = asText(error);
	if (valid === false || fault !== void 0) worsen(account, "degraded", `Grype's database is not valid${fault === void 0 ? "" : `: ${fault}`}`);
	if (account.raw > 0) return;
	const matches = smallValue(source, "matches");
	if (matches === null) worsen(account, "degraded", "matches is null: Grype matched nothing");
	else if (!Array.isArray(matches)) {
		const reason = asText(top["error"]) ?? asText(asObject(top["error"])["message"]);
		worsen(account, "unreadable", reason === void 0 ? "there are no matches" : `Grype failed: ${reason}`);
	}
}
function judgeAlerts(alerts, account) {
	for (const alert of alerts.map(asObject)) {
		const text = asText(alert["message"]) ?? asText(alert["type"]) ?? "no reason given";
		if (alert["type"] === "distro-disabled") worsen(account, "degraded", `Grype left packages out: ${text}`);
		else account.notices.add(`Grype: ${text}`);
	}
}

//#endregion
//#region src/formats/junit/check-titles.ts
const CASE = /\d+\. Test Case ID: \S+/u;
const END = /(?:\n|\s{2})(?:\[\d{3}\] |Reproduce with:)|<NO RESPONSE>/u;
const TITLES = 50;
const TITLE_LENGTH = 120;
function checkTitles(text) {
	const titles = /* @__PURE__ */ new Set();
	for (const block of text.split(CASE)) {
		const failures = block.slice(0, END.exec(block)?.index);
		const pattern = text.includes("\n") ? /^- (.+)$/gmu : /(?:^|(?<!\s)\s{2})- (\S+(?: \S+)*)/gu;
		for (const [, title = ""] of failures.matchAll(pattern)) if (titles.size < TITLES) titles.add(title.trim().slice(0, TITLE_LENGTH));
	}
	return [...titles];
}

//#endregion
//#region src/formats/junit/schemathesis-finding.ts
const SEVERITIES$3 = [
	[/^(?:Server error|Use after free)$|authenticat/iu, "critical"],
	[/^Response violates schema$/u, "high"],
	[/^Response time limit exceeded$/u, "low"]
];
const CONTRACT = /^(?:Undocumented |Missing Content-Type|Missing required headers|Malformed media type|JSON deserialization|Response (?:violates|time)|Rejected positive|API rejected schema-compliant)/u;
const OPERATION = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|QUERY)\s+(\S+)$/u;
function schemathesisFinding(test, outcome) {
	const operation = test.attributes["name"]?.trim() ?? "";
	const text = outcome.text === "" ? outcome.attributes["message"] ?? "" : outcome.text;
	const titles = outcome.name === "error" ? ["Error"] : checkTitles(text);
	const [title = "Failure", ...others] = titles.toSorted((a, b) => rank(a, b, titles));
	const severity = severityOf(title);
	const id = title.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-").replaceAll(/^-|-$/gu, "");
	const evidence = evidenceText([["other checks", listText(others)], ["report", text]]);
	return makeFinding({
		rule: {
			id: `schemathesis/${id === "" ? "failure" : id}`,
			name: pascalName(id),
			title,
			description: title,
			helpUri: "https://schemathesis.readthedocs.io/en/stable/reference/checks/",
			level: levelOf(severity),
			tags: [CONTRACT.test(title) ? "contract" : "security"]
		},
		severity,
		message: `${title}${operation === "" ? "" : `: ${operation}`}`,
		locations: placeOf$2(operation),
		...evidence !== void 0 && { evidence }
	});
}
function severityOf(title) {
	return SEVERITIES$3.find(([pattern]) => pattern.test(title))?.[1] ?? "medium";
}
function rank(a, b, titles) {
	const [first, second] = [severityOf(a), severityOf(b)];
	if (first !== second) return isAtLeast(first, second) ? -1 : 1;
	return Number(CONTRACT.test(a)) - Number(CONTRACT.test(b)) || titles.indexOf(a) - titles.indexOf(b);
}
function placeOf$2(operation) {
	const [, method, path] = OPERATION.exec(operation) ?? [];
	if (method !== void 0 && path !== void 0) return [{
		kind: "url",
		url: path,
		method
	}];
	return operation === "" ? [] : [{
		kind: "logical",
		name: operation
	}];
}

//#endregion
//#region src/formats/junit/test-finding.ts
function testFinding(suite, test, outcome) {
	const name = nonEmpty(test.attributes["name"]) ?? "unnamed test";
	const within = nonEmpty(test.attributes["classname"]) ?? nonEmpty(suite);
	const type = nonEmpty(outcome.attributes["type"]);
	const severity = (outcome.name === "failure" ? severityOfWord(type) : void 0) ?? "medium";
	const file = nonEmpty(test.attributes["file"]);
	const region = regionOf$1({ startLine: test.attributes["line"] });
	const place = file !== void 0 ? [{
		kind: "file",
		uri: manifestPath(file),
		...region !== void 0 && { region }
	}] : [{
		kind: "logical",
		name: within ?? name
	}];
	const evidence = evidenceText([
		["type", type],
		["message", nonEmpty(outcome.attributes["message"])],
		["text", outcome.text]
	]);
	return makeFinding({
		rule: {
			id: `junit/${within === void 0 ? "" : `${within}.`}${name}`,
			title: name,
			description: within === void 0 ? name : `${within}: ${name}`,
			level: levelOf(severity),
			tags: []
		},
		severity,
		message: `${name}: the test ${outcome.name === "failure" ? "failed" : "ended with an error"}`,
		locations: place,
		...evidence !== void 0 && { evidence }
	});
}
function nonEmpty(text) {
	const trimmed = text?.trim();
	return trimmed === "" ? void 0 : trimmed;
}

//#endregion
//#region src/formats/junit/index.ts
const format$13 = {
	id: "junit",
	title: "JUnit XML (Schemathesis)",
	url: "https://schemathesis.readthedocs.io/en/stable/reference/reporting/",
	versions: "Schemathesis 3 and 4; any JUnit XML",
	mapping: [
		["testcase/failure, testcase/error", "one finding each"],
		["title of the check in the text", "rule id, as schemathesis/server-error; of several checks the worst"],
		["testcase name (Schemathesis)", "location: method and path template"],
		["classname, name, file, line (other tools)", "rule id, as junit/suite.test, and location"],
		["text, else message", "evidence"],
		["check (Schemathesis)", "severity as Schemathesis has it, which it does not write"],
		["type (other tools)", "severity, where it is a word for one; else medium"],
		["testcase/error", "the run is degraded: what was to be tested was not"],
		["tests, failures, errors larger than what is listed; no test, or all skipped", "the run is degraded"]
	],
	faults: [
		"Schemathesis before 4.22 has the whole text in an attribute, where line ends become spaces: read all the same",
		"one failure of Schemathesis may name several checks: the others stand in the evidence",
		"a single testsuite as root, testsuites in testsuites: read"
	],
	recognizes: ({ kind, text }) => (kind === "xml" || kind === "text") && /^testsuites?$/u.test(xmlRoot(text) ?? ""),
	read: read$13
};
const DEPTH = 8;
const PATTERNS$4 = ["testsuites", "testsuite"].flatMap((root) => Array.from({ length: DEPTH }, (_unused, depth) => [root, ...Array(depth).fill("testsuite")]).flatMap((path) => [[...path, "@"], [...path, "testcase"]]));
const TOOLS = {
	schemathesis: {
		name: "Schemathesis",
		informationUri: "https://schemathesis.io/"
	},
	junit: { name: "JUnit" }
};
function* read$13(source) {
	const account = openAccount();
	const tools = [];
	const listed = {
		tests: 0,
		failures: 0,
		errors: 0,
		skipped: 0
	};
	const claimed = {
		tests: 0,
		failures: 0,
		errors: 0,
		skipped: 0
	};
	let suite = "";
	let rootClaims = false;
	try {
		for (const { path, element } of xmlElements(source.chunks(), PATTERNS$4)) {
			if (element.name !== "testcase") {
				suite = element.attributes["name"] ?? "";
				if (path.length === 1) rootClaims = claim(element, claimed);
				else if (path.length === 2 && path[0] === "testsuites" && !rootClaims) claim(element, claimed);
				continue;
			}
			listed.tests += 1;
			if (element.children.some(({ name }) => name === "skipped")) listed.skipped += 1;
			const tool = suite.toLowerCase() === "schemathesis" ? "schemathesis" : "junit";
			if (!tools.includes(tool)) tools.push(tool);
			for (const outcome of element.children) {
				if (outcome.name !== "failure" && outcome.name !== "error") continue;
				account.raw += 1;
				account.occurrences += 1;
				listed[outcome.name === "failure" ? "failures" : "errors"] += 1;
				const finding = tool === "schemathesis" ? schemathesisFinding(element, outcome) : testFinding(suite, element, outcome);
				yield {
					run: tools.indexOf(tool),
					finding
				};
			}
		}
		judge$7(listed, claimed, account);
	} catch (error) {
		recordFault(error, account);
	}
	const skipped = listed.skipped > 0 ? { skipped: listed.skipped } : {};
	return closeAccount(account, (tools.length === 0 ? ["junit"] : tools).map((tool) => ({
		tool: lookup(TOOLS, tool) ?? { name: tool },
		...tool === "schemathesis" && { scan: "web" },
		status: "complete",
		coverage: {
			tests: listed.tests,
			...skipped
		},
		rules: []
	})));
}
function claim({ attributes }, claimed) {
	let says = false;
	for (const key of [
		"tests",
		"failures",
		"errors"
	]) {
		const number = asNumber(attributes[key]);
		if (number === void 0) continue;
		says = true;
		claimed[key] += number;
	}
	return says;
}
function judge$7(listed, claimed, account) {
	for (const key of [
		"failures",
		"errors",
		"tests"
	]) if (claimed[key] > listed[key]) worsen(account, "degraded", `the report counts ${claimed[key]} ${key} and lists ${listed[key]}`);
	if (listed.errors > 0) worsen(account, "degraded", `${listed.errors} ${listed.errors === 1 ? "test" : "tests"} ended with an error`);
	if (listed.tests === 0) worsen(account, "degraded", "the report lists no test: nothing was tested");
	else if (listed.skipped === listed.tests) worsen(account, "degraded", `all ${listed.tests} tests were skipped`);
}

//#endregion
//#region src/formats/npm-advisory.ts
function npmAdvisory(advisory, key, notices) {
	const url = asText(advisory["url"]);
	const number = asText(advisory["id"]) ?? key;
	const { id, aliases } = advisoryIds([
		...textsOf$2(advisory["cves"]),
		...textsOf$2(advisory["github_advisory_id"]),
		.../GHSA(?:-[0-9a-z]{4}){3}/iu.exec(url ?? "") ?? [],
		`npm/${number ?? "unknown"}`
	]);
	const score = asNumber(asObject(advisory["cvss"])["score"]) ?? 0;
	const scored = score > 0 && score <= 10;
	const severity = ratedSeverity([advisory["severity"]], score, notices);
	const title = asText(advisory["title"]) ?? id;
	const fix = asText(advisory["recommendation"]);
	return {
		rule: {
			id,
			title,
			description: asText(advisory["overview"]) ?? title,
			...fix !== void 0 && { fix },
			...url !== void 0 && isUrl$1(url) && { helpUri: url },
			level: levelOf(severity),
			...scored && { securitySeverity: score },
			tags: taxonomyTags({
				cwe: cweNumbers(advisory["cwe"]),
				owasp: [],
				pci: []
			})
		},
		severity,
		aliases,
		packageName: asText(advisory["module_name"]) ?? "unknown"
	};
}

//#endregion
//#region src/formats/npm-advisory-findings.ts
function* npmAdvisoryFindings(value, key, manifest, account) {
	const advisory = asObject(value);
	if (Object.keys(advisory).length === 0) {
		drop(account, "an advisory is no object, or an empty one");
		return;
	}
	const known = npmAdvisory(advisory, key, account.notices);
	const installed = asList(advisory["findings"]);
	for (const item of installed.length === 0 ? [{}] : installed) {
		account.raw += 1;
		account.occurrences += 1;
		const { version, paths } = asObject(item);
		yield npmFinding(advisory, known, {
			version: asText(version),
			paths: textsOf$2(paths),
			manifest
		});
	}
}
function npmFinding(advisory, known, place) {
	const { rule, severity, aliases } = known;
	const { version, paths, manifest } = place;
	const name = packageName("npm", known.packageName);
	const patched = asText(advisory["patched_versions"]);
	const evidence = evidenceText([
		["vulnerable", asText(advisory["vulnerable_versions"])],
		["patched", patched === "<0.0.0" ? "none yet" : patched],
		["paths", listText(paths)]
	]);
	return makeFinding({
		rule,
		severity,
		message: `${version === void 0 ? name : `${name}@${version}`}: ${rule.title}`,
		locations: [{
			kind: "package",
			ecosystem: "npm",
			name,
			...version !== void 0 && { version },
			manifest
		}],
		aliases,
		...evidence !== void 0 && { evidence }
	});
}

//#endregion
//#region src/formats/npm-counts.ts
const WORDS = [
	"critical",
	"high",
	"moderate",
	"low",
	"info"
];
function judgeNpmCounts(counted, listed, account) {
	for (const word of WORDS) {
		const count = asNumber(asObject(counted)[word]) ?? 0;
		if (count > 0 && !listed.has(word)) worsen(account, "degraded", `the report counts ${count} ${word} vulnerabilities and lists none: was it made with an audit level or ignored advisories?`);
	}
}

//#endregion
//#region src/formats/npm-audit-v6/package-manager.ts
const NPM = {
	tool: "npm audit",
	uri: "https://docs.npmjs.com/cli/v6/commands/npm-audit",
	lockfile: "package-lock.json"
};
const PNPM = {
	tool: "pnpm audit",
	uri: "https://pnpm.io/cli/audit",
	lockfile: "pnpm-lock.yaml"
};
function packageManager(source) {
	try {
		const { keys } = readHead(source);
		if (keys.has("advisories") && !keys.has("actions")) return PNPM;
		for (const { path, value } of jsonElements(source.chunks(), [[
			"actions",
			"*",
			"action"
		], [
			"advisories",
			"*",
			"findings",
			"*",
			"paths",
			"*"
		]])) {
			if (path[0] === "actions") return NPM;
			if (typeof value === "string" && /^(?:\.|[^>@]*__[^>]*)>/u.test(value)) return PNPM;
		}
	} catch (error) {
		inputFault(error);
	}
	return NPM;
}

//#endregion
//#region src/formats/npm-audit-v6/index.ts
const format$12 = {
	id: "npm-audit-v6",
	title: "npm audit JSON, version 1, and pnpm audit JSON",
	url: "https://docs.npmjs.com/cli/v6/commands/npm-audit",
	versions: "npm 6, pnpm (all), yarn 2 and 3",
	mapping: [
		["advisories{}.findings[]", "one finding each; an advisory without findings is one"],
		["cves, github_advisory_id, url, id", "rule id: the CVE, else the GHSA, else npm/<id>; the others are aliases"],
		["severity", "severity: moderate is medium, info is informational"],
		["title, overview, recommendation, url", "rule title, description, fix, help URI"],
		["cwe, cvss.score", "CWE, security-severity"],
		["module_name, findings[].version", "location: the npm package, in package-lock.json (pnpm: pnpm-lock.yaml)"],
		["vulnerable_versions, patched_versions, findings[].paths", "evidence"]
	],
	faults: [
		"cwe is a text, a list, a list written as text, or null: all are read",
		"metadata counts dependency paths; a severity that is counted and not listed (audit level, ignored advisories) makes the report degraded",
		"an outage exits like a finding: a report with `error` is unreadable, not clean",
		"pnpm 12 leaves out cves, cvss and actions: read"
	],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object" || keys.has("runs") || keys.has("displayName")) return false;
		if (keys.has("advisories")) return keys.has("metadata") || keys.has("actions") || keys.has("muted");
		return keys.size === 1 && keys.has("actions") && /"action"\s*:\s*"(?:install|update|review)"/u.test(text);
	},
	read: read$12
};
function* read$12(source) {
	const account = openAccount();
	const top = {};
	const severities = /* @__PURE__ */ new Set();
	const manager = packageManager(source);
	try {
		for (const { path, value } of jsonElements(source.chunks(), [
			["advisories", "*"],
			["metadata"],
			["muted"],
			["error"],
			["message"]
		])) {
			const key = path.at(-1);
			if (path.length === 1) {
				top[String(key)] = value;
				continue;
			}
			severities.add(asText(asObject(value)["severity"]) ?? "");
			const id = typeof key === "string" ? key : void 0;
			for (const finding of npmAdvisoryFindings(value, id, manager.lockfile, account)) yield {
				run: 0,
				finding
			};
		}
		judge$6(source, top, severities, account);
	} catch (error) {
		recordFault(error, account);
	}
	const run = {
		tool: {
			name: manager.tool,
			informationUri: manager.uri
		},
		scan: "dependencies",
		status: "complete",
		rules: []
	};
	return closeAccount(account, [run]);
}
function judge$6(source, top, severities, account) {
	if (top["error"] !== void 0) {
		const { code, message, summary } = asObject(top["error"]);
		const reason = asText(message) ?? asText(summary) ?? asText(top["error"]) ?? asText(top["message"]);
		const text = [asText(code), reason].filter((part) => part !== void 0).join(": ");
		worsen(account, "unreadable", `the audit failed: ${text === "" ? "no reason given" : text}`);
	} else if (account.raw === 0) {
		const advisories = smallValue(source, "advisories");
		if (typeof advisories !== "object" || advisories === null) worsen(account, "unreadable", `advisories is ${advisories === void 0 ? "missing" : JSON.stringify(advisories)}`);
	}
	judgeNpmCounts(asObject(top["metadata"])["vulnerabilities"], severities, account);
	const muted = asList(top["muted"]).length;
	if (muted > 0) account.notices.add(`${muted} advisories were muted and are not in the report`);
}

//#endregion
//#region src/formats/npm-audit/index.ts
const format$11 = {
	id: "npm-audit",
	title: "npm audit JSON, version 2",
	url: "https://docs.npmjs.com/cli/commands/npm-audit",
	versions: "npm 7 and later",
	mapping: [
		["vulnerabilities{}.via[] that are objects", "one finding each; texts only point to another package"],
		["url, else source", "rule id: the GHSA, else npm/<source>"],
		["severity", "severity: moderate is medium, info is informational"],
		["title, cwe, cvss.score", "rule title, CWE, security-severity"],
		["dependency, range, nodes, fixAvailable", "location and evidence"]
	],
	faults: [
		"an outage exits like a finding: a report with `message` or `error` is unreadable, not clean",
		"metadata may count more packages than are listed: degraded",
		"`npm audit fix --json` nests the report under `audit`: read"
	],
	recognizes({ kind, keys }) {
		if (kind !== "json-object" || keys.has("runs")) return false;
		const failed = [
			"message",
			"method",
			"uri",
			"statusCode"
		].every((key) => keys.has(key)) || keys.has("error") && (keys.has("message") || keys.size === 1);
		return keys.has("auditReportVersion") || failed || keys.has("audit") && keys.has("added");
	},
	read: read$11
};
function* read$11(source) {
	const account = openAccount();
	const top = {};
	let packages = 0;
	try {
		const keys = [
			"auditReportVersion",
			"message",
			"error",
			"metadata"
		];
		const patterns = [
			...keys.map((key) => [key]),
			["vulnerabilities", "*"],
			...keys.map((key) => ["audit", key]),
			[
				"audit",
				"vulnerabilities",
				"*"
			]
		];
		for (const { path, value } of jsonElements(source.chunks(), patterns)) {
			if (path.at(-2) !== "vulnerabilities") {
				top[String(path.at(-1))] = value;
				continue;
			}
			packages += 1;
			for (const finding of findingsOf(String(path.at(-1)), asObject(value), account)) yield {
				run: 0,
				finding
			};
		}
		judge$5(top, packages, account);
	} catch (error) {
		recordFault(error, account);
	}
	const run = {
		tool: {
			name: "npm audit",
			informationUri: format$11.url
		},
		scan: "dependencies",
		status: "complete",
		rules: []
	};
	return closeAccount(account, [run]);
}
function judge$5(top, packages, account) {
	const version = asNumber(top["auditReportVersion"]);
	if (top["error"] !== void 0 || top["message"] !== void 0 && version === void 0) {
		const error = asObject(top["error"]);
		const text = [
			top["message"],
			error["summary"],
			error["message"],
			error["detail"],
			error["code"],
			top["error"]
		].flatMap((part) => asText(part)?.trim() || [])[0];
		worsen(account, "unreadable", `the audit failed: ${text ?? "no reason given"}`);
	} else if (version !== 2) worsen(account, "unreadable", `auditReportVersion is ${version ?? "missing"}, 2 expected`);
	const total = asNumber(asObject(asObject(top["metadata"])["vulnerabilities"])["total"]);
	if (total !== void 0 && total > packages) worsen(account, "degraded", `the report counts ${total} vulnerable packages and lists ${packages}`);
	else if (packages > 0 && account.raw === 0) worsen(account, "degraded", `the report lists ${packages} vulnerable packages and none of their advisories`);
}
function* findingsOf(name, entry, account) {
	for (const via of asList(entry["via"])) {
		if (typeof via === "string") continue;
		if (typeof via !== "object" || via === null) {
			drop(account, "an entry of `via` is neither an advisory nor a package name");
			continue;
		}
		account.raw += 1;
		account.occurrences += 1;
		yield findingOf$6(name, entry, asObject(via), account.notices);
	}
}
function findingOf$6(name, entry, via, notices) {
	const range = asText(via["range"]);
	const { source: number, dependency, name: own } = via;
	const shape = {
		...via,
		id: number,
		module_name: asText(dependency) ?? asText(own) ?? name
	};
	const { rule, severity, aliases, packageName: spelled } = npmAdvisory(shape, void 0, notices);
	const installed = packageName("npm", spelled);
	const evidence = evidenceText([
		["vulnerable", range],
		["installed at", listText(textsOf$2(entry["nodes"]))],
		["fix", fixText(entry["fixAvailable"])]
	]);
	return makeFinding({
		rule,
		severity,
		message: `${installed}${range === void 0 ? "" : ` ${range}`}: ${rule.title}`,
		locations: [{
			kind: "package",
			ecosystem: "npm",
			name: installed,
			manifest: "package-lock.json"
		}],
		aliases,
		...evidence !== void 0 && { evidence }
	});
}
function fixText(fix) {
	if (fix === false) return "none yet";
	if (fix === true) return "npm audit fix";
	const { name, version, isSemVerMajor } = asObject(fix);
	if (asText(name) === void 0) return void 0;
	return `update ${asText(name)} to ${asText(version) ?? "a newer version"}${isSemVerMajor === true ? " (breaking)" : ""}`;
}

//#endregion
//#region src/util/json-lines.ts
const NEWLINE = 10;
const [QUOTE$1, BACKSLASH$1] = [34, 92];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [
	123,
	125,
	91,
	93
];
function* jsonLines(chunks, limits = {}, broken) {
	const maxDepth = limits.depth ?? 500;
	let line = 0;
	for (const { bytes, offset } of byteLines(chunks, limits.lineBytes ?? 67108864)) {
		line += 1;
		const start = line === 1 ? startOfText(bytes) : 0;
		const text = bytes.toString("utf8", start);
		if (text.trim() === "") continue;
		if (mayBeDeeper(text, maxDepth) && depthOf(bytes) > maxDepth) throw new JsonError(`line ${line} is nested deeper than ${maxDepth} levels`, offset);
		let value;
		try {
			value = JSON.parse(text);
		} catch (error) {
			const why = new JsonError(`line ${line} is no JSON (${jsonFault(error)})`, offset);
			if (broken === void 0) throw why;
			broken(why, text);
			continue;
		}
		yield {
			line,
			value
		};
	}
}
function* byteLines(chunks, maxBytes) {
	let parts = [];
	let size = 0;
	let offset = 0;
	for (const chunk of chunks) {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		let start = 0;
		while (start < bytes.length) {
			const newline = bytes.indexOf(NEWLINE, start);
			const piece = bytes.subarray(start, newline < 0 ? bytes.length : newline);
			size += piece.length;
			if (size > maxBytes) throw new JsonError(`a line is longer than ${maxBytes} bytes`, offset);
			parts.push(newline < 0 ? Buffer.from(piece) : piece);
			if (newline < 0) break;
			yield {
				bytes: parts.length === 1 ? piece : Buffer.concat(parts, size),
				offset
			};
			start = newline + 1;
			offset += size + 1;
			parts = [];
			size = 0;
		}
	}
	if (size > 0) yield {
		bytes: Buffer.concat(parts, size),
		offset
	};
}
function startOfText(bytes) {
	const [a, b, c] = bytes;
	if (a === 239 && b === 187 && c === 191) return 3;
	if (a === 255 && b === 254 || a === 254 && b === 255 || a === 0 || b === 0) throw new JsonError("the text is not UTF-8 (UTF-16?)", 0);
	return 0;
}
function mayBeDeeper(text, depth) {
	if (text.length <= depth) return false;
	let count = 0;
	for (const bracket of ["{", "["]) for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
		count += 1;
		if (count > depth) return true;
	}
	return false;
}
function depthOf(bytes) {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (inString) {
			if (byte === BACKSLASH$1) at += 1;
			else if (byte === QUOTE$1) inString = false;
		} else if (byte === QUOTE$1) inString = true;
		else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
			depth += 1;
			if (depth > deepest) deepest = depth;
		} else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
	}
	return deepest;
}

//#endregion
//#region src/formats/open-ended-notice.ts
const OPEN_ENDED_NOTICE = "the format has no end mark: a report that was cut off between two lines cannot be told from a whole one";

//#endregion
//#region src/formats/nuclei-jsonl/first-text.ts
function firstText(result, keys) {
	for (const key of keys) {
		const text = asText(result[key]);
		if (text !== void 0) return text;
	}
}

//#endregion
//#region src/formats/nuclei-jsonl/location-of.ts
const SCHEMES = {
	http: "http",
	headless: "http",
	websocket: "ws",
	dns: "dns",
	ssl: "ssl",
	network: "tcp",
	tcp: "tcp",
	javascript: "tcp",
	whois: "whois"
};
const PLACES$1 = [
	"matched-at",
	"matched",
	"url",
	"host"
];
const PARAMETERS = [
	"fuzzing_parameter",
	"matcher-name",
	"matcher_name",
	"extractor-name",
	"extractor_name"
];
function locationOf$1(result) {
	const type = asText(result["type"])?.toLowerCase() ?? "http";
	const place = firstText(result, PLACES$1);
	if (place === void 0) return void 0;
	if (type === "file") {
		const startLine = asPosition(asList(result["matched-line"])[0]);
		return {
			kind: "file",
			uri: manifestPath(place),
			...startLine !== void 0 && { region: { startLine } }
		};
	}
	const scheme = lookup(SCHEMES, type);
	const url = place.includes("://") || scheme === void 0 ? place : `${scheme}://${place}`;
	if (!url.includes("://") || !isUrl$1(url)) return {
		kind: "logical",
		name: place
	};
	const method = methodOf(result);
	const parameter = firstText(result, PARAMETERS);
	return {
		kind: "url",
		url,
		...method !== void 0 && { method },
		...parameter !== void 0 && { parameter }
	};
}
function methodOf(result) {
	const own = asText(result["fuzzing_method"]);
	const request = /^([A-Z]{3,10}) \S+ HTTP\//u.exec((asText(result["request"]) ?? "").slice(0, 2e4))?.[1];
	const curl = /^curl (?:\S+ )??-X '?([A-Z]{3,10})\b/u.exec((asText(result["curl-command"]) ?? "").slice(0, 200))?.[1];
	return own ?? request ?? curl;
}

//#endregion
//#region src/formats/nuclei-jsonl/finding-of.ts
const SECRET_TAGS = /^(?:tokens?|keys?|secrets?|cred(?:ential)?s?|default-login|exposures?|disclosure)$/iu;
const MOST_TEMPLATES = 1e3;
const LONGEST_REMEMBERED = 2e4;
function findingOf$5(result, notices, templates) {
	const info = asObject(result["info"]);
	const { rule, severity, cves } = templateOf(asText(result["template-id"]) ?? asText(result["templateID"]) ?? "unknown", info, notices, templates);
	const location = locationOf$1(result);
	const matcher = firstText(result, ["matcher-name", "matcher_name"]);
	const extractor = firstText(result, ["extractor-name", "extractor_name"]);
	const what = matcher ?? extractor;
	const evidence = evidenceText([
		["matcher", matcher],
		["extractor", extractor],
		["extracted", extractedText(result, info)],
		["parameter", [result["fuzzing_parameter"], result["fuzzing_position"]].flatMap((part) => asText(part) ?? []).join(" in ")],
		["interaction", asText(asObject(result["interaction"])["protocol"])],
		["type", asText(result["type"])]
	]);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: what === void 0 ? rule.title : `${rule.title} (${what})`,
		locations: location === void 0 ? [] : [location],
		aliases: cves,
		...evidence !== void 0 && { evidence }
	});
}
function templateOf(id, info, notices, templates) {
	const key = JSON.stringify([id, info]);
	const known = templates.get(key);
	if (known !== void 0) return known;
	const made = ruleOf$3(id, info, notices);
	if (templates.size >= MOST_TEMPLATES) templates.clear();
	if (key.length <= LONGEST_REMEMBERED) templates.set(key, made);
	return made;
}
function ruleOf$3(template, info, notices) {
	const classification = asObject(info["classification"]);
	const given = asNumber(classification["cvss-score"]) ?? cvssScore(asText(classification["cvss-metrics"]) ?? "") ?? 0;
	const score = given > 0 && given <= 10 ? given : void 0;
	const severity = ratedSeverity([info["severity"]], score, notices);
	const title = asText(info["name"])?.trim() ?? template;
	const texts = [asText(info["description"]), asText(info["impact"])].flatMap((text) => text?.trim() || []);
	const fix = asText(info["remediation"])?.trim();
	const help = /https?:\/\/[^\s,"<>]+/u.exec(textsOf$2(info["reference"]).join("\n"))?.[0];
	const { id: first, aliases } = advisoryIds([...textsOf$2(classification["cve-id"]), ...cveOf(template) ?? []]);
	const securitySeverity = score ?? (severity === "informational" ? void 0 : scoreOf(severity));
	return {
		rule: {
			id: `nuclei/${template}`,
			title,
			description: texts.join("\n\n") || title,
			...fix !== void 0 && fix !== "" && { fix },
			...help !== void 0 && isUrl$1(help) && { helpUri: help },
			level: levelOf(severity),
			...securitySeverity !== void 0 && { securitySeverity },
			tags: taxonomyTags({
				cwe: cweNumbers(classification["cwe-id"]),
				owasp: [],
				pci: []
			})
		},
		severity,
		cves: first === "unknown" ? [] : [first, ...aliases].toSorted()
	};
}
function cveOf(template) {
	return /^cve-\d{4}-\d{4,}/iu.exec(template) ?? void 0;
}
function extractedText(result, info) {
	const extracted = textsOf$2(result["extracted-results"] ?? result["extracted_results"]);
	if (extracted.length === 0) return void 0;
	return textsOf$2(info["tags"]).flatMap((text) => text.split(",")).some((tag) => SECRET_TAGS.test(tag.trim())) ? "left out: it may be a secret" : extracted.join(", ");
}

//#endregion
//#region src/formats/nuclei-jsonl/runs.ts
const PLACES = [
	"url",
	"host",
	"matched-at",
	"matched"
];
const MOST_RUNS = 1e3;
function openRuns() {
	const indices = /* @__PURE__ */ new Map();
	const names = /* @__PURE__ */ new Map();
	const nameOf = (place) => {
		const known = names.get(place);
		if (known !== void 0) return known;
		if (names.size >= MOST_RUNS) names.clear();
		const name = targetName(place);
		names.set(place, name);
		return name;
	};
	return {
		indexOf(result) {
			const target = targetOf$1(result, nameOf);
			const known = indices.get(target);
			if (known !== void 0) return known;
			const isLast = indices.size >= MOST_RUNS;
			if (isLast && !indices.has(void 0)) indices.set(void 0, indices.size);
			const index = isLast ? indices.get(void 0) ?? 0 : indices.size;
			if (!isLast) indices.set(target, index);
			return index;
		},
		list: () => [...indices.size === 0 ? [void 0] : indices.keys()].map(runOf$3)
	};
}
function runOf$3(target) {
	return {
		tool: {
			name: "Nuclei",
			informationUri: "https://github.com/projectdiscovery/nuclei"
		},
		scan: "web",
		...target !== void 0 && { target },
		status: "complete",
		rules: []
	};
}
function targetOf$1(result, nameOf) {
	for (const key of PLACES) {
		const place = asText(result[key]);
		if (place !== void 0 && /^https?:\/\//iu.test(place) && isUrl$1(place)) return nameOf(place);
	}
	return asText(result["host"])?.replace(/^[a-z]+:\/\//iu, "").replace(/\/.*$/u, "") || void 0;
}

//#endregion
//#region src/formats/nuclei-jsonl/index.ts
const format$10 = {
	id: "nuclei-jsonl",
	title: "Nuclei JSONL and JSON",
	url: "https://docs.projectdiscovery.io/opensource/nuclei/running#scan-visibility-%2F-reporting",
	versions: "Nuclei 2 and 3: `-jsonl` (before: `-json`) and `-json-export`",
	mapping: [
		["every line (or entry of the list) that matched", "one finding"],
		["template-id (before: templateID)", "rule id, as nuclei/CVE-2021-44228"],
		["info.classification: cve-id, cwe-id, cvss-score", "aliases, CWE, security-severity"],
		["info: name, description, impact, remediation, reference", "rule"],
		["info.severity", "severity; unknown is taken from the CVSS score"],
		["matched-at (before: matched)", "location; hosts without a scheme get that of the type: dns, ssl, tcp"],
		["fuzzing_parameter, else matcher-name, else extractor-name", "parameter: what tells matches of one template apart"],
		["matcher, extracted-results, interaction", "evidence"],
		["url, host", "target: one run for each"]
	],
	faults: [
		"an empty file or list is clean: Nuclei writes nothing where nothing matched",
		"lines have no end mark, a list has one (`-json-export`): a notice says that a report cut off between two lines looks whole",
		"matcher-status false (`-matcher-status`): no match, so no item; one with an error: degraded",
		"log lines between the results: left out, with a notice; a torn result: degraded",
		"requests, responses and curl commands hold cookies and tokens: they are not kept; nor is what a template for secrets extracted",
		"reference may be a text with dashes, tags a text with commas: both are read"
	],
	recognizes: ({ kind, keys, firstKeys, text }) => isResult$1(kind === "json-array" ? firstKeys : keys) || kind !== "xml" && RESULT_LINE.test(text),
	read: read$10
};
const RESULT_LINE = /^\{"(?:template|template-id|templateID|template-url|template-path|template-encoded)":/mu;
function isResult$1(keys) {
	return (keys.has("template-id") || keys.has("templateID")) && !keys.has("runs");
}
function* read$10(source) {
	const account = openAccount();
	const runs = openRuns();
	const state = {
		account,
		runs,
		share: sharedRules(),
		templates: /* @__PURE__ */ new Map(),
		unmatched: 0,
		foreign: 0,
		failed: 0
	};
	try {
		for (const value of valuesOf(source, readHead(source), state)) {
			const item = take$1(value, state);
			if (item !== void 0) yield item;
		}
	} catch (error) {
		recordFault(error, account);
	}
	judge$4(state);
	return closeAccount(account, runs.list());
}
function* valuesOf(source, { kind, text }, state) {
	if (/^\[\s*(?:[{\]]|$)/u.test(text)) {
		for (const { value } of jsonElements(source.chunks(), [["*"]])) yield value;
		return;
	}
	if (kind === "json-object" && /^\{\s*\n/u.test(text)) {
		for (const { value } of jsonElements(source.chunks(), [[]])) yield value;
		return;
	}
	const broken = (error, line) => {
		if (/^\s*[{"]/u.test(line)) worsen(state.account, "degraded", error.message);
		else state.foreign += 1;
	};
	state.account.notices.add(OPEN_ENDED_NOTICE);
	for (const { value } of jsonLines(source.chunks(), {}, broken)) yield value;
}
function take$1(value, state) {
	const { account, runs, share, templates } = state;
	const result = asObject(value);
	if (!((Object.hasOwn(result, "template-id") || Object.hasOwn(result, "templateID")) && !Object.hasOwn(result, "runs"))) {
		if (!("info" in result) && !("matched-at" in result)) {
			if (typeof value === "object" && value !== null && !Array.isArray(value)) state.foreign += 1;
			else drop(account, "an item is no JSON object");
			return;
		}
	}
	if (String(result["matcher-status"]).toLowerCase() === "false") {
		if (asText(result["error"]) === void 0) state.unmatched += 1;
		else state.failed += 1;
		return;
	}
	const finding = findingOf$5(result, account.notices, templates);
	account.raw += 1;
	account.occurrences += 1;
	return {
		run: runs.indexOf(result),
		finding: {
			...finding,
			rule: share(finding.rule)
		}
	};
}
function judge$4({ account, unmatched, foreign, failed }) {
	if (failed > 0) worsen(account, "degraded", `Nuclei could not carry out ${failed} of its requests`);
	if (unmatched > 0) account.notices.add(`templates that were tried and did not match: ${unmatched}`);
	if (foreign > 0) account.notices.add(`lines that are no results, as logs and statistics are: ${foreign}`);
	if (account.raw + unmatched + failed === 0 && foreign > 0) worsen(account, "unreadable", "no line is a result of Nuclei");
	if (account.raw + unmatched + failed === 0 && account.status === "degraded") account.status = "unreadable";
}

//#endregion
//#region src/formats/odc-evidence.ts
const SHOWN = 5;
const LIMITS = [
	["versionStartIncluding", ">="],
	["versionStartExcluding", ">"],
	["versionEndIncluding", "<="],
	["versionEndExcluding", "<"]
];
function odcEvidence(dependency, vulnerability) {
	const exploited = asObject(vulnerability["knownExploitedVulnerability"]);
	const score = odcScore(vulnerability);
	const vector = odcVector(vulnerability);
	return evidenceText([
		["file", asText(dependency["fileName"])],
		["used by", few(listOf(dependency["projectReferences"]).map(asText))],
		["included by", few(listOf(dependency["includedBy"]).map((item) => asText(asObject(item)["reference"])))],
		["vulnerable", vulnerableText(vulnerability)],
		["cvss", score === void 0 ? vector : `${score.toFixed(1)}${vector === void 0 ? "" : ` (${vector})`}`],
		["source", asText(vulnerability["source"])],
		["known exploited", exploitedText(exploited)],
		["required action", asText(exploited["RequiredAction"] ?? exploited["requiredAction"])],
		["other packages", few(odcPackageIds(dependency).slice(1))],
		["notes", asText(vulnerability["notes"])],
		["references", few(listOf(vulnerability["references"]).map((item) => asText(asObject(item)["url"])?.trim()))]
	]);
}
function few(texts) {
	const known = texts.filter((text) => text !== void 0 && text !== "");
	const rest = known.length - SHOWN;
	return `${known.slice(0, SHOWN).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function vulnerableText(vulnerability) {
	const software = listOf(vulnerability["vulnerableSoftware"]).map((item) => {
		const own = asObject(item);
		return own["software"] === void 0 ? own : asObject(own["software"]);
	});
	const matched = software.filter((item) => String(item["vulnerabilityIdMatched"]) === "true");
	return few((matched.length > 0 ? matched : software).map(rangeText));
}
function rangeText(software) {
	const limits = LIMITS.flatMap(([key, sign]) => {
		const version = asText(software[key]);
		return version === void 0 ? [] : [`${sign} ${version}`];
	});
	return [asText(software["id"])?.trim() ?? "", ...limits].join(" ").trim();
}
function exploitedText(exploited) {
	const added = asText(exploited["DateAdded"] ?? exploited["dateAdded"]);
	const due = asText(exploited["DueDate"] ?? exploited["dueDate"]);
	if (added === void 0 && due === void 0) return Object.keys(exploited).length > 0 ? "yes" : void 0;
	return [added === void 0 ? "" : `since ${added}`, due === void 0 ? "" : `due ${due}`].join(" ").trim();
}

//#endregion
//#region src/formats/odc-findings.ts
function* odcFindings(dependency, context) {
	const { account } = context;
	const location = locationOf(dependency);
	for (const key of ["vulnerabilities", "suppressedVulnerabilities"]) for (const item of listOf(dependency[key])) {
		if (typeof item !== "object" || item === null || Array.isArray(item)) {
			drop(account, "an entry of the vulnerabilities is no object");
			continue;
		}
		account.raw += 1;
		account.occurrences += 1;
		yield findingOf$4(dependency, asObject(item), location, context, key !== "vulnerabilities");
	}
}
function findingOf$4(dependency, vulnerability, location, { account, share }, isSuppressed) {
	const severity = odcSeverity(vulnerability, account.notices);
	const { id, aliases } = idsOf$2(vulnerability);
	const rule = share(odcRule(id, vulnerability, severity));
	const evidence = odcEvidence(dependency, vulnerability);
	const reason = asText(vulnerability["notes"])?.replaceAll("\r", "").trim();
	const { name, version } = location;
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: `${version === void 0 ? name : `${name}@${version}`}: ${rule.title}`,
		locations: [location],
		aliases,
		...evidence !== void 0 && { evidence },
		...isSuppressed && { suppressions: [{
			kind: "external",
			status: "accepted",
			...reason !== void 0 && reason !== "" && { reason }
		}] }
	});
}
function idsOf$2(vulnerability) {
	const name = asText(vulnerability["name"])?.replaceAll(/\s+/gu, " ").trim() ?? "";
	const isNpm = /^\d+$/u.test(name) && /^npm$/iu.test(asText(vulnerability["source"]) ?? "");
	return advisoryIds([name, ...isNpm ? [`npm/${name}`] : []]);
}
function locationOf(dependency) {
	const { ecosystem, name, version } = odcPackage(dependency);
	const manifest = odcManifest(asText(dependency["filePath"]) ?? "", version);
	return {
		kind: "package",
		ecosystem,
		name,
		...version !== void 0 && { version },
		...manifest !== void 0 && { manifest }
	};
}

//#endregion
//#region src/formats/odc-run.ts
function odcRun(scan, project, dependencies, account) {
	const failures = listOf(scan["analysisExceptions"]).map((item) => asText(asObject(asObject(item)["exception"])["message"]));
	if (failures.length > 0) {
		const first = failures[0]?.split("\n")[0]?.replace(/^(?:[\w$]+\.)+[\w$]+:\s*/u, "").trim().slice(0, 300);
		const what = failures.length === 1 ? "an analysis failed" : `${failures.length} analyses failed`;
		worsen(account, "degraded", `${what}: ${first === void 0 || first === "" ? "no reason given" : first}`);
	}
	if (dependencies === 0) worsen(account, "degraded", "the scan found no dependency to look at");
	const version = asText(scan["engineVersion"])?.trim();
	const artifact = ["groupID", "artifactID"].map((key) => asText(project[key])?.trim()).filter((part) => part !== void 0);
	const target = asText(project["name"])?.trim() ?? (artifact.length > 0 ? artifact.join(":") : void 0);
	return {
		tool: {
			name: "Dependency-Check",
			...version !== void 0 && version !== "" && { version },
			informationUri: "https://owasp.org/www-project-dependency-check/"
		},
		scan: "dependencies",
		...target !== void 0 && target !== "" && { target },
		status: "complete",
		...dependencies > 0 && { coverage: { dependencies } },
		rules: []
	};
}

//#endregion
//#region src/formats/odc-json/repair-commas.ts
const [QUOTE, BACKSLASH, COMMA] = [
	34,
	92,
	44
];
function* repairCommas(chunks, repairs) {
	let inString = false;
	let isEscaped = false;
	let isPending = false;
	let latest = 0;
	for (const chunk of chunks) {
		const repaired = new Uint8Array(chunk.length + 1);
		let length = 0;
		for (const byte of chunk) {
			if (inString) {
				if (isEscaped) isEscaped = false;
				else if (byte === BACKSLASH) isEscaped = true;
				else if (byte === QUOTE) inString = false;
			} else if (byte > 32) {
				if (isPending) {
					isPending = false;
					if (isClosing(byte)) repairs.count += 1;
					else repaired[length++] = COMMA;
				}
				inString = byte === QUOTE;
				if (byte === COMMA) {
					if (isOpening(latest)) repairs.count += 1;
					else isPending = true;
					if (isPending) latest = byte;
					continue;
				}
				latest = byte;
			}
			repaired[length++] = byte;
		}
		yield repaired.subarray(0, length);
	}
}
function isOpening(byte) {
	return byte === 123 || byte === 91;
}
function isClosing(byte) {
	return byte === 125 || byte === 93;
}

//#endregion
//#region src/formats/odc-json/read-elements.ts
function* readElements$1(source, patterns, notices) {
	let given = 0;
	try {
		for (const element of jsonElements(source.chunks(), patterns)) {
			given += 1;
			yield element;
		}
		return;
	} catch (error) {
		if (!(error instanceof JsonError)) throw error;
	}
	const repairs = { count: 0 };
	let seen = 0;
	try {
		for (const element of jsonElements(repairCommas(source.chunks(), repairs), patterns)) {
			seen += 1;
			if (seen > given) yield element;
		}
	} finally {
		if (repairs.count > 0) notices.add(`${repairs.count} stray commas, which are no JSON, were left out`);
	}
}

//#endregion
//#region src/formats/odc-json/index.ts
const format$9 = {
	id: "odc-json",
	title: "OWASP Dependency-Check JSON",
	url: "https://dependency-check.github.io/DependencyCheck/general/thereport.html",
	versions: "Dependency-Check 5 to 13, reportSchema 1.1",
	mapping: [
		["dependencies[].vulnerabilities[]", "one finding each"],
		["dependencies[].suppressedVulnerabilities[]", "one finding each, suppressed; notes are the reason"],
		["name", "rule id: CVE, GHSA, or the text that the database has instead"],
		["severity, else that of CVSS 4, 3, 2, else the score", "severity"],
		["cvssv4, cvssv3, cvssv2", "security-severity: the first that is there"],
		["cwes, description", "CWE, rule title (the first sentence) and description"],
		["packages[].id of the highest confidence, else fileName", "package and version"],
		["filePath", "manifest, relative on known runners; none for package caches and versioned files"],
		["projectReferences, includedBy, vulnerableSoftware, knownExploitedVulnerability, notes", "evidence"],
		["projectInfo.name, else groupID:artifactID", "target of the run"],
		["scanInfo.analysisExceptions, no dependencies", "the run is degraded"]
	],
	faults: ["stray commas around the optional fields of cvssv4 (12.1): left out, with a notice", "names of keys with a stray > (5.x), CVSS without vector, scores as 32-bit floats: read"],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object" || !keys.has("dependencies") || keys.has("runs") || keys.has("bomFormat")) return false;
		return keys.has("scanInfo") || keys.has("projectInfo") || text.includes("\"evidenceCollected\"");
	},
	read: read$9
};
function* read$9(source) {
	const account = openAccount();
	const top = {};
	let dependencies = 0;
	try {
		const context = {
			account,
			share: sharedRules()
		};
		for (const { path, value } of readElements$1(source, [
			["scanInfo"],
			["projectInfo"],
			["dependencies", "*"]
		], account.notices)) if (path[0] !== "dependencies") top[String(path[0])] = value;
		else if (typeof path[1] !== "number") worsen(account, "unreadable", "`dependencies` is no list");
		else {
			dependencies += 1;
			if (typeof value !== "object" || value === null) worsen(account, "degraded", "a dependency is no object");
			for (const finding of odcFindings(asObject(value), context)) yield {
				run: 0,
				finding
			};
		}
		if (dependencies === 0 && account.status === "complete" && !hasList(source)) worsen(account, "unreadable", "the report has no list of dependencies");
	} catch (error) {
		recordFault(error, account);
	}
	return closeAccount(account, [runOf$2(top, dependencies, account)]);
}
function runOf$2(top, dependencies, account) {
	return odcRun(asObject(top["scanInfo"]), asObject(top["projectInfo"]), dependencies, account);
}
function hasList(source) {
	for (const { value } of jsonElements(source.chunks(), [["dependencies"]])) if (Array.isArray(value)) return true;
	return false;
}

//#endregion
//#region src/formats/odc-xml/json-shape.ts
function dependencyShape(element) {
	const identifiers = childOf(element, "identifiers");
	const vulnerabilities = childOf(element, "vulnerabilities");
	return {
		fileName: childText(element, "fileName"),
		filePath: childText(element, "filePath"),
		projectReferences: childrenOf(childOf(element, "projectReferences"), "projectReference").map(({ text }) => text),
		includedBy: childrenOf(childOf(element, "includedBy"), "reference").map(({ text }) => ({ reference: text })),
		packages: [...childrenOf(identifiers, "package").map((item) => ({
			id: childText(item, "id"),
			confidence: item.attributes["confidence"]
		})), ...childrenOf(identifiers, "identifier").map((item) => ({
			id: purlOfIdentifier(item.attributes["type"] ?? "", childText(item, "name") ?? ""),
			confidence: item.attributes["confidence"]
		}))],
		vulnerabilities: childrenOf(vulnerabilities, "vulnerability").map(vulnerabilityShape),
		suppressedVulnerabilities: childrenOf(vulnerabilities, "suppressedVulnerability").map(vulnerabilityShape)
	};
}
function infoShape(element) {
	return {
		...textsOf$1(element),
		analysisExceptions: childrenOf(childOf(element, "analysisExceptions"), "exception").map((exception) => ({ exception: textsOf$1(exception) }))
	};
}
function vulnerabilityShape(element) {
	const oldScore = childText(element, "cvssScore");
	const oldCwe = childText(element, "cwe");
	const exploited = childOf(element, "knownExploitedVulnerability");
	return {
		source: element.attributes["source"],
		name: childText(element, "name"),
		severity: childText(element, "severity"),
		cvssv2: oldScore === void 0 ? textsOf$1(childOf(element, "cvssV2")) : { score: oldScore },
		cvssv3: textsOf$1(childOf(element, "cvssV3")),
		cvssv4: textsOf$1(childOf(element, "cvssV4")),
		cwes: [...oldCwe === void 0 ? [] : [oldCwe], ...childrenOf(childOf(element, "cwes"), "cwe").map(({ text }) => text)],
		description: childText(element, "description"),
		notes: childText(element, "notes"),
		references: childrenOf(childOf(element, "references"), "reference").map(textsOf$1),
		vulnerableSoftware: childrenOf(childOf(element, "vulnerableSoftware"), "software").map(softwareShape),
		...exploited !== void 0 && { knownExploitedVulnerability: textsOf$1(exploited) }
	};
}
function softwareShape({ attributes, text }) {
	const { matched } = attributes;
	return { software: {
		...matched !== void 0 && { vulnerabilityIdMatched: matched },
		...attributes,
		id: text
	} };
}
function textsOf$1(element) {
	return Object.fromEntries((element?.children ?? []).filter(({ text }) => text !== "").map(({ name, text }) => [name, text]));
}

//#endregion
//#region src/formats/odc-xml/index.ts
const format$8 = {
	id: "odc-xml",
	title: "OWASP Dependency-Check XML",
	url: "https://dependency-check.github.io/DependencyCheck/general/thereport.html",
	versions: "Dependency-Check 1 to 13, schemas 1.2 to 4.1; `retire --outputformat depcheck`",
	mapping: [
		["vulnerabilities/vulnerability", "one finding each"],
		["vulnerabilities/suppressedVulnerability", "one finding each, suppressed; notes are the reason"],
		["identifiers/package/id, identifiers/identifier (up to schema 1.8)", "package and version"],
		["everything else", "as in odc-json: XML and JSON of one run give the same findings"]
	],
	faults: [
		"the namespace changes with the schema: ignored",
		"the name of a known exploited vulnerability is not expanded: left out",
		"cvssScore and cwe of old schemas: read"
	],
	recognizes: ({ kind, text }) => (kind === "xml" || kind === "text") && /<(?:[\w.-]+:)?analysis\s[^>]*dependency[-_]?check/iu.test(text),
	read: read$8
};
function* read$8(source) {
	const account = openAccount();
	const info = {};
	let dependencies = 0;
	let hasList = false;
	try {
		const context = {
			account,
			share: sharedRules()
		};
		for (const { path, element } of xmlElements(source.chunks(), [
			["analysis", "scanInfo"],
			["analysis", "projectInfo"],
			[
				"analysis",
				"dependencies",
				"@"
			],
			[
				"analysis",
				"dependencies",
				"dependency"
			]
		])) {
			const name = path.at(-1);
			if (name === "dependencies") hasList = true;
			else if (name !== "dependency") info[element.name] = infoShape(element);
			else {
				dependencies += 1;
				for (const finding of odcFindings(dependencyShape(element), context)) yield {
					run: 0,
					finding
				};
			}
		}
		if (!hasList) worsen(account, "unreadable", "the report has no list of dependencies");
	} catch (error) {
		recordFault(error, account);
	}
	return closeAccount(account, [odcRun(info["scanInfo"] ?? {}, info["projectInfo"] ?? {}, dependencies, account)]);
}

//#endregion
//#region src/formats/osv-scanner-json/affected-ranges.ts
function rangesOf(vulnerability, name) {
	return [...new Set(eventsOf(vulnerability, name).flatMap(rangeTexts))];
}
function fixedVersions(vulnerability, name) {
	const fixed = eventsOf(vulnerability, name).flatMap((events) => events.flatMap((event) => asText(event["fixed"]) ?? []));
	return [...new Set(fixed)].filter((version) => !/^[0-9a-f]{40}$/u.test(version));
}
function eventsOf(vulnerability, name) {
	const affected = asList(vulnerability["affected"]).map(asObject);
	const same = affected.filter((item) => asText(asObject(item["package"])["name"])?.toLowerCase() === name.toLowerCase());
	return (same.length === 0 ? affected : same).flatMap((item) => asList(item["ranges"]).map(asObject)).filter(({ type }) => type !== "GIT").map((range) => asList(range["events"]).map(asObject));
}
function rangeTexts(events) {
	const texts = [];
	let from;
	for (const { introduced, fixed, last_affected: last } of events) {
		const start = asText(introduced);
		const end = asText(fixed) === void 0 ? asText(last) : asText(fixed);
		if (start !== void 0) {
			if (from !== void 0) texts.push(lower(from));
			from = start;
		} else if (end !== void 0) {
			const upper = `${asText(fixed) === void 0 ? "<=" : "<"}${end}`;
			texts.push(from === void 0 || from === "0" ? upper : `${lower(from)} ${upper}`);
			from = void 0;
		}
	}
	return from === void 0 ? texts : [...texts, lower(from)];
}
function lower(version) {
	return version === "0" ? "all versions" : `>=${version}`;
}

//#endregion
//#region src/formats/osv-scanner-json/cwes-of.ts
function cwesOf(records) {
	const numbers = records.flatMap((record) => [record, ...asList(record["affected"]).map(asObject)]).map((part) => asObject(part["database_specific"])).flatMap(({ cwe_ids: ids, cwes }) => [...cweNumbers(ids), ...cweNumbers(cwes)]);
	return [...new Set(numbers)].toSorted((a, b) => a - b);
}

//#endregion
//#region src/formats/osv-scanner-json/rating.ts
function ratingOf(record, shared) {
	const { score } = shared;
	const severity = wordSeverity(record) ?? (score === void 0 ? void 0 : severityOfScore(score)) ?? shared.severity;
	return {
		...score !== void 0 && { score },
		...severity !== void 0 && { severity }
	};
}
function wordSeverity(record) {
	return [asObject(record["database_specific"])["severity"], ...asList(record["severity"]).map((item) => asObject(item)["score"])].map((word) => severityOfWord(asText(word))).find((severity) => severity !== void 0);
}
function vectorScore(record) {
	const scores = asList(record["severity"]).flatMap((item) => cvssScore(asText(asObject(item)["score"]) ?? "") ?? []);
	return scores.length === 0 ? void 0 : scores.reduce((a, b) => Math.max(a, b));
}
function kindSeverity(record) {
	if (asText(record["id"])?.startsWith("MAL-") === true) return "critical";
	const kinds = asList(record["affected"]).map((item) => asObject(asObject(item)["database_specific"])["informational"]);
	if (kinds.includes("unsound")) return "low";
	return kinds.includes("unmaintained") || kinds.includes("notice") ? "informational" : void 0;
}

//#endregion
//#region src/formats/osv-scanner-json/group.ts
const ALIASES = 50;
function groupsOf(entry) {
	const records = /* @__PURE__ */ new Map();
	for (const record of asList(entry["vulnerabilities"]).map(asObject)) records.set(asText(record["id"]) ?? "", record);
	const groups = /* @__PURE__ */ new Map();
	for (const value of asList(entry["groups"]).map(asObject)) {
		const ids = textsOf$2(value["ids"]);
		const group = groupOf(value, ids, ids.map((id) => records.get(id)).filter((record) => record !== void 0));
		for (const id of ids) groups.set(id, group);
	}
	return (vulnerability) => groups.get(asText(vulnerability["id"]) ?? "") ?? groupOf({}, [], [vulnerability]);
}
function groupOf(group, ids, members) {
	const max = asNumber(group["max_severity"]);
	const score = max !== void 0 && max >= 0 && max <= 10 ? max : first(members, vectorScore);
	const severity = first(members, wordSeverity) ?? first(members, kindSeverity);
	const analyses = Object.values(asObject(group["experimental_analysis"] ?? group["experimentalAnalysis"])).map(asObject);
	const unimportant = analyses.some((analysis) => analysis["unimportant"] === true);
	return {
		aliases: [...ids, ...textsOf$2(group["aliases"])].slice(0, ALIASES),
		rating: {
			...score !== void 0 && { score },
			...severity !== void 0 && { severity }
		},
		cwes: cwesOf(members),
		uncalled: !unimportant && analyses.length > 0 && analyses.every(({ called }) => called === false),
		unimportant
	};
}
function first(records, find) {
	for (const record of records) {
		const found = find(record);
		if (found !== void 0) return found;
	}
}

//#endregion
//#region src/formats/osv-scanner-json/package-location.ts
const PURL_TYPES = /* @__PURE__ */ new Map([
	["git", "generic"],
	["oss-fuzz", "generic"],
	["android", "generic"],
	["github actions", "githubactions"],
	["swifturl", "swift"],
	["conancenter", "conan"],
	["echo", "deb"],
	["alpaquita", "apk"],
	["minimos", "apk"],
	["red hat", "rpm"],
	["rocky linux", "rpm"],
	["almalinux", "rpm"],
	["opensuse", "rpm"],
	["azure linux", "rpm"],
	["photon os", "rpm"],
	["mageia", "rpm"],
	["openeuler", "rpm"]
]);
function packageLocation$1(pkg, vulnerability, manifest) {
	const distribution = (asText(pkg["ecosystem"]) ?? "").toLowerCase().replace(/:.*$/u, "").trim();
	const ecosystem = PURL_TYPES.get(distribution) ?? ecosystemOf(distribution);
	const version = asText(pkg["version"]) ?? asText(pkg["commit"]);
	return {
		kind: "package",
		ecosystem,
		name: nameOf(pkg, vulnerability, ecosystem),
		...version !== void 0 && { version },
		...manifest !== void 0 && manifest !== "" && { manifest }
	};
}
function nameOf(pkg, vulnerability, ecosystem) {
	const installed = asText(pkg["os_package_name"]);
	if (installed !== void 0) return installed;
	const [affected] = asList(vulnerability["affected"]).map((item) => asText(asObject(asObject(item)["package"])["name"]));
	return packageName(ecosystem, asText(pkg["name"]) ?? affected ?? "unknown");
}

//#endregion
//#region src/formats/osv-scanner-json/findings-of-package.ts
function* findingsOfPackage(entry, path, account, share) {
	const records = asList(entry["vulnerabilities"]);
	const groupOf = groupsOf(entry);
	if (records.length === 0 && asList(entry["groups"]).some((group) => textsOf$2(asObject(group)["ids"]).length > 0)) worsen(account, "degraded", "a package has groups of vulnerabilities and not the vulnerabilities themselves");
	for (const record of records) {
		if (typeof record !== "object" || record === null) {
			drop(account, "an entry of `vulnerabilities` is no object");
			continue;
		}
		account.raw += 1;
		account.occurrences += 1;
		const vulnerability = asObject(record);
		yield findingOf$3(entry, vulnerability, groupOf(vulnerability), path, account, share);
	}
}
function findingOf$3(entry, vulnerability, group, path, account, share) {
	const location = packageLocation$1(asObject(entry["package"]), vulnerability, path && manifestPath(path));
	const { name, version } = location;
	const { severity: rated, score } = ratingOf(vulnerability, group.rating);
	const severity = ratedSeverity([rated], void 0, account.notices);
	const { id, aliases } = recordIds(asText(vulnerability["id"]) ?? "unknown", [...textsOf$2(vulnerability["aliases"]), ...group.aliases]);
	const rule = share({
		...describe(id, vulnerability),
		level: levelOf(severity),
		...score !== void 0 && score > 0 && { securitySeverity: score },
		tags: taxonomyTags({
			cwe: group.cwes,
			owasp: [],
			pci: []
		})
	});
	const suppressions = suppressionsOf$1(vulnerability, group);
	const evidence = evidenceText([
		["vulnerable", listText(rangesOf(vulnerability, name))],
		["fixed in", listText(fixedVersions(vulnerability, name))],
		["dependency groups", listText(textsOf$2(entry["dependency_groups"]))],
		["reported as", asText(vulnerability["id"])],
		["severity", listText(textsOf$2(asList(vulnerability["severity"]).map((item) => asObject(item)["score"])))]
	]);
	return makeFinding({
		rule,
		severity,
		message: `${version === void 0 ? name : `${name}@${version}`}: ${rule.title}`,
		locations: [location],
		aliases,
		suppressions,
		...evidence !== void 0 && { evidence }
	});
}
function describe(id, vulnerability) {
	const own = asText(vulnerability["id"]) ?? id;
	const details = asText(vulnerability["details"])?.trim();
	const firstLine = details?.split("\n").find((line) => /[a-z]/iu.test(line) && !line.startsWith("---"));
	const title = asText(vulnerability["summary"]) ?? firstLine?.replace(/^#+\s*/u, "").slice(0, 200) ?? own;
	const advisory = asList(vulnerability["references"]).map(asObject).flatMap(({ type, url }) => type === "ADVISORY" ? textsOf$2(url) : []).find((url) => isUrl$1(url));
	const page = /^[\w.:-]+$/u.test(own) ? `https://osv.dev/vulnerability/${own}` : void 0;
	const helpUri = advisory ?? page;
	return {
		id,
		title,
		description: details ?? title,
		...helpUri !== void 0 && { helpUri }
	};
}
function suppressionsOf$1(vulnerability, group) {
	const withdrawn = asText(vulnerability["withdrawn"]);
	return [
		...withdrawn === void 0 ? [] : [`withdrawn by its database on ${withdrawn.slice(0, 10)}`],
		...group.unimportant ? ["OSV-Scanner: the distribution calls it unimportant"] : [],
		...group.uncalled ? ["OSV-Scanner: the vulnerable code is not called"] : []
	].map((reason) => ({
		kind: "external",
		status: "accepted",
		reason
	}));
}

//#endregion
//#region src/formats/osv-scanner-json/generic-finding.ts
const SEVERITIES$2 = [
	void 0,
	"low",
	"low",
	"medium",
	"high",
	"critical"
];
function genericFinding(value, account) {
	account.raw += 1;
	account.occurrences += 1;
	const advisory = asObject(value["Adv"]);
	const reference = asText(asObject(advisory["ID"])["Reference"]);
	const ids = advisoryIds([reference ?? "unknown"]);
	const id = /^(?:CVE|GHSA)-/u.test(ids.id) ? ids.id : `osv-scanner/${ids.id}`;
	const rating = advisory["Sev"];
	const severity = ratedSeverity([SEVERITIES$2[asNumber(rating) ?? 0], rating], void 0, account.notices);
	const title = asText(advisory["Title"]) ?? id;
	const fix = asText(advisory["Recommendation"]);
	const place = asText(asObject(value["Target"])["Extra"]);
	return makeFinding({
		rule: {
			id,
			title,
			description: asText(advisory["Description"]) ?? title,
			...fix !== void 0 && { fix },
			level: levelOf(severity),
			tags: taxonomyTags({
				cwe: [],
				owasp: [],
				pci: []
			})
		},
		severity,
		message: title,
		locations: place === void 0 ? [] : [{
			kind: "logical",
			name: place
		}]
	});
}

//#endregion
//#region src/formats/osv-scanner-json/index.ts
const format$7 = {
	id: "osv-scanner-json",
	title: "OSV-Scanner JSON",
	url: "https://google.github.io/osv-scanner/output/",
	versions: "OSV-Scanner 1 and 2",
	mapping: [
		["results[].packages[].vulnerabilities[]", "one finding each"],
		["id, aliases, groups[].ids, groups[].aliases", "rule id: the CVE, else the GHSA, else the id; the others are aliases"],
		["database_specific.severity, severity[], groups[].max_severity", "severity; security-severity where there is a score"],
		["summary, details, references[], cwe_ids", "rule title, description, help URI, CWE"],
		["package, source.path", "location"],
		["affected[].ranges, dependency_groups", "evidence: ranges and fixed versions"],
		["groups[].experimental_analysis", "suppression: the code is not called, or the flaw is unimportant"],
		["withdrawn", "suppression: withdrawn by its database"],
		["experimental_generic_findings[]", "one finding each"]
	],
	faults: [
		"`results` is null where nothing was found to scan: degraded, not clean",
		"records without a severity take that of the same flaw under another id; what has none counts as medium",
		"licence violations are no security findings: a notice counts them",
		"a report of `{\"results\": []}` alone could be anyone's: it is read only where the format is given"
	],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object" || !keys.has("results") || keys.has("runs")) return false;
		if (keys.has("experimental_config")) return true;
		return /"results"\s*:\s*\[\s*\{\s*(?:"source"\s*:\s*\{\s*"(?:path|type)"|"packages"\s*:\s*\[\s*\{)/u.test(text);
	},
	read: read$7
};
function* read$7(source) {
	const account = openAccount();
	const share = sharedRules();
	const paths = sourcePaths(source);
	let packages = 0;
	let licences = 0;
	try {
		for (const { path, value } of jsonElements(source.chunks(), [[
			"results",
			"*",
			"packages",
			"*"
		], ["experimental_generic_findings", "*"]])) {
			if (path[0] !== "results") {
				yield {
					run: 0,
					finding: genericFinding(asObject(value), account)
				};
				continue;
			}
			packages += 1;
			const entry = asObject(value);
			if (Array.isArray(entry["license_violations"]) && entry["license_violations"].length > 0) licences += 1;
			const manifest = typeof path[1] === "number" ? paths.get(path[1]) : void 0;
			for (const finding of findingsOfPackage(entry, manifest, account, share)) yield {
				run: 0,
				finding
			};
		}
		if (packages === 0) judgeEmpty(source, account);
	} catch (error) {
		recordFault(error, account);
	}
	if (licences > 0) account.notices.add(`licence violations of ${licences} packages are left out`);
	return closeAccount(account, [{
		tool: {
			name: "OSV-Scanner",
			informationUri: "https://google.github.io/osv-scanner/"
		},
		scan: "dependencies",
		status: "complete",
		rules: []
	}]);
}
function sourcePaths(source) {
	const paths = /* @__PURE__ */ new Map();
	try {
		for (const { path, value } of jsonElements(source.chunks(), [[
			"results",
			"*",
			"source"
		]])) {
			const text = asText(asObject(value)["path"]) ?? asText(value);
			if (typeof path[1] === "number" && text !== void 0) paths.set(path[1], text);
		}
	} catch (error) {
		inputFault(error);
	}
	return paths;
}
function judgeEmpty(source, account) {
	const results = smallValue(source, "results");
	if (Array.isArray(results)) return;
	if (results === null) worsen(account, "degraded", "results is null: OSV-Scanner found nothing to scan");
	else worsen(account, "unreadable", `results is ${results === void 0 ? "missing" : typeof results}`);
}

//#endregion
//#region src/formats/retire-json/findings-of-file.ts
function* findingsOfFile(entry, account, share) {
	const file = asText(entry["file"]);
	for (const result of asList(entry["results"]).map(asObject)) for (const vulnerability of asList(result["vulnerabilities"])) {
		if (typeof vulnerability !== "object" || vulnerability === null) {
			drop(account, "an entry of `vulnerabilities` is no object");
			continue;
		}
		account.raw += 1;
		account.occurrences += 1;
		yield findingOf$2(file, result, asObject(vulnerability), account, share);
	}
}
function findingOf$2(file, result, vulnerability, account, share) {
	const component = asText(result["component"]) ?? "unknown";
	const version = asText(result["version"]);
	const name = packageName("npm", asText(result["npmname"]) ?? component);
	const severity = ratedSeverity([vulnerability["severity"]], void 0, account.notices);
	const info = textsOf$2(vulnerability["info"]);
	const identifiers = asObject(vulnerability["identifiers"]);
	const { id, aliases } = idsOf$1(component, identifiers, vulnerability);
	const title = asText(identifiers["summary"]) ?? id;
	const helpUri = info.find((url) => isUrl$1(url));
	const evidence = evidenceText([
		["vulnerable", rangeOf(vulnerability)],
		["detected by", asText(result["detection"])],
		["required by", parentsOf(result["parent"])],
		["references", listText(info)]
	]);
	return makeFinding({
		rule: share({
			id,
			title,
			description: title,
			...helpUri !== void 0 && { helpUri },
			level: levelOf(severity),
			tags: taxonomyTags({
				cwe: cweNumbers(vulnerability["cwe"]),
				owasp: [],
				pci: []
			})
		}),
		severity,
		message: `${version === void 0 ? name : `${name}@${version}`}: ${title}`,
		locations: [{
			kind: "package",
			ecosystem: "npm",
			name,
			...version !== void 0 && { version },
			...file !== void 0 && { manifest: manifestPath(file) }
		}],
		aliases,
		...evidence !== void 0 && { evidence }
	});
}
function idsOf$1(component, identifiers, vulnerability) {
	const known = [...textsOf$2(identifiers["CVE"]), ...textsOf$2(identifiers["githubID"])];
	if (known.length > 0) return advisoryIds(known);
	const text = asText(identifiers["retid"]) ?? asText(identifiers["summary"]) ?? `below-${asText(vulnerability["below"]) ?? "any"}`;
	return advisoryIds([`retire/${slug(component)}/${slug(text)}`]);
}
function slug(text) {
	const words = text.toLowerCase().replaceAll(/[^a-z0-9.]+/gu, "-").slice(0, 80).replaceAll(/^[-.]+|[-.]+$/gu, "");
	return words === "" ? "unknown" : words;
}
function rangeOf(vulnerability) {
	const from = asText(vulnerability["atOrAbove"]);
	const below = asText(vulnerability["below"]);
	return [from === void 0 ? [] : `>=${from}`, below === void 0 ? [] : `<${below}`].flat().join(" ");
}
function parentsOf(parent) {
	const names = [];
	for (let at = asObject(parent); names.length < 20; at = asObject(at["parent"])) {
		const name = asText(at["component"]);
		if (name === void 0) break;
		names.push(name);
	}
	return names.join(" < ");
}

//#endregion
//#region src/formats/retire-json/index.ts
const format$6 = {
	id: "retire-json",
	title: "Retire.js JSON",
	url: "https://github.com/RetireJS/retire.js",
	versions: "Retire.js 1 to 5 (jsonsimple and version 1: the list alone)",
	mapping: [
		["data[].results[].vulnerabilities[]", "one finding each"],
		["identifiers.CVE, identifiers.githubID", "rule id: the CVE, else the GHSA; the others are aliases"],
		["identifiers.retid, else identifiers.summary", "rule id of what has neither, as retire/<component>/…"],
		["severity, cwe, identifiers.summary, info[]", "severity, CWE, rule title, help URI"],
		["npmname or component, version, file", "location: the npm package, in the script that holds it"],
		["below, atOrAbove, detection, info", "evidence"],
		["errors[]", "the run is degraded"]
	],
	faults: ["a repository that could not be loaded leaves a valid report without findings and a line in `errors`: degraded", "a bare list (jsonsimple, version 1) has no errors and no version: read, an empty one is not recognised"],
	recognizes({ kind, keys, text }) {
		if (kind === "json-object") return keys.has("data") && (keys.has("start") || keys.has("messages")) && (keys.has("version") || keys.has("errors"));
		if (kind !== "json-array") return false;
		return /^\[\s*\{\s*"file"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"results"\s*:\s*\[/u.test(text) || /^\[\s*\{\s*"results"\s*:\s*\[\s*\{[^[\]]*"component"/u.test(text);
	},
	read: read$6
};
function* read$6(source) {
	const account = openAccount();
	const top = {};
	const share = sharedRules();
	let files = 0;
	try {
		for (const { path, value } of jsonElements(source.chunks(), [["data", "*"], ["*"]])) {
			if (path.length === 1 && typeof path[0] === "string") {
				top[path[0]] = value;
				continue;
			}
			files += 1;
			if (Object.keys(asObject(value)).length === 0) drop(account, "an entry of the report is no object, or an empty one");
			else for (const finding of findingsOfFile(asObject(value), account, share)) yield {
				run: 0,
				finding
			};
		}
		judge$3(source, top, files, account);
	} catch (error) {
		recordFault(error, account);
	}
	const version = asText(top["version"]);
	const run = {
		tool: {
			name: "Retire.js",
			...version !== void 0 && { version },
			informationUri: format$6.url
		},
		scan: "dependencies",
		status: "complete",
		rules: []
	};
	return closeAccount(account, [run]);
}
function judge$3(source, top, files, account) {
	const errors = asList(top["errors"]);
	if (errors.length > 0) {
		const first = asText(errors[0]) ?? asText(asObject(errors[0])["message"]) ?? JSON.stringify(errors[0]);
		worsen(account, "degraded", `Retire.js reported ${errors.length} errors, the first: ${first}`);
	}
	if (files > 0 || readHead(source).kind === "json-array") return;
	const data = smallValue(source, "data");
	if (!Array.isArray(data)) {
		const reason = asText(top["error"]) ?? asText(asObject(top["error"])["message"]);
		const text = data === void 0 ? "missing" : JSON.stringify(data);
		worsen(account, "unreadable", reason === void 0 ? `data is ${text}` : `Retire.js failed: ${reason}`);
	}
}

//#endregion
//#region src/formats/semgrep-json/finding-of.ts
const SEVERITIES$1 = {
	critical: "critical",
	high: "high",
	error: "high",
	medium: "medium",
	warning: "medium",
	low: "low",
	info: "low",
	experiment: "informational",
	inventory: "informational"
};
const LOGIN = "requires login";
const SECRET_CWE = /* @__PURE__ */ new Set([
	259,
	321,
	798
]);
function findingOf$1(result, notices) {
	const extra = asObject(result["extra"]);
	const metadata = asObject(extra["metadata"]);
	const own = `semgrep/${asText(result["check_id"]) ?? "unknown"}`;
	const found = foundDependency(extra);
	const ids = found === void 0 ? {
		id: own,
		aliases: []
	} : idsOf(own, metadata);
	const severity = ratedSeverity([lookup(SEVERITIES$1, asText(extra["severity"])?.toLowerCase())], void 0, notices);
	const message = asText(extra["message"])?.trim() ?? own;
	const cwe = cweNumbers(metadata["cwe"]);
	const help = [
		metadata["source"],
		metadata["shortlink"],
		...textsOf$2(metadata["references"])
	].map(asText).find(isUrl);
	const rule = {
		id: ids.id,
		name: pascalName((asText(result["check_id"]) ?? own).split(".").at(-1) ?? own),
		title: titleOf(own),
		description: message,
		...help !== void 0 && { helpUri: help },
		level: levelOf(severity),
		tags: taxonomyTags({
			cwe,
			owasp: [],
			pci: []
		})
	};
	const isSecret = cwe.some((number) => SECRET_CWE.has(number)) || /secrets?\b|gitleaks/iu.test(own);
	const fingerprint = known(extra["fingerprint"]);
	const evidence = evidenceOf$1(extra, metadata);
	return makeFinding({
		rule,
		severity,
		message: found === void 0 ? message : `${found.name}@${found.version ?? "?"}: ${message}`,
		locations: [...found === void 0 ? [] : [found], ...fileLocation(result, isSecret ? void 0 : extra["lines"])],
		aliases: ids.aliases,
		...evidence !== void 0 && { evidence },
		...fingerprint !== void 0 && { fingerprints: { "matchBasedId/v1": fingerprint } },
		...extra["is_ignored"] === true && { suppressions: [{
			kind: "inSource",
			status: "accepted",
			reason: "nosemgrep comment"
		}] }
	});
}
function idsOf(own, metadata) {
	return advisoryIds([...textsOf$2(metadata["sca-vuln-database-identifier"]), own]);
}
function foundDependency(extra) {
	const match = asObject(asObject(extra["sca_info"])["dependency_match"]);
	const found = asObject(match["found_dependency"]);
	const name = asText(found["package"]);
	if (name === void 0) return void 0;
	const ecosystem = ecosystemOf(asText(found["ecosystem"]) ?? "");
	const version = asText(found["version"]);
	const lockfile = asText(match["lockfile"]);
	const line = regionOf$1({ startLine: found["line_number"] })?.startLine;
	return {
		kind: "package",
		ecosystem,
		name: packageName(ecosystem, name),
		...version !== void 0 && { version },
		...lockfile !== void 0 && { manifest: manifestPath(lockfile) },
		...line !== void 0 && { line }
	};
}
function fileLocation(result, lines) {
	const path = asText(result["path"]);
	if (path === void 0) return [];
	const [start, end] = [asObject(result["start"]), asObject(result["end"])];
	const region = regionOf$1({
		startLine: start["line"],
		startColumn: start["col"],
		endLine: end["line"],
		endColumn: end["col"]
	});
	const snippet = known(lines);
	return [{
		kind: "file",
		uri: manifestPath(path),
		...region !== void 0 && { region },
		...snippet !== void 0 && { snippet }
	}];
}
function evidenceOf$1(extra, metadata) {
	const sca = asObject(extra["sca_info"]);
	const { reachable } = sca;
	const found = asObject(asObject(sca["dependency_match"])["found_dependency"]);
	const fixes = asList(metadata["sca-fix-versions"]).flatMap((item) => Object.entries(asObject(item)).map(([name, version]) => `${name} ${asText(version) ?? ""}`));
	return evidenceText([
		["confidence", asText(metadata["confidence"])],
		["validation", asText(extra["validation_state"])],
		["reachable", typeof reachable === "boolean" ? reachable ? "yes" : "no" : void 0],
		["dependency", asText(found["transitivity"])],
		["fixed in", listText(fixes)],
		["taint source", traceText(asObject(extra["dataflow_trace"])["taint_source"])],
		["fix", known(extra["fix"])]
	]);
}
function traceText(trace) {
	for (let value = asList(trace)[1], depth = 0; depth < 3; depth += 1) {
		const place = asObject(value);
		const path = asText(place["path"]);
		if (path !== void 0) return `${manifestPath(path)}:${asText(asObject(place["start"])["line"]) ?? "?"}`;
		value = asList(value)[0];
	}
}
function known(value) {
	const text = asText(value);
	return text === LOGIN ? void 0 : text;
}
function isUrl(text) {
	return text !== void 0 && /^https?:/iu.test(text) && URL.canParse(text);
}
function titleOf(id) {
	const words = (id.split(/[./]/u).at(-1) ?? id).replaceAll(/[-_]+/gu, " ").trim();
	return words === "" ? id : words.charAt(0).toUpperCase() + words.slice(1);
}

//#endregion
//#region src/formats/semgrep-json/open-errors.ts
const UNFINISHED = /timeout|out ?of ?memory|\boom\b|fatal/iu;
const NOTICES = 10;
const TEXT_LENGTH = 300;
function openErrors() {
	const notices = [];
	let failed = 0;
	let first = "";
	let warnings = 0;
	return {
		add(error) {
			const type = typeOf(error["type"]);
			const message = asText(error["message"]) ?? asText(error["long_msg"]) ?? asText(error["short_msg"]) ?? "";
			const text = `${type}${message === "" ? "" : `: ${message.slice(0, TEXT_LENGTH)}`}`;
			const level = (asText(error["level"]) ?? "error").toLowerCase();
			if (level === "error" || UNFINISHED.test(type)) {
				failed += 1;
				if (failed === 1) first = text;
			} else if (level !== "info") {
				warnings += 1;
				if (notices.length < NOTICES) notices.push(`Semgrep warns: ${text}`);
			}
		},
		judge(account, scanned) {
			if (failed > 0) {
				const more = failed === 1 ? "" : ` (and ${failed - 1} more)`;
				const status = scanned === 0 && account.raw === 0 ? "unreadable" : "degraded";
				worsen(account, status, `Semgrep failed: ${first}${more}`);
			} else if (scanned === 0 && account.raw === 0) worsen(account, "degraded", "Semgrep scanned no file");
			for (const notice of notices) account.notices.add(notice);
			if (warnings > NOTICES) account.notices.add(`Semgrep warns of ${warnings - NOTICES} more things`);
		}
	};
}
function typeOf(type) {
	const word = Array.isArray(type) ? type[0] : type;
	return asText(word) ?? "error";
}

//#endregion
//#region src/formats/semgrep-json/index.ts
const format$5 = {
	id: "semgrep-json",
	title: "Semgrep JSON",
	url: "https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif",
	versions: "Semgrep 0.40 and later, Opengrep",
	mapping: [
		["results[]", "one finding each"],
		["check_id", "rule id, as semgrep/javascript.lang.security.eval"],
		["extra.severity", "severity: CRITICAL, HIGH, MEDIUM, LOW; ERROR high, WARNING medium, INFO low"],
		["extra.message, extra.metadata.cwe, source, references", "rule description, CWE, help URI"],
		["path, start, end, extra.lines", "location"],
		["extra.sca_info", "package location; metadata.sca-vuln-database-identifier is the rule id"],
		["extra.fix, dataflow_trace, validation_state, metadata.confidence", "evidence"],
		["extra.is_ignored", "suppression in source (nosemgrep)"],
		["extra.fingerprint", "fingerprint matchBasedId/v1, as in the SARIF of Semgrep"],
		["errors[] of level error, and time or memory that ran out", "the run is degraded"],
		["paths.scanned, paths.skipped, skipped_rules", "coverage; no scanned file at all: degraded"]
	],
	faults: ["without a login fingerprint and lines are the words \"requires login\": left out", "lines of a finding about a secret are the secret: they are not kept, nor are metavariables"],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object" || !keys.has("results") || keys.has("runs")) return false;
		return keys.has("errors") && keys.has("paths") || /"check_id"\s*:/u.test(text);
	},
	read: read$5
};
const PATTERNS$3 = [
	["version"],
	["results", "*"],
	["errors", "*"],
	[
		"paths",
		"scanned",
		"*"
	],
	[
		"paths",
		"skipped",
		"*"
	],
	["skipped_rules", "*"]
];
function* read$5(source) {
	const account = openAccount();
	const share = sharedRules();
	const errors = openErrors();
	const counts = {
		scanned: void 0,
		skipped: /* @__PURE__ */ new Map(),
		rules: 0
	};
	let version;
	try {
		for (const { path, value } of jsonElements(source.chunks(), PATTERNS$3)) {
			const [first] = path;
			if (first === "version") version = asText(value);
			else if (first === "errors") errors.add(asObject(value));
			else if (first !== "results") count(path, asObject(value), counts);
			else if (typeof value !== "object" || value === null || Array.isArray(value) || typeof path[1] !== "number") drop(account, "an entry of `results` is no object");
			else {
				account.raw += 1;
				account.occurrences += 1;
				const finding = findingOf$1(asObject(value), account.notices);
				yield {
					run: 0,
					finding: {
						...finding,
						rule: share(finding.rule)
					}
				};
			}
		}
		judge$2(source, account, counts);
		errors.judge(account, counts.scanned ?? 0);
	} catch (error) {
		recordFault(error, account);
	}
	const coverage = coverageOf(counts);
	return closeAccount(account, [{
		tool: {
			name: "Semgrep",
			...version !== void 0 && { version },
			informationUri: "https://semgrep.dev/"
		},
		status: "complete",
		...coverage !== void 0 && { coverage },
		rules: []
	}]);
}
function count(path, value, counts) {
	if (path[0] === "skipped_rules") counts.rules += 1;
	else if (path[1] === "scanned") counts.scanned = (counts.scanned ?? 0) + 1;
	else {
		const reason = (asText(value["reason"]) ?? "no reason given").slice(0, 100);
		counts.skipped.set(reason, (counts.skipped.get(reason) ?? 0) + 1);
	}
}
function judge$2(source, account, counts) {
	const { keys } = readHead(source);
	if (account.raw > 0) return;
	if (!keys.has("results")) worsen(account, "unreadable", "the report has no list of results");
	else if (keys.has("paths") && counts.scanned === void 0 && !keys.has("errors")) worsen(account, "degraded", "Semgrep scanned no file");
}
function coverageOf(counts) {
	const skipped = [...counts.skipped].map(([reason, number]) => `${reason}: ${number}`).toSorted();
	const coverage = {
		...counts.scanned !== void 0 && { "scanned files": counts.scanned },
		...skipped.length > 0 && { "skipped files": skipped },
		...counts.rules > 0 && { "skipped rules": counts.rules }
	};
	return Object.keys(coverage).length === 0 ? void 0 : coverage;
}

//#endregion
//#region src/formats/snyk-json/context.ts
const MOST$1 = 2e4;
function snykContext(notices) {
	const known = /* @__PURE__ */ new Map();
	return {
		notices,
		ruleOf(id, entry, severity, make) {
			const { description } = entry;
			const length = typeof description === "string" ? description.length : 0;
			const key = [
				id,
				asText(entry["id"]),
				severity,
				asText(entry["title"]),
				asText(entry["cvssScore"]),
				length
			].join("\0");
			const same = known.get(key);
			if (same !== void 0) return same;
			if (known.size >= MOST$1) known.clear();
			const rule = make();
			known.set(key, rule);
			return rule;
		}
	};
}

//#endregion
//#region src/formats/snyk-json/identifiers.ts
function identifiersOf(entry) {
	const identifiers = asObject(entry["identifiers"]);
	return advisoryIds([
		...textsOf$2(entry["id"]),
		...[
			"CVE",
			"GHSA",
			"ALTERNATIVE"
		].flatMap((key) => textsOf$2(identifiers[key])),
		...textsOf$2(entry["alternativeIds"]),
		...textsOf$2(identifiers["NSP"]).map((number) => `npm/${number}`)
	]);
}
function bulletinsOf(entry) {
	return Object.entries(asObject(entry["identifiers"])).filter(([key]) => ![
		"CVE",
		"CWE",
		"GHSA",
		"ALTERNATIVE",
		"NSP"
	].includes(key)).flatMap(([, value]) => textsOf$2(value));
}

//#endregion
//#region src/formats/snyk-json/ecosystem.ts
const OWN = /* @__PURE__ */ new Map([
	["sles", "rpm"],
	["opensuse", "rpm"],
	["rhel", "rpm"],
	["ol", "rpm"],
	["amzn", "rpm"],
	["rockylinux", "rpm"],
	["almalinux", "rpm"],
	["govendor", "golang"],
	["paket", "nuget"],
	["js", "npm"],
	["upstream", "generic"]
]);
function snykEcosystem(entry) {
	const word = (asText(entry["packageManager"]) ?? asText(entry["language"]) ?? "").toLowerCase().replace(/[:(].*$/su, "").trim();
	return OWN.get(word) ?? ecosystemOf(word);
}
function isDistribution(ecosystem) {
	return ecosystem === "deb" || ecosystem === "rpm" || ecosystem === "apk";
}

//#endregion
//#region src/formats/snyk-json/packages.ts
function pathsOf(entry) {
	const from = entry["from"];
	return (asList(from).some(Array.isArray) ? asList(from).map(asList) : [asList(from)]).map((path) => path.flatMap((step) => asText(step) ?? [])).filter((path) => path.length > 0);
}
function packagesOf(entry, manifest) {
	const ecosystem = snykEcosystem(entry);
	const found = /* @__PURE__ */ new Map();
	for (const { name, version } of namesOf(entry)) {
		const spelled = packageName(ecosystem, isDistribution(ecosystem) ? name.split("/").at(-1) ?? name : name);
		const key = JSON.stringify([spelled, version]);
		if (spelled === "" || found.has(key)) continue;
		found.set(key, {
			kind: "package",
			ecosystem,
			name: spelled,
			...version !== void 0 && { version },
			...manifest !== void 0 && { manifest }
		});
	}
	return [...found.values()];
}
function namesOf(entry) {
	const version = asText(entry["version"]);
	const names = asList(entry["name"]).flatMap((name) => asText(name) ?? []);
	if (names.length === 0) {
		const name = asText(entry["name"]) ?? asText(entry["packageName"]) ?? asText(entry["moduleName"]);
		return name === void 0 ? [] : [{
			name,
			version
		}];
	}
	const paths = pathsOf(entry);
	return names.map((name, index) => {
		const step = paths[index]?.at(-1) ?? "";
		return {
			name,
			version: (step.startsWith(`${name}@`) ? step.slice(name.length + 1) : void 0) ?? version
		};
	});
}

//#endregion
//#region src/formats/snyk-json/rule.ts
const DESCRIPTION_LENGTH = 2e3;
function snykRule(id, entry, severity) {
	const title = asText(entry["title"])?.replaceAll(/\s+/gu, " ").trim() ?? id;
	const score = asNumber(entry["cvssScore"]);
	const own = asText(entry["id"]) ?? "";
	const helpUri = /^(?:SNYK-[\w.-]+|npm:[\w.:@/-]+)$/u.test(own) ? `https://security.snyk.io/vuln/${own}` : void 0;
	const overview = overviewOf(asText(entry["description"]) ?? "");
	return {
		id,
		title,
		description: overview === "" ? title : overview,
		...helpUri !== void 0 && { helpUri },
		level: levelOf(severity),
		...score !== void 0 && score > 0 && score <= 10 && { securitySeverity: score },
		tags: isLicense(entry) ? ["license"] : taxonomyTags({
			cwe: cweNumbers(asObject(entry["identifiers"])["CWE"]),
			owasp: [],
			pci: []
		})
	};
}
function isLicense(entry) {
	return entry["type"] === "license" || (asText(entry["id"])?.startsWith("snyk:lic:") ?? false);
}
function overviewOf(description) {
	return description.replaceAll("\r", "").split(/^#+[ \t]*(?:details|poc|remediation|references|how to fix)\b/imu, 1)[0]?.replace(/^\s*#+.*\n/u, "").trim().slice(0, DESCRIPTION_LENGTH).replace(/[\uD800-\uDBFF]$/u, "") ?? "";
}

//#endregion
//#region src/formats/snyk-json/severity.ts
function snykSeverity(entry, notices) {
	return ratedSeverity([entry["severityWithCritical"], entry["severity"]], asNumber(entry["cvssScore"]), notices);
}

//#endregion
//#region src/formats/snyk-json/dependency-finding.ts
const SHOWN_PATHS = 10;
function dependencyFinding(entry, manifest, suppressions, context) {
	const severity = snykSeverity(entry, context.notices);
	const { id, aliases } = identifiersOf(entry);
	const rule = context.ruleOf(id, entry, severity, () => snykRule(id, entry, severity));
	const locations = packagesOf(entry, manifest);
	const [first] = locations;
	const where = first === void 0 ? "a package without name" : `${first.name}${first.version === void 0 ? "" : `@${first.version}`}`;
	const evidence = evidenceOf(entry);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: `${where}: ${rule.title}`,
		locations,
		aliases,
		suppressions,
		...evidence !== void 0 && { evidence }
	});
}
function evidenceOf(entry) {
	const paths = pathsOf(entry);
	const score = asNumber(entry["cvssScore"]);
	const vector = asText(entry["CVSSv3"]);
	const upgrade = asList(entry["upgradePath"]).find((step) => typeof step === "string" && step !== "");
	const epss = asObject(entry["epssDetails"]);
	const [probability, percentile] = [asText(epss["probability"]), asText(epss["percentile"])];
	return evidenceText([
		...paths.slice(0, SHOWN_PATHS).map((path) => ["path", path.join(" > ")]),
		["more paths", paths.length > SHOWN_PATHS ? String(paths.length - SHOWN_PATHS) : void 0],
		["source package", sourcePackage(entry)],
		["vulnerable", joined(asObject(entry["semver"])["vulnerable"], " || ")],
		["fixed in", joined(entry["fixedIn"], ", ") ?? asText(entry["nearestFixedInVersion"])],
		["upgrade", asText(upgrade)],
		["patch", entry["isPatchable"] === true ? "available from Snyk" : void 0],
		["license", joined(entry["license"], ", ")],
		["cvss", [score?.toFixed(1), vector].filter((part) => part !== void 0).join(" ")],
		["original severity", asText(entry["originalSeverity"])],
		["exploit", joined(entry["exploit"], ", ") ?? asText(asObject(entry["exploitDetails"])["maturityLevels"])],
		["epss", probability === void 0 ? void 0 : `${probability}${percentile === void 0 ? "" : ` (percentile ${percentile})`}`],
		["malicious", entry["malicious"] === true ? "yes" : void 0],
		["reachability", asText(entry["reachability"])],
		["base image", asText(entry["dockerBaseImage"])],
		["Dockerfile", asText(entry["dockerfileInstruction"])],
		["bulletins", bulletinsOf(entry).join(", ")]
	]);
}
function joined(value, separator) {
	return asText(textsOf$2(value).join(separator));
}
function sourcePackage(entry) {
	const source = asText(entry["packageName"]);
	return asText(entry["language"]) === "linux" ? source : void 0;
}

//#endregion
//#region src/formats/snyk-json/infrastructure-finding.ts
function infrastructureFinding(entry, file, suppressions, context) {
	const severity = snykSeverity(entry, context.notices);
	const id = `snyk/${asText(entry["id"]) ?? asText(entry["publicId"]) ?? "unknown"}`;
	const rule = context.ruleOf(id, entry, severity, () => ruleOf$2(id, entry, severity));
	const startLine = asPosition(entry["lineNumber"]);
	const place = asText(entry["msg"]) ?? textsOf$2(entry["path"]).join(".");
	const locations = file === void 0 ? [] : [{
		kind: "file",
		uri: file,
		...startLine !== void 0 && { region: { startLine } }
	}];
	const evidence = evidenceText([
		["place", place],
		["impact", asText(entry["impact"])],
		["kind", asText(entry["subType"])]
	]);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: place === "" ? rule.title : `${rule.title} (${place})`,
		locations,
		suppressions,
		...evidence !== void 0 && { evidence }
	});
}
function ruleOf$2(id, entry, severity) {
	const told = asObject(entry["iacDescription"]);
	const title = asText(entry["title"]) ?? id;
	const fix = asText(entry["resolve"]) ?? asText(told["resolve"]);
	const help = asText(entry["documentation"]);
	const description = [asText(entry["issue"]) ?? asText(told["issue"]), asText(entry["impact"]) ?? asText(told["impact"])].flatMap((text) => text ?? []).join(". ");
	return {
		id,
		title,
		description: description === "" ? title : description,
		...fix !== void 0 && { fix },
		...help !== void 0 && /^https?:/u.test(help) && isUrl$1(help) && { helpUri: help },
		level: levelOf(severity),
		tags: taxonomyTags({
			cwe: [],
			owasp: [],
			pci: []
		})
	};
}

//#endregion
//#region src/formats/snyk-json/judge-projects.ts
function judgeProjects(projects, ids, account) {
	const failures = /* @__PURE__ */ new Map();
	const total = projects.all.size;
	let failed = 0;
	for (const [place, project] of projects.all) {
		const listed = ids.get(place)?.size ?? 0;
		const error = errorOf(project);
		if (error !== void 0) {
			failed += 1;
			failures.set(project.run, error);
			worsen(account, failed === total ? "unreadable" : "degraded", total === 1 ? error : `${project.name}: ${error}`);
			continue;
		}
		const { ok, hasUnknownVersions } = project.fields;
		const counted = asNumber(project.fields["uniqueCount"]) ?? 0;
		if (counted > listed && ok === true) account.notices.add(`${project.name} counts ${counted} flaws, says that all is well, and lists ${listed}`);
		else if (counted > listed) worsen(account, "degraded", `${project.name} counts ${counted} flaws and lists ${listed}`);
		else if (ok !== true && listed === 0) worsen(account, "degraded", `${project.name} lists nothing and does not say that all is well`);
		if (hasUnknownVersions === true) account.notices.add(`${project.name} holds packages of unknown version`);
	}
	if (total === 0 && account.raw === 0) worsen(account, "unreadable", "the report holds no tested project");
	return projects.runs.map((run, index) => {
		const reason = failures.get(index);
		return reason === void 0 ? run : {
			...run,
			status: "unreadable",
			reason
		};
	});
}
function errorOf({ fields }) {
	const error = asObject(fields["error"]);
	const text = asText(fields["error"]) ?? [
		"message",
		"detail",
		"title",
		"code"
	].map((key) => asText(error[key])).find(Boolean);
	if (text !== void 0) return `Snyk failed: ${text.trim().slice(0, 500)}`;
	return Object.keys(error).length > 0 ? "Snyk failed" : void 0;
}

//#endregion
//#region src/formats/snyk-json/looks-like-snyk.ts
const ENTRY = /"vulnerabilities"\s*:\s*\[\s*\{[^]*?"(?:CVSSv3|semver|upgradePath|isUpgradable|isPatchable|packageManager|alternativeIds|disclosureTime|severityWithCritical)"\s*:/u;
const ENTRY_ID = /"vulnerabilities"\s*:\s*\[\s*\{[^]{0,2000}?"id"\s*:\s*"(?:SNYK-|snyk:lic:|npm:[^":]+:\d{8})/u;
const NEXT_TO_OK = [
	"vulnerabilities",
	"infrastructureAsCodeIssues",
	"error"
];
function looksLikeSnyk({ kind, keys, firstKeys, text }) {
	if (kind === "json-array") return areKeysOfProject(firstKeys, text);
	if (kind !== "json-object" || keys.has("runs") || keys.has("auditReportVersion") || keys.has("bomFormat")) return false;
	return areKeysOfProject(keys, text);
}
function areKeysOfProject(keys, text) {
	return keys.has("vulnerabilities") && (ENTRY.test(text) || ENTRY_ID.test(text)) || keys.has("ok") && NEXT_TO_OK.some((key) => keys.has(key));
}

//#endregion
//#region src/formats/snyk-json/projects.ts
const KEYS$1 = "ok error path projectName targetFile displayTargetFile projectType uniqueCount hasUnknownVersions".split(" ");
const PATH_LENGTH = 4096;
const INFRASTRUCTURE$1 = /config|terraform|helm|cloudformation|arm|k8s|iac/iu;
function placeOf$1(path) {
	const parts = path.slice(0, typeof path[0] === "number" ? 1 : 0);
	const rest = path.slice(parts.length);
	return [...parts, ...rest[0] === "applications" ? rest.slice(0, 2) : []].join(".");
}
function projectPatterns(isList, inner) {
	const start = isList ? ["*"] : [];
	return inner.flatMap((keys) => [[...start, ...keys], [
		...start,
		"applications",
		"*",
		...keys
	]]);
}
function readFields(source, isList, found) {
	const keys = KEYS$1.map((key) => [key]);
	for (const { path, value } of jsonElements(source.chunks(), projectPatterns(isList, keys))) {
		if (isList && typeof path[0] !== "number") continue;
		const place = placeOf$1(path);
		const fields = found.get(place) ?? {};
		fields[String(path.at(-1))] = value;
		found.set(place, fields);
	}
}
function openProjects(found) {
	const runs = [];
	const byKey = /* @__PURE__ */ new Map();
	const all = /* @__PURE__ */ new Map();
	const add = (place, fields) => {
		const target = targetOf(fields);
		const isInfrastructure = INFRASTRUCTURE$1.test(asText(fields["projectType"]) ?? "");
		const key = JSON.stringify([target, isInfrastructure]);
		const run = byKey.get(key) ?? runs.length;
		if (run === runs.length) runs.push(runOf$1(target, isInfrastructure));
		byKey.set(key, run);
		const file = fileOf(fields);
		const project = {
			run,
			file,
			name: target ?? file ?? (place === "" ? "the project" : `project ${place}`),
			fields
		};
		all.set(place, project);
		return project;
	};
	for (const [place, fields] of found) add(place, fields);
	return {
		all,
		runs,
		at: (place) => all.get(place) ?? add(place, {})
	};
}
function runOf$1(target, isInfrastructure) {
	return {
		tool: {
			name: "Snyk",
			informationUri: "https://snyk.io/"
		},
		...!isInfrastructure && { scan: "dependencies" },
		...target !== void 0 && { target },
		status: "complete",
		rules: []
	};
}
function targetOf(fields) {
	const name = asText(fields["projectName"])?.replace(/^docker-image\|/u, "").trim();
	if (name !== void 0 && name !== "") return name;
	const path = slashes(fields["path"]);
	const relative = path.replace(/^(?:\.\/)+/u, "").replace(/\/+$/u, "");
	return isAbsolute$1(path) || relative === "" || relative === "." ? void 0 : relative;
}
function fileOf(fields) {
	const displayed = slashes(fields["displayTargetFile"]);
	const file = displayed === "" ? slashes(fields["targetFile"]) : displayed;
	const folder = slashes(fields["path"]).replace(/\/+$/u, "");
	if (file === "") return void 0;
	if (folder !== "" && file.startsWith(`${folder}/`)) return file.slice(folder.length + 1);
	if (/^[a-z]:/iu.test(file)) return file.split("/").at(-1);
	return file.replace(/^(?:\.?\/)+/u, "");
}
function slashes(value) {
	return (asText(value) ?? "").slice(0, PATH_LENGTH).trim().replaceAll("\\", "/");
}
function isAbsolute$1(path) {
	return /^(?:[a-z]:)?\//iu.test(path);
}

//#endregion
//#region src/formats/snyk-json/suppressions.ts
function suppressionsOf(entry, list) {
	const filtered = asObject(entry["filtered"]);
	const ignored = listOf(filtered["ignored"]).map((item) => ignoredBy(asObject(item)));
	const patched = listOf(filtered["patches"]).map(() => decision("patched by Snyk"));
	const known = [...ignored, ...patched];
	if (known.length > 0) return known;
	if (list === "patch") return [decision("patched by Snyk")];
	return list === "ignore" || entry["isIgnored"] === true ? [decision(asText(entry["ignoreReason"]))] : [];
}
function ignoredBy(rule) {
	const by = asObject(rule["ignoredBy"]);
	const owner = asText(by["name"]) ?? asText(by["email"]) ?? asText(rule["ignoredBy"]);
	const expires = asText(rule["expires"]);
	return {
		...decision(asText(rule["reason"]) ?? asText(rule["reasonType"])),
		...owner !== void 0 && { owner },
		...expires !== void 0 && { expires }
	};
}
function decision(reason) {
	return {
		kind: "external",
		status: "accepted",
		...reason !== void 0 && { reason }
	};
}

//#endregion
//#region src/formats/snyk-json/index.ts
const INFRASTRUCTURE = "infrastructureAsCodeIssues";
const ENTRIES = [
	["vulnerabilities", "*"],
	[
		"filtered",
		"ignore",
		"*"
	],
	[
		"filtered",
		"patch",
		"*"
	],
	[INFRASTRUCTURE, "*"]
];
const format$4 = {
	id: "snyk-json",
	title: "Snyk JSON",
	url: "https://docs.snyk.io/developer-tools/snyk-cli/commands/test",
	versions: "Snyk CLI 1: test, container test, iac test; one project or a list of them",
	mapping: [
		["vulnerabilities[], also of applications[]", "one finding each: one dependency path, or a group of them"],
		["infrastructureAsCodeIssues[]", "one finding each, in the tested file; rule id snyk/<id>"],
		["filtered.ignore[], filtered.patch[], isIgnored", "one finding each, suppressed: reason, expiry, who ignored it"],
		["identifiers.CVE, GHSA, else id", "rule id; all others, alternativeIds and NSP numbers are aliases"],
		["severityWithCritical, severity, else cvssScore", "severity"],
		["title, description, cvssScore, identifiers.CWE", "rule title, description, security-severity, CWE"],
		["packageManager, name, version", "package; the binary package of a distribution"],
		["displayTargetFile, targetFile", "manifest"],
		["from, upgradePath, fixedIn, semver, CVSSv3, exploit, epssDetails", "evidence"],
		["projectName, else path", "target; one run for each"],
		["error, uniqueCount above what is listed", "the run is degraded; an error alone is unreadable"]
	],
	faults: [
		"from and name are lists of lists where entries are grouped: every package is a location",
		"semver.vulnerable and identifiers.NSP are lists or single values: both are read",
		"a project stands behind its entries: it is read first",
		"`snyk code test --json` writes SARIF: read as such"
	],
	recognizes: looksLikeSnyk,
	read: read$4
};
function* read$4(source) {
	const account = openAccount();
	const found = /* @__PURE__ */ new Map();
	const ids = /* @__PURE__ */ new Map();
	let runs = [];
	let projects = openProjects(found);
	const context = snykContext(account.notices);
	try {
		const isList = readHead(source).kind === "json-array";
		projects = projectsIn(source, isList, found);
		for (const { path, value } of jsonElements(source.chunks(), projectPatterns(isList, ENTRIES))) if (typeof path.at(-1) !== "number") worsen(account, "degraded", `\`${String(path.at(-2))}\` is no list`);
		else if (typeof value !== "object" || value === null || Array.isArray(value)) drop(account, "an entry is no object");
		else {
			const place = placeOf$1(path);
			const seen = ids.get(place) ?? /* @__PURE__ */ new Set();
			ids.set(place, seen.add(asText(asObject(value)["id"]) ?? ""));
			account.raw += 1;
			account.occurrences += 1;
			yield itemOf(path, asObject(value), projects, context);
		}
		runs = judgeProjects(projects, ids, account);
	} catch (error) {
		runs = projects.runs;
		recordFault(error, account);
	}
	return closeAccount(account, runs.length === 0 ? [projects.at("")].flatMap(() => projects.runs) : runs);
}
function projectsIn(source, isList, found) {
	try {
		readFields(source, isList, found);
	} catch (error) {
		inputFault(error);
	}
	return openProjects(found);
}
function itemOf(path, entry, projects, context) {
	const list = path.at(-2);
	const { run, file } = projects.at(placeOf$1(path));
	const suppressions = suppressionsOf(entry, list === "ignore" || list === "patch" ? list : void 0);
	return {
		run,
		finding: (list === INFRASTRUCTURE ? infrastructureFinding : dependencyFinding)(entry, file, suppressions, context)
	};
}

//#endregion
//#region src/formats/trivy-json/cvss-of.ts
const SOURCES = [
	"nvd",
	"ghsa",
	"redhat"
];
function cvssOf(vulnerability) {
	const bySource = asObject(vulnerability["CVSS"]);
	const first = asText(vulnerability["SeveritySource"]);
	const names = [.../* @__PURE__ */ new Set([
		...first === void 0 ? [] : [first],
		...SOURCES,
		...Object.keys(bySource).toSorted()
	])];
	const scoreAt = (keys) => names.flatMap((name) => keys.map((key) => asNumber(asObject(bySource[name])[key]))).find((score) => score !== void 0 && score > 0 && score <= 10);
	const score = scoreAt(["V40Score", "V3Score"]) ?? scoreAt(["V2Score"]);
	const vectors = names.flatMap((name) => [
		"V40Vector",
		"V3Vector",
		"V2Vector"
	].flatMap((key) => {
		const vector = asText(asObject(bySource[name])[key]);
		return vector === void 0 ? [] : [`${vector} (${name})`];
	}));
	return {
		...score !== void 0 && { score },
		vectors
	};
}

//#endregion
//#region src/formats/trivy-json/trivy-result.ts
function pathOf(path, { inImage }) {
	return inImage ? path.replace(/^\/+/u, "") : path;
}

//#endregion
//#region src/formats/trivy-json/vulnerability-finding.ts
const ECOSYSTEMS = {
	bun: "npm",
	pylock: "pypi",
	"packages-props": "nuget",
	"mix-lock": "hex",
	"conda-pkg": "conda",
	"conda-environment": "conda",
	photon: "rpm",
	azurelinux: "rpm",
	"cbl-mariner": "rpm",
	mariner: "rpm"
};
const COLLECTIVE = /* @__PURE__ */ new Set([
	"Node.js",
	"Java",
	"Python",
	"Ruby",
	"PHP",
	"Conda",
	"Kubernetes",
	"OS Packages"
]);
function vulnerabilityFinding(entry, result) {
	const own = asText(entry["VulnerabilityID"]) ?? "trivy/unknown";
	const { equivalent, bulletins } = equivalentIds(textsOf$2(entry["VendorIDs"]));
	const { id, aliases } = advisoryIds([own, ...equivalent]);
	const cvss = cvssOf(entry);
	const severity = ratedSeverity([entry["Severity"]], cvss.score, result.notices);
	const title = asText(entry["Title"])?.trim() ?? id;
	const url = textsOf$2(entry["PrimaryURL"]).find(isUrl$1) ?? textsOf$2(entry["References"]).find(isUrl$1);
	const rule = {
		id,
		title,
		description: asText(entry["Description"])?.trim() ?? title,
		...url !== void 0 && { helpUri: url },
		level: levelOf(severity),
		...cvss.score !== void 0 && { securitySeverity: cvss.score },
		tags: taxonomyTags({
			cwe: cweNumbers(entry["CweIDs"]),
			owasp: [],
			pci: []
		})
	};
	const location = packageLocation(entry, result);
	const packageId = asText(entry["PkgID"]) ?? `${asText(entry["PkgName"])}@${asText(entry["InstalledVersion"])}`;
	const chain = result.packages.chainTo(packageId);
	const status = asText(entry["Status"]);
	const evidence = evidenceText([
		["fixed in", asText(entry["FixedVersion"]) ?? (status === void 0 ? "none yet" : `none (${status})`)],
		["path", asText(entry["PkgPath"])],
		["required by", chain.length > 1 ? chain.join(" > ") : void 0],
		["found in", collectiveName(result)],
		["bulletins", bulletins.join(", ")],
		["CVSS", cvss.vectors.join(", ")],
		["source", asText(asObject(entry["DataSource"])["Name"])]
	]);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: `${location.name}${location.version === void 0 ? "" : `@${location.version}`}: ${title}`,
		locations: [location],
		aliases,
		...evidence !== void 0 && { evidence }
	});
}
function collectiveName({ target, class: kind }) {
	return kind === "os-pkgs" || COLLECTIVE.has(target ?? "") ? target : void 0;
}
function packageLocation(entry, result) {
	const purl = packageOfPurl(asText(asObject(entry["PkgIdentifier"])["PURL"]) ?? asText(entry["PkgRef"]));
	const type = result.type ?? "";
	const ecosystem = purl?.ecosystem ?? lookup(ECOSYSTEMS, type) ?? (/suse/iu.test(type) ? "rpm" : ecosystemOf(type));
	const version = asText(entry["InstalledVersion"]) ?? purl?.version;
	const manifest = manifestOf(asText(entry["PkgPath"]) ?? asText(entry["FilePath"]), ecosystem, result);
	const line = result.packages.lineOf(asText(entry["PkgID"]) ?? `${asText(entry["PkgName"])}@${version ?? ""}`);
	return {
		kind: "package",
		ecosystem,
		name: purl?.name ?? packageName(ecosystem, asText(entry["PkgName"]) ?? "unknown"),
		...version !== void 0 && { version },
		...manifest !== void 0 && { manifest },
		...manifest !== void 0 && line !== void 0 && { line }
	};
}
function manifestOf(path, ecosystem, result) {
	const { target, resource } = result;
	const isSystem = result.class === "os-pkgs" || [
		"deb",
		"rpm",
		"apk",
		"alpm"
	].includes(ecosystem);
	const image = isSystem ? artifactTarget(target?.replace(/ \(.*\)$/u, "").replace(/:[^/:]*$/u, "")) : void 0;
	const file = isSystem || target === void 0 || COLLECTIVE.has(target) ? path : path ?? target;
	if (resource !== void 0) return [resource, isSystem ? image : file].filter((part) => part !== void 0).join("/");
	return isSystem || file === void 0 ? void 0 : manifestPath(pathOf(file, result));
}

//#endregion
//#region src/formats/trivy-json/check-finding.ts
const SNIPPET_LENGTH = 2e3;
function misconfigurationFinding(entry, result) {
	const cause = asObject(entry["CauseMetadata"]);
	const id = asText(entry["ID"]) ?? asText(entry["AVDID"]) ?? "unknown";
	const fix = asText(entry["Resolution"])?.trim();
	const title = asText(entry["Title"])?.trim() ?? id;
	const [rule, severity] = ruleOf$1(entry, result.notices, `trivy/${id}`, title, fix);
	const avd = asText(entry["AVDID"]);
	const evidence = evidenceText([
		["resource", asText(cause["Resource"])],
		["provider", [cause["Provider"], cause["Service"]].flatMap((part) => asText(part) ?? []).join(" ")],
		["lines", linesOf(cause)]
	]);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: asText(entry["Message"])?.trim() ?? title,
		locations: placeOf(result.target, cause, result, snippetOf(cause)),
		aliases: avd === void 0 || avd === id ? [] : [avd],
		...evidence !== void 0 && { evidence }
	});
}
function secretFinding(entry, result) {
	const id = asText(entry["RuleID"]) ?? "secret";
	const title = asText(entry["Title"])?.trim() ?? id;
	const [rule, severity] = ruleOf$1(entry, result.notices, `trivy/${id}`, title, void 0, [798]);
	const evidence = evidenceText([["category", asText(entry["Category"])], ["secret", "left out"]]);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: `${title} in ${result.target ?? "an unnamed file"}`,
		locations: placeOf(result.target, entry, result),
		...evidence !== void 0 && { evidence }
	});
}
function licenseFinding(entry, result) {
	const name = asText(entry["Name"])?.trim() ?? "unknown";
	const category = asText(entry["Category"]);
	const title = `License ${name.slice(0, 200)}${category === void 0 ? "" : ` (${category})`}`;
	const [rule, severity] = ruleOf$1(entry, result.notices, `trivy/license/${name.slice(0, 100)}`, title, void 0, []);
	const packageName = asText(entry["PkgName"]);
	const evidence = evidenceText([
		["license", name],
		["confidence", asText(entry["Confidence"])],
		["file", asText(entry["FilePath"])]
	]);
	const location = packageName === void 0 ? void 0 : packageLocation(entry, result);
	return makeFinding({
		rule,
		severity,
		level: levelOf(severity),
		message: `${packageName ?? asText(entry["FilePath"]) ?? result.target ?? "a file"}: ${title}`,
		locations: location === void 0 ? placeOf(asText(entry["FilePath"]) ?? result.target, {}, result) : [location],
		...evidence !== void 0 && { evidence }
	});
}
function ruleOf$1(entry, notices, id, title, fix, cwe = []) {
	const severity = ratedSeverity([entry["Severity"]], void 0, notices);
	const url = [
		"PrimaryURL",
		"Link",
		"References"
	].flatMap((key) => textsOf$2(entry[key])).find((item) => isUrl$1(item));
	return [{
		id,
		title,
		description: asText(entry["Description"])?.trim() ?? title,
		...fix !== void 0 && { fix },
		...url !== void 0 && { helpUri: url },
		level: levelOf(severity),
		...severity !== "informational" && { securitySeverity: scoreOf(severity) },
		tags: taxonomyTags({
			cwe,
			owasp: [],
			pci: []
		})
	}, severity];
}
function placeOf(path, lines, result, snippet) {
	const { resource, target } = result;
	if (resource !== void 0) return [{
		kind: "logical",
		name: `${resource}${path === void 0 || resource.endsWith(`/${target ?? ""}`) ? "" : ` ${path}`}`
	}];
	if (path === void 0) return [];
	const region = regionOf(lines);
	return [{
		kind: "file",
		uri: manifestPath(pathOf(path, result)),
		...region !== void 0 && { region },
		...region !== void 0 && snippet !== void 0 && { snippet }
	}];
}
function regionOf(lines) {
	const startLine = asPosition(lines["StartLine"]);
	const endLine = asPosition(lines["EndLine"]);
	if (startLine === void 0) return void 0;
	return {
		startLine,
		...endLine !== void 0 && endLine >= startLine && { endLine }
	};
}
function linesOf(cause) {
	const region = regionOf(cause);
	return region === void 0 ? void 0 : `${region.startLine}-${region.endLine ?? region.startLine}`;
}
function snippetOf(cause) {
	const text = asList(asObject(cause["Code"])["Lines"]).map(asObject).filter((line) => line["IsCause"] === true).map((line) => asText(line["Content"]) ?? "").join("\n").slice(0, SNIPPET_LENGTH);
	return text.trim() === "" ? void 0 : text;
}

//#endregion
//#region src/formats/trivy-json/item-finding.ts
const BY_LIST = {
	Vulnerabilities: vulnerabilityFinding,
	Misconfigurations: misconfigurationFinding,
	Secrets: secretFinding,
	Licenses: licenseFinding,
	ExperimentalModifiedFindings: modifiedFinding
};
const BY_TYPE = {
	vulnerability: vulnerabilityFinding,
	misconfiguration: misconfigurationFinding,
	secret: secretFinding,
	license: licenseFinding
};
const LISTS = Object.keys(BY_LIST);
function itemFinding(list, entry, result) {
	const status = (asText(entry["Status"]) ?? "").toUpperCase();
	if (list === "Misconfigurations" && (status === "PASS" || status === "EXCEPTION")) return void 0;
	return lookup(BY_LIST, list)?.(entry, result);
}
function modifiedFinding(entry, result) {
	const finding = (lookup(BY_TYPE, asText(entry["Type"])?.toLowerCase()) ?? vulnerabilityFinding)(asObject(entry["Finding"]), result);
	const suppression = suppressionOf(entry);
	return suppression === void 0 ? finding : {
		...finding,
		suppressions: [suppression]
	};
}
function suppressionOf(entry) {
	const status = (asText(entry["Status"]) ?? "").toLowerCase();
	const source = asText(entry["Source"]);
	const reason = `${[status, asText(entry["Statement"])].filter((word) => word !== void 0 && word !== "").join(": ")}${source === void 0 ? "" : ` (${source})`}`;
	if ([
		"ignored",
		"not_affected",
		"fixed"
	].includes(status)) return {
		kind: "external",
		status: "accepted",
		reason
	};
	return status === "under_investigation" ? {
		kind: "external",
		status: "underReview",
		reason
	} : void 0;
}

//#endregion
//#region src/formats/trivy-json/package-graph.ts
const MOST = 2e5;
const LONGEST_CHAIN = 20;
function packageGraph() {
	const lines = /* @__PURE__ */ new Map();
	const parents = /* @__PURE__ */ new Map();
	return {
		add(entry) {
			const id = asText(entry["ID"]) ?? `${asText(entry["Name"])}@${asText(entry["Version"])}`;
			const [first] = Array.isArray(entry["Locations"]) ? entry["Locations"] : [];
			const line = asPosition(asObject(first)["StartLine"]);
			if (line !== void 0 && lines.size < MOST) lines.set(id, line);
			for (const child of textsOf$2(entry["DependsOn"])) if (!parents.has(child) && parents.size < MOST) parents.set(child, id);
		},
		lineOf: (id) => lines.get(id),
		chainTo(id) {
			const chain = [id];
			for (let parent = parents.get(id); parent !== void 0; parent = parents.get(parent)) {
				if (chain.includes(parent) || chain.length >= LONGEST_CHAIN) break;
				chain.unshift(parent);
			}
			return chain;
		}
	};
}

//#endregion
//#region src/formats/trivy-json/result-tracker.ts
const RESULT_KEYS = [
	"Target",
	"Class",
	"Type"
];
const RESOURCE_KEYS = [
	"Namespace",
	"Kind",
	"Name"
];
const CONTAINERS = [
	"Resources",
	"Findings",
	"Vulnerabilities",
	"Misconfigurations"
];
const RESULTS = [
	["Results", "*"],
	["*"],
	...CONTAINERS.map((container) => [
		container,
		"*",
		"Results",
		"*"
	])
];
const HEADER_PATTERNS = [...RESULTS.flatMap((result) => RESULT_KEYS.map((key) => [...result, key])), ...CONTAINERS.flatMap((container) => RESOURCE_KEYS.map((key) => [
	container,
	"*",
	key
]))];
const RESULT_PATTERNS = [
	...HEADER_PATTERNS,
	...RESULTS.flatMap((result) => [[
		...result,
		"MisconfSummary",
		"Failures"
	], ...["Packages", ...LISTS].map((list) => [
		...result,
		list,
		"*"
	])]),
	...CONTAINERS.map((container) => [
		container,
		"*",
		"Error"
	])
];
function resultTracker(source, isImage, notices) {
	let result = openPart([]);
	let resource = openPart([]);
	let seen = 0;
	let whole;
	const enter = (owner) => {
		if (isResource(owner)) {
			if (resource.place !== owner.join("/")) [resource, seen] = [openPart(owner), seen + 1];
			return resource;
		}
		if (owner.length === 4) enter(owner.slice(0, 2));
		if (result.place !== owner.join("/")) [result, seen] = [openPart(owner), seen + 1];
		return result;
	};
	return {
		size: () => seen,
		header(path, value) {
			const owner = path.slice(0, -1);
			const key = String(path.at(-1));
			if (!isResource(owner) && !isResult(owner)) return false;
			let part = enter(owner);
			if (key in part.fields) {
				if (part === result) part = result = openPart(owner);
				else part = resource = openPart(owner);
			}
			part.fields[key] = asText(value);
			return true;
		},
		resultOf(path) {
			const owner = path.slice(0, -2);
			enter(owner);
			const { Target: name, Class: kind, Type: sort } = result.fields;
			const inCluster = owner.length === 4;
			if (!(name !== void 0 && (kind ?? sort) !== void 0 && (!inCluster || "Name" in resource.fields))) whole ??= headersOf(source);
			const { Target, Class, Type } = {
				...whole?.get(result.place),
				...result.fields
			};
			const place = {
				...whole?.get(resource.place),
				...resource.fields
			};
			const names = RESOURCE_KEYS.flatMap((key) => place[key] ?? []);
			return {
				target: Target,
				class: Class,
				type: Type,
				resource: inCluster ? names.join("/") || "unnamed resource" : void 0,
				inImage: isImage() || inCluster,
				packages: result.packages,
				notices
			};
		}
	};
}
function openPart(owner) {
	return {
		place: owner.join("/"),
		fields: {},
		packages: packageGraph()
	};
}
function isResource(owner) {
	return owner.length === 2 && CONTAINERS.includes(String(owner[0])) && typeof owner[1] === "number";
}
function isResult(owner) {
	if (typeof owner.at(-1) !== "number") return false;
	return owner.length === 1 || owner.at(-2) === "Results";
}
function headersOf(source) {
	const headers = /* @__PURE__ */ new Map();
	try {
		for (const { path, value } of jsonElements(source.chunks(), HEADER_PATTERNS)) {
			const place = path.slice(0, -1).join("/");
			const fields = headers.get(place) ?? {};
			fields[String(path.at(-1))] = asText(value);
			headers.set(place, fields);
		}
	} catch (error) {
		inputFault(error);
	}
	return headers;
}

//#endregion
//#region src/formats/trivy-json/index.ts
const format$3 = {
	id: "trivy-json",
	title: "Trivy JSON",
	url: "https://trivy.dev/docs/latest/configuration/reporting/#json",
	versions: "schema 2 (Trivy 0.20 and later), schema 1 (a bare list, before), `trivy k8s` of all versions",
	mapping: [
		["Results[].Vulnerabilities[], Misconfigurations[], Secrets[], Licenses[]", "one finding each; checks that passed are none"],
		["ExperimentalModifiedFindings[]", "one finding each, suppressed: ignored, not_affected and fixed are accepted"],
		["VulnerabilityID, VendorIDs", "rule id: the CVE, else the GHSA; bulletins such as RHSA are evidence, not aliases"],
		["ID, RuleID, Name (license)", "rule id, as trivy/AVD-DS-0002 and trivy/license/GPL-3.0; AVDID is an alias"],
		["Severity", "severity; UNKNOWN is taken from the CVSS score"],
		["CVSS of SeveritySource, else nvd, ghsa, redhat, any", "security-severity: version 4 or 3 before 2"],
		["PkgIdentifier.PURL, else Type and PkgName", "package; PkgPath or Target is its manifest, Packages[].Locations its line"],
		["Target, CauseMetadata, StartLine, EndLine", "file and lines; in a cluster the resource"],
		["FixedVersion, PkgPath, DependsOn, CVSS vectors", "evidence"],
		["ArtifactName, ClusterName", "target of the run, without digest, commit tag and folder"]
	],
	faults: [
		"lists may be null or missing: both are empty",
		"a report without any result, `[]` and `null` do not tell a clean artifact from one that was not looked at: degraded",
		"MisconfSummary may count more failures than are listed: degraded",
		"a resource of a cluster may hold an error instead of results: degraded",
		"Match and Code of a secret hold the secret, masked only as far as Trivy knew it: they are not kept"
	],
	recognizes({ kind, keys, firstKeys, text }) {
		if (kind === "text") return text.trim() === "null";
		if (kind === "json-array") return firstKeys.has("Target") && SCHEMA_1.some((key) => firstKeys.has(key));
		if (kind !== "json-object" || keys.has("runs")) return false;
		return keys.has("ArtifactName") && (keys.has("ArtifactType") || keys.has("Results")) || keys.has("ClusterName") || keys.has("SchemaVersion") && keys.has("Results");
	},
	read: read$3
};
const SCHEMA_1 = [
	"Type",
	"Class",
	...LISTS
];
const KEYS = [
	"SchemaVersion",
	"ArtifactName",
	"ArtifactType",
	"ClusterName",
	"Trivy"
];
const PATTERNS$2 = [
	...KEYS.map((key) => [key]),
	["Metadata", "OS"],
	...RESULT_PATTERNS
];
function* read$3(source) {
	const account = openAccount();
	const top = {};
	const state = {
		account,
		top,
		tracker: resultTracker(source, () => top["ArtifactType"] === "container_image", account.notices),
		share: sharedRules(),
		failures: 0,
		failed: 0
	};
	try {
		for (const element of jsonElements(source.chunks(), PATTERNS$2)) {
			const item = take(element, state);
			if (item !== void 0) yield item;
		}
		judge$1(state);
	} catch (error) {
		recordFault(error, account);
	}
	return closeAccount(account, [runOf(state)]);
}
function take({ path, value }, state) {
	const { account, top, tracker } = state;
	const key = path.at(-1);
	if (path.length === 1 && typeof key === "string") top[key] = value;
	else if (path[0] === "Metadata") top["OS"] = value;
	else if (key === "Failures") state.failures += asNumber(value) ?? 0;
	else if (key === "Error") {
		const error = asText(value)?.slice(0, 300);
		if (error !== void 0) worsen(account, "degraded", `Trivy could not scan a resource of the cluster: ${error}`);
	} else if (tracker.header(path, value)) {
		if (key === "Target") state.firstTarget ??= asText(value) ?? "";
	} else return entry(path, asObject(value), typeof value === "object" && value !== null, state);
}
function entry(path, value, isObject, state) {
	const { account, tracker, share } = state;
	const list = String(path.at(-2));
	if (path.length === 3 && typeof path[0] !== "number") return void 0;
	if (typeof path.at(-1) !== "number") {
		worsen(account, "degraded", `${list} is no list`);
		return;
	}
	const result = tracker.resultOf(path);
	if (list === "Packages") {
		result.packages.add(value);
		return;
	}
	if (!isObject) {
		drop(account, `an entry of ${list} is no object`);
		return;
	}
	const finding = itemFinding(list, value, result);
	if (finding === void 0) return void 0;
	if (list === "Misconfigurations") state.failed += 1;
	account.raw += 1;
	account.occurrences += 1;
	return {
		run: 0,
		finding: {
			...finding,
			rule: share(finding.rule)
		}
	};
}
function judge$1({ account, top, tracker, failures, failed }) {
	const isKnown = KEYS.some((key) => key in top) || tracker.size() > 0;
	if (failures > failed) worsen(account, "degraded", `the report counts ${failures} failed checks and lists ${failed}`);
	if (tracker.size() === 0) worsen(account, "degraded", isKnown ? "Trivy lists no results: it found nothing that it can look at, or was asked for nothing that it found" : "the report is empty: it does not say what Trivy looked at");
	if (asObject(top["OS"])["EOSL"] === true) account.notices.add("the distribution is out of support: Trivy knows only the advisories of its lifetime");
}
function runOf({ top, firstTarget }) {
	const version = asText(asObject(top["Trivy"])["Version"]);
	const { ArtifactName, ClusterName } = top;
	const named = ArtifactName === void 0 && ClusterName === void 0 && / \(.*\)$/u.test(firstTarget ?? "") ? firstTarget?.replace(/ \(.*\)$/u, "") : void 0;
	const target = artifactTarget(asText(ArtifactName) ?? asText(ClusterName) ?? named);
	return {
		tool: {
			name: "Trivy",
			...version !== void 0 && { version },
			informationUri: "https://trivy.dev/"
		},
		scan: "dependencies",
		...target !== void 0 && { target },
		status: "complete",
		rules: []
	};
}

//#endregion
//#region src/formats/yarn-audit/berry-finding.ts
const DEPRECATION = / \(deprecation\)$/u;
function berryFinding(value, children, notices) {
	const name = packageName("npm", value);
	const severity = ratedSeverity([children["Severity"]], void 0, notices);
	const { rule, aliases } = ruleOf(children, severity);
	const versions = textsOf$2(children["Tree Versions"]);
	const evidence = evidenceText([["vulnerable", asText(children["Vulnerable Versions"])], ["dependents", listText(textsOf$2(children["Dependents"]))]]);
	const [version] = versions;
	const place = {
		kind: "package",
		ecosystem: "npm",
		name,
		manifest: "yarn.lock"
	};
	return makeFinding({
		rule,
		severity,
		message: `${version === void 0 ? name : `${name}@${versions.join(", ")}`}: ${asText(children["Issue"]) ?? rule.title}`,
		locations: version === void 0 ? [place] : versions.map((each) => ({
			...place,
			version: each
		})),
		aliases,
		...evidence !== void 0 && { evidence }
	});
}
function ruleOf(children, severity) {
	const number = asText(children["ID"]) ?? "unknown";
	const shape = {
		level: levelOf(severity),
		tags: taxonomyTags({
			cwe: [],
			owasp: [],
			pci: []
		})
	};
	if (DEPRECATION.test(number)) return {
		rule: {
			id: "yarn/deprecation",
			title: "Deprecated package",
			description: "The maintainers have deprecated the package: it will get no more fixes.",
			...shape
		},
		aliases: []
	};
	const url = asText(children["URL"]);
	const { id, aliases } = advisoryIds([.../GHSA(?:-[0-9a-z]{4}){3}/iu.exec(url ?? "") ?? [], `npm/${number}`]);
	const title = asText(children["Issue"]) ?? id;
	return {
		rule: {
			id,
			title,
			description: title,
			...url !== void 0 && isUrl$1(url) && { helpUri: url },
			...shape
		},
		aliases
	};
}

//#endregion
//#region src/formats/yarn-audit/findings-of-line.ts
function* findingsOfLine(value, line, seen, account) {
	const record = asObject(value);
	const type = asText(record["type"]);
	if (type === "auditAdvisory") {
		seen.classic = true;
		seen.records += 1;
		account.raw += 1;
		account.occurrences += 1;
		yield classicFinding(asObject(record["data"]), seen, account.notices);
	} else if (type === "auditSummary") {
		seen.classic = true;
		seen.records += 1;
		seen.summary = asObject(record["data"]);
	} else if (type === "auditAction") seen.classic = true;
	else if (type === "error") seen.errors.push(asText(record["data"]) ?? "no reason given");
	else if (record["children"] !== void 0) {
		seen.records += 1;
		account.raw += 1;
		account.occurrences += 1;
		yield berryFinding(asText(record["value"]) ?? "unknown", asObject(record["children"]), account.notices);
	} else if (record["advisories"] !== void 0) {
		seen.records += 1;
		seen.summary = asObject(record["metadata"]);
		for (const [key, advisory] of Object.entries(asObject(record["advisories"]))) {
			seen.severities.add(asText(asObject(advisory)["severity"]) ?? "");
			yield* npmAdvisoryFindings(advisory, key, "yarn.lock", account);
		}
	} else if (type === void 0) worsen(account, "degraded", `line ${line} is no record of an audit`);
}
function classicFinding(data, seen, notices) {
	const advisory = asObject(data["advisory"]);
	const resolution = asObject(data["resolution"]);
	seen.severities.add(asText(advisory["severity"]) ?? "");
	const path = asText(resolution["path"]);
	const installed = asList(advisory["findings"]).map(asObject);
	const here = installed.find(({ paths }) => path !== void 0 && asList(paths).includes(path)) ?? installed[0];
	const known = npmAdvisory(advisory, asText(resolution["id"]), notices);
	return npmFinding(advisory, {
		...known,
		rule: seen.share(known.rule)
	}, {
		version: asText(here?.["version"]),
		paths: textsOf$2(path),
		manifest: "yarn.lock"
	});
}

//#endregion
//#region src/formats/yarn-audit/index.ts
const format$2 = {
	id: "yarn-audit",
	title: "yarn audit JSON lines",
	url: "https://yarnpkg.com/cli/npm/audit",
	versions: "yarn 1, yarn 4 (2 and 3 write what npm 6 does)",
	mapping: [
		["lines of type auditAdvisory; lines of value and children", "one finding each"],
		["cves, github_advisory_id, id; URL, ID", "rule id: the CVE, else the GHSA, else npm/<id>; the others are aliases"],
		["severity; Severity", "severity: moderate is medium, info is informational"],
		["title, overview, recommendation, url, cwe, cvss.score", "rule title, description, fix, help URI, CWE, security-severity"],
		["module_name, findings[].version; value, Tree Versions", "location: the npm package, in yarn.lock"],
		["resolution.path, vulnerable_versions, patched_versions; Vulnerable Versions, Dependents", "evidence"],
		["ID \"<name> (deprecation)\"", "rule yarn/deprecation"]
	],
	faults: [
		"yarn 1 ends with an auditSummary; a report without one is degraded",
		"yarn 4 ends with nothing: a notice says that a report cut off between two lines looks whole",
		"a summary that counts a severity which no line has (`--level`) makes the report degraded",
		"a clean report of yarn 4 is an empty file, as is one of a registry that did not answer: unreadable, not clean",
		"errors are lines of type error, or plain text: degraded, unreadable where nothing else was read"
	],
	recognizes({ kind, keys, text }) {
		if (kind !== "json-object") return false;
		if (keys.has("advisories")) return keys.has("displayName") && keys.has("metadata");
		if (/^\{\s*"type"\s*:\s*"(?:info|warning|error|step|activity\w*|audit(?:Advisory|Action|Summary))"/u.test(text)) return keys.has("data") && [...keys].every((key) => CLASSIC_KEYS.has(key));
		return keys.has("value") && keys.has("children") && /"(?:Vulnerable Versions|Tree Versions)"\s*:/u.test(text);
	},
	read: read$2
};
const CLASSIC_KEYS = /* @__PURE__ */ new Set([
	"type",
	"data",
	"name",
	"displayName",
	"indent",
	"value",
	"children"
]);
function* read$2(source) {
	const account = openAccount();
	const seen = {
		share: sharedRules(),
		records: 0,
		summary: void 0,
		classic: false,
		errors: [],
		severities: /* @__PURE__ */ new Set()
	};
	const torn = [];
	try {
		const lines = jsonLines(source.chunks(), {}, (error) => void torn.push(error.message));
		for (const { line, value } of lines) for (const finding of findingsOfLine(value, line, seen, account)) yield {
			run: 0,
			finding
		};
	} catch (error) {
		torn.push(inputFault(error));
	}
	judge(seen, torn, account);
	const run = {
		tool: {
			name: "yarn audit",
			informationUri: format$2.url
		},
		scan: "dependencies",
		status: "complete",
		rules: []
	};
	return closeAccount(account, [run]);
}
function judge(seen, torn, account) {
	const bad = seen.records === 0 ? "unreadable" : "degraded";
	const [error] = seen.errors;
	if (error !== void 0) worsen(account, bad, `yarn reported an error: ${error}`);
	const [line] = torn;
	if (line !== void 0) worsen(account, bad, line);
	if (seen.classic && seen.summary === void 0) worsen(account, bad, "the auditSummary at the end is missing: the report is not whole");
	if (!seen.classic && seen.summary === void 0) account.notices.add(OPEN_ENDED_NOTICE);
	if (seen.records === 0) worsen(account, "unreadable", "no line tells of an audit: nothing was found, or nothing was asked");
	judgeNpmCounts(asObject(seen.summary)["vulnerabilities"], seen.severities, account);
}

//#endregion
//#region src/formats/plain-text.ts
const ENTITIES = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	nbsp: " ",
	"#39": "'"
};
function plainText(html) {
	return html.replaceAll(/<\/?(?:p|br|ul|li|b|i|em|strong)(?: ?\/)?>/giu, "\n").replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/gu, (_whole, name) => ENTITIES[name] ?? "").split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").join("\n").trim();
}

//#endregion
//#region src/formats/zap-alert.ts
const SITE_WIDE = new Set("10010 10011 10015 10017 10020 10021 10027 10035 10036 10037 10038 10049 10054 10055 10063 10096 10098 90004 90033".split(" "));
const SEVERITIES = [
	"informational",
	"low",
	"medium",
	"high"
];
const NOTHING = [];
const NO_FINGERPRINTS = {};
const CONFIDENCES = [
	"false positive",
	"low",
	"medium",
	"high",
	"confirmed"
];
function* findingsOfAlert(alert, account) {
	const shared = sharedParts(alert);
	const instances = listOf(alert["instances"]);
	for (const item of instances.length === 0 ? [alert] : instances) {
		account.raw += 1;
		account.occurrences += 1;
		yield findingOf(asObject(item), shared);
	}
}
function sharedParts(alert) {
	const rule = ruleOfAlert(alert);
	const confidence = asNumber(textOf(alert["confidence"]));
	return {
		rule,
		severity: severityOfAlert(alert),
		scope: SITE_WIDE.has((rule.id.split("/")[1] ?? "").split("-")[0] ?? "") ? { scope: "site" } : {},
		otherInfo: plainText(textOf(alert["otherinfo"]) ?? ""),
		confidence: CONFIDENCES[confidence ?? -1],
		suppressions: confidence === 0 ? [{
			kind: "external",
			status: "accepted",
			reason: "marked as a false positive in ZAP"
		}] : NOTHING
	};
}
function severityOfAlert(alert) {
	return SEVERITIES[asNumber(textOf(alert["riskcode"])) ?? 0] ?? "informational";
}
function ruleOfAlert(alert) {
	const id = `zap/${textOf(alert["alertRef"]) ?? textOf(alert["pluginid"]) ?? "unknown"}`;
	const title = textOf(alert["name"]) ?? textOf(alert["alert"]) ?? id;
	const severity = severityOfAlert(alert);
	const cwe = asNumber(textOf(alert["cweid"])) ?? 0;
	const fix = plainText(textOf(alert["solution"]) ?? "");
	const reference = /https?:\/\/[^\s<"]+/u.exec(textOf(alert["reference"]) ?? "")?.[0];
	return {
		id,
		name: pascalName(title.replaceAll(/[^a-z0-9 ]/giu, "")),
		title,
		description: plainText(textOf(alert["desc"]) ?? title),
		...fix !== "" && { fix },
		...reference !== void 0 && isUrl$1(reference) && { helpUri: reference },
		level: levelOf(severity),
		...severity !== "informational" && { securitySeverity: scoreOf(severity) },
		tags: taxonomyTags({
			cwe: Number.isSafeInteger(cwe) && cwe > 0 ? [cwe] : [],
			owasp: [],
			pci: []
		})
	};
}
function findingOf(instance, shared) {
	const { rule, severity } = shared;
	const url = textOf(instance["uri"]);
	const method = textOf(instance["method"]);
	const parameter = textOf(instance["param"]);
	const own = textOf(instance["otherinfo"]);
	const evidence = evidenceText([
		["evidence", textOf(instance["evidence"])],
		["attack", textOf(instance["attack"])],
		["other", own === void 0 ? shared.otherInfo : plainText(own)],
		["confidence", shared.confidence]
	]);
	return {
		rule,
		kind: "fail",
		level: rule.level,
		severity,
		message: parameter === void 0 ? rule.title : `${rule.title} (${parameter})`,
		locations: url === void 0 ? NOTHING : [locationAt(url, method, parameter)],
		aliases: NOTHING,
		...evidence !== void 0 && { evidence },
		occurrences: 1,
		fingerprints: NO_FINGERPRINTS,
		suppressions: shared.suppressions,
		...shared.scope,
		sources: NOTHING
	};
}
function locationAt(url, method, parameter) {
	if (method !== void 0 && parameter !== void 0) return {
		kind: "url",
		url,
		method,
		parameter
	};
	if (method !== void 0) return {
		kind: "url",
		url,
		method
	};
	return parameter === void 0 ? {
		kind: "url",
		url
	} : {
		kind: "url",
		url,
		parameter
	};
}
const DOUBTFUL = /[^\t\n -~\u00A0-\uD7FF\uE000-\uFFFD]/u;
function textOf(value) {
	const text = asText(value);
	if (text === void 0) return void 0;
	const trimmed = (DOUBTFUL.test(text) ? xmlText(text) : text).trim();
	return trimmed === "" ? void 0 : trimmed;
}
function xmlText(text) {
	return text.replaceAll(/\r\n?/gu, "\n").replaceAll(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, (character) => isXmlCharacter(character) ? character : "");
}
function isXmlCharacter(character) {
	const code = character.charCodeAt(0);
	return code === 9 || code === 10 || code >= 127 && code <= 159;
}

//#endregion
//#region src/formats/zap-runs.ts
function zapRuns(version, names) {
	const count = Math.max(1, ...[...names.keys()].map((index) => index + 1));
	return Array.from({ length: count }, (_unused, index) => {
		const target = names.get(index);
		return {
			tool: {
				name: "ZAP",
				...version !== void 0 && { version },
				informationUri: "https://www.zaproxy.org/"
			},
			scan: "web",
			...target !== void 0 && { target: targetName(target) },
			status: "complete",
			rules: []
		};
	});
}

//#endregion
//#region src/formats/zap-json/judge-insights.ts
function judgeInsights(report, account) {
	if (Object.keys(asObject(report["stoppingInsight"])).length > 0) {
		const reason = asText(asObject(report["stoppingInsight"])["description"]);
		worsen(account, "degraded", `ZAP stopped the scan${reason === void 0 ? "" : `: ${reason}`}`);
	}
	for (const item of asList(report["insights"])) {
		const insight = asObject(item);
		const key = asText(insight["key"]) ?? "";
		const errors = /^insight\.code\.([45])xx$/u.exec(key);
		if (errors !== null && asNumber(insight["statistic"]) === 100) worsen(account, "degraded", `ZAP saw only errors: 100 % of the answers were ${errors[1]}xx`);
	}
}

//#endregion
//#region src/formats/zap-json/read-elements.ts
const HEAD_BYTES = 4194304;
const VERSION = /"@version"\s*:\s*"([^"\\]{1,100})"/u;
const INSIGHT = /"key"\s*:\s*"(insight\.[\w.]{1,80})"[^{}]{0,2000}?"statistic"\s*:\s*"?(\d{1,12})/gu;
function* readElements(source, patterns, notices) {
	let hasSite = false;
	try {
		for (const element of jsonElements(source.chunks(), patterns)) {
			if (element.path[0] === "site") hasSite = true;
			yield element;
		}
		return;
	} catch (error) {
		if (!(error instanceof JsonError) || hasSite) throw error;
		const start = siteOf(source);
		if (start === void 0) throw error;
		notices.add("the insights hold unescaped text, which is no JSON: only their keys and figures were read");
		yield* prologue(start.before);
		yield* jsonElements(fromByte(source, start.at), patterns);
	}
}
function siteOf(source) {
	let head = "";
	for (const chunk of source.chunks()) {
		head += Buffer.from(chunk).toString("latin1");
		if (head.length >= HEAD_BYTES) break;
	}
	if (!/"insights"\s*:\s*\[/u.test(head)) return void 0;
	const at = /"site"\s*:\s*\[/u.exec(head)?.index;
	return at === void 0 ? void 0 : {
		before: head.slice(0, at),
		at
	};
}
function* prologue(text) {
	const version = VERSION.exec(text)?.[1];
	if (version !== void 0) yield {
		path: ["@version"],
		value: version
	};
	yield {
		path: ["insights"],
		value: Array.from(text.matchAll(INSIGHT), ([, key, statistic]) => ({
			key,
			statistic
		}))
	};
}
function* fromByte(source, at) {
	yield Buffer.from("{");
	let passed = 0;
	for (const chunk of source.chunks()) {
		if (passed + chunk.length > at) yield chunk.subarray(Math.max(0, at - passed));
		passed += chunk.length;
	}
}

//#endregion
//#region src/formats/zap-json/index.ts
const format$1 = {
	id: "zap-json",
	title: "ZAP traditional JSON",
	url: "https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-json/",
	versions: "ZAP 2.9 to 2.17",
	mapping: [
		["site[].alerts[].instances[]", "one finding each; an alert without instances is one"],
		["alertRef, else pluginid", "rule id, as zap/10038-1"],
		["riskcode", "severity and level: 3 high, 2 medium, 1 low, 0 informational"],
		["name, desc, solution, reference, cweid", "rule title, description, fix, help URI, CWE"],
		["uri, method, param", "location"],
		["evidence, attack, otherinfo, confidence", "evidence"],
		["confidence 0", "suppression: marked as a false positive in ZAP"],
		["@name", "target of the run"],
		["stoppingInsight, insights of only 4xx or 5xx, no site at all", "the run is degraded"]
	],
	faults: [
		"risk and confidence texts are localised: the codes are read",
		"texts are HTML whose content was never escaped: paragraph tags go, everything else stays text",
		"texts of insights (2.17) that were never escaped and are no JSON: left out, their keys and figures are read",
		"reports up to 2.9 have no alertRef and may hold a lone site, alert or instance as an object: all are read"
	],
	recognizes: (head) => head.kind === "json-object" && head.keys.has("site") && !isOther(head.keys),
	read: read$1
};
function isOther(keys) {
	return keys.has("runs") || keys.has("vulnerabilities");
}
const PATTERNS$1 = [
	["@programName"],
	["@version"],
	["insights"],
	["stoppingInsight"],
	["site", "@name"],
	[
		"site",
		"alerts",
		"*"
	],
	[
		"site",
		"*",
		"@name"
	],
	[
		"site",
		"*",
		"alerts",
		"*"
	]
];
function* read$1(source) {
	const account = openAccount();
	const names = /* @__PURE__ */ new Map();
	const lone = /* @__PURE__ */ new Map();
	const report = {};
	let isLone = false;
	try {
		for (const { path, value } of readElements(source, PATTERNS$1, account.notices)) {
			const last = path.at(-1);
			if (path[0] !== "site") {
				report[String(path[0])] = value;
				continue;
			}
			const index = typeof path[1] === "number" ? path[1] : 0;
			if (typeof path[1] === "string") isLone = true;
			names.set(index, names.get(index));
			if (last === "@name") names.set(index, asText(value));
			else if (typeof last === "string") lone.set(index, {
				...lone.get(index),
				[last]: value
			});
			else for (const finding of findingsOfAlert(asObject(value), account)) yield {
				run: index,
				finding
			};
		}
	} catch (error) {
		recordFault(error, account);
	}
	if (lone.size > 0 || isLone) account.notices.add(LONE_NOTICE);
	for (const [run, alert] of lone) for (const finding of findingsOfAlert(alert, account)) yield {
		run,
		finding
	};
	judgeInsights(report, account);
	if (names.size === 0) worsen(account, "degraded", "the report names no site: ZAP reached nothing");
	return closeAccount(account, zapRuns(asText(report["@version"]), names));
}

//#endregion
//#region src/formats/zap-xml/index.ts
const format = {
	id: "zap-xml",
	title: "ZAP traditional XML",
	url: "https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-xml/",
	versions: "ZAP 2.9 to 2.17",
	mapping: [
		["site/alerts/alertitem/instances/instance", "one finding each; an alert without instances is one"],
		["alertRef, else pluginid", "rule id, as zap/10038-1"],
		["riskcode", "severity and level: 3 high, 2 medium, 1 low, 0 informational"],
		["name, desc, solution, reference, cweid", "rule title, description, fix, help URI, CWE"],
		["uri, method, param", "location"],
		["evidence, attack, otherinfo, confidence", "evidence"],
		["confidence 0", "suppression: marked as a false positive in ZAP"],
		["site name", "target of the run"],
		["no site at all", "the run is degraded"]
	],
	faults: [
		"a comment before the XML declaration: skipped",
		"texts are HTML inside XML: paragraph tags go, everything else stays text",
		"requests and responses of traditional-xml-plus are not kept: they hold cookies and tokens",
		"the XML report has no insights: whether ZAP saw only errors is known from the JSON report alone"
	],
	recognizes: ({ kind, text }) => (kind === "xml" || kind === "text") && xmlRoot(text) === "OWASPZAPReport",
	read
};
const PATTERNS = [
	["OWASPZAPReport", "@"],
	[
		"OWASPZAPReport",
		"site",
		"@"
	],
	[
		"OWASPZAPReport",
		"site",
		"alerts",
		"alertitem"
	]
];
function* read(source) {
	const account = openAccount();
	const names = /* @__PURE__ */ new Map();
	let version;
	try {
		for (const { element } of xmlElements(source.chunks(), PATTERNS)) if (element.name === "OWASPZAPReport") version = element.attributes["version"];
		else if (element.name === "site") names.set(names.size, element.attributes["name"]);
		else {
			const run = names.size - 1;
			for (const finding of findingsOfAlert(alertOf(element), account)) yield {
				run,
				finding
			};
		}
		if (names.size === 0) worsen(account, "degraded", "the report names no site: ZAP reached nothing");
	} catch (error) {
		recordFault(error, account);
	}
	return closeAccount(account, zapRuns(version === "" ? void 0 : version, names));
}
function alertOf(element) {
	const instances = childrenOf(element, "instances").flatMap((list) => childrenOf(list, "instance"));
	return {
		...textsOf(element),
		instances: instances.map(instanceOf)
	};
}
function textsOf(element) {
	return Object.fromEntries(element.children.map(({ name, text }) => [name, text]));
}
function instanceOf({ children }) {
	let uri;
	let method;
	let param;
	let attack;
	let evidence;
	let otherinfo;
	for (const { name, text } of children) if (name === "uri") uri = text;
	else if (name === "method") method = text;
	else if (name === "param") param = text;
	else if (name === "attack") attack = text;
	else if (name === "evidence") evidence = text;
	else if (name === "otherinfo") otherinfo = text;
	return {
		uri,
		method,
		param,
		attack,
		evidence,
		otherinfo
	};
}

//#endregion
//#region src/formats/index.ts
const formats = [
	format$19,
	format$18,
	format$17,
	format$16,
	format$15,
	format$14,
	format$13,
	format$11,
	format$12,
	format$10,
	format$9,
	format$8,
	format$7,
	format$6,
	format$20,
	format$5,
	format$4,
	format$3,
	format$2,
	format$1,
	format
];

//#endregion
//#region src/formats/recognize.ts
const GZIP = "�";
function recognize(source, id) {
	const head = readHead(source);
	const forced = formats.find((format) => format.id === id);
	if (id !== void 0 && forced === void 0) return { reason: `there is no format "${id}"; known are ${formats.map(({ id: known }) => known).join(", ")}` };
	if (head.kind === "empty" && forced?.emptyIsClean !== true) return { reason: "the file is empty: the scanner wrote nothing" };
	if (forced !== void 0) return { format: forced };
	if (head.kind === "html") return { reason: "the file is an HTML page, no report: was a login or error page saved?" };
	if (head.text.startsWith(GZIP)) return { reason: "the file is packed with gzip: unpack it, or give it a name that ends in .gz" };
	const format = formats.find((candidate) => candidate.recognizes(head));
	if (format !== void 0) return { format };
	if (head.kind === "json-array" && head.firstKeys.size === 0) return { reason: "a list that holds no object could come from several tools: name the format with --format" };
	const keys = [...head.keys, ...head.firstKeys].slice(0, 8).map((key) => `"${redact(key).slice(0, 40)}"`);
	return { reason: `no known report format: ${keys.length === 0 ? quoted(head) : `${head.kind === "json-array" ? "a list of JSON objects" : "a JSON object"} with ${keys.join(", ")}`}; known are ${formats.map(({ id: known }) => known).join(", ")}` };
}
function quoted({ kind, text }) {
	if (kind === "json-object" || kind === "json-array") return "JSON without a key";
	return `${kind} that begins with ${JSON.stringify(redact(text).slice(0, 40).replaceAll(/\d{7,}/gu, "…"))}`;
}

//#endregion
//#region src/util/hash-source.ts
function hashSource(source) {
	const hash = createHash("sha256");
	for (const chunk of source.chunks()) hash.update(chunk);
	return hash.digest("hex");
}

//#endregion
//#region src/cli/inputs/refuse-stale.ts
function* refuseStale(reader, written, { now, most }) {
	const end = yield* reader;
	if (now - written <= most) return end;
	return staleEnd(end, `it was written ${hours(now - written)} ago, more than the ${hours(most)} that --max-age allows`);
}
function staleEnd(end, reason) {
	return {
		...end,
		status: worseStatus(end.status, "degraded"),
		reason: end.reason ?? reason,
		runs: end.runs.map((run) => ({
			...run,
			status: worseStatus(run.status, "degraded"),
			reason: run.reason ?? reason
		})),
		notices: [...end.notices, reason]
	};
}
function hours(milliseconds) {
	const whole = Math.floor(milliseconds / 36e5);
	return whole < 1 ? `${Math.floor(milliseconds / 6e4)} min` : `${whole} h`;
}

//#endregion
//#region src/cli/inputs/open-inputs.ts
function* openInputs(files, { format, age } = {}) {
	for (const file of files) yield openInput(file, format, age);
}
function openInput({ path, name, written, problem }, id, age) {
	if (problem !== void 0) return {
		file: name,
		format: null,
		content: { unreadable: problem }
	};
	try {
		const source = {
			...fileSource(path),
			name
		};
		const recognition = recognize(source, id);
		const sha256 = hashSource(source);
		if ("reason" in recognition) return {
			file: name,
			sha256,
			format: null,
			content: { unreadable: recognition.reason }
		};
		const read = recognition.format.read(source);
		const reader = age === void 0 || written === void 0 ? read : refuseStale(read, written, age);
		return {
			file: name,
			sha256,
			format: recognition.format.id,
			content: { reader }
		};
	} catch (error) {
		return {
			file: name,
			format: null,
			content: { unreadable: reasonOf(error) }
		};
	}
}
function reasonOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	if (code === "ENOENT") return "there is no such file";
	if (code === "EISDIR") return "it is a folder";
	if (code === "EACCES") return "no permission to read it";
	return error instanceof Error ? error.message : String(error);
}

//#endregion
//#region src/cli/inputs/normalize-files.ts
async function normalizeFiles(request, context) {
	const spool = fileSpool();
	const youngGeneration = holdYoungGeneration();
	try {
		const options = {
			spool,
			now: request.now,
			version: context.version,
			suppressions: request.suppressions,
			readLine: sourceLines(context.cwd),
			async breathe() {
				await setImmediate();
				context.signal.throwIfAborted();
			}
		};
		const baseline = request.baseline === void 0 ? void 0 : await baselineOf(request.baseline, options, context);
		const normalized = await normalize(request.inputs, {
			...options,
			writer: sarifFindingText,
			...baseline !== void 0 && {
				baseline: baseline.findings,
				baselineRuns: baseline.runs
			},
			...request.enrichment !== void 0 && { enrichment: request.enrichment }
		});
		const runs = normalized.runs.map((run) => ({
			...run,
			findings: run.results()
		}));
		await writeTextAtomic(resolve(context.cwd, request.output), sarifText(runs), context.signal);
		const statistics = normalized.statistics();
		if (request.stats !== void 0) await writeTextAtomic(resolve(context.cwd, request.stats), [`${JSON.stringify(statistics, void 0, 2)}\n`], context.signal);
		return {
			runs: runs.map(({ info }) => info),
			statistics,
			notices: normalized.notices()
		};
	} finally {
		youngGeneration.close();
		spool.close();
	}
}
async function baselineOf(path, options, context) {
	const inputs = [...openInputs([{
		path: resolve(context.cwd, path),
		name: basename(path)
	}])];
	const broken = inputs.find(({ content }) => "unreadable" in content);
	const { runs } = await normalize(inputs, {
		...options,
		suppressions: []
	});
	const unread = runs.find(({ info }) => info.status === "unreadable");
	if (broken !== void 0 || unread !== void 0) throw new TollgateError("baseline/unreadable", `the baseline ${path} cannot be read: ${unread?.info.reason ?? ""}`, {
		class: "incomplete",
		place: { file: path },
		help: ["give the SARIF of an earlier run, or leave the baseline out: then everything counts as new"]
	});
	return {
		findings: runs.flatMap(({ info, findings }) => [...findings()].map((finding) => ({
			finding,
			run: info
		}))),
		runs: runs.map(({ info }) => info)
	};
}

//#endregion
export { fileSpool as a, format$1 as i, openInputs as n, fingerprintOf as o, formats as r, OWN_TOOL as s, normalizeFiles as t };