import { l as oneLine } from "./summary.js";
import { t as redact } from "./redaction.js";
import { t as vexJustificationOf } from "./vex-justification.js";

//#region src/platforms/dismissal.ts
const LONGEST_COMMENT = 280;
const MARK = /\[tollgate (?<fingerprint>[0-9a-f]{32})\]$/u;
const IN_TESTS = /^(?:only |just )?(?:used |needed )?(?:in|by|for) tests?\b|^tests? (?:only|code|data|fixtures?)\b/u;
function dismissalOf(fingerprint, suppression) {
	const { reason, owner, expires } = suppression;
	const mark = ` [tollgate ${fingerprint}]`;
	const head = `Accepted${owner === void 0 ? "" : ` by ${oneLine(redact(owner), 60)}`}${expires === void 0 ? "" : ` until ${oneLine(expires, 30)}`}: `;
	const why = oneLine(redact(reason ?? "no reason given"), LONGEST_COMMENT);
	return {
		kind: kindOf(reason ?? ""),
		comment: `${cut(`${head}${why}`, LONGEST_COMMENT - mark.length)}${mark}`
	};
}
function ownDismissal(comment) {
	return MARK.exec(comment?.trimEnd() ?? "")?.groups?.["fingerprint"];
}
function kindOf(reason) {
	const justification = vexJustificationOf(reason);
	if (justification?.cycloneDx?.startsWith("protected_") === true) return "mitigated";
	if (justification !== void 0) return "false-positive";
	return reason.slice(0, 1e4).toLowerCase().split(/[:;,.()\n]/u).some((part) => IN_TESTS.test(part.trim())) ? "used-in-tests" : "accepted-risk";
}
function cut(text, length) {
	return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}

//#endregion
export { ownDismissal as n, dismissalOf as t };