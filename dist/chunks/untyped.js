//#region src/fuzz/untyped.ts
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function textOr(value, fallback = "") {
	return typeof value === "string" ? value : fallback;
}
function untypedJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

//#endregion
export { textOr as n, untypedJson as r, isRecord as t };