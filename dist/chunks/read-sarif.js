import { C as SEVERITIES, D as severityOfLevel, O as severityOfScore, T as levelOf } from "./summary.js";
import { n as worseStatus, t as SCANS } from "./report.js";
import { t as TollgateError } from "./errors.js";
import { a as asText, i as asPosition, n as asNumber, r as asObject, t as asList } from "./untrusted.js";
import { i as taxonomyTags, t as parseShard } from "./shard.js";
import { t as XmlError } from "./xml-elements.js";
import { t as lookup } from "./lookup.js";
import { n as packageName, r as packageOfPurl, t as ecosystemOf } from "./package-name.js";
import { a as SCOPE_PROPERTY, i as RUN_PROPERTY, n as EVIDENCE_PROPERTY, o as SEVERITY_PROPERTY, r as LOCATION_PROPERTY, s as SOURCES_PROPERTY, t as ALIASES_PROPERTY } from "./sarif-properties.js";
import { basename, resolve } from "node:path";
import { closeSync, openSync, readSync, statSync } from "node:fs";

//#region src/util/json-fault.ts
const EXCERPT = /,? ?(?:\.{3})?".*is not valid JSON$/su;
function jsonFault(error) {
	const message = error instanceof Error ? error.message.replace(EXCERPT, "") : "";
	return message === "" ? "no JSON" : message;
}

