import { t as __commonJSMin } from "./rolldown-runtime.js";
import { t as TollgateError } from "./errors.js";
import { t as lookup } from "./lookup.js";
import { a as asText, i as asPosition, n as asNumber, r as asObject, t as asList } from "./untrusted.js";
import { basename } from "node:path";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { TextDecoder as TextDecoder$1 } from "node:util";

//#region src/model/fingerprint.ts
const FINGERPRINT_KEY = "tollgate/v1";
const DETAIL_KEY = "tollgate/v1/detail";

//#endregion
//#region src/model/severity.ts
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"informational"
];
const LEVELS$1 = {
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
	return LEVELS$1[severity];
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
//#region src/model/report.ts
const STATUSES$1 = [
	"complete",
	"degraded",
	"unreadable"
];
function worseStatus(a, b) {
	return STATUSES$1.indexOf(a) > STATUSES$1.indexOf(b) ? a : b;
}
const SCANS = [
	"web",
	"dependencies",
	"payments",
	"pci"
];

//#endregion
//#region src/model/rule.ts
function pascalName(id) {
	return (id.split("/").at(-1) ?? id).split(/[^a-z0-9]+/iu).filter((word) => word !== "").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
function taxonomyTags(taxonomy) {
	return [
		"security",
		...taxonomy.cwe.map((number) => `external/cwe/cwe-${number}`),
		...taxonomy.owasp.map((number) => `external/owasp/${number}`),
		...taxonomy.pci.map((number) => `external/pci/${number}`)
	];
}
function ruleOf(definition) {
	return {
		id: definition.id,
		name: pascalName(definition.id),
		title: definition.title,
		description: `${definition.what} ${definition.why}`,
		fix: definition.fix,
		level: definition.level,
		securitySeverity: definition.securitySeverity,
		tags: taxonomyTags(definition)
	};
}

//#endregion
//#region src/model/suppression.ts
function isInForce(suppression, now) {
	if (suppression.status !== void 0 && suppression.status !== "accepted") return false;
	if (suppression.expires === void 0) return true;
	const text = /^\d{4}-\d{2}-\d{2}$/u.test(suppression.expires) ? `${suppression.expires}T23:59:59.999Z` : suppression.expires;
	const end = Date.parse(text);
	return !Number.isNaN(end) && now <= end;
}

//#endregion
//#region src/model/package-name.ts
const ECOSYSTEMS = {
	node: "npm",
	nodejs: "npm",
	"node-pkg": "npm",
	javascript: "npm",
	yarn: "npm",
	pnpm: "npm",
	"yarn.lock": "npm",
	java: "maven",
	jar: "maven",
	pom: "maven",
	gradle: "maven",
	"java-archive": "maven",
	sbt: "maven",
	python: "pypi",
	pip: "pypi",
	pipenv: "pypi",
	poetry: "pypi",
	"python-pkg": "pypi",
	uv: "pypi",
	go: "golang",
	gomod: "golang",
	gobinary: "golang",
	"go-module": "golang",
	golangdep: "golang",
	gomodules: "golang",
	ruby: "gem",
	rubygems: "gem",
	bundler: "gem",
	gemspec: "gem",
	rust: "cargo",
	"crates.io": "cargo",
	rustbinary: "cargo",
	"rust-crate": "cargo",
	php: "composer",
	packagist: "composer",
	"composer-vendor": "composer",
	"php-composer": "composer",
	dotnet: "nuget",
	"dotnet-core": "nuget",
	".net": "nuget",
	debian: "deb",
	ubuntu: "deb",
	dpkg: "deb",
	linux: "generic",
	alpine: "apk",
	wolfi: "apk",
	chainguard: "apk",
	redhat: "rpm",
	centos: "rpm",
	rocky: "rpm",
	alma: "rpm",
	amazon: "rpm",
	oracle: "rpm",
	fedora: "rpm",
	suse: "rpm",
	unmanaged: "generic",
	other: "generic"
};
function ecosystemOf(name) {
	const lower = name.toLowerCase().replace(/:.*$/u, "").trim();
	return lookup(ECOSYSTEMS, lower) ?? (lower === "" ? "generic" : lower);
}
function packageName(ecosystem, name) {
	switch (ecosystem) {
		case "pypi": return name.toLowerCase().replaceAll(/[-_.]+/gu, "-");
		case "maven": return name.includes(":") ? name : name.replace("/", ":");
		case "nuget":
		case "composer":
		case "npm": return name.toLowerCase();
		default: return name;
	}
}
const DISTRIBUTIONS = /* @__PURE__ */ new Set([
	"alpm",
	"apk",
	"deb",
	"rpm"
]);
function packageOfPurl(purl) {
	const match = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)/iu.exec(purl?.trim() ?? "");
	const [, type = "", rest = ""] = match ?? [];
	if (match === null) return void 0;
	const at = rest.lastIndexOf("@");
	const hasVersion = at > 0 && !rest.slice(at).includes("/");
	const path = (hasVersion ? rest.slice(0, at) : rest).split("/").filter((part) => part !== "").map(decode$1);
	const ecosystem = ecosystemOf(type);
	const name = DISTRIBUTIONS.has(ecosystem) ? path.at(-1) ?? "" : path.join(ecosystem === "maven" ? ":" : "/");
	if (name === "") return void 0;
	const version = hasVersion ? decode$1(rest.slice(at + 1)) : "";
	return {
		ecosystem,
		name: packageName(ecosystem, name),
		...version !== "" && { version }
	};
}
function decode$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
//#region src/pipeline/suppress.ts
const EXPIRED = ownRule("tollgate/suppression-expired", "A suppression has expired", "A recorded decision not to act on a finding has passed its date, so the finding counts again.", "Fix the finding, or decide anew with a reason and a date.", "medium");
const UNUSED = ownRule("tollgate/suppression-unused", "A suppression is about no finding", "A recorded decision meets no finding of this run: the flaw is gone, or the decision names it wrongly and a real one stays open.", "Remove the entry, or correct its fingerprint or rule.", "low");
const SUPPRESSION_RULES = [EXPIRED, UNUSED];
function openSuppressor(entries, now) {
	const used = /* @__PURE__ */ new Set();
	const decisions = entries.map((entry) => ({
		entry,
		suppression: suppressionOf$1(entry)
	}));
	const bySubject = Map.groupBy(decisions, ({ entry }) => entry.fingerprint ?? entry.rule ?? "");
	return {
		apply(finding) {
			if (decisions.length === 0) return finding;
			const meeting = [
				finding.fingerprints["tollgate/v1"] ?? "",
				finding.rule.id,
				...finding.aliases
			].flatMap((subject) => bySubject.get(subject) ?? []).filter(({ entry }) => isAbout(entry, finding));
			for (const { entry } of meeting) used.add(entry);
			const inForce = meeting.flatMap(({ suppression }) => isInForce({
				...suppression,
				status: "accepted"
			}, now) ? [suppression] : []);
			return inForce.length === 0 ? finding : {
				...finding,
				suppressions: [...finding.suppressions, ...inForce]
			};
		},
		findings: () => decisions.flatMap(({ entry, suppression }) => {
			if (!used.has(entry)) return [about(entry, UNUSED, "low", "is about no finding: remove it, or correct it")];
			if (entry.expires === void 0 || isInForce({
				...suppression,
				status: "accepted"
			}, now)) return [];
			return [about(entry, EXPIRED, "medium", `expired on ${entry.expires}: its findings count again`)];
		})
	};
}
function isSuppressed(finding, now) {
	return finding.suppressions.some((suppression) => isInForce(suppression, now));
}
function isAbout(entry, finding) {
	if (entry.fingerprint !== void 0 && entry.fingerprint !== finding.fingerprints["tollgate/v1"]) return false;
	if (entry.rule !== void 0 && entry.rule !== finding.rule.id && !finding.aliases.includes(entry.rule)) return false;
	if (entry.package !== void 0 && !finding.locations.some((location) => isPackage(location, entry.package ?? ""))) return false;
	return entry.fingerprint !== void 0 || entry.rule !== void 0;
}
function isPackage(location, wanted) {
	if (location.kind !== "package") return false;
	const { ecosystem, name, version } = location;
	const purl = packageOfPurl(wanted);
	if (purl === void 0) return wanted === name || version !== void 0 && wanted === `${name}@${version}`;
	return purl.ecosystem === ecosystem && purl.name === name && (purl.version === void 0 || purl.version === version);
}
function suppressionOf$1({ status, reason, owner, expires }) {
	return {
		kind: "external",
		status: status ?? "accepted",
		reason,
		...owner !== void 0 && { owner },
		...expires !== void 0 && { expires }
	};
}
function about(entry, rule, severity, what) {
	const subject = entry.fingerprint ?? entry.rule ?? "";
	return makeFinding({
		rule,
		severity,
		message: `The suppression of ${subject} (${[entry.reason, entry.owner].filter((part) => part !== void 0).join("; ")}) ${what}.`,
		locations: [{
			kind: "file",
			uri: entry.origin ?? "tollgate.yml"
		}]
	});
}
function ownRule(id, title, description, fix, severity) {
	return {
		id,
		name: pascalName(id),
		title,
		description,
		fix,
		level: levelOf(severity),
		tags: ["security"]
	};
}

//#endregion
//#region src/model/sarif-properties.ts
const RUN_PROPERTY = "tollgate/run";
const LOCATION_PROPERTY = "tollgate/location";
const SEVERITY_PROPERTY = "tollgate/severity";
const ALIASES_PROPERTY = "tollgate/aliases";
const EVIDENCE_PROPERTY = "tollgate/evidence";
const SOURCES_PROPERTY = "tollgate/sources";
const SCOPE_PROPERTY = "tollgate/scope";

//#endregion
//#region src/util/json-fault.ts
const EXCERPT = /,? ?(?:\.{3})?".*is not valid JSON$/su;
function jsonFault(error) {
	const message = error instanceof Error ? error.message.replace(EXCERPT, "") : "";
	return message === "" ? "no JSON" : message;
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
		bytes: Buffer.allocUnsafe(2 * CHUNK$1),
		position: 0,
		end: 0,
		more(keep) {
			const next = input.next();
			if (next.done === true) return false;
			const kept = window.end - keep;
			const size = kept + next.value.length;
			const target = size > window.bytes.length ? Buffer.allocUnsafe(Math.max(size, 2 * window.bytes.length)) : window.bytes;
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
//#region node_modules/xmlchars/xml/1.0/ed5.js
var require_ed5 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CHAR = "	\n\r -퟿-�𐀀-􏿿";
	exports.S = " 	\r\n";
	exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
	exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
	exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
	exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
	exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
	exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	function isChar(c) {
		return c >= SPACE && c <= 55295 || c === NL || c === CR || c === TAB || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
}));

//#endregion
//#region node_modules/xmlchars/xml/1.1/ed2.js
var require_ed2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CHAR = "-퟿-�𐀀-􏿿";
	exports.RESTRICTED_CHAR = "-\b\v\f---";
	exports.S = " 	\r\n";
	exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
	exports.RESTRICTED_CHAR_RE = new RegExp("^[" + exports.RESTRICTED_CHAR + "]$", "u");
	exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
	exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
	exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
	exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
	exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	function isChar(c) {
		return c >= 1 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	function isRestrictedChar(c) {
		return c >= 1 && c <= 8 || c === 11 || c === 12 || c >= 14 && c <= 31 || c >= 127 && c <= 132 || c >= 134 && c <= 159;
	}
	exports.isRestrictedChar = isRestrictedChar;
	function isCharAndNotRestricted(c) {
		return c === 9 || c === 10 || c === 13 || c > 31 && c < 127 || c === 133 || c > 159 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isCharAndNotRestricted = isCharAndNotRestricted;
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
}));

