import { B as SEVERITY_PROPERTY, F as ALIASES_PROPERTY, I as EVIDENCE_PROPERTY, L as LOCATION_PROPERTY, Q as SCANS, R as RUN_PROPERTY, V as SOURCES_PROPERTY, ct as FINGERPRINT_KEY, et as isProblem, nt as SEVERITIES, st as DETAIL_KEY, z as SCOPE_PROPERTY } from "./file-source.js";
import { t as lookup } from "./lookup.js";
import { dirname } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";

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
//#region src/reporters/first-visible.ts
function firstVisible(...texts) {
	return texts.find((text) => /[^\p{C}\p{Z}]/u.test(text)) ?? "(no text)";
}

//#endregion
//#region src/reporters/sarif-uri.ts
function sarifUri(text) {
	const isUri = /^[a-z][a-z0-9+.-]+:\//iu.test(text);
	const slashed = isUri ? text : text.replaceAll("\\", "/");
	const drive = isUri ? void 0 : /^([a-z]):(\/.*)$/isu.exec(slashed);
	if (drive !== null && drive !== void 0) return `file:///${drive[1] ?? ""}:${encoded(withoutColons(drive[2] ?? ""))}`;
	if (isUri) return encoded(slashed);
	const path = encoded(withoutColons(slashed));
	if (path.startsWith("//")) return `file:${path}`;
	return path.startsWith("/") ? `file://${path}` : path;
}
function withoutColons(path) {
	return path.replaceAll(":", "%3A");
}
function encoded(text) {
	return text.replaceAll(/%(?![0-9a-f]{2})/giu, "%25").replaceAll(/[^\w.~:/?#@!$&'()*+,;=%-]/gu, (character) => encode(character));
}
function encode(character) {
	return [...Buffer.from(character.isWellFormed() ? character : "�")].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

//#endregion
//#region src/reporters/sarif-result.ts
function sarifResult(finding, ruleIndex) {
	return {
		ruleId: finding.rule.id,
		ruleIndex,
		...finding.kind !== "fail" && { kind: finding.kind },
		level: finding.level,
		message: { text: firstVisible(finding.message, finding.rule.title, finding.rule.id) },
		locations: finding.locations.length === 0 ? [NO_LOCATION] : finding.locations.map(sarifLocation),
		...webRequestOf(finding.locations[0]),
		...Object.keys(finding.fingerprints).length > 0 && { partialFingerprints: finding.fingerprints },
		...finding.occurrences > 1 && { occurrenceCount: finding.occurrences },
		...finding.suppressions.length > 0 && { suppressions: finding.suppressions.map(sarifSuppression) },
		...finding.baselineState !== void 0 && { baselineState: finding.baselineState },
		...finding.firstSeen !== void 0 && { provenance: { firstDetectionTimeUtc: finding.firstSeen } },
		properties: {
			[SEVERITY_PROPERTY]: finding.severity,
			...finding.aliases.length > 0 && { ["tollgate/aliases"]: finding.aliases },
			...finding.scope !== void 0 && { ["tollgate/scope"]: finding.scope },
			...finding.evidence !== void 0 && { ["tollgate/evidence"]: finding.evidence },
			...finding.sources.length > 0 && { ["tollgate/sources"]: finding.sources }
		}
	};
}
const NO_LOCATION = {
	logicalLocations: [{ fullyQualifiedName: "no location given" }],
	properties: { [LOCATION_PROPERTY]: { kind: "none" } }
};
function sarifLocation(location) {
	switch (location.kind) {
		case "file": {
			const uri = sarifUri(location.uri);
			return {
				physicalLocation: {
					artifactLocation: { uri },
					...location.region && { region: regionOf(location.region, location.snippet) }
				},
				...(uri !== location.uri || location.snippet !== void 0 && location.region === void 0) && { properties: { ["tollgate/location"]: location } }
			};
		}
		case "package": return {
			...location.manifest !== void 0 && { physicalLocation: {
				artifactLocation: { uri: sarifUri(location.manifest) },
				region: { startLine: location.line ?? 1 }
			} },
			logicalLocations: [{
				fullyQualifiedName: locationText(location),
				kind: "package"
			}],
			properties: { [LOCATION_PROPERTY]: location }
		};
		case "logical": return { logicalLocations: [{ fullyQualifiedName: location.name }] };
		case "url":
		case "control": return {
			logicalLocations: [{
				fullyQualifiedName: locationText(location),
				kind: location.kind === "url" ? "resource" : "control"
			}],
			properties: { [LOCATION_PROPERTY]: location }
		};
	}
}
function regionOf(region, snippet) {
	return {
		...region,
		...snippet !== void 0 && { snippet: { text: snippet } }
	};
}
function webRequestOf(location) {
	if (location?.kind !== "url") return {};
	return { webRequest: {
		target: location.url,
		...location.method !== void 0 && { method: location.method }
	} };
}
function sarifSuppression(suppression) {
	const { kind, status, reason, owner, expires } = suppression;
	const properties = {
		...owner !== void 0 && { owner },
		...expires !== void 0 && { expiryUtc: expires }
	};
	return {
		kind,
		...status !== void 0 && { status },
		...reason !== void 0 && { justification: reason },
		...Object.keys(properties).length > 0 && { properties }
	};
}

//#endregion
//#region src/reporters/sarif-finding-text.ts
const GAP = "\n";
const INNER_GAP = "	";
const UNKNOWN = "";
const OURS = [
	FINGERPRINT_KEY,
	DETAIL_KEY,
	UNKNOWN
];
const URL_KEYS = "kind url method parameter".split(" ");
const sarifFindingText = {
	write(finding) {
		const { aliases, baselineState, evidence, fingerprints, firstSeen, kind, level, locations, message } = finding;
		const { occurrences, scope, severity, sources, suppressions } = finding;
		if (sources.length > 0 || suppressions.length > 0) return void 0;
		if (OURS.some((key) => Object.hasOwn(fingerprints, key)) || firstVisible(message) !== message) return void 0;
		const head = `"level":"${level}","message":{"text":${JSON.stringify(message)}},"locations":`;
		const rest = [
			occurrences > 1 ? `,"occurrenceCount":${occurrences}` : "",
			baselineState === void 0 ? "" : `,"baselineState":"${baselineState}"`,
			firstSeen === void 0 ? "" : `,"provenance":{"firstDetectionTimeUtc":${JSON.stringify(firstSeen)}}`,
			`,"properties":{"${SEVERITY_PROPERTY}":"${severity}"`,
			aliases.length === 0 ? "" : `,"${ALIASES_PROPERTY}":${JSON.stringify(aliases)}`,
			scope === void 0 ? "" : `,"${SCOPE_PROPERTY}":"${scope}"`,
			evidence === void 0 ? "" : `,"${EVIDENCE_PROPERTY}":${JSON.stringify(evidence)}`
		].join("");
		return [
			kind === "fail" ? head : `"kind":"${kind}",${head}`,
			placesText(locations),
			ownFingerprints(fingerprints),
			rest,
			`"severity":"${severity}","occurrences":${occurrences}`
		].join(GAP);
	},
	read(text, rule) {
		const [head = "", places = "", own = "", rest = ""] = text.split(GAP);
		const result = `{${head}${placesJson(places)},"partialFingerprints":{${own}"${UNKNOWN}":""}${rest}}}`;
		return findingOf(JSON.parse(result), rule);
	},
	result({ text, rule, fingerprint, detail, tool }, ruleIndex) {
		const [head = "", places = "", own = "", rest = "", source = ""] = text.split(GAP);
		const id = JSON.stringify(rule.id);
		return `{"ruleId":${id},"ruleIndex":${ruleIndex},${head}${placesJson(places)},"partialFingerprints":{${own}"${FINGERPRINT_KEY}":"${fingerprint}","${DETAIL_KEY}":"${detail}"}${rest},"${SOURCES_PROPERTY}":[{"tool":${JSON.stringify(tool)},"rule":${id},${source}}]}}`;
	}
};
function ownFingerprints(fingerprints) {
	for (const _key in fingerprints) return `${JSON.stringify(fingerprints).slice(1, -1)},`;
	return "";
}
function placesText(locations) {
	const [primary] = locations;
	if (primary === void 0) return JSON.stringify([NO_LOCATION]);
	if (primary.kind === "url" && locations.length === 1 && isInOrder(primary)) {
		const { url, method, parameter } = primary;
		return [
			url,
			method,
			parameter
		].map((part) => part === void 0 ? "" : JSON.stringify(part)).join(INNER_GAP);
	}
	const request = JSON.stringify(webRequestOf(primary)).slice(1, -1);
	return `${JSON.stringify(locations.map(sarifLocation))}${request === "" ? "" : ","}${request}`;
}
function isInOrder(location) {
	let last = -1;
	for (const key in location) {
		const place = URL_KEYS.indexOf(key);
		if (place <= last) return false;
		last = place;
	}
	return true;
}
function placesJson(text) {
	if (text.startsWith("[")) return text;
	const [url = "", method = "", parameter = ""] = text.split(INNER_GAP);
	const before = method === "" ? "" : `${method.slice(1, -1)} `;
	const after = parameter === "" ? "" : ` (${parameter.slice(1, -1)})`;
	const ofMethod = method === "" ? "" : `,"method":${method}`;
	return `[{"logicalLocations":[{"fullyQualifiedName":"${before}${url.slice(1, -1)}${after}","kind":"resource"}],"properties":{"${LOCATION_PROPERTY}":{"kind":"url","url":${url}${ofMethod}${parameter === "" ? "" : `,"parameter":${parameter}`}}}}],"webRequest":{"target":${url}${ofMethod}}`;
}
function findingOf(result, rule) {
	const { kind = "fail", level, message, locations, partialFingerprints, occurrenceCount = 1, properties } = result;
	const { [UNKNOWN]: _unknown, ...fingerprints } = partialFingerprints;
	const { [SCOPE_PROPERTY]: scope, [EVIDENCE_PROPERTY]: evidence } = properties;
	const firstSeen = result.provenance?.firstDetectionTimeUtc;
	return {
		rule,
		kind,
		level,
		severity: properties[SEVERITY_PROPERTY],
		message: message.text,
		locations: locations.flatMap(locationOf),
		aliases: properties["tollgate/aliases"] ?? [],
		...evidence !== void 0 && { evidence },
		occurrences: occurrenceCount,
		fingerprints,
		suppressions: [],
		...result.baselineState !== void 0 && { baselineState: result.baselineState },
		...scope !== void 0 && { scope },
		sources: [],
		...firstSeen !== void 0 && { firstSeen }
	};
}
function locationOf({ physicalLocation, logicalLocations, properties }) {
	const whole = properties?.[LOCATION_PROPERTY];
	if (whole !== void 0) return whole.kind === "none" ? [] : [whole];
	if (physicalLocation === void 0) return [{
		kind: "logical",
		name: logicalLocations?.[0]?.fullyQualifiedName ?? ""
	}];
	const { uri } = physicalLocation.artifactLocation;
	if (physicalLocation.region === void 0) return [{
		kind: "file",
		uri
	}];
	const { snippet, ...region } = physicalLocation.region;
	return [{
		kind: "file",
		uri,
		region,
		...snippet !== void 0 && { snippet: snippet.text }
	}];
}

//#endregion
//#region src/reporters/absolute-uri.ts
function absoluteUri(text) {
	if (text === void 0 || !URL.canParse(text)) return void 0;
	try {
		return /\p{C}|[^\0-\uFFFF]/u.test(decodeURIComponent(text)) ? void 0 : text;
	} catch {
		return;
	}
}

//#endregion
//#region src/reporters/sarif-category.ts
function sarifCategory({ tool, target, shard, scan }) {
	return `${[
		"tollgate",
		scan ?? "report",
		tool.name,
		target,
		shard
	].filter((part) => part !== void 0).map((part) => part.replaceAll(/[^\w.-]+/gu, "-").slice(0, LONGEST_PART)).join("/")}/`;
}
const LONGEST_PART = 200;
function sarifCategories(runs) {
	const plain = runs.map(sarifCategory);
	const alike = Map.groupBy(runs.keys(), (index) => sentinel(plain[index] ?? ""));
	const taken = /* @__PURE__ */ new Set();
	return runs.map((run, index) => {
		const own = plain[index] ?? "";
		const others = alike.get(sentinel(own)) ?? [];
		const identity = identityOf(run);
		let category = others.every((other) => other === index || identity <= identityOf(runs[other])) ? own : `${own}${digest(identity)}/`;
		for (let number = 2; taken.has(sentinel(category)); number += 1) category = `${own}${digest(identity)}-${number}/`;
		taken.add(sentinel(category));
		return category;
	});
}
function sentinel(category) {
	return category.replaceAll(/[^a-zA-Z0-9_]/gu, "_").toUpperCase();
}
function identityOf(run) {
	return JSON.stringify([
		run?.scan,
		run?.tool.name,
		run?.tool.version,
		run?.target,
		run?.shard
	]);
}
function digest(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

//#endregion
//#region src/reporters/sarif-rule.ts
function sarifRule(rule, relationships = {}) {
	const helpUri = absoluteUri(rule.helpUri);
	return {
		id: rule.id,
		...rule.name !== void 0 && { name: rule.name },
		shortDescription: { text: firstVisible(rule.title, rule.id) },
		fullDescription: { text: firstVisible(rule.description, rule.title, rule.id) },
		help: { text: firstVisible(rule.fix ?? rule.description, rule.title, rule.id) },
		...helpUri !== void 0 && { helpUri },
		defaultConfiguration: { level: rule.level },
		...relationships,
		properties: {
			tags: [...new Set(rule.tags)],
			...rule.securitySeverity !== void 0 && { "security-severity": rule.securitySeverity.toFixed(1) }
		}
	};
}

//#endregion
//#region src/model/cwe-names.ts
const CWE_NAMES = {
	5: "Data sent unencrypted by the framework",
	11: "Debug build in production",
	13: "Password in a configuration file",
	15: "System setting controlled from outside",
	16: "Configuration weakness",
	20: "Input not validated",
	22: "Path traversal",
	23: "Relative path traversal",
	35: "Path traversal by dot runs",
	36: "Absolute path traversal",
	73: "File name controlled from outside",
	74: "Injection",
	77: "Command injection",
	78: "OS command injection",
	79: "Cross-site scripting",
	80: "Script tags not neutralised",
	83: "Script in HTML attributes",
	87: "Alternate cross-site scripting syntax",
	88: "Argument injection",
	89: "SQL injection",
	90: "LDAP injection",
	91: "XML injection",
	93: "CRLF injection",
	94: "Code injection",
	95: "Eval injection",
	96: "Code injection into static files",
	98: "Remote file inclusion",
	99: "Resource injection",
	113: "HTTP response splitting",
	116: "Output not encoded",
	117: "Log injection",
	119: "Memory access outside a buffer",
	120: "Classic buffer overflow",
	125: "Read outside a buffer",
	134: "Format string from outside",
	173: "Alternate encoding not handled",
	178: "Case sensitivity mishandled",
	183: "Allowlist too permissive",
	184: "Denylist incomplete",
	185: "Wrong regular expression",
	190: "Integer overflow",
	191: "Integer underflow",
	200: "Sensitive information exposed",
	201: "Sensitive information in sent data",
	203: "Observable difference",
	204: "Observable difference in answers",
	208: "Observable difference in timing",
	209: "Sensitive information in error messages",
	212: "Sensitive information kept before sharing",
	215: "Sensitive information in debug code",
	221: "Information lost or left out",
	223: "Security event not recorded",
	234: "Missing parameter mishandled",
	235: "Extra parameters mishandled",
	248: "Exception not caught",
	252: "Return value not checked",
	256: "Password stored in plain text",
	258: "Empty password in a configuration file",
	259: "Hard-coded password",
	260: "Password in configuration",
	261: "Password weakly encoded",
	266: "Wrong privilege assignment",
	269: "Privileges mismanaged",
	274: "Insufficient privileges mishandled",
	276: "Wrong default permissions",
	280: "Missing permissions mishandled",
	284: "Access control missing or wrong",
	285: "Authorization missing or wrong",
	286: "Users mismanaged",
	287: "Authentication missing or wrong",
	288: "Authentication bypassed by another path",
	290: "Authentication bypassed by spoofing",
	294: "Authentication bypassed by replay",
	295: "Certificate not validated",
	296: "Certificate chain not followed",
	297: "Certificate host not checked",
	300: "Channel open to others in the middle",
	302: "Authentication bypassed by assumed data",
	304: "Authentication step missing",
	305: "Authentication bypassed by another flaw",
	306: "No authentication for a critical function",
	307: "Login attempts not limited",
	311: "Sensitive data not encrypted",
	312: "Sensitive data stored in clear text",
	313: "Clear text in a file or on disk",
	315: "Sensitive data in a cookie in clear text",
	319: "Sensitive data sent in clear text",
	320: "Keys mismanaged",
	321: "Hard-coded key",
	323: "Nonce or key pair reused",
	324: "Expired key in use",
	325: "Cryptographic step missing",
	326: "Encryption too weak",
	327: "Broken or risky cryptography",
	328: "Weak hash",
	330: "Values not random enough",
	331: "Too little entropy",
	338: "Weak random generator",
	340: "Predictable numbers or ids",
	345: "Authenticity of data not verified",
	346: "Origin not validated",
	347: "Signature not verified",
	348: "Less trusted source used",
	352: "Cross-site request forgery",
	353: "Integrity check not supported",
	354: "Integrity value not validated",
	359: "Personal information exposed",
	362: "Race condition",
	367: "Time of check, time of use",
	369: "Division by zero",
	384: "Session fixation",
	390: "Error detected and not handled",
	391: "Error not checked",
	394: "Unexpected status not handled",
	396: "Catch of a generic exception",
	397: "Throw of a generic exception",
	400: "Resources consumed without limit",
	401: "Memory not released",
	404: "Resource not released",
	407: "Inefficient algorithm",
	409: "Decompression bomb",
	415: "Double free",
	416: "Use after free",
	419: "Primary channel unprotected",
	425: "Forced browsing",
	426: "Untrusted search path",
	427: "Search path controlled from outside",
	434: "Dangerous file upload",
	436: "Conflicting interpretations",
	444: "HTTP request smuggling",
	459: "Incomplete cleanup",
	460: "Cleanup missing after an exception",
	470: "Class or code chosen from outside",
	471: "Assumed-immutable data changed",
	472: "Assumed-immutable web parameter controlled from outside",
	476: "Null dereference",
	478: "No default case",
	484: "Break missing in a switch",
	489: "Debug code left in",
	494: "Code downloaded without an integrity check",
	497: "System information exposed",
	501: "Trust boundary violated",
	502: "Untrusted data deserialised",
	521: "Weak password rules",
	522: "Credentials not protected enough",
	523: "Credentials sent unprotected",
	525: "Sensitive page in the browser cache",
	526: "Sensitive information in environment variables",
	532: "Sensitive information in logs",
	540: "Sensitive information in source code",
	547: "Hard-coded security constants",
	548: "Directory listing",
	550: "Sensitive server error message",
	552: "Files open to others",
	564: "SQL injection through Hibernate",
	565: "Cookie relied on without a check",
	598: "Sensitive query in a GET request",
	601: "Open redirect",
	602: "Server-side security enforced by the client",
	610: "Reference controlled from outside",
	611: "XML external entities",
	613: "Session does not expire",
	614: "Cookie without Secure",
	617: "Reachable assertion",
	620: "Password changed without the old one",
	636: "Fails open",
	639: "Object reached by a key of the user",
	640: "Weak password recovery",
	643: "XPath injection",
	644: "Script syntax in HTTP headers",
	650: "State changed by a request that should only read",
	653: "Insufficient separation",
	662: "Wrong synchronisation",
	667: "Wrong locking",
	668: "Resource in the wrong sphere",
	672: "Used after its end of life",
	674: "Uncontrolled recursion",
	682: "Wrong calculation",
	693: "Protection mechanism missing or failing",
	696: "Steps in the wrong order",
	697: "Wrong comparison",
	703: "Exceptional conditions not handled",
	732: "Wrong permissions for a critical resource",
	754: "Unusual conditions not checked",
	755: "Exceptional conditions mishandled",
	756: "No custom error page",
	759: "One-way hash without salt",
	760: "One-way hash with predictable salt",
	770: "Resources allocated without limit",
	776: "XML entity expansion",
	778: "Too little logging",
	784: "Cookie relied on in a security decision",
	787: "Write outside a buffer",
	789: "Memory allocated by an outside size",
	798: "Hard-coded credentials",
	799: "Frequency of interaction not limited",
	807: "Untrusted input in a security decision",
	822: "Untrusted pointer dereference",
	829: "Function from an untrusted place",
	830: "Web function from an untrusted place",
	834: "Excessive iteration",
	835: "Endless loop",
	837: "One-time action possible more than once",
	839: "Range checked without a minimum",
	840: "Business logic error",
	841: "Order of steps not enforced",
	843: "Type confusion",
	862: "Authorization missing",
	863: "Authorization wrong",
	908: "Uninitialised resource used",
	912: "Hidden functionality",
	913: "Dynamic code resources not controlled",
	915: "Attributes of objects not controlled",
	916: "Password hash too cheap",
	917: "Expression language injection",
	918: "Server-side request forgery",
	922: "Sensitive information stored insecurely",
	926: "Android component exported wrongly",
	937: "Component with known weaknesses (2013)",
	940: "Source of a channel not verified",
	942: "Cross-domain policy too permissive",
	943: "Query logic injection",
	1004: "Cookie without HttpOnly",
	1021: "Clickjacking",
	1035: "Component with known weaknesses (2017)",
	1104: "Unmaintained component",
	1174: "Model validation misconfigured",
	1188: "Insecure default",
	1236: "Formula elements in a CSV file",
	1259: "Security token protected wrongly",
	1275: "Cookie with a wrong SameSite",
	1284: "Quantity in input not validated",
	1286: "Syntax of input not validated",
	1287: "Type of input not validated",
	1321: "Prototype pollution",
	1329: "Component that cannot be updated",
	1333: "Regular expression with exponential cost",
	1336: "Template injection",
	1357: "Insufficiently trustworthy component",
	1390: "Weak authentication",
	1391: "Weak credentials",
	1392: "Default credentials",
	1395: "Dependency on a vulnerable component"
};

//#endregion
//#region src/model/owasp-names.ts
const OWASP_TOP_10_NAMES = {
	"A01:2025": "Access control",
	"A02:2025": "Misconfiguration",
	"A03:2025": "Software supply chain",
	"A04:2025": "Cryptography",
	"A05:2025": "Injection",
	"A06:2025": "Design",
	"A07:2025": "Authentication",
	"A08:2025": "Integrity of software and data",
	"A09:2025": "Logging and alerting",
	"A10:2025": "Exceptional conditions"
};
const OWASP_API_NAMES = {
	"API1:2023": "Authorization of objects",
	"API2:2023": "Authentication",
	"API3:2023": "Authorization of object properties",
	"API4:2023": "Resource consumption",
	"API5:2023": "Authorization of functions",
	"API6:2023": "Sensitive business flows",
	"API7:2023": "Server-side request forgery",
	"API8:2023": "Misconfiguration",
	"API9:2023": "Inventory",
	"API10:2023": "Consumption of other APIs"
};

//#endregion
//#region src/model/pci-names.ts
const PCI_NAMES = {
	"2.2.6": "Security settings against misuse",
	"3.2.1": "As little account data as possible",
	"3.3.1": "No sensitive authentication data kept",
	"3.4.1": "Card numbers masked on display",
	"3.5.1": "Card numbers unreadable where stored",
	"3.5.1.1": "Keyed hashes of card numbers",
	"3.5.1.2": "More than disk encryption",
	"3.6.1.2": "Keys stored in secure forms",
	"3.6.1.4": "Keys in few places",
	"3.7.1": "Strong keys",
	"3.7.4": "Keys changed at the end of their cryptoperiod",
	"3.7.5": "Keys retired or replaced",
	"4.2.1": "Card numbers encrypted in transit",
	"4.2.1.1": "Inventory of keys and certificates",
	"6.2.3": "Code reviewed before release",
	"6.2.3.1": "Manual reviews approved",
	"6.2.4": "Common attacks prevented by design",
	"6.3.1": "Vulnerabilities found and ranked",
	"6.3.2": "Inventory of software components",
	"6.3.3": "Patches installed in time",
	"6.4.2": "Attacks on web apps stopped automatically",
	"6.4.3": "Payment page scripts managed",
	"6.5.1": "Changes controlled",
	"6.5.2": "Requirements confirmed after big changes",
	"6.5.4": "Roles separated",
	"6.5.5": "No live card numbers in tests",
	"6.5.6": "Test data removed before production",
	"7.2.1": "Access model defined",
	"7.2.2": "Least privilege",
	"7.2.4": "Access reviewed",
	"7.2.5.1": "Access of service accounts reviewed",
	"7.3.3": "Access denied by default",
	"8.2.1": "Unique user ids",
	"8.2.2": "No shared accounts",
	"8.2.6": "Inactive accounts disabled",
	"8.2.8": "Idle sessions ended",
	"8.3.1": "Access authenticated",
	"8.3.2": "Authentication factors encrypted",
	"8.3.4": "Accounts locked after failed attempts",
	"8.3.6": "Password strength",
	"8.3.9": "Passwords changed or access analysed",
	"8.4.2": "Multi-factor authentication",
	"8.6.2": "No hard-coded passwords",
	"8.6.3": "Passwords of applications protected",
	"10.2.1": "Audit logs active",
	"10.2.2": "Fields of audit records",
	"10.3.2": "Audit logs protected from change",
	"10.3.3": "Audit logs backed up",
	"10.3.4": "Changes of audit logs detected",
	"10.4.1": "Audit logs reviewed daily",
	"10.4.1.1": "Audit logs reviewed automatically",
	"10.5.1": "Audit logs kept",
	"10.6.1": "Clocks synchronised",
	"10.6.3": "Time settings protected",
	"10.7.2": "Failures of controls detected",
	"10.7.3": "Failures of controls answered",
	"11.3.1": "Internal scans",
	"11.3.1.1": "Lower-ranked vulnerabilities handled",
	"11.3.1.2": "Authenticated internal scans",
	"11.3.1.3": "Internal scans after changes",
	"11.3.2": "External scans",
	"11.4.1": "Penetration tests",
	"11.5.2": "Changes of critical files detected",
	"11.6.1": "Changes of payment pages detected",
	"12.3.1": "Targeted risk analyses",
	"12.3.3": "Cryptography inventory"
};

//#endregion
//#region src/model/taxonomies.ts
const CWE = {
	name: "CWE",
	version: "4.18",
	organization: "MITRE",
	informationUri: "https://cwe.mitre.org/",
	guid: "ec480a2c-8267-5d90-affc-401687cd64b0",
	relation: "superset",
	prefix: "CWE-"
};
const OWASP_TOP_10 = {
	name: "OWASP Top 10",
	version: "2025",
	organization: "OWASP Foundation",
	informationUri: "https://owasp.org/Top10/2025/",
	guid: "3ae3db46-2a4f-56af-b9c6-fa3abd49ab5b",
	relation: "relevant",
	prefix: "OWASP "
};
const OWASP_API = {
	name: "OWASP API Security Top 10",
	version: "2023",
	organization: "OWASP Foundation",
	informationUri: "https://owasp.org/API-Security/editions/2023/en/0x11-t10/",
	guid: "614eb11d-3772-5bd1-bb48-8cfab1924a40",
	relation: "relevant",
	prefix: "OWASP "
};
const PCI_DSS = {
	name: "PCI DSS",
	version: "4.0.1",
	organization: "PCI Security Standards Council",
	informationUri: "https://www.pcisecuritystandards.org/document_library/",
	guid: "43f2ce5f-2c77-55f9-9b52-80e07aa1c692",
	relation: "relevant",
	prefix: "PCI DSS "
};
const TAXONOMY_STANDARDS = [
	CWE,
	OWASP_TOP_10,
	OWASP_API,
	PCI_DSS
];
function taxonOf(tag) {
	const cwe = /^(?:external\/cwe\/)?cwe[-:]0*([1-9]\d{0,4})$/iu.exec(tag)?.[1];
	if (cwe !== void 0) return taxon(CWE, cwe, CWE_NAMES[Number(cwe)], `https://cwe.mitre.org/data/definitions/${cwe}.html`);
	const owasp = /^external\/owasp\/(a(?:0[1-9]|10):2025|api(?:[1-9]|10):2023)$/iu.exec(tag)?.[1]?.toUpperCase();
	if (owasp !== void 0) return owasp.startsWith("API") ? taxon(OWASP_API, owasp, lookup(OWASP_API_NAMES, owasp)) : taxon(OWASP_TOP_10, owasp, lookup(OWASP_TOP_10_NAMES, owasp));
	const pci = /^external\/pci\/((?:[1-9]|1[0-2])(?:\.[1-9]\d?){1,4})$/u.exec(tag)?.[1];
	return pci === void 0 ? void 0 : taxon(PCI_DSS, pci, lookup(PCI_NAMES, pci));
}
function compareTaxonIds(left, right) {
	const [a, b] = [numbersOf(left), numbersOf(right)];
	for (const [index, number] of a.entries()) {
		const difference = number - (b[index] ?? -1);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
function numbersOf(id) {
	return [...id.matchAll(/\d+/gu)].map(Number);
}
function taxon(standard, id, title, helpUri) {
	return {
		standard,
		id,
		...title !== void 0 && { title },
		...helpUri !== void 0 && { helpUri }
	};
}

//#endregion
//#region src/reporters/sarif-taxonomies.ts
function runTaxonomies(rules) {
	const named = /* @__PURE__ */ new Map();
	const byTag = /* @__PURE__ */ new Map();
	for (const { tags } of rules) for (const tag of tags) {
		if (byTag.has(tag)) continue;
		const taxon = taxonOf(tag);
		byTag.set(tag, taxon);
		if (taxon !== void 0) named.set(keyOf(taxon), taxon);
	}
	const used = TAXONOMY_STANDARDS.flatMap((standard) => {
		const taxa = [...named.values()].filter((taxon) => taxon.standard === standard);
		return taxa.length === 0 ? [] : [{
			standard,
			taxa: taxa.toSorted((a, b) => compareTaxonIds(a.id, b.id))
		}];
	});
	if (used.length === 0) return {
		driver: {},
		run: {},
		relationshipsOf: () => ({})
	};
	const references = used.map(({ standard: { name, guid } }, index) => ({
		name,
		index,
		guid
	}));
	const places = new Map(used.flatMap(({ taxa }, component) => taxa.map((taxon, index) => [keyOf(taxon), {
		component,
		index
	}])));
	return {
		driver: { supportedTaxonomies: references },
		run: { taxonomies: used.map(({ standard, taxa }) => ({
			...componentOf(standard),
			taxa: taxa.map(descriptorOf)
		})) },
		relationshipsOf({ tags }) {
			const relationships = [...new Map(tags.flatMap((tag) => pairOf(byTag.get(tag) ?? taxonOf(tag))))].flatMap(([key, { id, standard }]) => {
				const place = places.get(key);
				if (place === void 0) return [];
				return [{
					target: {
						id,
						index: place.index,
						toolComponent: references[place.component]
					},
					kinds: [standard.relation]
				}];
			});
			return relationships.length === 0 ? {} : { relationships };
		}
	};
}
function componentOf({ name, version, organization, informationUri, guid }) {
	return {
		name,
		version,
		organization,
		informationUri,
		guid,
		isComprehensive: false
	};
}
function descriptorOf({ standard, id, title, helpUri }) {
	return {
		id,
		shortDescription: { text: `${standard.prefix}${id}${title === void 0 ? "" : `: ${title}`}` },
		...helpUri !== void 0 && { helpUri }
	};
}
function keyOf({ standard, id }) {
	return `${standard.name} ${id}`;
}
function pairOf(taxon) {
	return taxon === void 0 ? [] : [[keyOf(taxon), taxon]];
}

//#endregion
//#region src/reporters/sarif.ts
const SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
function* sarifText(runs) {
	yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
	let first = true;
	for (const run of runs) {
		yield first ? "\n" : ",\n";
		first = false;
		yield* runText(run, fullParts(run));
	}
	yield "\n]}\n";
}
function fullParts({ info, rules }) {
	const { driver, run, relationshipsOf } = runTaxonomies(rules);
	return {
		toText: (item, ruleIndex) => "text" in item ? sarifFindingText.result(item, ruleIndex) : JSON.stringify(sarifResult(item, ruleIndex)),
		toRule: (rule) => sarifRule(rule, relationshipsOf(rule)),
		category: sarifCategory(info),
		driver,
		run
	};
}
function* runText(run, parts) {
	const positions = new Map(run.rules.map((rule, position) => [rule.id, position]));
	yield* headPieces(run, parts);
	let first = true;
	for (const finding of run.findings) {
		const position = positions.get(finding.rule.id);
		if (position === void 0) throw new RangeError(`the rule ${finding.rule.id} is not among the run's rules`);
		yield (first ? "\n" : ",\n") + parts.toText(finding, position);
		first = false;
	}
	yield "]}";
}
function runHead(run, parts) {
	return [...headPieces(run, parts)].join("");
}
function* headPieces({ info, inputs, rules }, parts) {
	const informationUri = absoluteUri(info.tool.informationUri);
	yield `{"tool":{"driver":${JSON.stringify({
		name: info.tool.name,
		...info.tool.version !== void 0 && { version: info.tool.version },
		...informationUri !== void 0 && { informationUri },
		...parts.driver
	}).slice(0, -1)},"rules":[`;
	let first = true;
	for (const rule of rules) {
		yield (first ? "" : ",") + JSON.stringify(parts.toRule(rule));
		first = false;
	}
	yield `]}},${JSON.stringify({
		automationDetails: { id: parts.category },
		invocations: [{
			executionSuccessful: info.status === "complete",
			...info.reason !== void 0 && { toolExecutionNotifications: [{
				level: "error",
				message: { text: info.reason }
			}] }
		}],
		columnKind: "utf16CodeUnits",
		...parts.run,
		properties: { [RUN_PROPERTY]: runProperty(info, inputs) }
	}).slice(1, -1)},"results":[`;
}
function runProperty(info, inputs) {
	const { scan, target, shard, status, reason, coverage } = info;
	return {
		...scan !== void 0 && { scan },
		...target !== void 0 && { target },
		...shard !== void 0 && { shard },
		status,
		...reason !== void 0 && { reason },
		...coverage !== void 0 && { coverage },
		inputs
	};
}

//#endregion
//#region src/util/write-text.ts
const BUFFER = 1048576;
async function writeTextAtomic(path, pieces, signal) {
	await mkdir(dirname(path), { recursive: true });
	const temporary = `${path}.${randomUUID()}.part`;
	const file = await open(temporary, "wx");
	try {
		const pending = Buffer.allocUnsafe(BUFFER);
		let filled = 0;
		let half = "";
		for (const given of pieces) {
			let piece = half + given;
			half = endsInHalf(piece) ? piece.slice(-1) : "";
			if (half !== "") piece = piece.slice(0, -1);
			if (filled + piece.length * 3 > BUFFER) {
				signal?.throwIfAborted();
				await writeAll(file, pending.subarray(0, filled));
				filled = 0;
			}
			if (piece.length * 3 > BUFFER) await writeAll(file, Buffer.from(piece));
			else filled += pending.write(piece, filled, "utf8");
		}
		signal?.throwIfAborted();
		await writeAll(file, pending.subarray(0, filled));
		await writeAll(file, Buffer.from(half));
		await file.close();
		await rename(temporary, path);
	} catch (error) {
		await file.close();
		await rm(temporary, { force: true });
		throw error;
	}
}
function endsInHalf(text) {
	const last = text.charCodeAt(text.length - 1);
	return last >= 55296 && last <= 56319;
}
async function writeAll(file, bytes) {
	for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from)).bytesWritten;
}

//#endregion
export { locationText as A, primaryPlace as C, sortForReading as D, scanRows as E, stateOf as O, openFindings as S, scanOf as T, countBySeverity as _, sarifText as a, isSuppressed as b, sarifCategories as c, sarifUri as d, firstVisible as f, compareText as g, compareForReading as h, runText as i, visibleText as k, sarifFindingText as l, attackSummary as m, SARIF_SCHEMA as n, taxonOf as o, ATTACK_VERDICTS as p, runHead as r, sarifRule as s, writeTextAtomic as t, sarifResult as u, coverageFigures as v, runsOfFindings as w, oneLine as x, fingerprintOf as y };