//#endregion
//#region src/pipeline/shards.ts
function judgeShards(runs) {
	const problems = new Map([...families(runs)].map(([key, family]) => [key, shardProblem(family) ?? broken(family)]));
	return runs.map((run) => {
		const problem = run.shard === void 0 ? void 0 : problems.get(familyOf(run));
		if (problem === void 0 || run.status !== "complete") return run;
		return {
			...run,
			status: worseStatus(run.status, "degraded"),
			reason: problem
		};
	});
}
function shardGaps(runs) {
	return [...families(runs).values()].flatMap((family) => {
		const problem = shardProblem(family);
		const [first] = family;
		if (problem === void 0 || first === void 0) return [];
		const { scan, tool } = first;
		return [`${scan ?? tool.name}${scan === void 0 ? "" : ` (${tool.name})`}: ${problem}`];
	});
}
function families(runs) {
	const sharded = runs.flatMap((run) => run.shard === void 0 ? [] : [{
		...run,
		shard: run.shard
	}]);
	return Map.groupBy(sharded, familyOf);
}
function familyOf({ tool, scan, target }) {
	return JSON.stringify([
		scan,
		tool.name,
		target
	]);
}
function shardProblem(family) {
	const shards = family.map(({ shard }) => parseShard(shard));
	const names = [...new Set(family.map(({ shard }) => shard))].toSorted().join(", ");
	const counts = new Set(shards.map((shard) => shard?.count));
	const [count] = counts;
	if (count === void 0) return `"${names}" names no shard`;
	if (counts.size > 1) return `the shards are not of one split: ${names}`;
	const there = new Set(shards.map((shard) => shard?.index));
	const missing = [];
	for (let index = 1; index <= count; index += 1) if (!there.has(index)) missing.push(index);
	if (missing.length > 0) return `${missing.length === 1 ? `shard ${missing.join()} of ${count} is` : `shards ${listOf$1(missing)} of ${count} are`} missing`;
	if (broken(family) !== void 0) return void 0;
	return unequalParts(family) ?? tooInconclusive(family);
}
function broken(family) {
	const bad = family.filter(({ status }) => status !== "complete").map(({ shard }) => shard);
	return bad.length === 0 ? void 0 : `shard ${bad.toSorted().join(", ")} of the same scan is not complete`;
}
const MOST_NAMED = 10;
function listOf$1(numbers) {
	const more = numbers.length - MOST_NAMED;
	return `${numbers.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function unequalParts(family) {
	if (new Set(family.map(({ coverage }) => coverage?.["shardPlan"])).size > 1) return "the shards are not parts of one scan: each shares out the attacks in its own way";
	const wholes = new Set(family.map(({ coverage }) => coverage?.["attacksOfAllShards"]));
	const [whole] = wholes;
	if (whole === void 0 && wholes.size === 1) return void 0;
	const done = sumOf(family, "attacks");
	if (wholes.size === 1 && whole === done) return void 0;
	return `the shards are not parts of one scan: ${[...wholes].map((one) => text(one)).join(" or ")} attacks belong to it, and ${done} were tried`;
}
function tooInconclusive(family) {
	const limits = family.flatMap(({ coverage }) => numberOf(coverage, "inconclusiveLimit") ?? []);
	if (limits.length === 0) return void 0;
	const mapped = sumOf(family, "attacks") - sumOf(family, "notMapped");
	const open = sumOf(family, "inconclusive");
	if (open <= mapped * Math.min(...limits)) return void 0;
	return `${open} of ${mapped} mapped attacks of all shards are inconclusive`;
}
function sumOf(family, key) {
	return family.reduce((sum, { coverage }) => sum + (numberOf(coverage, key) ?? 0), 0);
}
function numberOf(coverage, key) {
	const value = coverage?.[key];
	return typeof value === "number" ? value : void 0;
}
function text(value) {
	return typeof value === "number" ? String(value) : "an unknown number of";
}

//#endregion
//#region src/util/json-elements.ts
var JsonError = class extends Error {
	name = "JsonError";
	offset;
	constructor(message, offset) {
		super(`${message} at byte ${offset}`);
		this.offset = offset;
	}
};
const CHUNK$1 = 262144;
const [QUOTE, BACKSLASH, COMMA, COLON] = [
	34,
	92,
	44,
	58
];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [
	123,
	125,
	91,
	93
];
function* jsonElements(chunks, patterns, limits = {}) {
	const input = chunks[Symbol.iterator]();
	try {
		yield* elementsOf(input, patterns, limits);
	} finally {
		input.return?.();
	}
}
function* elementsOf(input, patterns, limits) {
	const maxBytes = limits.elementBytes ?? 268435456;
	const maxDepth = limits.depth ?? 500;
	const window = byteWindow(input);
	const stack = [];
	rejectUtf16(window);
	let node = compile(patterns);
	for (;;) {
		const first = skipSpace(window);
		if (first < 0) throw new JsonError("the text ends too soon", window.offset());
		const container = first === OPEN_OBJECT || first === OPEN_ARRAY;
		if (node !== void 0 && !node.wanted && container) {
			window.position += 1;
			stack.push({
				node,
				array: first === OPEN_ARRAY,
				key: "",
				index: -1
			});
			if (stack.length > maxDepth) throw new JsonError(`nested deeper than ${maxDepth} levels`, window.offset());
		} else {
			const at = window.offset();
			const wanted = node?.wanted === true;
			const text = scanValue(window, wanted || !container && first !== QUOTE, maxBytes, maxDepth);
			const value = text === void 0 ? void 0 : parse(text, at);
			if (wanted) yield {
				path: stack.map((frame) => frame.array ? frame.index : frame.key),
				value
			};
		}
		for (;;) {
			const frame = stack.at(-1);
			const next = skipSpace(window);
			if (frame === void 0) {
				if (next >= 0) throw new JsonError("the text goes on after its end", window.offset());
				return;
			}
			if (next < 0) throw new JsonError("the text ends too soon", window.offset());
			const started = frame.index >= 0;
			if (next === (frame.array ? CLOSE_ARRAY : CLOSE_OBJECT)) {
				window.position += 1;
				stack.pop();
				continue;
			}
			if (started) {
				if (next !== COMMA) throw new JsonError("a comma or a closing bracket is missing", window.offset());
				window.position += 1;
			}
			frame.index += 1;
			if (!frame.array) frame.key = readKey(window, maxBytes, maxDepth);
			node = frame.array ? frame.node.children.get("*") : frame.node.children.get(frame.key) ?? frame.node.children.get("*");
			break;
		}
	}
}
function byteWindow(input) {
	let dropped = 0;
	const window = {
		bytes: Buffer.alloc(0),
		position: 0,
		end: 0,
		more(keep) {
			const next = input.next();
			if (next.done === true) return false;
			const kept = window.end - keep;
			const size = kept + next.value.length;
			const room = next.value.length < CHUNK$1 ? size : Math.max(size, 2 * CHUNK$1);
			const target = size > window.bytes.length ? Buffer.allocUnsafe(Math.max(room, 2 * window.bytes.length)) : window.bytes;
			window.bytes.copy(target, 0, keep, window.end);
			target.set(next.value, kept);
			window.bytes = target;
			window.position -= keep;
			window.end = size;
			dropped += keep;
			return true;
		},
		offset: () => dropped + window.position
	};
	return window;
}
function compile(patterns) {
	const root = {
		children: /* @__PURE__ */ new Map(),
		wanted: false
	};
	for (const pattern of patterns) {
		let node = root;
		for (const key of pattern) {
			const child = node.children.get(key) ?? {
				children: /* @__PURE__ */ new Map(),
				wanted: false
			};
			node.children.set(key, child);
			node = child;
		}
		node.wanted = true;
	}
	return root;
}
function rejectUtf16(window) {
	while (window.end < 3 && window.more(0));
	const [a, b, c] = window.bytes.subarray(0, window.end);
	if (a === 239 && b === 187 && c === 191) window.position = 3;
	else if (a === 255 && b === 254 || a === 254 && b === 255 || a === 0 || b === 0) throw new JsonError("the text is not UTF-8 (UTF-16?)", 0);
}
function skipSpace(window) {
	for (;;) {
		while (window.position < window.end) {
			const byte = window.bytes[window.position] ?? 0;
			if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
			window.position += 1;
		}
		if (!window.more(window.position)) return -1;
	}
}
function readKey(window, maxBytes, maxDepth) {
	const at = window.offset();
	if (skipSpace(window) !== QUOTE) throw new JsonError("a key in quotes is missing", window.offset());
	const key = parse(scanValue(window, true, maxBytes, maxDepth) ?? "", at);
	if (skipSpace(window) !== COLON) throw new JsonError("a colon is missing", window.offset());
	window.position += 1;
	return typeof key === "string" ? key : "";
}
function scanValue(window, keep, maxBytes, maxDepth) {
	const first = window.bytes[window.position] ?? 0;
	const end = first === OPEN_OBJECT || first === OPEN_ARRAY || first === QUOTE ? closeOf : wordEnd;
	const scan = {
		position: window.position,
		depth: 0,
		inString: false,
		maxDepth
	};
	let start = window.position;
	while (!end(window, scan)) {
		const from = keep ? start : Math.min(scan.position, window.end);
		if (!window.more(from)) {
			if (end === closeOf) throw new JsonError("the text ends too soon", window.offset());
			break;
		}
		scan.position -= from;
		start = 0;
		if (keep && window.end > maxBytes) throw new JsonError(`an element is larger than ${maxBytes} bytes`, window.offset());
	}
	if (keep && scan.position === start) throw new JsonError("a value is missing", window.offset());
	window.position = scan.position;
	return keep ? window.bytes.toString("utf8", start, scan.position) : void 0;
}
function closeOf(window, scan) {
	const { bytes, end } = window;
	let { position, depth, inString } = scan;
	let closed = false;
	while (position < end) {
		if (inString) {
			for (; position < end; position += 1) {
				const byte = bytes[position];
				if (byte === QUOTE) break;
				if (byte === BACKSLASH) position += 1;
			}
			if (position >= end) break;
			inString = false;
			position += 1;
		} else {
			const byte = bytes[position] ?? 0;
			position += 1;
			const bracket = byte | 32;
			if (byte === QUOTE) inString = true;
			else if (bracket === OPEN_OBJECT) {
				depth += 1;
				if (depth > scan.maxDepth) throw new JsonError(`nested deeper than ${scan.maxDepth} levels`, window.offset());
			} else if (bracket === CLOSE_OBJECT) depth -= 1;
			else continue;
		}
		if (depth === 0 && !inString) {
			closed = true;
			break;
		}
	}
	scan.position = position;
	scan.depth = depth;
	scan.inString = inString;
	return closed;
}
function wordEnd({ bytes, end }, scan) {
	for (; scan.position < end; scan.position += 1) {
		const byte = bytes[scan.position] ?? 0;
		if (byte <= 32 || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) return true;
	}
	return false;
}
function parse(text, offset) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new JsonError(jsonFault(error), offset);
	}
}

//#endregion
//#region src/formats/accounting.ts
function openAccount() {
	return {
		raw: 0,
		occurrences: 0,
		dropped: {},
		notices: /* @__PURE__ */ new Set(),
		status: "complete",
		reason: void 0
	};
}
function worsen(account, status, reason) {
	if (account.status === "unreadable" || account.status === status) return;
	account.status = status;
	account.reason = reason;
}
function drop(account, reason) {
	account.raw += 1;
	account.dropped[reason] = (account.dropped[reason] ?? 0) + 1;
}
function closeAccount(account, runs) {
	const { raw, occurrences, dropped, reason } = account;
	const counts = {
		raw,
		occurrences,
		dropped
	};
	const status = account.status === "unreadable" && raw > 0 ? "degraded" : account.status;
	const worse = status !== "complete";
	return {
		status,
		...reason !== void 0 && { reason },
		runs: runs.map((run) => worse && run.status === "complete" ? {
			...run,
			status,
			...reason !== void 0 && { reason }
		} : run),
		counts,
		notices: [...account.notices]
	};
}

//#endregion
//#region src/formats/list-of.ts
function listOf(value) {
	if (Array.isArray(value)) return value;
	return typeof value === "object" && value !== null ? [value] : [];
}

//#endregion
//#region src/formats/manifest-path.ts
const CHECKOUTS = [
	/^\/(?:home|Users)\/(?:runner|vsts)\/work\/[^/]+\/[^/]+\//u,
	/^[a-z]:\/a\/[^/]+\/[^/]+\//iu,
	/^\/github\/workspace\//u,
	/^\/__w\/[^/]+\/[^/]+\//u,
	/^.*?\/_work\/[^/]+\/[^/]+\//u,
	/^.*?\/builds\/[\w-]{8,20}\/\d{1,4}\/[^/]+\/[^/]+\//iu,
	/^(?:[a-z]:)?\/(?:gitlab-runner\/)?builds\/[^/]+\/[^/]+\//iu,
	/^.*?\/buildkite(?:-agent)?\/builds\/[^/]+\/[^/]+\/[^/]+\//u,
	/^.*?\/\.?jenkins(?:_home)?(?:\/agent)?\/workspace\/[^/]+\//iu,
	/^\/(?:opt\/atlassian|bitbucket)\/[^/]+\/agent\/build\//u,
	/^\/drone\/src\//u,
	/^\/(?:woodpecker|vela)\/src\/[^/]+\/[^/]+\/[^/]+\//u,
	/^\/home\/circleci\/(?:project|repo)\//u,
	/^\/root\/project\//u,
	/^\/home\/travis\/build\/[^/]+\/[^/]+\//u,
	/^[a-z]:\/projects\/[^/]+\//iu,
	/^.*?\/build-?agent\/work\/[0-9a-f]{8,}\//iu,
	/^\/codebuild\/output\/[^/]+\/src\/[^/]+\/[^/]+\/(?:[^/]+\/(?=.*\/))?/u,
	/^.*?\/go-agent\/pipelines\/[^/]+\//u,
	/^.*?\/build-dir\/[^/]+\//u,
	/^\/tmp\/cirrus-ci-build\//u,
	/^.*?\/go\/src\/[^/]+\.[^/]+\/[^/]+\/[^/]+\//u,
	/^\/workspaces\/[^/]+\//u,
	/^\/workspace\/(?:source\/)?/u,
	/^\/(?:usr\/src\/app|usr\/src|src|app|code|scan|project|repo|source|work|zap\/wrk)\//u
];
const SYSTEM = /^\/(?:usr|lib|lib64|bin|sbin|etc|opt|var(?!\/(?:folders|tmp)\/))\//u;
const HOME = /^(?:[a-z]:\/|\/mnt\/[a-z]\/)?\/?(?:home|users)\/[^/]+\/[^/]+\/|^\/root\/[^/]+\//iu;
const TREE = /(?:^|\/)((?:src|lib|apps?|packages|node_modules|vendor|tests?|__tests__|spec|public|static|cmd|internal|pkg|server|client|frontend|backend|\.github)\/.*)$/u;
function manifestPath(text, roots = NONE) {
	if (text === latest.text && roots === latest.roots) return latest.path;
	const path = pathBelow(text, roots);
	latest = {
		text,
		roots,
		path
	};
	return path;
}
const NONE = [];
let latest = {
	text: "",
	roots: NONE,
	path: ""
};
function pathBelow(text, roots) {
	const path = plainPath(text);
	if (!isAbsolute$1(path)) return path === "" ? text : path;
	return roots.map(plainPath).flatMap((root) => below(path, root.endsWith("/") ? root : `${root}/`))[0] ?? inCheckout(path) ?? elsewhere(path);
}
function plainPath(text) {
	const path = text.replaceAll("\\", "/");
	const local = path.replace(/^file:(?:\/\/localhost(?=\/))?/iu, "").replace(/^\/*(?=[a-z](?::|%3a)\/)/iu, "").replace(/^([a-z])%3a\//iu, "$1:/");
	return (local !== path ? local.replace(/^\/{2,}/u, "/") : local).replace(/^(?:\.\/+)+/u, "");
}
function isAbsolute$1(path) {
	return /^(?:[a-z]:)?\//iu.test(path);
}
function below(path, root) {
	const starts = /^[a-z]:/iu.test(root) ? path.toLowerCase().startsWith(root.toLowerCase()) : path.startsWith(root);
	return isAbsolute$1(root) && root.length > 1 && starts && path.length > root.length ? [path.slice(root.length)] : [];
}
function inCheckout(path) {
	for (const checkout of CHECKOUTS) {
		const rest = path.replace(checkout, "");
		if (rest !== path && rest !== "") return rest;
	}
}
function elsewhere(path) {
	if (SYSTEM.test(path)) return path.slice(1);
	const inner = path.replace(HOME, "");
	return TREE.exec(inner)?.[1] ?? path.slice(path.replace(/\/+$/u, "").lastIndexOf("/") + 1);
}

//#endregion
//#region src/formats/advisory-ids.ts
function advisoryIds(ids) {
	const all = [...new Set(ids.map((id) => spell(id.trim())).filter((id) => id !== ""))];
	const byKind = (kind) => all.filter((id) => kind.test(id)).toSorted()[0];
	const id = byKind(/^CVE-/u) ?? byKind(/^GHSA-/u) ?? all[0] ?? "unknown";
	return {
		id,
		aliases: all.filter((other) => other !== id).toSorted()
	};
}
function spell(id) {
	if (/^cve-\d{4}-\d{4,}$/iu.test(id)) return id.toUpperCase();
	return /^ghsa(?:-[0-9a-z]{4}){3}$/iu.test(id) ? `GHSA${id.slice(4).toLowerCase()}` : id;
}

//#endregion
//#region src/formats/severity-of-word.ts
const WORDS$1 = {
	critical: "critical",
	blocker: "critical",
	urgent: "critical",
	severe: "critical",
	high: "high",
	error: "high",
	major: "high",
	important: "high",
	medium: "medium",
	moderate: "medium",
	warning: "medium",
	warn: "medium",
	minor: "low",
	low: "low",
	note: "low",
	negligible: "low",
	info: "informational",
	informational: "informational",
	information: "informational",
	none: "informational"
};
function severityOfWord(word) {
	return lookup(WORDS$1, word?.trim().toLowerCase());
}

//#endregion
//#region src/formats/rated-severity.ts
function ratedSeverity(words, score, notices) {
	for (const word of words) {
		const severity = severityOfWord(asText(word));
		if (severity !== void 0) return severity;
	}
	if (score !== void 0 && score > 0 && score <= 10) return severityOfScore(score);
	notices.add("findings that carry no known severity count as medium");
	return "medium";
}

//#endregion
//#region src/formats/cwe-numbers.ts
const ITEMS = 50;
function cweNumbers(value) {
	const items = Array.isArray(value) ? value.slice(0, ITEMS) : [value];
	if (items.length === 1) return numbersOf(items[0]).toSorted((a, b) => a - b);
	return [...new Set(items.flatMap(numbersOf))].toSorted((a, b) => a - b);
}
function numbersOf(item) {
	const { cweId, cwe, id } = asObject(item);
	const text = asText(item) ?? asText(cweId) ?? asText(cwe) ?? asText(id) ?? "";
	const only = Number(/^(?:CWE-)?(\d{1,6})$/iu.exec(text)?.[1]);
	if (!Number.isNaN(only)) return only > 0 ? [only] : [];
	const all = Array.from(text.matchAll(/\bCWE-(\d{1,6})\b/giu), ([, digits]) => Number(digits));
	return [...new Set(all)].filter((number) => number > 0);
}

//#endregion
//#region src/formats/equivalent-ids.ts
const BULLETIN = /^(?:RH[SBE]A|CESA|DSA|DLA|USN|LSN|ALAS\w*|ELSA|OVMSA|ALSA|ALBA|ALEA|RLSA|RXSA|SUSE-\w+|openSUSE-\w+|FEDORA|GLSA|MGASA|PHSA|AVG|ASA|KB|VMSA|MFSA|cisco-sa|CPU\w*)[-: ]?\d/iu;
function equivalentIds(ids) {
	return {
		equivalent: ids.filter((id) => !BULLETIN.test(id.trim())),
		bulletins: ids.filter((id) => BULLETIN.test(id.trim()))
	};
}

//#endregion
//#region src/formats/evidence-text.ts
const LENGTH = 4e3;
function evidenceText(lines) {
	let text = "";
	for (const [key, value = ""] of lines) {
		const line = oneLine(value);
		if (line !== "") text += `${text === "" ? "" : "\n"}${key}: ${line}`;
	}
	return text === "" ? void 0 : cut(text);
}
function oneLine(value) {
	if (!value.includes("\n")) return value.trim();
	return value.split("\n").map((line) => line.trim()).filter((line) => line !== "").join(" ");
}
function cut(text) {
	return text.length <= LENGTH ? text : text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/u, "");
}

//#endregion
//#region src/formats/is-url.ts
const USUAL = /^https?:\/\/(?:[a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9]*(?:\/[!-~]*)?$/u;
function isUrl(text) {
	return USUAL.test(text) && !text.includes("xn--") || URL.canParse(text);
}

//#endregion
//#region src/formats/texts-of.ts
function textsOf(value) {
	return (Array.isArray(value) ? value : [value]).flatMap((item) => asText(item) ?? []);
}

//#endregion
//#region src/formats/input-fault.ts
const SOURCE_CODE = /^(?:E(?!RR_)[A-Z0-9]+|Z_[A-Z_]+)$/u;
function inputFault(error) {
	if (error instanceof JsonError || error instanceof XmlError || error instanceof TollgateError) return error.message;
	if (error instanceof Error && "code" in error && SOURCE_CODE.test(String(error.code))) return error.message;
	throw error;
}
function recordFault(error, account) {
	worsen(account, account.raw === 0 ? "unreadable" : "degraded", inputFault(error));
}

//#endregion
//#region src/formats/shared-rules.ts
const MOST = 2e4;
const MOST_OF_AN_ID = 8;
function sharedRules() {
	const known = /* @__PURE__ */ new Map();
	return (rule) => {
		const same = known.get(rule.id);
		if (same === void 0) {
			if (known.size >= MOST) known.clear();
			known.set(rule.id, [rule]);
			return rule;
		}
		for (const other of same) if (other === rule || isEqual(other, rule)) return other;
		if (same.length < MOST_OF_AN_ID) same.push(rule);
		return rule;
	};
}
function isEqual(a, b) {
	return a.title === b.title && a.level === b.level && a.securitySeverity === b.securitySeverity && a.description === b.description && a.name === b.name && a.fix === b.fix && a.helpUri === b.helpUri && a.tags.length === b.tags.length && a.tags.every((tag, at) => tag === b.tags[at]);
}

//#endregion
//#region src/formats/read-head.ts
const HEAD_BYTES = 1048576;
const TEXT_LENGTH = 4096;
function readHead(source) {
	const head = decode(firstBytes(source));
	const text = head.slice(0, TEXT_LENGTH);
	const kind = kindOf(text);
	return {
		kind,
		keys: kind === "json-object" ? keysAt(1, head) : /* @__PURE__ */ new Set(),
		firstKeys: kind === "json-array" && /^\[\s*\{/u.test(text) ? keysAt(2, head) : /* @__PURE__ */ new Set(),
		text
	};
}
function firstBytes(source) {
	const parts = [];
	let size = 0;
	for (const chunk of source.chunks()) {
		parts.push(Buffer.from(chunk));
		size += chunk.length;
		if (size >= HEAD_BYTES) break;
	}
	return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}
function decode(head) {
	const [first, second] = head;
	return new TextDecoder(first === 255 && second === 254 ? "utf-16le" : first === 254 && second === 255 ? "utf-16be" : "utf-8").decode(head).replace(/^\uFEFF/u, "").trimStart();
}
function kindOf(text) {
	if (text === "") return "empty";
	if (text.startsWith("{")) return "json-object";
	if (text.startsWith("[")) return "json-array";
	if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(text)) return "html";
	return text.startsWith("<") ? "xml" : "text";
}
function keysAt(level, text) {
	const keys = /* @__PURE__ */ new Set();
	let depth = 0;
	let latest = "";
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (character === "\"") {
			const start = at + 1;
			for (at += 1; at < text.length && text[at] !== "\""; at += 1) if (text[at] === "\\") at += 1;
			if (depth === level) latest = text.slice(start, at);
		} else if (character === "{" || character === "[") depth += 1;
		else if (character === "}" || character === "]") {
			depth -= 1;
			if (depth === 1 && level === 2) break;
		} else if (character === ":" && depth === level) keys.add(latest);
	}
	return keys;
}

//#endregion
//#region src/formats/ecosystem-of-manifest.ts
const BY_NAME = [
	[/^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/u, "npm"],
	[/^(?:pom\.xml|build\.gradle(?:\.kts)?|gradle\.lockfile|build\.sbt|.*\.(?:jar|war|ear))$/u, "maven"],
	[/^(?:.*requirements.*\.(?:txt|pip|in)|pipfile(?:\.lock)?|poetry\.lock|pyproject\.toml|setup\.py|uv\.lock)$/u, "pypi"],
	[/^(?:go\.(?:mod|sum)|gopkg\.lock)$/u, "golang"],
	[/^(?:gemfile(?:\.lock)?|gems\.locked|.*\.gemspec)$/u, "gem"],
	[/^cargo\.(?:lock|toml)$/u, "cargo"],
	[/^composer\.(?:lock|json)$/u, "composer"],
	[/^(?:packages\.lock\.json|packages\.config|project\.assets\.json|.*\.(?:cs|vb|fs)proj)$/u, "nuget"],
	[/^(?:conan\.lock|conanfile\.(?:txt|py))$/u, "conan"],
	[/^pubspec\.(?:lock|yaml)$/u, "pub"],
	[/^mix\.(?:lock|exs)$/u, "hex"],
	[/^package\.(?:resolved|swift)$/u, "swift"],
	[/^podfile(?:\.lock)?$/u, "cocoapods"]
];
function ecosystemOfManifest(path) {
	const name = path.split(/[/\\]/u).at(-1)?.toLowerCase().slice(0, 200) ?? "";
	return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

//#endregion
//#region src/formats/odc-package.ts
const FILE_NAME = 255;
const CONFIDENCES = [
	"HIGHEST",
	"HIGH",
	"MEDIUM",
	"LOW"
];
function odcPackage(dependency) {
	const [best] = odcPackageIds(dependency);
	return (best === void 0 ? void 0 : packageOfPurl(best)) ?? packageOfFile(asText(dependency["fileName"]) ?? "");
}
function odcPackageIds(dependency) {
	return listOf(dependency["packages"]).map(asObject).flatMap((item) => {
		const id = asText(item["id"])?.trim() ?? "";
		const rank = CONFIDENCES.indexOf(asText(item["confidence"])?.toUpperCase() ?? "");
		return packageOfPurl(id) === void 0 ? [] : [{
			id,
			rank: rank < 0 ? CONFIDENCES.length : rank
		}];
	}).toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
}
function purlOfIdentifier(type, name) {
	const ecosystem = ecosystemOf(type);
	const text = name.trim().replaceAll(/^\(|\)$/gu, "");
	const cut = Math.max(text.lastIndexOf(":"), text.lastIndexOf("@"));
	const [title, version] = cut > 0 ? [text.slice(0, cut), text.slice(cut + 1)] : [text, ""];
	if (title === "" || ecosystem === "cpe") return void 0;
	return `pkg:${ecosystem}/${title.split(/[/:]/u).map(encodeURIComponent).join("/")}${version === "" ? "" : `@${encodeURIComponent(version)}`}`;
}
function packageOfFile(fileName) {
	const file = fileName.split(": ").at(-1)?.trim() ?? "";
	const [, name, version] = (file.length > FILE_NAME ? void 0 : /^(.+)[-_]v?(\d[\w.+]*(?:-[a-z][\w.]*)*)\.(?:jar|war|ear|aar|dll|exe|so|js|whl|gem|nupkg|zip|tgz|tar\.gz)$/iu.exec(file)) ?? [];
	if (name !== void 0 && version !== void 0) return {
		ecosystem: "generic",
		name,
		version
	};
	return {
		ecosystem: "generic",
		name: file === "" ? "unnamed dependency" : file
	};
}

//#endregion
//#region src/formats/odc-severity.ts
const VERSIONS = [
	"cvssv4",
	"cvssv3",
	"cvssv2"
];
function odcScore(vulnerability) {
	for (const version of VERSIONS) {
		const cvss = asObject(vulnerability[version]);
		const score = asNumber(cvss["baseScore"]) ?? asNumber(cvss["score"]);
		if (score !== void 0) return Math.round(score * 10) / 10;
	}
}
function odcSeverity(vulnerability, notices) {
	const blocks = VERSIONS.map((version) => asObject(vulnerability[version]));
	const words = [vulnerability["severity"], ...blocks.map((cvss) => cvss["baseSeverity"] ?? cvss["baseSeverity>"] ?? cvss["severity"])];
	if (blocks.some((cvss) => "baseSeverity>" in cvss)) notices.add("keys with a stray `>` were read without it");
	return ratedSeverity(words, odcScore(vulnerability), notices);
}
function odcVector(vulnerability) {
	const v4 = asText(asObject(vulnerability["cvssv4"])["vectorString"]);
	if (v4 !== void 0) return v4;
	const v3 = asObject(vulnerability["cvssv3"]);
	const metrics = [
		["AV", "attackVector"],
		["AC", "attackComplexity"],
		["PR", "privilegesRequired"],
		["UI", "userInteraction"],
		["S", "scope"],
		["C", "confidentialityImpact"],
		["I", "integrityImpact"],
		["A", "availabilityImpact"]
	].map(([short, key = ""]) => [short, asText(v3[key])?.trim().charAt(0)]);
	if (metrics.some(([, letter]) => letter === void 0 || letter === "")) return void 0;
	const version = asText(v3["version"])?.replaceAll(/^_|_$/gu, "").replace("_", ".");
	const vector = metrics.map((metric) => metric.join(":")).join("/");
	return version === void 0 ? vector : `CVSS:${version}/${vector}`;
}

//#endregion
//#region src/formats/odc-manifest.ts
const CACHES = /\/(?:\.m2\/repository|\.gradle\/caches|\.ivy2|\.nuget\/packages|\.cargo\/registry|\.pnpm-store|pkg\/mod)\//u;
function odcManifest(filePath, version) {
	const text = filePath.trim().replaceAll(/[\\/]+/gu, "/");
	const named = /^(.+?\.(?:mod|lock|json|ya?ml|toml|txt|config|resolved))[:?]/u.exec(text)?.[1];
	const file = manifestPath(named ?? text.replace(/\?.*$/su, ""));
	const isVersioned = version !== void 0 && file.slice(file.lastIndexOf("/") + 1).includes(version);
	return file === "" || isVersioned || CACHES.test(`/${text}`) ? void 0 : file;
}

//#endregion
//#region src/formats/odc-rule.ts
const TITLE_LENGTH = 160;
const DESCRIPTION_LENGTH = 4e3;
function odcRule(id, vulnerability, severity) {
	const description = cleanText(asText(vulnerability["description"]) ?? "");
	const score = odcScore(vulnerability);
	const helpUri = helpUriOf(id, vulnerability);
	return {
		id,
		title: headline(description) ?? id,
		description: description === "" ? id : description,
		...helpUri !== void 0 && { helpUri },
		level: levelOf(severity),
		...score !== void 0 && score > 0 && score <= 10 && { securitySeverity: score },
		tags: taxonomyTags({
			cwe: cweNumbers(vulnerability["cwes"]),
			owasp: [],
			pci: []
		})
	};
}
function cleanText(text) {
	return text.split("\n").map((line) => line.trimEnd()).join("\n").trim().slice(0, DESCRIPTION_LENGTH).replace(/[\uD800-\uDBFF]$/u, "").trimEnd();
}
function headline(description) {
	const line = description.split("\n").find((candidate) => /^\s*[^\s#]/u.test(candidate));
	const sentence = /^.{20,}?[.!?](?=\s|$)/u.exec(line?.trim() ?? "")?.[0] ?? line?.trim();
	if (sentence === void 0 || sentence.length <= TITLE_LENGTH) return sentence;
	return `${sentence.slice(0, TITLE_LENGTH).replace(/\s+\S*$/u, "")} …`;
}
function helpUriOf(id, vulnerability) {
	if (/^CVE-\d/u.test(id)) return `https://nvd.nist.gov/vuln/detail/${id}`;
	if (id.startsWith("GHSA-")) return `https://github.com/advisories/${id}`;
	return listOf(vulnerability["references"]).map((reference) => asText(asObject(reference)["url"])?.trim() ?? "").find((url) => /^https?:\/\//u.test(url) && isUrl(url));
}

//#endregion
//#region src/formats/sarif/advisory-rule.ts
function advisoryRule(rule, descriptor, tool) {
	const { id, aliases } = advisoryIds([...ownIds(rule.id, tool), ...otherIds(descriptor, tool)]);
	return {
		rule: id === rule.id ? rule : {
			...rule,
			id
		},
		aliases
	};
}
function ownIds(id, tool) {
	switch (tool.id) {
		case "grype": return [/^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-)/iu.exec(id)?.[0] ?? id];
		case "trivy": return [id.replace(/^\[[A-Z]+\] /u, "")];
		case "dependency-check": return [id.replaceAll(/\s+/gu, " ")];
		default: return [id];
	}
}
function otherIds(descriptor, tool) {
	if (tool.id === "osv-scanner") return equivalentIds(textsOf(descriptor["deprecatedIds"])).equivalent;
	if (tool.id !== "snyk") return [];
	const text = asText(asObject(descriptor["fullDescription"])["text"])?.slice(0, 2e3) ?? "";
	return (/^\(([^)]*)\) /u.exec(text)?.[1] ?? "").split(",").filter((part) => /^CVE-\d/iu.test(part.trim()));
}

