import { b as FINGERPRINT_KEY, v as locationText } from "./summary.js";
import { o as SEVERITY_PROPERTY } from "./sarif-properties.js";
import { n as firstVisible } from "./absolute-uri.js";
import { i as sarifResult, o as sarifUri, t as sarifRule } from "./sarif-rule.js";
import { r as taxonOf } from "./taxonomies.js";
import { t as repositoryPath } from "./repository-path.js";
import { createHash } from "node:crypto";

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
function placeOf({ locations }, options) {
	const [first] = locations;
	const primary = first?.kind === "url" ? locations.find(({ kind }) => kind === "file") ?? first : first;
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
export { cutText as a, GITHUB_LIMITS as i, identityOf as n, githubRule as r, githubResult as t };