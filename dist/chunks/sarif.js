import { n as FINGERPRINT_KEY, t as DETAIL_KEY } from "./fingerprint.js";
import { v as locationText } from "./summary.js";
import { a as SCOPE_PROPERTY, i as RUN_PROPERTY, n as EVIDENCE_PROPERTY, o as SEVERITY_PROPERTY, r as LOCATION_PROPERTY, s as SOURCES_PROPERTY, t as ALIASES_PROPERTY } from "./sarif-properties.js";
import { n as sarifCategory } from "./sarif-category.js";
import { n as compareTaxonIds, r as taxonOf, t as TAXONOMY_STANDARDS } from "./taxonomies.js";

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
export { sarifRule as a, sarifUri as c, sarifText as i, firstVisible as l, runHead as n, sarifFindingText as o, runText as r, sarifResult as s, SARIF_SCHEMA as t };