//#endregion
//#region src/formats/sarif/given-uri.ts
function givenUri(physical, artifacts) {
	const artifact = asObject(physical["artifactLocation"]);
	const index = artifact["index"];
	const indexed = typeof index === "number" ? asObject(asObject(asList(artifacts)[index])["location"]) : {};
	return asText(artifact["uri"]) ?? asText(indexed["uri"]);
}

//#endregion
//#region src/formats/sarif/odc-rule-of-result.ts
function odcRuleOfResult(id, result, descriptor, notices) {
	const vulnerability = vulnerabilityOf(result, descriptor);
	const severity = odcSeverity(vulnerability, notices);
	const evidence = exploitedText(descriptor);
	return {
		rule: odcRule(id, vulnerability, severity),
		severity,
		...evidence !== void 0 && { evidence }
	};
}
function exploitedText(descriptor) {
	const text = asText(asObject(descriptor["fullDescription"])["text"])?.slice(0, 2e4) ?? "";
	if (!text.startsWith("CISA Known Exploited Vulnerability")) return void 0;
	const [added, due] = ["Date Added", "Due Date"].map((label) => new RegExp(`^${label}:? ?(\\d{4}-\\d\\d-\\d\\d)`, "mu").exec(text)?.[1]);
	return evidenceText([["known exploited", `${added === void 0 ? "yes" : `since ${added}`}${due === void 0 ? "" : ` due ${due}`}`]]);
}
function vulnerabilityOf(result, descriptor) {
	const properties = {
		...asObject(descriptor["properties"]),
		...asObject(result["properties"])
	};
	const headline = asText(asObject(descriptor["shortDescription"])["text"])?.slice(0, 100) ?? "";
	return {
		severity: asText(properties["severity"]) ?? /^([a-z]+) severity - /iu.exec(headline)?.[1],
		...Object.fromEntries([
			"cvssv4",
			"cvssv3",
			"cvssv2"
		].map((version) => [version, blockOf(version, properties)])),
		description: descriptionOf(result, descriptor)
	};
}
function descriptionOf(result, descriptor) {
	const name = asText(result["ruleId"]) ?? "";
	const message = asText(asObject(result["message"])["text"]);
	if (message === name) return "";
	if (message?.startsWith(`${name} - `) === true) return message.slice(name.length + 3);
	const own = asText(asObject(descriptor["fullDescription"])["text"]) ?? message ?? "";
	return own === "null" ? "" : own;
}
function blockOf(version, properties) {
	const start = `${version}_`;
	return Object.fromEntries(Object.entries(properties).filter(([key]) => key.startsWith(start)).map(([key, value]) => [key.slice(start.length), value]));
}

