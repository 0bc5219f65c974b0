import { l as oneLine } from "./summary.js";

//#region src/reporters/escape-markdown.ts
const STRUCTURAL = /[&<>"'`*_~|\\[\]{}#!$@^%=]|:(?=\S)/gu;
const REFERENCE = /@|[#!~%$&](?=[\p{L}\p{N}_"'&[.-])|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/giu;
const LINE_START = /^(?:[^\p{L}\p{N}&]|\d(?=\d*[.)]))/u;
function escapeMarkdown(text, limit) {
	return oneLine(text, limit).replaceAll(REFERENCE, (mark) => `${mark}\u200b`).replaceAll(STRUCTURAL, entity).replace(LINE_START, entity);
}
function markdownCode(text, limit) {
	const escaped = escapeMarkdown(text, limit);
	return escaped === "" ? "" : `<code>${escaped}</code>`;
}
function entity(character) {
	return `&#${character.codePointAt(0) ?? 0};`;
}

//#endregion
export { markdownCode as n, escapeMarkdown as t };