//#endregion
//#region node_modules/xmlchars/xmlns/1.0/ed3.js
var require_ed3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NC_NAME_START_CHAR = "A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NC_NAME_CHAR = "-" + exports.NC_NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.NC_NAME_START_CHAR_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "]$", "u");
	exports.NC_NAME_CHAR_RE = new RegExp("^[" + exports.NC_NAME_CHAR + "]$", "u");
	exports.NC_NAME_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "][" + exports.NC_NAME_CHAR + "]*$", "u");
	function isNCNameStartChar(c) {
		return c >= 65 && c <= 90 || c === 95 || c >= 97 && c <= 122 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8204 && c <= 8205 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNCNameStartChar = isNCNameStartChar;
	function isNCNameChar(c) {
		return isNCNameStartChar(c) || c === 45 || c === 46 || c >= 48 && c <= 57 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNCNameChar = isNCNameChar;
}));

//#endregion
//#region node_modules/saxes/saxes.js
var require_saxes = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SaxesParser = exports.EVENTS = void 0;
	const ed5 = require_ed5();
	const ed2 = require_ed2();
	const NSed3 = require_ed3();
	var isS = ed5.isS;
	var isChar10 = ed5.isChar;
	var isNameStartChar = ed5.isNameStartChar;
	var isNameChar = ed5.isNameChar;
	var S_LIST = ed5.S_LIST;
	var NAME_RE = ed5.NAME_RE;
	var isChar11 = ed2.isChar;
	var isNCNameStartChar = NSed3.isNCNameStartChar;
	var isNCNameChar = NSed3.isNCNameChar;
	var NC_NAME_RE = NSed3.NC_NAME_RE;
	const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
	const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
	const rootNS = {
		__proto__: null,
		xml: XML_NAMESPACE,
		xmlns: XMLNS_NAMESPACE
	};
	const XML_ENTITIES = {
		__proto__: null,
		amp: "&",
		gt: ">",
		lt: "<",
		quot: "\"",
		apos: "'"
	};
	const EOC = -1;
	const NL_LIKE = -2;
	const S_BEGIN = 0;
	const S_BEGIN_WHITESPACE = 1;
	const S_DOCTYPE = 2;
	const S_DOCTYPE_QUOTE = 3;
	const S_DTD = 4;
	const S_DTD_QUOTED = 5;
	const S_DTD_OPEN_WAKA = 6;
	const S_DTD_OPEN_WAKA_BANG = 7;
	const S_DTD_COMMENT = 8;
	const S_DTD_COMMENT_ENDING = 9;
	const S_DTD_COMMENT_ENDED = 10;
	const S_DTD_PI = 11;
	const S_DTD_PI_ENDING = 12;
	const S_TEXT = 13;
	const S_ENTITY = 14;
	const S_OPEN_WAKA = 15;
	const S_OPEN_WAKA_BANG = 16;
	const S_COMMENT = 17;
	const S_COMMENT_ENDING = 18;
	const S_COMMENT_ENDED = 19;
	const S_CDATA = 20;
	const S_CDATA_ENDING = 21;
	const S_CDATA_ENDING_2 = 22;
	const S_PI_FIRST_CHAR = 23;
	const S_PI_REST = 24;
	const S_PI_BODY = 25;
	const S_PI_ENDING = 26;
	const S_XML_DECL_NAME_START = 27;
	const S_XML_DECL_NAME = 28;
	const S_XML_DECL_EQ = 29;
	const S_XML_DECL_VALUE_START = 30;
	const S_XML_DECL_VALUE = 31;
	const S_XML_DECL_SEPARATOR = 32;
	const S_XML_DECL_ENDING = 33;
	const S_OPEN_TAG = 34;
	const S_OPEN_TAG_SLASH = 35;
	const S_ATTRIB = 36;
	const S_ATTRIB_NAME = 37;
	const S_ATTRIB_NAME_SAW_WHITE = 38;
	const S_ATTRIB_VALUE = 39;
	const S_ATTRIB_VALUE_QUOTED = 40;
	const S_ATTRIB_VALUE_CLOSED = 41;
	const S_ATTRIB_VALUE_UNQUOTED = 42;
	const S_CLOSE_TAG = 43;
	const S_CLOSE_TAG_SAW_WHITE = 44;
	const TAB = 9;
	const NL = 10;
	const CR = 13;
	const SPACE = 32;
	const BANG = 33;
	const DQUOTE = 34;
	const AMP = 38;
	const SQUOTE = 39;
	const MINUS = 45;
	const FORWARD_SLASH = 47;
	const SEMICOLON = 59;
	const LESS = 60;
	const EQUAL = 61;
	const GREATER = 62;
	const QUESTION = 63;
	const OPEN_BRACKET = 91;
	const CLOSE_BRACKET = 93;
	const NEL = 133;
	const LS = 8232;
	const isQuote = (c) => c === DQUOTE || c === SQUOTE;
	const QUOTES = [DQUOTE, SQUOTE];
	const DOCTYPE_TERMINATOR = [
		...QUOTES,
		OPEN_BRACKET,
		GREATER
	];
	const DTD_TERMINATOR = [
		...QUOTES,
		LESS,
		CLOSE_BRACKET
	];
	const XML_DECL_NAME_TERMINATOR = [
		EQUAL,
		QUESTION,
		...S_LIST
	];
	const ATTRIB_VALUE_UNQUOTED_TERMINATOR = [
		...S_LIST,
		GREATER,
		AMP,
		LESS
	];
	function nsPairCheck(parser, prefix, uri) {
		switch (prefix) {
			case "xml":
				if (uri !== XML_NAMESPACE) parser.fail(`xml prefix must be bound to ${XML_NAMESPACE}.`);
				break;
			case "xmlns": if (uri !== XMLNS_NAMESPACE) parser.fail(`xmlns prefix must be bound to ${XMLNS_NAMESPACE}.`);
		}
		switch (uri) {
			case XMLNS_NAMESPACE:
				parser.fail(prefix === "" ? `the default namespace may not be set to ${uri}.` : `may not assign a prefix (even "xmlns") to the URI \
${XMLNS_NAMESPACE}.`);
				break;
			case XML_NAMESPACE: switch (prefix) {
				case "xml": break;
				case "":
					parser.fail(`the default namespace may not be set to ${uri}.`);
					break;
				default: parser.fail("may not assign the xml namespace to another prefix.");
			}
		}
	}
	function nsMappingCheck(parser, mapping) {
		for (const local of Object.keys(mapping)) nsPairCheck(parser, local, mapping[local]);
	}
	const isNCName = (name) => NC_NAME_RE.test(name);
	const isName = (name) => NAME_RE.test(name);
	const FORBIDDEN_START = 0;
	const FORBIDDEN_BRACKET = 1;
	const FORBIDDEN_BRACKET_BRACKET = 2;
	exports.EVENTS = [
		"xmldecl",
		"text",
		"processinginstruction",
		"doctype",
		"comment",
		"opentagstart",
		"attribute",
		"opentag",
		"closetag",
		"cdata",
		"error",
		"end",
		"ready"
	];
	const EVENT_NAME_TO_HANDLER_NAME = {
		xmldecl: "xmldeclHandler",
		text: "textHandler",
		processinginstruction: "piHandler",
		doctype: "doctypeHandler",
		comment: "commentHandler",
		opentagstart: "openTagStartHandler",
		attribute: "attributeHandler",
		opentag: "openTagHandler",
		closetag: "closeTagHandler",
		cdata: "cdataHandler",
		error: "errorHandler",
		end: "endHandler",
		ready: "readyHandler"
	};
	var SaxesParser = class {
		constructor(opt) {
			this.opt = opt !== null && opt !== void 0 ? opt : {};
			this.fragmentOpt = !!this.opt.fragment;
			const xmlnsOpt = this.xmlnsOpt = !!this.opt.xmlns;
			this.trackPosition = this.opt.position !== false;
			this.fileName = this.opt.fileName;
			if (xmlnsOpt) {
				this.nameStartCheck = isNCNameStartChar;
				this.nameCheck = isNCNameChar;
				this.isName = isNCName;
				this.processAttribs = this.processAttribsNS;
				this.pushAttrib = this.pushAttribNS;
				this.ns = Object.assign({ __proto__: null }, rootNS);
				const additional = this.opt.additionalNamespaces;
				if (additional != null) {
					nsMappingCheck(this, additional);
					Object.assign(this.ns, additional);
				}
			} else {
				this.nameStartCheck = isNameStartChar;
				this.nameCheck = isNameChar;
				this.isName = isName;
				this.processAttribs = this.processAttribsPlain;
				this.pushAttrib = this.pushAttribPlain;
			}
			this.stateTable = [
				this.sBegin,
				this.sBeginWhitespace,
				this.sDoctype,
				this.sDoctypeQuote,
				this.sDTD,
				this.sDTDQuoted,
				this.sDTDOpenWaka,
				this.sDTDOpenWakaBang,
				this.sDTDComment,
				this.sDTDCommentEnding,
				this.sDTDCommentEnded,
				this.sDTDPI,
				this.sDTDPIEnding,
				this.sText,
				this.sEntity,
				this.sOpenWaka,
				this.sOpenWakaBang,
				this.sComment,
				this.sCommentEnding,
				this.sCommentEnded,
				this.sCData,
				this.sCDataEnding,
				this.sCDataEnding2,
				this.sPIFirstChar,
				this.sPIRest,
				this.sPIBody,
				this.sPIEnding,
				this.sXMLDeclNameStart,
				this.sXMLDeclName,
				this.sXMLDeclEq,
				this.sXMLDeclValueStart,
				this.sXMLDeclValue,
				this.sXMLDeclSeparator,
				this.sXMLDeclEnding,
				this.sOpenTag,
				this.sOpenTagSlash,
				this.sAttrib,
				this.sAttribName,
				this.sAttribNameSawWhite,
				this.sAttribValue,
				this.sAttribValueQuoted,
				this.sAttribValueClosed,
				this.sAttribValueUnquoted,
				this.sCloseTag,
				this.sCloseTagSawWhite
			];
			this._init();
		}
		get closed() {
			return this._closed;
		}
		_init() {
			var _a;
			this.openWakaBang = "";
			this.text = "";
			this.name = "";
			this.piTarget = "";
			this.entity = "";
			this.q = null;
			this.tags = [];
			this.tag = null;
			this.topNS = null;
			this.chunk = "";
			this.chunkPosition = 0;
			this.i = 0;
			this.prevI = 0;
			this.carriedFromPrevious = void 0;
			this.forbiddenState = FORBIDDEN_START;
			this.attribList = [];
			const { fragmentOpt } = this;
			this.state = fragmentOpt ? S_TEXT : S_BEGIN;
			this.reportedTextBeforeRoot = this.reportedTextAfterRoot = this.closedRoot = this.sawRoot = fragmentOpt;
			this.xmlDeclPossible = !fragmentOpt;
			this.xmlDeclExpects = ["version"];
			this.entityReturnState = void 0;
			let { defaultXMLVersion } = this.opt;
			if (defaultXMLVersion === void 0) {
				if (this.opt.forceXMLVersion === true) throw new Error("forceXMLVersion set but defaultXMLVersion is not set");
				defaultXMLVersion = "1.0";
			}
			this.setXMLVersion(defaultXMLVersion);
			this.positionAtNewLine = 0;
			this.doctype = false;
			this._closed = false;
			this.xmlDecl = {
				version: void 0,
				encoding: void 0,
				standalone: void 0
			};
			this.line = 1;
			this.column = 0;
			this.ENTITIES = Object.create(XML_ENTITIES);
			(_a = this.readyHandler) === null || _a === void 0 || _a.call(this);
		}
		get position() {
			return this.chunkPosition + this.i;
		}
		get columnIndex() {
			return this.position - this.positionAtNewLine;
		}
		on(name, handler) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = handler;
		}
		off(name) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = void 0;
		}
		makeError(message) {
			var _a;
			let msg = (_a = this.fileName) !== null && _a !== void 0 ? _a : "";
			if (this.trackPosition) {
				if (msg.length > 0) msg += ":";
				msg += `${this.line}:${this.column}`;
			}
			if (msg.length > 0) msg += ": ";
			return new Error(msg + message);
		}
		fail(message) {
			const err = this.makeError(message);
			const handler = this.errorHandler;
			if (handler === void 0) throw err;
			else handler(err);
			return this;
		}
		write(chunk) {
			if (this.closed) return this.fail("cannot write after close; assign an onready handler.");
			let end = false;
			if (chunk === null) {
				end = true;
				chunk = "";
			} else if (typeof chunk === "object") chunk = chunk.toString();
			if (this.carriedFromPrevious !== void 0) {
				chunk = `${this.carriedFromPrevious}${chunk}`;
				this.carriedFromPrevious = void 0;
			}
			let limit = chunk.length;
			const lastCode = chunk.charCodeAt(limit - 1);
			if (!end && (lastCode === CR || lastCode >= 55296 && lastCode <= 56319)) {
				this.carriedFromPrevious = chunk[limit - 1];
				limit--;
				chunk = chunk.slice(0, limit);
			}
			const { stateTable } = this;
			this.chunk = chunk;
			this.i = 0;
			while (this.i < limit) stateTable[this.state].call(this);
			this.chunkPosition += limit;
			return end ? this.end() : this;
		}
		close() {
			return this.write(null);
		}
		getCode10() {
			const { chunk, i } = this;
			this.prevI = i;
			this.i = i + 1;
			if (i >= chunk.length) return EOC;
			const code = chunk.charCodeAt(i);
			this.column++;
			if (code < 55296) {
				if (code >= SPACE || code === TAB) return code;
				switch (code) {
					case NL:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL;
					case CR:
						if (chunk.charCodeAt(i + 1) === NL) this.i = i + 2;
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL_LIKE;
					default:
						this.fail("disallowed character.");
						return code;
				}
			}
			if (code > 56319) {
				if (!(code >= 57344 && code <= 65533)) this.fail("disallowed character.");
				return code;
			}
			const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			this.i = i + 2;
			if (final > 1114111) this.fail("disallowed character.");
			return final;
		}
		getCode11() {
			const { chunk, i } = this;
			this.prevI = i;
			this.i = i + 1;
			if (i >= chunk.length) return EOC;
			const code = chunk.charCodeAt(i);
			this.column++;
			if (code < 55296) {
				if (code > 31 && code < 127 || code > 159 && code !== LS || code === TAB) return code;
				switch (code) {
					case NL:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL;
					case CR: {
						const next = chunk.charCodeAt(i + 1);
						if (next === NL || next === NEL) this.i = i + 2;
					}
					case NEL:
					case LS:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL_LIKE;
					default:
						this.fail("disallowed character.");
						return code;
				}
			}
			if (code > 56319) {
				if (!(code >= 57344 && code <= 65533)) this.fail("disallowed character.");
				return code;
			}
			const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			this.i = i + 2;
			if (final > 1114111) this.fail("disallowed character.");
			return final;
		}
		getCodeNorm() {
			const c = this.getCode();
			return c === NL_LIKE ? NL : c;
		}
		unget() {
			this.i = this.prevI;
			this.column--;
		}
		captureTo(chars) {
			let { i: start } = this;
			const { chunk } = this;
			while (true) {
				const c = this.getCode();
				const isNLLike = c === NL_LIKE;
				const final = isNLLike ? NL : c;
				if (final === EOC || chars.includes(final)) {
					this.text += chunk.slice(start, this.prevI);
					return final;
				}
				if (isNLLike) {
					this.text += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
				}
			}
		}
		captureToChar(char) {
			let { i: start } = this;
			const { chunk } = this;
			while (true) {
				let c = this.getCode();
				switch (c) {
					case NL_LIKE:
						this.text += `${chunk.slice(start, this.prevI)}\n`;
						start = this.i;
						c = NL;
						break;
					case EOC:
						this.text += chunk.slice(start);
						return false;
				}
				if (c === char) {
					this.text += chunk.slice(start, this.prevI);
					return true;
				}
			}
		}
		captureNameChars() {
			const { chunk, i: start } = this;
			while (true) {
				const c = this.getCode();
				if (c === EOC) {
					this.name += chunk.slice(start);
					return EOC;
				}
				if (!isNameChar(c)) {
					this.name += chunk.slice(start, this.prevI);
					return c === NL_LIKE ? NL : c;
				}
			}
		}
		skipSpaces() {
			while (true) {
				const c = this.getCodeNorm();
				if (c === EOC || !isS(c)) return c;
			}
		}
		setXMLVersion(version) {
			this.currentXMLVersion = version;
			if (version === "1.0") {
				this.isChar = isChar10;
				this.getCode = this.getCode10;
			} else {
				this.isChar = isChar11;
				this.getCode = this.getCode11;
			}
		}
		sBegin() {
			if (this.chunk.charCodeAt(0) === 65279) {
				this.i++;
				this.column++;
			}
			this.state = S_BEGIN_WHITESPACE;
		}
		sBeginWhitespace() {
			const iBefore = this.i;
			const c = this.skipSpaces();
			if (this.prevI !== iBefore) this.xmlDeclPossible = false;
			switch (c) {
				case LESS:
					this.state = S_OPEN_WAKA;
					if (this.text.length !== 0) throw new Error("no-empty text at start");
					break;
				case EOC: break;
				default:
					this.unget();
					this.state = S_TEXT;
					this.xmlDeclPossible = false;
			}
		}
		sDoctype() {
			var _a;
			const c = this.captureTo(DOCTYPE_TERMINATOR);
			switch (c) {
				case GREATER:
					(_a = this.doctypeHandler) === null || _a === void 0 || _a.call(this, this.text);
					this.text = "";
					this.state = S_TEXT;
					this.doctype = true;
					break;
				case EOC: break;
				default:
					this.text += String.fromCodePoint(c);
					if (c === OPEN_BRACKET) this.state = S_DTD;
					else if (isQuote(c)) {
						this.state = S_DOCTYPE_QUOTE;
						this.q = c;
					}
			}
		}
		sDoctypeQuote() {
			const q = this.q;
			if (this.captureToChar(q)) {
				this.text += String.fromCodePoint(q);
				this.q = null;
				this.state = S_DOCTYPE;
			}
		}
		sDTD() {
			const c = this.captureTo(DTD_TERMINATOR);
			if (c === EOC) return;
			this.text += String.fromCodePoint(c);
			if (c === CLOSE_BRACKET) this.state = S_DOCTYPE;
			else if (c === LESS) this.state = S_DTD_OPEN_WAKA;
			else if (isQuote(c)) {
				this.state = S_DTD_QUOTED;
				this.q = c;
			}
		}
		sDTDQuoted() {
			const q = this.q;
			if (this.captureToChar(q)) {
				this.text += String.fromCodePoint(q);
				this.state = S_DTD;
				this.q = null;
			}
		}
		sDTDOpenWaka() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			switch (c) {
				case BANG:
					this.state = S_DTD_OPEN_WAKA_BANG;
					this.openWakaBang = "";
					break;
				case QUESTION:
					this.state = S_DTD_PI;
					break;
				default: this.state = S_DTD;
			}
		}
		sDTDOpenWakaBang() {
			const char = String.fromCodePoint(this.getCodeNorm());
			const owb = this.openWakaBang += char;
			this.text += char;
			if (owb !== "-") {
				this.state = owb === "--" ? S_DTD_COMMENT : S_DTD;
				this.openWakaBang = "";
			}
		}
		sDTDComment() {
			if (this.captureToChar(MINUS)) {
				this.text += "-";
				this.state = S_DTD_COMMENT_ENDING;
			}
		}
		sDTDCommentEnding() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			this.state = c === MINUS ? S_DTD_COMMENT_ENDED : S_DTD_COMMENT;
		}
		sDTDCommentEnded() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			if (c === GREATER) this.state = S_DTD;
			else {
				this.fail("malformed comment.");
				this.state = S_DTD_COMMENT;
			}
		}
		sDTDPI() {
			if (this.captureToChar(QUESTION)) {
				this.text += "?";
				this.state = S_DTD_PI_ENDING;
			}
		}
		sDTDPIEnding() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			if (c === GREATER) this.state = S_DTD;
		}
		sText() {
			if (this.tags.length !== 0) this.handleTextInRoot();
			else this.handleTextOutsideRoot();
		}
		sEntity() {
			let { i: start } = this;
			const { chunk } = this;
			loop: while (true) switch (this.getCode()) {
				case NL_LIKE:
					this.entity += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
					break;
				case SEMICOLON: {
					const { entityReturnState } = this;
					const entity = this.entity + chunk.slice(start, this.prevI);
					this.state = entityReturnState;
					let parsed;
					if (entity === "") {
						this.fail("empty entity name.");
						parsed = "&;";
					} else {
						parsed = this.parseEntity(entity);
						this.entity = "";
					}
					if (entityReturnState !== S_TEXT || this.textHandler !== void 0) this.text += parsed;
					break loop;
				}
				case EOC:
					this.entity += chunk.slice(start);
					break loop;
			}
		}
		sOpenWaka() {
			const c = this.getCode();
			if (isNameStartChar(c)) {
				this.state = S_OPEN_TAG;
				this.unget();
				this.xmlDeclPossible = false;
			} else switch (c) {
				case FORWARD_SLASH:
					this.state = S_CLOSE_TAG;
					this.xmlDeclPossible = false;
					break;
				case BANG:
					this.state = S_OPEN_WAKA_BANG;
					this.openWakaBang = "";
					this.xmlDeclPossible = false;
					break;
				case QUESTION:
					this.state = S_PI_FIRST_CHAR;
					break;
				default:
					this.fail("disallowed character in tag name");
					this.state = S_TEXT;
					this.xmlDeclPossible = false;
			}
		}
		sOpenWakaBang() {
			this.openWakaBang += String.fromCodePoint(this.getCodeNorm());
			switch (this.openWakaBang) {
				case "[CDATA[":
					if (!this.sawRoot && !this.reportedTextBeforeRoot) {
						this.fail("text data outside of root node.");
						this.reportedTextBeforeRoot = true;
					}
					if (this.closedRoot && !this.reportedTextAfterRoot) {
						this.fail("text data outside of root node.");
						this.reportedTextAfterRoot = true;
					}
					this.state = S_CDATA;
					this.openWakaBang = "";
					break;
				case "--":
					this.state = S_COMMENT;
					this.openWakaBang = "";
					break;
				case "DOCTYPE":
					this.state = S_DOCTYPE;
					if (this.doctype || this.sawRoot) this.fail("inappropriately located doctype declaration.");
					this.openWakaBang = "";
					break;
				default: if (this.openWakaBang.length >= 7) this.fail("incorrect syntax.");
			}
		}
		sComment() {
			if (this.captureToChar(MINUS)) this.state = S_COMMENT_ENDING;
		}
		sCommentEnding() {
			var _a;
			const c = this.getCodeNorm();
			if (c === MINUS) {
				this.state = S_COMMENT_ENDED;
				(_a = this.commentHandler) === null || _a === void 0 || _a.call(this, this.text);
				this.text = "";
			} else {
				this.text += `-${String.fromCodePoint(c)}`;
				this.state = S_COMMENT;
			}
		}
		sCommentEnded() {
			const c = this.getCodeNorm();
			if (c !== GREATER) {
				this.fail("malformed comment.");
				this.text += `--${String.fromCodePoint(c)}`;
				this.state = S_COMMENT;
			} else this.state = S_TEXT;
		}
		sCData() {
			if (this.captureToChar(CLOSE_BRACKET)) this.state = S_CDATA_ENDING;
		}
		sCDataEnding() {
			const c = this.getCodeNorm();
			if (c === CLOSE_BRACKET) this.state = S_CDATA_ENDING_2;
			else {
				this.text += `]${String.fromCodePoint(c)}`;
				this.state = S_CDATA;
			}
		}
		sCDataEnding2() {
			var _a;
			const c = this.getCodeNorm();
			switch (c) {
				case GREATER:
					(_a = this.cdataHandler) === null || _a === void 0 || _a.call(this, this.text);
					this.text = "";
					this.state = S_TEXT;
					break;
				case CLOSE_BRACKET:
					this.text += "]";
					break;
				default:
					this.text += `]]${String.fromCodePoint(c)}`;
					this.state = S_CDATA;
			}
		}
		sPIFirstChar() {
			const c = this.getCodeNorm();
			if (this.nameStartCheck(c)) {
				this.piTarget += String.fromCodePoint(c);
				this.state = S_PI_REST;
			} else if (c === QUESTION || isS(c)) {
				this.fail("processing instruction without a target.");
				this.state = c === QUESTION ? S_PI_ENDING : S_PI_BODY;
			} else {
				this.fail("disallowed character in processing instruction name.");
				this.piTarget += String.fromCodePoint(c);
				this.state = S_PI_REST;
			}
		}
		sPIRest() {
			const { chunk, i: start } = this;
			while (true) {
				const c = this.getCodeNorm();
				if (c === EOC) {
					this.piTarget += chunk.slice(start);
					return;
				}
				if (!this.nameCheck(c)) {
					this.piTarget += chunk.slice(start, this.prevI);
					const isQuestion = c === QUESTION;
					if (isQuestion || isS(c)) {
						if (this.piTarget === "xml") {
							if (!this.xmlDeclPossible) this.fail("an XML declaration must be at the start of the document.");
							this.state = isQuestion ? S_XML_DECL_ENDING : S_XML_DECL_NAME_START;
						} else this.state = isQuestion ? S_PI_ENDING : S_PI_BODY;
					} else {
						this.fail("disallowed character in processing instruction name.");
						this.piTarget += String.fromCodePoint(c);
					}
					break;
				}
			}
		}
		sPIBody() {
			if (this.text.length === 0) {
				const c = this.getCodeNorm();
				if (c === QUESTION) this.state = S_PI_ENDING;
				else if (!isS(c)) this.text = String.fromCodePoint(c);
			} else if (this.captureToChar(QUESTION)) this.state = S_PI_ENDING;
		}
		sPIEnding() {
			var _a;
			const c = this.getCodeNorm();
			if (c === GREATER) {
				const { piTarget } = this;
				if (piTarget.toLowerCase() === "xml") this.fail("the XML declaration must appear at the start of the document.");
				(_a = this.piHandler) === null || _a === void 0 || _a.call(this, {
					target: piTarget,
					body: this.text
				});
				this.piTarget = this.text = "";
				this.state = S_TEXT;
			} else if (c === QUESTION) this.text += "?";
			else {
				this.text += `?${String.fromCodePoint(c)}`;
				this.state = S_PI_BODY;
			}
			this.xmlDeclPossible = false;
		}
		sXMLDeclNameStart() {
			const c = this.skipSpaces();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				return;
			}
			if (c !== EOC) {
				this.state = S_XML_DECL_NAME;
				this.name = String.fromCodePoint(c);
			}
		}
		sXMLDeclName() {
			const c = this.captureTo(XML_DECL_NAME_TERMINATOR);
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.name += this.text;
				this.text = "";
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (!(isS(c) || c === EQUAL)) return;
			this.name += this.text;
			this.text = "";
			if (!this.xmlDeclExpects.includes(this.name)) switch (this.name.length) {
				case 0:
					this.fail("did not expect any more name/value pairs.");
					break;
				case 1:
					this.fail(`expected the name ${this.xmlDeclExpects[0]}.`);
					break;
				default: this.fail(`expected one of ${this.xmlDeclExpects.join(", ")}`);
			}
			this.state = c === EQUAL ? S_XML_DECL_VALUE_START : S_XML_DECL_EQ;
		}
		sXMLDeclEq() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (isS(c)) return;
			if (c !== EQUAL) this.fail("value required.");
			this.state = S_XML_DECL_VALUE_START;
		}
		sXMLDeclValueStart() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (isS(c)) return;
			if (!isQuote(c)) {
				this.fail("value must be quoted.");
				this.q = SPACE;
			} else this.q = c;
			this.state = S_XML_DECL_VALUE;
		}
		sXMLDeclValue() {
			const c = this.captureTo([this.q, QUESTION]);
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.text = "";
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (c === EOC) return;
			const value = this.text;
			this.text = "";
			switch (this.name) {
				case "version": {
					this.xmlDeclExpects = ["encoding", "standalone"];
					const version = value;
					this.xmlDecl.version = version;
					if (!/^1\.[0-9]+$/.test(version)) this.fail("version number must match /^1\\.[0-9]+$/.");
					else if (!this.opt.forceXMLVersion) this.setXMLVersion(version);
					break;
				}
				case "encoding":
					if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(value)) this.fail("encoding value must match /^[A-Za-z0-9][A-Za-z0-9._-]*$/.");
					this.xmlDeclExpects = ["standalone"];
					this.xmlDecl.encoding = value;
					break;
				case "standalone":
					if (value !== "yes" && value !== "no") this.fail("standalone value must match \"yes\" or \"no\".");
					this.xmlDeclExpects = [];
					this.xmlDecl.standalone = value;
			}
			this.name = "";
			this.state = S_XML_DECL_SEPARATOR;
		}
		sXMLDeclSeparator() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				return;
			}
			if (!isS(c)) {
				this.fail("whitespace required.");
				this.unget();
			}
			this.state = S_XML_DECL_NAME_START;
		}
		sXMLDeclEnding() {
			var _a;
			if (this.getCodeNorm() === GREATER) {
				if (this.piTarget !== "xml") this.fail("processing instructions are not allowed before root.");
				else if (this.name !== "version" && this.xmlDeclExpects.includes("version")) this.fail("XML declaration must contain a version.");
				(_a = this.xmldeclHandler) === null || _a === void 0 || _a.call(this, this.xmlDecl);
				this.name = "";
				this.piTarget = this.text = "";
				this.state = S_TEXT;
			} else this.fail("The character ? is disallowed anywhere in XML declarations.");
			this.xmlDeclPossible = false;
		}
		sOpenTag() {
			var _a;
			const c = this.captureNameChars();
			if (c === EOC) return;
			const tag = this.tag = {
				name: this.name,
				attributes: Object.create(null)
			};
			this.name = "";
			if (this.xmlnsOpt) this.topNS = tag.ns = Object.create(null);
			(_a = this.openTagStartHandler) === null || _a === void 0 || _a.call(this, tag);
			this.sawRoot = true;
			if (!this.fragmentOpt && this.closedRoot) this.fail("documents may contain only one root.");
			switch (c) {
				case GREATER:
					this.openTag();
					break;
				case FORWARD_SLASH:
					this.state = S_OPEN_TAG_SLASH;
					break;
				default:
					if (!isS(c)) this.fail("disallowed character in tag name.");
					this.state = S_ATTRIB;
			}
		}
		sOpenTagSlash() {
			if (this.getCode() === GREATER) this.openSelfClosingTag();
			else {
				this.fail("forward-slash in opening tag not followed by >.");
				this.state = S_ATTRIB;
			}
		}
		sAttrib() {
			const c = this.skipSpaces();
			if (c === EOC) return;
			if (isNameStartChar(c)) {
				this.unget();
				this.state = S_ATTRIB_NAME;
			} else if (c === GREATER) this.openTag();
			else if (c === FORWARD_SLASH) this.state = S_OPEN_TAG_SLASH;
			else this.fail("disallowed character in attribute name.");
		}
		sAttribName() {
			const c = this.captureNameChars();
			if (c === EQUAL) this.state = S_ATTRIB_VALUE;
			else if (isS(c)) this.state = S_ATTRIB_NAME_SAW_WHITE;
			else if (c === GREATER) {
				this.fail("attribute without value.");
				this.pushAttrib(this.name, this.name);
				this.name = this.text = "";
				this.openTag();
			} else if (c !== EOC) this.fail("disallowed character in attribute name.");
		}
		sAttribNameSawWhite() {
			const c = this.skipSpaces();
			switch (c) {
				case EOC: return;
				case EQUAL:
					this.state = S_ATTRIB_VALUE;
					break;
				default:
					this.fail("attribute without value.");
					this.text = "";
					this.name = "";
					if (c === GREATER) this.openTag();
					else if (isNameStartChar(c)) {
						this.unget();
						this.state = S_ATTRIB_NAME;
					} else {
						this.fail("disallowed character in attribute name.");
						this.state = S_ATTRIB;
					}
			}
		}
		sAttribValue() {
			const c = this.getCodeNorm();
			if (isQuote(c)) {
				this.q = c;
				this.state = S_ATTRIB_VALUE_QUOTED;
			} else if (!isS(c)) {
				this.fail("unquoted attribute value.");
				this.state = S_ATTRIB_VALUE_UNQUOTED;
				this.unget();
			}
		}
		sAttribValueQuoted() {
			const { q, chunk } = this;
			let { i: start } = this;
			while (true) switch (this.getCode()) {
				case q:
					this.pushAttrib(this.name, this.text + chunk.slice(start, this.prevI));
					this.name = this.text = "";
					this.q = null;
					this.state = S_ATTRIB_VALUE_CLOSED;
					return;
				case AMP:
					this.text += chunk.slice(start, this.prevI);
					this.state = S_ENTITY;
					this.entityReturnState = S_ATTRIB_VALUE_QUOTED;
					return;
				case NL:
				case NL_LIKE:
				case TAB:
					this.text += `${chunk.slice(start, this.prevI)} `;
					start = this.i;
					break;
				case LESS:
					this.text += chunk.slice(start, this.prevI);
					this.fail("disallowed character.");
					return;
				case EOC:
					this.text += chunk.slice(start);
					return;
			}
		}
		sAttribValueClosed() {
			const c = this.getCodeNorm();
			if (isS(c)) this.state = S_ATTRIB;
			else if (c === GREATER) this.openTag();
			else if (c === FORWARD_SLASH) this.state = S_OPEN_TAG_SLASH;
			else if (isNameStartChar(c)) {
				this.fail("no whitespace between attributes.");
				this.unget();
				this.state = S_ATTRIB_NAME;
			} else this.fail("disallowed character in attribute name.");
		}
		sAttribValueUnquoted() {
			const c = this.captureTo(ATTRIB_VALUE_UNQUOTED_TERMINATOR);
			switch (c) {
				case AMP:
					this.state = S_ENTITY;
					this.entityReturnState = S_ATTRIB_VALUE_UNQUOTED;
					break;
				case LESS:
					this.fail("disallowed character.");
					break;
				case EOC: break;
				default:
					if (this.text.includes("]]>")) this.fail("the string \"]]>\" is disallowed in char data.");
					this.pushAttrib(this.name, this.text);
					this.name = this.text = "";
					if (c === GREATER) this.openTag();
					else this.state = S_ATTRIB;
			}
		}
		sCloseTag() {
			const c = this.captureNameChars();
			if (c === GREATER) this.closeTag();
			else if (isS(c)) this.state = S_CLOSE_TAG_SAW_WHITE;
			else if (c !== EOC) this.fail("disallowed character in closing tag.");
		}
		sCloseTagSawWhite() {
			switch (this.skipSpaces()) {
				case GREATER:
					this.closeTag();
					break;
				case EOC: break;
				default: this.fail("disallowed character in closing tag.");
			}
		}
		handleTextInRoot() {
			let { i: start, forbiddenState } = this;
			const { chunk, textHandler: handler } = this;
			scanLoop: while (true) switch (this.getCode()) {
				case LESS:
					this.state = S_OPEN_WAKA;
					if (handler !== void 0) {
						const { text } = this;
						const slice = chunk.slice(start, this.prevI);
						if (text.length !== 0) {
							handler(text + slice);
							this.text = "";
						} else if (slice.length !== 0) handler(slice);
					}
					forbiddenState = FORBIDDEN_START;
					break scanLoop;
				case AMP:
					this.state = S_ENTITY;
					this.entityReturnState = S_TEXT;
					if (handler !== void 0) this.text += chunk.slice(start, this.prevI);
					forbiddenState = FORBIDDEN_START;
					break scanLoop;
				case CLOSE_BRACKET:
					switch (forbiddenState) {
						case FORBIDDEN_START:
							forbiddenState = FORBIDDEN_BRACKET;
							break;
						case FORBIDDEN_BRACKET:
							forbiddenState = FORBIDDEN_BRACKET_BRACKET;
							break;
						case FORBIDDEN_BRACKET_BRACKET: break;
						default: throw new Error("impossible state");
					}
					break;
				case GREATER:
					if (forbiddenState === FORBIDDEN_BRACKET_BRACKET) this.fail("the string \"]]>\" is disallowed in char data.");
					forbiddenState = FORBIDDEN_START;
					break;
				case NL_LIKE:
					if (handler !== void 0) this.text += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
					forbiddenState = FORBIDDEN_START;
					break;
				case EOC:
					if (handler !== void 0) this.text += chunk.slice(start);
					break scanLoop;
				default: forbiddenState = FORBIDDEN_START;
			}
			this.forbiddenState = forbiddenState;
		}
		handleTextOutsideRoot() {
			let { i: start } = this;
			const { chunk, textHandler: handler } = this;
			let nonSpace = false;
			outRootLoop: while (true) {
				const code = this.getCode();
				switch (code) {
					case LESS:
						this.state = S_OPEN_WAKA;
						if (handler !== void 0) {
							const { text } = this;
							const slice = chunk.slice(start, this.prevI);
							if (text.length !== 0) {
								handler(text + slice);
								this.text = "";
							} else if (slice.length !== 0) handler(slice);
						}
						break outRootLoop;
					case AMP:
						this.state = S_ENTITY;
						this.entityReturnState = S_TEXT;
						if (handler !== void 0) this.text += chunk.slice(start, this.prevI);
						nonSpace = true;
						break outRootLoop;
					case NL_LIKE:
						if (handler !== void 0) this.text += `${chunk.slice(start, this.prevI)}\n`;
						start = this.i;
						break;
					case EOC:
						if (handler !== void 0) this.text += chunk.slice(start);
						break outRootLoop;
					default: if (!isS(code)) nonSpace = true;
				}
			}
			if (!nonSpace) return;
			if (!this.sawRoot && !this.reportedTextBeforeRoot) {
				this.fail("text data outside of root node.");
				this.reportedTextBeforeRoot = true;
			}
			if (this.closedRoot && !this.reportedTextAfterRoot) {
				this.fail("text data outside of root node.");
				this.reportedTextAfterRoot = true;
			}
		}
		pushAttribNS(name, value) {
			var _a;
			const { prefix, local } = this.qname(name);
			const attr = {
				name,
				prefix,
				local,
				value
			};
			this.attribList.push(attr);
			(_a = this.attributeHandler) === null || _a === void 0 || _a.call(this, attr);
			if (prefix === "xmlns") {
				const trimmed = value.trim();
				if (this.currentXMLVersion === "1.0" && trimmed === "") this.fail("invalid attempt to undefine prefix in XML 1.0");
				this.topNS[local] = trimmed;
				nsPairCheck(this, local, trimmed);
			} else if (name === "xmlns") {
				const trimmed = value.trim();
				this.topNS[""] = trimmed;
				nsPairCheck(this, "", trimmed);
			}
		}
		pushAttribPlain(name, value) {
			var _a;
			const attr = {
				name,
				value
			};
			this.attribList.push(attr);
			(_a = this.attributeHandler) === null || _a === void 0 || _a.call(this, attr);
		}
		end() {
			var _a, _b;
			if (!this.sawRoot) this.fail("document must contain a root element.");
			const { tags } = this;
			while (tags.length > 0) {
				const tag = tags.pop();
				this.fail(`unclosed tag: ${tag.name}`);
			}
			if (this.state !== S_BEGIN && this.state !== S_TEXT) this.fail("unexpected end.");
			const { text } = this;
			if (text.length !== 0) {
				(_a = this.textHandler) === null || _a === void 0 || _a.call(this, text);
				this.text = "";
			}
			this._closed = true;
			(_b = this.endHandler) === null || _b === void 0 || _b.call(this);
			this._init();
			return this;
		}
		resolve(prefix) {
			var _a, _b;
			let uri = this.topNS[prefix];
			if (uri !== void 0) return uri;
			const { tags } = this;
			for (let index = tags.length - 1; index >= 0; index--) {
				uri = tags[index].ns[prefix];
				if (uri !== void 0) return uri;
			}
			uri = this.ns[prefix];
			if (uri !== void 0) return uri;
			return (_b = (_a = this.opt).resolvePrefix) === null || _b === void 0 ? void 0 : _b.call(_a, prefix);
		}
		qname(name) {
			const colon = name.indexOf(":");
			if (colon === -1) return {
				prefix: "",
				local: name
			};
			const local = name.slice(colon + 1);
			const prefix = name.slice(0, colon);
			if (prefix === "" || local === "" || local.includes(":")) this.fail(`malformed name: ${name}.`);
			return {
				prefix,
				local
			};
		}
		processAttribsNS() {
			var _a;
			const { attribList } = this;
			const tag = this.tag;
			{
				const { prefix, local } = this.qname(tag.name);
				tag.prefix = prefix;
				tag.local = local;
				const uri = tag.uri = (_a = this.resolve(prefix)) !== null && _a !== void 0 ? _a : "";
				if (prefix !== "") {
					if (prefix === "xmlns") this.fail("tags may not have \"xmlns\" as prefix.");
					if (uri === "") {
						this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
						tag.uri = prefix;
					}
				}
			}
			if (attribList.length === 0) return;
			const { attributes } = tag;
			const seen = /* @__PURE__ */ new Set();
			for (const attr of attribList) {
				const { name, prefix, local } = attr;
				let uri;
				let eqname;
				if (prefix === "") {
					uri = name === "xmlns" ? XMLNS_NAMESPACE : "";
					eqname = name;
				} else {
					uri = this.resolve(prefix);
					if (uri === void 0) {
						this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
						uri = prefix;
					}
					eqname = `{${uri}}${local}`;
				}
				if (seen.has(eqname)) this.fail(`duplicate attribute: ${eqname}.`);
				seen.add(eqname);
				attr.uri = uri;
				attributes[name] = attr;
			}
			this.attribList = [];
		}
		processAttribsPlain() {
			const { attribList } = this;
			const attributes = this.tag.attributes;
			for (const { name, value } of attribList) {
				if (attributes[name] !== void 0) this.fail(`duplicate attribute: ${name}.`);
				attributes[name] = value;
			}
			this.attribList = [];
		}
		openTag() {
			var _a;
			this.processAttribs();
			const { tags } = this;
			const tag = this.tag;
			tag.isSelfClosing = false;
			(_a = this.openTagHandler) === null || _a === void 0 || _a.call(this, tag);
			tags.push(tag);
			this.state = S_TEXT;
			this.name = "";
		}
		openSelfClosingTag() {
			var _a, _b, _c;
			this.processAttribs();
			const { tags } = this;
			const tag = this.tag;
			tag.isSelfClosing = true;
			(_a = this.openTagHandler) === null || _a === void 0 || _a.call(this, tag);
			(_b = this.closeTagHandler) === null || _b === void 0 || _b.call(this, tag);
			if ((this.tag = (_c = tags[tags.length - 1]) !== null && _c !== void 0 ? _c : null) === null) this.closedRoot = true;
			this.state = S_TEXT;
			this.name = "";
		}
		closeTag() {
			const { tags, name } = this;
			this.state = S_TEXT;
			this.name = "";
			if (name === "") {
				this.fail("weird empty close tag.");
				this.text += "</>";
				return;
			}
			const handler = this.closeTagHandler;
			let l = tags.length;
			while (l-- > 0) {
				const tag = this.tag = tags.pop();
				this.topNS = tag.ns;
				handler === null || handler === void 0 || handler(tag);
				if (tag.name === name) break;
				this.fail("unexpected close tag.");
			}
			if (l === 0) this.closedRoot = true;
			else if (l < 0) {
				this.fail(`unmatched closing tag: ${name}.`);
				this.text += `</${name}>`;
			}
		}
		parseEntity(entity) {
			if (entity[0] !== "#") {
				const defined = this.ENTITIES[entity];
				if (defined !== void 0) return defined;
				this.fail(this.isName(entity) ? "undefined entity." : "disallowed character in entity name.");
				return `&${entity};`;
			}
			let num = NaN;
			if (entity[1] === "x" && /^#x[0-9a-f]+$/i.test(entity)) num = parseInt(entity.slice(2), 16);
			else if (/^#[0-9]+$/.test(entity)) num = parseInt(entity.slice(1), 10);
			if (!this.isChar(num)) {
				this.fail("malformed character entity.");
				return `&${entity};`;
			}
			return String.fromCodePoint(num);
		}
	};
	exports.SaxesParser = SaxesParser;
}));