//#endregion
//#region src/formats/sarif/package-of-result.ts
const MESSAGES = {
	trivy: /^Package: (?<name>\S+)\nInstalled Version: (?<version>\S*)/u,
	"osv-scanner": /^Package '(?<name>[^']+)@(?<version>[^'@]*)' is vulnerable/u,
	grype: /vulnerability in (?<type>[\w.-]+) package: (?<name>[^\s,]+), version (?<version>\S+) was found/u
};
function packageOfResult(texts, tool) {
	const { result, message, file } = texts;
	const names = asList(result["locations"]).flatMap((location) => asList(asObject(location)["logicalLocations"]).flatMap((logical) => asText(asObject(logical)["fullyQualifiedName"]) ?? []));
	const byPurl = names.map(packageOfPurl).find((found) => found !== void 0);
	if (tool?.id === "dependency-check") {
		const fileName = file?.given.split(/[/\\]/u).at(-1)?.replace(/\?.*$/su, "");
		const found = byPurl ?? odcPackage({ fileName });
		return located(found, file && odcManifest(file.given, found.version));
	}
	if (byPurl !== void 0) return located(byPurl, file?.uri);
	if (tool === void 0) return void 0;
	const groups = tool.id === "snyk" ? snykNames(texts.descriptor) ?? names.map((name) => NAME_AND_VERSION.exec(name)?.groups).find(Boolean) : MESSAGES[tool.id]?.exec(message.slice(0, 2e3))?.groups;
	const name = groups?.["name"];
	if (name === void 0) return void 0;
	const named = groups?.["type"] ?? (tool.id === "snyk" ? snykManager(texts.descriptor) : void 0);
	const ecosystem = ecosystemOfManifest(file?.uri ?? "") ?? (named === void 0 ? "generic" : ecosystemOf(named));
	const version = groups?.["version"];
	const own = [
		"deb",
		"rpm",
		"apk"
	].includes(ecosystem) ? name.split("/").at(-1) ?? name : name;
	return located({
		ecosystem,
		name: packageName(ecosystem, own),
		...version && { version }
	}, file?.uri);
}
const NAME_AND_VERSION = /^(?<name>.+)@(?<version>[^@/]*)$/u;
function snykNames(descriptor) {
	const text = asText(asObject(descriptor["fullDescription"])["text"])?.slice(0, 2e3) ?? "";
	return NAME_AND_VERSION.exec(text.replace(/^\([^)]*\) /u, ""))?.groups;
}
function snykManager(descriptor) {
	const tag = asText(asList(asObject(descriptor["properties"])["tags"]).at(-1));
	return tag === void 0 || tag === "security" || tag.startsWith("CWE-") ? void 0 : tag;
}
function located(found, manifest) {
	return {
		kind: "package",
		...found,
		...manifest !== void 0 && { manifest }
	};
}

