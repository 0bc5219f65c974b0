//#region src/model/severity.ts
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"informational"
];
const LEVELS = {
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
	return LEVELS[severity];
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
//#region src/model/fingerprint.ts
const FINGERPRINT_KEY = "tollgate/v1";
const DETAIL_KEY = "tollgate/v1/detail";

//#endregion
export { SEVERITIES as a, scoreOf as c, makeFinding as i, severityOfLevel as l, FINGERPRINT_KEY as n, isAtLeast as o, isProblem as r, levelOf as s, DETAIL_KEY as t, severityOfScore as u };