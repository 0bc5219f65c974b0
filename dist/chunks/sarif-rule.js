import { v as locationText } from "./summary.js";
import { a as SCOPE_PROPERTY, n as EVIDENCE_PROPERTY, o as SEVERITY_PROPERTY, r as LOCATION_PROPERTY, s as SOURCES_PROPERTY, t as ALIASES_PROPERTY } from "./sarif-properties.js";
import { n as firstVisible, t as absoluteUri } from "./absolute-uri.js";

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
export { webRequestOf as a, sarifResult as i, NO_LOCATION as n, sarifUri as o, sarifLocation as r, sarifRule as t };