//#endregion
//#region src/formats/sarif/read-location.ts
function readLocations(result, artifacts, roots, notices) {
	const method = asText(asObject(result["webRequest"])["method"]);
	return asList(result["locations"]).flatMap((item) => {
		const location = asObject(item);
		return readOwn(asObject(asObject(location["properties"])["tollgate/location"])) ?? readPlace(asObject(location["physicalLocation"]), artifacts, roots, method, notices) ?? readLogical(location) ?? [];
	});
}
function readOwn(own) {
	const [name, url, method, parameter, control] = [
		"name",
		"url",
		"method",
		"parameter",
		"control"
	].map((key) => asText(own[key]));
	switch (own["kind"]) {
		case "none": return [];
		case "file": {
			const uri = asText(own["uri"]);
			const region = readRegion(asObject(own["region"]), /* @__PURE__ */ new Set());
			const snippet = asText(own["snippet"]);
			return uri === void 0 ? void 0 : {
				kind: "file",
				uri,
				...region && { region },
				...snippet !== void 0 && { snippet }
			};
		}
		case "url":
			if (url === void 0) return void 0;
			return {
				kind: "url",
				url,
				...method !== void 0 && { method },
				...parameter !== void 0 && { parameter }
			};
		case "package": {
			const [ecosystem, version, manifest] = [
				"ecosystem",
				"version",
				"manifest"
			].map((key) => asText(own[key]));
			const line = asPosition(own["line"]);
			if (name === void 0 || ecosystem === void 0) return void 0;
			return {
				kind: "package",
				ecosystem,
				name,
				...version !== void 0 && { version },
				...manifest !== void 0 && { manifest },
				...line !== void 0 && { line }
			};
		}
		case "control": return control === void 0 ? void 0 : {
			kind: "control",
			control
		};
		default: return;
	}
}
function readPlace(physical, artifacts, roots, method, notices) {
	const given = givenUri(physical, artifacts);
	if (given === void 0) return void 0;
	if (/^https?:\/\//iu.test(given)) {
		notices.add("web addresses stood where SARIF wants files: they were read as such");
		return {
			kind: "url",
			url: given,
			...method !== void 0 && { method }
		};
	}
	const uri = relativeUri(given, roots);
	if (uri !== given) notices.add("absolute file paths were made relative to the checkout");
	const region = readRegion(asObject(physical["region"]), notices);
	const snippet = asText(asObject(asObject(physical["region"])["snippet"])["text"]);
	return {
		kind: "file",
		uri,
		...region && { region },
		...region && snippet !== void 0 && { snippet }
	};
}
function readRegion(region, notices) {
	const startLine = asPosition(region["startLine"]);
	if (startLine === void 0) return void 0;
	const [startColumn, endLine, endColumn] = [
		"startColumn",
		"endLine",
		"endColumn"
	].map((key) => asPosition(region[key]));
	const isBackwards = (endLine ?? startLine) < startLine || (endLine ?? startLine) === startLine && (endColumn ?? Infinity) < (startColumn ?? 1);
	if (isBackwards) notices.add("regions that end before they start: only the start was kept");
	return {
		startLine,
		...startColumn !== void 0 && { startColumn },
		...endLine !== void 0 && !isBackwards && { endLine },
		...endColumn !== void 0 && !isBackwards && { endColumn }
	};
}
function relativeUri(uri, roots) {
	return /^(?:file:|[a-z]:[\\/]|[\\/])/iu.test(uri) ? manifestPath(uri, roots) : uri;
}
function readLogical(location) {
	const logical = asObject(asList(location["logicalLocations"])[0]);
	const name = asText(logical["fullyQualifiedName"]) ?? asText(logical["name"]);
	return name === void 0 ? void 0 : {
		kind: "logical",
		name
	};
}

