import { t as TollgateError } from "./errors.js";

//#region src/cli/options/now.ts
function nowOf(text, context) {
	if (text === void 0) return context.clock();
	const time = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/u.test(text) ? Date.parse(text) : NaN;
	if (!Number.isNaN(time)) return time;
	throw new TollgateError("cli/bad-now", `--now "${text}" is no ISO 8601 date or time`, {
		class: "usage",
		help: ["write it as 2026-11-21 or 2026-11-21T12:00:00Z"]
	});
}

//#endregion
export { nowOf as t };