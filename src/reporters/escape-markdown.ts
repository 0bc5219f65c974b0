import { oneLine } from '../model/summary.ts';

// All of these can start a structure inside a line of GitHub or GitLab Markdown. An entity never does (CommonMark §2.5).
const STRUCTURAL = /[&<>"'`*_~|\\[\]{}#!$@^%=]|:(?=\S)/gu;
// Mentions and references (@user #1 !1 ~label %milestone $snippet &epic GH-1) and bare links are looked for in the
// rendered text, where entities are decoded again, so that only a zero-width space keeps them apart.
const REFERENCE = /@|[#!~%$&](?=[\p{L}\p{N}_"'&[.-])|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/giu;
// What would make a list, a quote or a command of the first line of a list item.
const LINE_START = /^(?:[^\p{L}\p{N}&]|\d(?=\d*[.)]))/u;

/** Text from outside as Markdown that shows it literally, in one line: no markup, link, mention, table cell or command. */
export function escapeMarkdown(text: string, limit?: number): string {
  return oneLine(text, limit)
    .replaceAll(REFERENCE, (mark) => `${mark}\u200b`)
    .replaceAll(STRUCTURAL, entity)
    .replace(LINE_START, entity);
}

/** The same in a code font. HTML and not backticks, whose content cannot be escaped. */
export function markdownCode(text: string, limit?: number): string {
  const escaped = escapeMarkdown(text, limit);
  return escaped === '' ? '' : `<code>${escaped}</code>`;
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
