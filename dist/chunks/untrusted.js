import { t as redact } from "./redaction.js";

//#region src/util/untrusted.ts
function asObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function asList(value) {
	return Array.isArray(value) ? value : [];
}
function asText(value) {
	if (typeof value === "number") return redact(String(value));
	return typeof value === "string" && value !== "" ? redact(value) : void 0;
}
function asNumber(value) {
	if (typeof value === "number") return Number.isFinite(value) ? value : void 0;
	if (typeof value !== "string" || value.trim() === "") return void 0;
	const number = Number(value);
	return Number.isFinite(number) ? number : void 0;
}
function asPosition(value) {
	const number = asNumber(value);
	return number !== void 0 && Number.isSafeInteger(number) && number >= 1 ? number : void 0;
}

//#endregion
export { asText as a, asPosition as i, asNumber as n, asObject as r, asList as t };