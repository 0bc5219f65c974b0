import { t as escapeMarkdown } from "./escape-markdown.js";

//#region src/platforms/sticky-text.ts
const MOST_HELD = 4500;
function stickyMarker(name) {
	return `<!-- tollgate:${name.replaceAll(/[^\w.]+/gu, "-").slice(0, 60)} -->`;
}
function stickyText(name, summary, steps) {
	const told = steps.filter(({ state }) => state === "held");
	const lines = [];
	let left = MOST_HELD;
	for (const { what, detail } of told) {
		const line = `- ${escapeMarkdown(what, 150)}: ${escapeMarkdown(detail, 300)}`;
		left -= line.length;
		if (left < 0) break;
		lines.push(line);
	}
	const more = told.length > lines.length ? [`- and ${told.length - lines.length} more`] : [];
	const section = lines.length === 0 ? [] : [
		"",
		"### Not published",
		"",
		...lines,
		...more
	];
	return [
		stickyMarker(name),
		summary.trimEnd(),
		...section,
		""
	].join("\n");
}

//#endregion
export { stickyText as n, stickyMarker as t };