//#endregion
//#region src/formats/sarif/read-rule.ts
const LEVELS = [
	"error",
	"warning",
	"note",
	"none"
];
const WORDS = {
	critical: 9.5,
	high: 8,
	error: 8,
	medium: 5.5,
	moderate: 5.5,
	warning: 5.5,
	low: 3,
	note: 3
};
function readLevel(value) {
	return LEVELS.find((level) => level === value);
}
function readScore(value, notices) {
	const number = asNumber(value) ?? lookup(WORDS, asText(value)?.toLowerCase());
	if (typeof value === "string" && asNumber(value) === void 0 && number !== void 0) notices.add(`security-severity "${value}" is a word and was read as ${number}`);
	return number !== void 0 && number > 0 && number <= 10 ? number : void 0;
}
function readRule(id, descriptor, notices) {
	const properties = asObject(descriptor["properties"]);
	const name = asText(descriptor["name"]);
	const title = textOf(descriptor["shortDescription"]) ?? name ?? id;
	const description = textOf(descriptor["fullDescription"]) ?? title;
	const help = textOf(descriptor["help"]);
	const helpUri = asText(descriptor["helpUri"]);
	const score = readScore(properties["security-severity"], notices);
	return {
		id,
		...name !== void 0 && name !== id && { name },
		title,
		description,
		...help !== void 0 && help !== description && { fix: help },
		...helpUri !== void 0 && { helpUri },
		level: readLevel(asObject(descriptor["defaultConfiguration"])["level"]) ?? "warning",
		...score !== void 0 && { securitySeverity: score },
		tags: asList(properties["tags"]).filter((tag) => typeof tag === "string")
	};
}
function textOf(message) {
	return asText(asObject(message)["text"]) ?? asText(asObject(message)["markdown"]);
}