//#endregion
//#region src/util/xml-elements.ts
var import_saxes = require_saxes();
var XmlError = class extends Error {
	name = "XmlError";
};
const NO_PATTERNS = Object.freeze([]);
const NO_CHILDREN = Object.freeze([]);
const NO_ATTRIBUTES = Object.freeze({});
function* xmlElements(chunks, patterns, limits = {}) {
	const maxDepth = limits.depth ?? 200;
	const maxLength = limits.elementLength ?? 67108864;
	const found = [];
	const stack = [];
	const building = [];
	let length = 0;
	let closedAt = -1;
	let pending;
	const parser = new import_saxes.SaxesParser();
	const fail = (message) => {
		throw new XmlError(`${message} at line ${parser.line}, column ${parser.column}`);
	};
	const pathTo = (name) => [...stack.map((open) => open.name), name];
	let endedAt = 0;
	const ended = () => {
		endedAt = parser.position;
	};
	const bound = () => {
		if (parser.position - endedAt > maxLength) fail(`a text, name or value is longer than ${maxLength} characters`);
	};
	const add = (text) => {
		ended();
		const current = building.at(-1);
		if (current === void 0) return;
		length += text.length;
		if (length > maxLength) fail(`an element is longer than ${maxLength} characters`);
		current.text += text;
	};
	parser.on("error", (error) => {
		if (closedAt === parser.position && error.message.includes("unexpected close tag")) found.pop();
		fail(error.message.replace(/^\d+:\d+: /u, ""));
	});
	parser.on("doctype", () => fail("a document type declaration is refused"));
	parser.on("text", add);
	parser.on("cdata", add);
	parser.on("attribute", ({ name, value }) => {
		ended();
		length += name.length + value.length;
		if (length > maxLength) fail(`the attributes of an element are longer than ${maxLength} characters`);
		pending ??= {};
		pending[localName(name)] = value;
	});
	parser.on("opentag", (tag) => {
		ended();
		const depth = stack.length + building.length;
		if (depth >= maxDepth) fail(`nested deeper than ${maxDepth} levels`);
		const attributes = pending ?? NO_ATTRIBUTES;
		pending = void 0;
		const name = localName(tag.name);
		if (building.length > 0) {
			building.push({
				name,
				attributes,
				children: NO_CHILDREN,
				text: ""
			});
			return;
		}
		length = 0;
		const open = agreeing(stack.at(-1)?.patterns ?? patterns, name, depth);
		if (open.some((pattern) => pattern.length === depth + 2 && pattern[depth + 1] === "@")) found.push({
			path: pathTo(name),
			element: {
				name,
				attributes,
				children: NO_CHILDREN,
				text: ""
			}
		});
		if (open.some((pattern) => pattern.length === depth + 1)) building.push({
			name,
			attributes,
			children: NO_CHILDREN,
			text: ""
		});
		else stack.push({
			name,
			patterns: open
		});
	});
	parser.on("closetag", () => {
		ended();
		const element = building.pop();
		if (element === void 0) {
			stack.pop();
			return;
		}
		element.text = element.text.trim();
		const parent = building.at(-1);
		if (parent === void 0) {
			found.push({
				path: pathTo(element.name),
				element
			});
			closedAt = parser.position;
		} else if (parent.children === NO_CHILDREN) parent.children = [element];
		else parent.children.push(element);
	});
	yield* feed(parser, chunks, found, bound);
}
function* feed(parser, chunks, found, bound) {
	let decoder;
	let started = false;
	let head = "";
	const write = function* (text) {
		try {
			parser.write(text);
			bound();
		} catch (error) {
			yield* found.splice(0);
			throw error;
		}
		yield* found.splice(0);
	};
	for (const chunk of chunks) {
		decoder ??= decoderOf(chunk);
		let text = decoder.decode(chunk, { stream: true });
		if (!started) {
			head += text;
			const start = head.search(/<\?xml\b/u);
			if (start < 0 && head.length < 4096) continue;
			text = start > 0 ? head.slice(start) : head;
			started = true;
		}
		yield* write(text);
	}
	if (!started) yield* write(head.trimStart());
	yield* write(decoder?.decode() ?? "");
	parser.close();
}
function decoderOf(chunk) {
	if (chunk[0] === 255 && chunk[1] === 254) return new TextDecoder$1("utf-16le");
	if (chunk[0] === 254 && chunk[1] === 255) return new TextDecoder$1("utf-16be");
	return new TextDecoder$1();
}
function localName(name) {
	return name.slice(name.indexOf(":") + 1);
}
function agreeing(patterns, name, depth) {
	if (patterns.length === 0) return NO_PATTERNS;
	return patterns.filter((pattern) => pattern[depth] === name || pattern[depth] === "*" && name !== "@");
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
export { worseStatus as $, openAccount as A, SEVERITY_PROPERTY as B, ratedSeverity as C, listOf as D, manifestPath as E, ALIASES_PROPERTY as F, ecosystemOf as G, SUPPRESSION_RULES as H, EVIDENCE_PROPERTY as I, isInForce as J, packageName as K, LOCATION_PROPERTY as L, JsonError as M, jsonElements as N, closeAccount as O, jsonFault as P, SCANS as Q, RUN_PROPERTY as R, cweNumbers as S, advisoryIds as T, isSuppressed as U, SOURCES_PROPERTY as V, openSuppressor as W, ruleOf as X, pascalName as Y, taxonomyTags as Z, xmlElements as _, odcScore as a, scoreOf as at, evidenceText as b, odcPackage as c, FINGERPRINT_KEY as ct, ecosystemOfManifest as d, isProblem as et, readHead as f, XmlError as g, recordFault as h, odcManifest as i, levelOf as it, worsen as j, drop as k, odcPackageIds as l, inputFault as m, format as n, SEVERITIES as nt, odcSeverity as o, severityOfScore as ot, sharedRules as p, packageOfPurl as q, odcRule as r, isAtLeast as rt, odcVector as s, DETAIL_KEY as st, fileSource as t, makeFinding as tt, purlOfIdentifier as u, textsOf as v, severityOfWord as w, equivalentIds as x, isUrl as y, SCOPE_PROPERTY as z };