import { S as makeFinding, T as levelOf, b as FINGERPRINT_KEY } from "./summary.js";
import { t as redact } from "./redaction.js";
import { n as pascalName } from "./shard.js";
import { t as isInForce } from "./suppression.js";
import { r as packageOfPurl } from "./package-name.js";

//#region src/pipeline/evidence-lines.ts
const OWN_LINES = "Tollgate";
const LINE = /^(?:\[([^\]\n]{1,80})\] )?([^:\n]{1,40}): (.*)$/u;
function evidenceLines(evidence) {
	return (evidence ?? "").split("\n").flatMap((line) => {
		const [, tool, key, value] = LINE.exec(line) ?? [];
		if (key === void 0 || value === void 0) return [];
		return [{
			...tool !== void 0 && { tool },
			key,
			value
		}];
	});
}
function namedLines(evidence, tools) {
	const [first = ""] = tools;
	return evidence.split("\n").map((line) => [...tools, "Tollgate"].some((tool) => line.startsWith(`[${tool}] `)) ? line : `[${first}] ${line}`);
}
function withOwnLines(evidence, lines) {
	const others = (evidence ?? "").split("\n").filter((line) => line !== "" && !line.startsWith(`[${"Tollgate"}] `));
	const own = lines.map(([key, value]) => `[${OWN_LINES}] ${key}: ${redact(value).replaceAll(/\s+/gu, " ")}`);
	return others.length + own.length === 0 ? void 0 : [...others, ...own].join("\n");
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
		suppression: suppressionOf(entry)
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
function suppressionOf({ status, reason, owner, expires }) {
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
export { evidenceLines as a, OWN_LINES as i, isSuppressed as n, namedLines as o, openSuppressor as r, withOwnLines as s, SUPPRESSION_RULES as t };