//#endregion
//#region src/formats/sarif/read-result.ts
const KINDS = [
	"fail",
	"pass",
	"open",
	"review",
	"informational",
	"notApplicable"
];
const STATES = [
	"new",
	"unchanged",
	"updated",
	"absent"
];
function readResult(result, run, notices) {
	const { rule, descriptor } = ruleOfResult(result, run, notices);
	const properties = asObject(result["properties"]);
	const kind = KINDS.find((candidate) => candidate === result["kind"]) ?? "fail";
	const level = readLevel(result["level"]) ?? (kind === "fail" ? rule.level : "none");
	const state = STATES.find((candidate) => candidate === result["baselineState"]);
	const message = messageOf(result, descriptor, run) ?? rule.title;
	const locations = readLocations(result, run.artifacts, run.roots, notices);
	const about = packageOf(result, descriptor, message, locations, run);
	const advisory = about === void 0 ? void 0 : advisoryOf(rule, result, descriptor, run, notices);
	const evidence = asText(properties["tollgate/evidence"]) ?? advisory?.evidence;
	const firstSeen = asText(asObject(result["provenance"])["firstDetectionTimeUtc"]);
	const own = asList(properties[ALIASES_PROPERTY]).filter((alias) => typeof alias === "string");
	return {
		rule: advisory?.rule ?? rule,
		kind,
		level: (kind === "fail" ? advisory?.level : void 0) ?? level,
		severity: advisory?.severity ?? severityOf(properties, rule, level, notices),
		message: about !== void 0 && advisory?.severity !== void 0 ? packageMessage(about, advisory.rule) : message,
		locations: about === void 0 ? locations : [about, ...locations.slice(1)],
		aliases: [...own, ...advisory?.aliases ?? []],
		...evidence !== void 0 && { evidence },
		occurrences: asPosition(result["occurrenceCount"]) ?? 1,
		fingerprints: fingerprintsOf(result),
		suppressions: asList(result["suppressions"]).map((item) => suppressionOf(asObject(item))),
		...state !== void 0 && { baselineState: state },
		sources: asList(properties[SOURCES_PROPERTY]).flatMap((item) => sourceOf(asObject(item))),
		...properties["tollgate/scope"] === "site" && { scope: "site" },
		...firstSeen !== void 0 && { firstSeen }
	};
}
function packageOf(result, descriptor, message, locations, run) {
	const [first] = locations;
	if (first !== void 0 && first.kind !== "file" && first.kind !== "logical") return void 0;
	const physical = asObject(asObject(asList(result["locations"])[0])["physicalLocation"]);
	const uri = first?.kind === "file" ? first.uri : void 0;
	const file = uri === void 0 ? void 0 : {
		given: givenUri(physical, run.artifacts) ?? uri,
		uri
	};
	return packageOfResult({
		result,
		descriptor,
		message,
		...file && { file }
	}, run.dependencyTool);
}
function packageMessage({ name, version }, rule) {
	return `${version === void 0 ? name : `${name}@${version}`}: ${rule.title}`;
}
function advisoryOf(rule, result, descriptor, run, notices) {
	const { dependencyTool: tool, advisories } = run;
	if (tool === void 0) return void 0;
	const known = advisories.get(rule.id) ?? advisoryRule(rule, descriptor, tool);
	advisories.set(rule.id, known);
	if (tool.id !== "dependency-check") return known;
	const rated = odcRuleOfResult(known.rule.id, result, descriptor, notices);
	return {
		...known,
		...rated,
		rule: run.share(rated.rule),
		level: levelOf(rated.severity)
	};
}
function severityOf(properties, rule, level, notices) {
	const own = SEVERITIES.find((severity) => severity === properties[SEVERITY_PROPERTY]);
	if (own !== void 0) return own;
	const score = readScore(properties["security-severity"], notices) ?? rule.securitySeverity;
	return score === void 0 ? severityOfLevel(level) : severityOfScore(score);
}
function ruleOfResult(result, run, notices) {
	const reference = asObject(result["rule"]);
	const component = asObject(reference["toolComponent"])["index"];
	const index = result["ruleIndex"] ?? reference["index"];
	const list = typeof component === "number" ? asList(run.extensions[component]?.["rules"]).map(asObject) : run.driverRules;
	const indexed = typeof index === "number" && index >= 0 ? list[index] : void 0;
	const id = asText(result["ruleId"]) ?? asText(reference["id"]) ?? asText(indexed?.["id"]) ?? "unknown";
	const parent = id.slice(0, Math.max(0, id.lastIndexOf("/")));
	const fitting = indexed !== void 0 && [id, parent].includes(asText(indexed["id"]) ?? "") ? indexed : void 0;
	if (indexed !== void 0 && fitting === void 0) notices.add("a `ruleIndex` that names another rule than `ruleId`: the id was taken");
	const descriptor = run.descriptors.get(id) ?? fitting ?? run.descriptors.get(parent) ?? {};
	const rule = run.rules.get(id) ?? readRule(id, descriptor, notices);
	run.rules.set(id, rule);
	return {
		rule,
		descriptor
	};
}
function messageOf(result, descriptor, run) {
	const message = asObject(result["message"]);
	if (typeof message["text"] === "string") return message["text"];
	if (typeof message["markdown"] === "string") return message["markdown"];
	const id = asText(message["id"]);
	if (id === void 0) return void 0;
	const strings = asObject(descriptor["messageStrings"]);
	const template = asText(asObject(strings[id])["text"]) ?? asText(asObject(run.globalMessages[id])["text"]);
	const values = asList(message["arguments"]).map(String);
	return template?.replaceAll(/\{\{|\}\}|\{(\d{1,3})\}/gu, (whole, number) => number === void 0 ? whole.charAt(0) : values[Number(number)] ?? whole);
}
function sourceOf(item) {
	const [tool, rule] = [asText(item["tool"]), asText(item["rule"])];
	const severity = SEVERITIES.find((candidate) => candidate === item["severity"]);
	if (tool === void 0 || rule === void 0 || severity === void 0) return [];
	return [{
		tool,
		rule,
		severity,
		occurrences: asPosition(item["occurrences"]) ?? 1
	}];
}
function fingerprintsOf(result) {
	const entries = [...Object.entries(asObject(result["fingerprints"])), ...Object.entries(asObject(result["partialFingerprints"]))];
	return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
}
function suppressionOf(item) {
	const properties = asObject(item["properties"]);
	const status = [
		"accepted",
		"underReview",
		"rejected"
	].find((candidate) => candidate === item["status"]);
	const [reason, owner, expires] = [
		asText(item["justification"]),
		asText(properties["owner"]),
		asText(properties["expiryUtc"])
	];
	return {
		kind: item["kind"] === "inSource" ? "inSource" : "external",
		...status !== void 0 && { status },
		...reason !== void 0 && { reason },
		...owner !== void 0 && { owner },
		...expires !== void 0 && { expires }
	};
}

//#endregion
//#region src/formats/sarif/dependency-tools.ts
const TOOLS = [
	[/^dependency-check$/iu, {
		id: "dependency-check",
		name: "Dependency-Check"
	}],
	[/^(?:grype$|anchore\b)/iu, {
		id: "grype",
		name: "Grype"
	}],
	[/^osv-scanner$/iu, {
		id: "osv-scanner",
		name: "OSV-Scanner"
	}],
	[/^snyk (?:open source|container)$/iu, { id: "snyk" }],
	[/^trivy/iu, { id: "trivy" }]
];
function dependencyTool(driver) {
	return TOOLS.find(([name]) => name.test(driver.slice(0, 100)))?.[1];
}

//#endregion
//#region src/formats/sarif/read-run.ts
const ROOTS = 20;
const STATUSES = [
	"complete",
	"degraded",
	"unreadable"
];
function readRun(run, notices) {
	const driver = asObject(asObject(run["tool"])["driver"]);
	const extensions = asList(asObject(run["tool"])["extensions"]).map(asObject);
	const driverRules = asList(driver["rules"]).map(asObject);
	const descriptors = /* @__PURE__ */ new Map();
	for (const rule of [...extensions.flatMap((extension) => asList(extension["rules"]).map(asObject)), ...driverRules]) {
		const id = asText(rule["id"]);
		if (id !== void 0) descriptors.set(id, rule);
	}
	const tool = asObject(run["properties"])["tollgate/run"] !== void 0 ? void 0 : dependencyTool(asText(driver["name"]) ?? "");
	const rules = /* @__PURE__ */ new Map();
	for (const [id, descriptor] of descriptors) rules.set(id, readRule(id, descriptor, notices));
	return {
		info: named(readInfo(run, driver, driverRules, rules, notices), tool),
		driverRules,
		descriptors,
		rules,
		extensions,
		globalMessages: asObject(driver["globalMessageStrings"]),
		artifacts: asList(run["artifacts"]),
		roots: rootsOf(run),
		dependencyTool: tool,
		advisories: /* @__PURE__ */ new Map(),
		share: sharedRules()
	};
}
function named(info, tool) {
	if (tool === void 0) return info;
	return {
		...info,
		tool: {
			...info.tool,
			name: tool.name ?? info.tool.name
		},
		scan: info.scan ?? "dependencies",
		rules: []
	};
}
function rootsOf(run) {
	const bases = Object.values(asObject(run["originalUriBaseIds"]));
	const folders = asList(run["invocations"]).map((invocation) => asObject(invocation)["workingDirectory"]);
	return [...bases, ...folders].slice(0, ROOTS).flatMap((item) => asText(asObject(item)["uri"]) ?? []);
}
function readInfo(run, driver, driverRules, rules, notices) {
	const own = asObject(asObject(run["properties"])[RUN_PROPERTY]);
	const name = asText(driver["name"]);
	if (name === void 0) notices.add("a run does not name its tool");
	const version = asText(driver["semanticVersion"]) ?? asText(driver["version"]);
	const informationUri = asText(driver["informationUri"]);
	const scan = SCANS.find((candidate) => candidate === own["scan"]);
	const [target, shard] = [asText(own["target"]), asText(own["shard"])];
	const coverage = readCoverage(own["coverage"]);
	const { status, reason } = readStatus(run, own, notices);
	return {
		tool: {
			name: name ?? "unknown tool",
			...version !== void 0 && { version },
			...informationUri !== void 0 && { informationUri }
		},
		...scan !== void 0 && { scan },
		...target !== void 0 && { target },
		...shard !== void 0 && { shard },
		status,
		...reason !== void 0 && { reason },
		...coverage !== void 0 && { coverage },
		rules: driverRules.flatMap((descriptor) => rules.get(asText(descriptor["id"]) ?? "") ?? [])
	};
}
function readStatus(run, own, notices) {
	const status = STATUSES.find((candidate) => candidate === own["status"]);
	const reason = asText(own["reason"]);
	if (status !== void 0) return {
		status,
		...reason !== void 0 && { reason }
	};
	const invocations = asList(run["invocations"]).map(asObject);
	if (invocations.length === 0) notices.add("a run without invocations is taken as complete");
	const failed = invocations.find((invocation) => invocation["executionSuccessful"] === false);
	if (failed === void 0) return { status: "complete" };
	const notification = asObject(asList(failed["toolExecutionNotifications"])[0]);
	return {
		status: "degraded",
		reason: asText(failed["exitCodeDescription"]) ?? asText(asObject(notification["message"])["text"]) ?? "the tool says that its execution failed"
	};
}
function readCoverage(value) {
	const entries = Object.entries(asObject(value)).flatMap(([key, item]) => {
		if (typeof item === "string" || typeof item === "number") return [[key, item]];
		return Array.isArray(item) ? [[key, item.map(String)]] : [];
	});
	return typeof value === "object" && value !== null ? Object.fromEntries(entries) : void 0;
}

