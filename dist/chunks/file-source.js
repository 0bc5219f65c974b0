import { t as lookup } from "./lookup.js";
import { basename } from "node:path";
import { closeSync, openSync, readSync } from "node:fs";

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
	const maxBytes = limits.elementBytes ?? 268435456;
	const maxDepth = limits.depth ?? 500;
	const window = byteWindow(chunks);
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
function byteWindow(chunks) {
	const input = chunks[Symbol.iterator]();
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
		throw new JsonError(error instanceof Error ? error.message : "no JSON", offset);
	}
}

//#endregion
//#region src/util/untrusted.ts
function asObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function asList(value) {
	return Array.isArray(value) ? value : [];
}
function asText(value) {
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value !== "" ? value : void 0;
}
function asNumber(value) {
	if (typeof value === "number") return Number.isFinite(value) ? value : void 0;
	if (typeof value !== "string" || value.trim() === "") return void 0;
	const number = Number(value);
	return Number.isFinite(number) ? number : void 0;
}
function asPosition(value) {
	const number = asNumber(value);
	return number !== void 0 && Number.isSafeInteger(number) && number >= 1 ? number : void 0;
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
		parts.push(chunk);
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
//#region src/formats/sarif/package-of-result.ts
const TEXTS = [
	{
		tool: /^trivy/iu,
		in: "message",
		pattern: /^Package: (?<name>\S+)\nInstalled Version: (?<version>\S*)/u
	},
	{
		tool: /^osv-scanner/iu,
		in: "message",
		pattern: /^Package '(?<name>[^']+)@(?<version>[^'@]*)' is vulnerable/u
	},
	{
		tool: /^snyk open source/iu,
		in: "logical",
		pattern: /^(?<name>.+)@(?<version>[^@/]*)$/u
	}
];
function packageOfResult(result, tool, message, fileUri) {
	const names = asList(result["locations"]).flatMap((location) => asList(asObject(location)["logicalLocations"]).flatMap((logical) => asText(asObject(logical)["fullyQualifiedName"]) ?? []));
	const manifest = fileUri === void 0 ? {} : { manifest: fileUri };
	for (const name of names) {
		const found = packageOfPurl(name);
		if (found !== void 0) return {
			kind: "package",
			...found,
			...manifest
		};
	}
	for (const { tool: wanted, in: place, pattern } of TEXTS) {
		if (!wanted.test(tool)) continue;
		const groups = (place === "message" ? [message] : names).map((text) => pattern.exec(text)?.groups).find((match) => match !== void 0);
		const [name, version] = [groups?.["name"], groups?.["version"]];
		if (name === void 0) continue;
		const ecosystem = ecosystemOfManifest(fileUri ?? "") ?? "generic";
		return {
			kind: "package",
			ecosystem,
			name: packageName(ecosystem, name),
			...version !== void 0 && version !== "" && { version },
			...manifest
		};
	}
}

//#endregion
//#region src/formats/sarif/read-location.ts
function readLocations(result, artifacts) {
	return asList(result["locations"]).flatMap((item) => {
		const location = asObject(item);
		return readOwn(asObject(asObject(location["properties"])["tollgate/location"])) ?? readFile(asObject(location["physicalLocation"]), artifacts) ?? readLogical(location) ?? [];
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
			const region = readRegion(asObject(own["region"]));
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
function readFile(physical, artifacts) {
	const artifact = asObject(physical["artifactLocation"]);
	const index = artifact["index"];
	const indexed = typeof index === "number" ? asObject(asObject(artifacts[index])["location"]) : {};
	const uri = asText(artifact["uri"]) ?? asText(indexed["uri"]);
	if (uri === void 0) return void 0;
	const region = readRegion(asObject(physical["region"]));
	const snippet = asText(asObject(asObject(physical["region"])["snippet"])["text"]);
	return {
		kind: "file",
		uri,
		...region && { region },
		...region && snippet !== void 0 && { snippet }
	};
}
function readRegion(region) {
	const startLine = asPosition(region["startLine"]);
	if (startLine === void 0) return void 0;
	const [startColumn, endLine, endColumn] = [
		"startColumn",
		"endLine",
		"endColumn"
	].map((key) => asPosition(region[key]));
	const isBackwards = (endLine ?? startLine) < startLine || (endLine ?? startLine) === startLine && (endColumn ?? Infinity) < (startColumn ?? 1);
	return {
		startLine,
		...startColumn !== void 0 && { startColumn },
		...endLine !== void 0 && !isBackwards && { endLine },
		...endColumn !== void 0 && !isBackwards && { endColumn }
	};
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
	const evidence = asText(properties[EVIDENCE_PROPERTY]);
	const message = messageOf$1(result, descriptor, run) ?? rule.title;
	const locations = readLocations(result, run.artifacts);
	const [first] = locations;
	const about = first?.kind === "file" || first?.kind === "logical" ? packageOfResult(result, run.info.tool.name, message, first.kind === "file" ? first.uri : void 0) : void 0;
	const firstSeen = asText(asObject(result["provenance"])["firstDetectionTimeUtc"]);
	return {
		rule,
		kind,
		level,
		severity: severityOf(properties, rule, level, notices),
		message,
		locations: about === void 0 ? locations : [about, ...locations.slice(1)],
		aliases: asList(properties[ALIASES_PROPERTY]).filter((alias) => typeof alias === "string"),
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
	const descriptor = run.descriptors.get(id) ?? fitting ?? run.descriptors.get(parent) ?? {};
	const rule = run.rules.get(id) ?? readRule(id, descriptor, notices);
	run.rules.set(id, rule);
	return {
		rule,
		descriptor
	};
}
function messageOf$1(result, descriptor, run) {
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
//#region src/formats/sarif/read-run.ts
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
	const rules = /* @__PURE__ */ new Map();
	for (const [id, descriptor] of descriptors) rules.set(id, readRule(id, descriptor, notices));
	return {
		info: readInfo(run, driver, driverRules, rules, notices),
		driverRules,
		descriptors,
		rules,
		extensions,
		globalMessages: asObject(driver["globalMessageStrings"]),
		artifacts: asList(run["artifacts"])
	};
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
	"automationDetails"
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
		["locations", "locations; logical ones where there is no file"],
		["suppressions, baselineState, kind, occurrenceCount, partialFingerprints", "the same"],
		["invocations[].executionSuccessful false", "the run is degraded"]
	],
	faults: [
		"security-severity as a word: translated, with a notice",
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
		worsen(account, account.raw === 0 ? "unreadable" : "degraded", messageOf(error));
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
		worsen(account, "degraded", messageOf(error));
	}
	runs.push(...parts.map((part) => readRun(part, account.notices)));
}
function checkVersion(version, account) {
	if (version === "2.1.0") return;
	if (typeof version === "string" && !version.startsWith("2.1")) worsen(account, "unreadable", `the SARIF version is "${version}", "2.1.0" expected`);
	else account.notices.add(`the SARIF version is ${typeof version === "string" ? `"${version}"` : "missing"}, read as 2.1.0`);
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

//#endregion
//#region src/util/file-source.ts
const CHUNK = 262144;
function fileSource(path) {
	return {
		name: basename(path),
		*chunks() {
			const file = openSync(path, "r");
			try {
				for (;;) {
					const chunk = Buffer.allocUnsafe(CHUNK);
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

//#endregion
export { SCANS as A, scoreOf as B, SUPPRESSION_RULES as C, packageName as D, ecosystemOf as E, ruleOf as F, DETAIL_KEY as H, taxonomyTags as I, SEVERITIES as L, isProblem as M, makeFinding as N, packageOfPurl as O, pascalName as P, isAtLeast as R, SOURCES_PROPERTY as S, openSuppressor as T, FINGERPRINT_KEY as U, severityOfScore as V, EVIDENCE_PROPERTY as _, closeAccount as a, SCOPE_PROPERTY as b, worsen as c, asObject as d, asPosition as f, ALIASES_PROPERTY as g, jsonElements as h, readHead as i, worseStatus as j, isInForce as k, asList as l, JsonError as m, format as n, drop as o, asText as p, ecosystemOfManifest as r, openAccount as s, fileSource as t, asNumber as u, LOCATION_PROPERTY as v, isSuppressed as w, SEVERITY_PROPERTY as x, RUN_PROPERTY as y, levelOf as z };