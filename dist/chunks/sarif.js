import { b as FINGERPRINT_KEY, y as DETAIL_KEY } from "./summary.js";
import { a as SCOPE_PROPERTY, i as RUN_PROPERTY, n as EVIDENCE_PROPERTY, o as SEVERITY_PROPERTY, r as LOCATION_PROPERTY, s as SOURCES_PROPERTY, t as ALIASES_PROPERTY } from "./sarif-properties.js";
import { n as firstVisible, t as absoluteUri } from "./absolute-uri.js";
import { a as webRequestOf, i as sarifResult, n as NO_LOCATION, r as sarifLocation, t as sarifRule } from "./sarif-rule.js";
import { n as sarifCategory } from "./sarif-category.js";
import { n as compareTaxonIds, r as taxonOf, t as TAXONOMY_STANDARDS } from "./taxonomies.js";

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
export { sarifFindingText as a, sarifText as i, runHead as n, runText as r, SARIF_SCHEMA as t };