//#endregion
//#region src/formats/sarif/index.ts
const RUN_KEYS = [
	"tool",
	"artifacts",
	"invocations",
	"properties",
	"originalUriBaseIds"
];
const format = {
	id: "sarif",
	title: "SARIF 2.1.0",
	url: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html",
	versions: "SARIF 2.1.0 of any tool",
	mapping: [
		["runs[].results[]", "one finding each"],
		["ruleId, rule, ruleIndex", "rule, by id before index; a/b may refer to the descriptor a"],
		["security-severity, else level", "severity"],
		["message.text, markdown, or id with arguments", "message"],
		["locations", "locations: files relative to the roots that the run names or to known checkouts; http(s) as URLs; else logical ones"],
		["texts of Dependency-Check, Grype, OSV-Scanner, Snyk, Trivy", "package, advisory and its other ids, as in their own formats"],
		["suppressions, baselineState, kind, occurrenceCount, partialFingerprints", "the same"],
		["invocations[].executionSuccessful false", "the run is degraded"]
	],
	faults: [
		"security-severity as a word: translated, with a notice",
		"Dependency-Check calls everything a warning and rates no CVSS 2: severity and score come from the properties of the rule",
		"Grype appends the package to the id of a rule: the advisory alone is the id",
		"wrong ruleIndex: the id wins",
		"a region that ends before it starts: its start is kept",
		"a run without invocations: taken as complete, with a notice",
		"a repeated `results` key: the results are joined"
	],
	recognizes: ({ kind, keys }) => kind === "json-object" && keys.has("runs"),
	read
};
function* read(source) {
	const account = openAccount();
	const runs = [];
	try {
		for (const { path, value } of jsonElements(source.chunks(), [[
			"runs",
			"*",
			"results",
			"*"
		]])) {
			if (account.raw === 0) readRuns(source, runs, account);
			const index = Number(path[1]);
			while (runs.length <= index) runs.push(readRun({}, account.notices));
			const run = runs[index];
			if (run === void 0) continue;
			account.raw += 1;
			account.occurrences += 1;
			yield {
				run: index,
				finding: readResult(asObject(value), run, account.notices)
			};
		}
		if (account.raw === 0) readRuns(source, runs, account);
		if (runs.length === 0) worsen(account, "unreadable", "the SARIF holds no run: nobody scanned anything");
	} catch (error) {
		if (account.raw === 0) readRuns(source, runs, account);
		recordFault(error, account);
	}
	return closeAccount(account, runs.map((run) => run.info));
}
function readRuns(source, runs, account) {
	const parts = [];
	let version;
	const patterns = [["version"], ...RUN_KEYS.map((key) => [
		"runs",
		"*",
		key
	])];
	try {
		for (const { path, value } of jsonElements(source.chunks(), patterns)) if (path[0] === "version") version = value;
		else if (typeof path[1] !== "number") worsen(account, "unreadable", "`runs` is no list");
		else {
			while (parts.length <= path[1]) parts.push({});
			const part = parts[path[1]];
			if (part !== void 0) part[String(path[2])] = value;
		}
		checkVersion(version, account);
	} catch (error) {
		worsen(account, "degraded", inputFault(error));
	}
	runs.push(...parts.map((part) => readRun(part, account.notices)));
}
function checkVersion(version, account) {
	if (version === "2.1.0") return;
	if (typeof version === "string" && !version.startsWith("2.1")) worsen(account, "unreadable", `the SARIF version is "${version}", "2.1.0" expected`);
	else account.notices.add(`the SARIF version is ${typeof version === "string" ? `"${version}"` : "missing"}, read as 2.1.0`);
}

//#endregion
//#region src/util/file-source.ts
const CHUNK = 262144;
const NOT_REGULAR = "it is no regular file but a pipe or a device";
function fileSource(path) {
	return {
		name: basename(path),
		*chunks() {
			refuseEndless(path);
			const file = openSync(path, "r");
			try {
				const chunk = Buffer.allocUnsafe(CHUNK);
				for (;;) {
					const size = readSync(file, chunk, 0, CHUNK, null);
					if (size === 0) return;
					yield chunk.subarray(0, size);
				}
			} finally {
				closeSync(file);
			}
		}
	};
}
function refuseEndless(path) {
	const stat = statSync(path);
	if (stat.isFile() || stat.isDirectory()) return;
	throw new TollgateError("file/not-regular", `${NOT_REGULAR}: give - and redirect it to standard input`, {
		class: "incomplete",
		place: { file: path },
		help: ["write it to a file first"]
	});
}

//#endregion
//#region src/cli/read-sarif.ts
function readSarif(path, { cwd }) {
	try {
		const source = fileSource(resolve(cwd, path));
		if (!format.recognizes(readHead(source))) throw new TypeError("it is no SARIF");
		const reader = format.read(source);
		const findings = [];
		let step = reader.next();
		while (step.done !== true) {
			const { run, finding } = step.value;
			while (findings.length <= run) findings.push([]);
			findings[run]?.push(finding);
			step = reader.next();
		}
		if (step.value.status !== "complete") throw new TypeError(step.value.reason ?? "it cannot be read to its end");
		return {
			runs: judgeShards(step.value.runs).map((info, position) => ({
				info,
				findings: findings[position] ?? []
			})),
			notices: step.value.notices
		};
	} catch (error) {
		throw new TollgateError("sarif/unreadable", `${path} cannot be read as SARIF: ${error instanceof Error ? error.message : String(error)}`, {
			class: "incomplete",
			place: { file: path },
			help: ["make it with `tollgate normalize REPORT… --output FILE`, or run the scan again"],
			cause: error
		});
	}
}

//#endregion
export { worsen as A, severityOfWord as C, closeAccount as D, listOf as E, jsonFault as F, jsonElements as M, judgeShards as N, drop as O, shardGaps as P, ratedSeverity as S, manifestPath as T, textsOf as _, odcManifest as a, equivalentIds as b, odcVector as c, purlOfIdentifier as d, ecosystemOfManifest as f, recordFault as g, inputFault as h, odcRule as i, JsonError as j, openAccount as k, odcPackage as l, sharedRules as m, fileSource as n, odcScore as o, readHead as p, format as r, odcSeverity as s, readSarif as t, odcPackageIds as u, isUrl as v, advisoryIds as w, cweNumbers as x, evidenceText as y };