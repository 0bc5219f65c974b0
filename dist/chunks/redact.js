import { t as redact } from "./redaction.js";

//#region src/pipeline/redact.ts
const REMEMBERED = 4096;
const rules = /* @__PURE__ */ new Map();
const OWN_KEYS = new Set("kind url method parameter uri region startLine snippet ecosystem name version manifest line control id title description fix helpUri level securitySeverity tags".split(" "));
function redactFinding(finding, rule = redactRule(finding.rule)) {
	const parts = finding;
	let masked;
	for (const key of Object.keys(parts)) {
		if (key === "rule") continue;
		const item = deep(parts[key]);
		if (item === parts[key]) continue;
		masked ??= {};
		masked[key] = item;
	}
	return masked === void 0 && rule === finding.rule ? finding : {
		...finding,
		rule,
		...masked
	};
}
function redactRun(run) {
	const { rules: checked, ...rest } = run;
	return {
		...redactDeep(rest),
		rules: checked.map(redactRule)
	};
}
function redactEnd(end) {
	const { runs, ...rest } = end;
	return {
		...redactDeep(rest),
		runs: runs.map(redactRun)
	};
}
function redactRule(rule) {
	const known = rules.get(rule);
	if (known !== void 0) return known;
	const masked = redactDeep(rule);
	if (rules.size >= REMEMBERED) rules.clear();
	rules.set(rule, masked);
	return masked;
}
function redactDeep(value) {
	return deep(value);
}
function deep(value) {
	if (typeof value === "string") return redact(value);
	if (typeof value !== "object" || value === null) return value;
	return Array.isArray(value) ? list(value) : object(value);
}
function list(items) {
	let masked;
	for (let index = 0; index < items.length; index += 1) {
		const item = deep(items[index]);
		if (item === items[index]) continue;
		masked ??= [...items];
		masked[index] = item;
	}
	return masked ?? items;
}
function object(value) {
	for (const key of Object.keys(value)) {
		if ((OWN_KEYS.has(key) || redact(key) === key) && deep(value[key]) === value[key]) continue;
		return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name), deep(item)]));
	}
	return value;
}

//#endregion
export { redactRun as i, redactFinding as n, redactRule as r, redactEnd as t };