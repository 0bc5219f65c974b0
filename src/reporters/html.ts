import type { ReportView } from '../model/summary.ts';
import { noscriptHtml } from './html-noscript.ts';

/** Where the page holds its data; the build puts exactly one of each into the template. */
const DATA_MARK = '<!--TOLLGATE_DATA-->';
const NOSCRIPT_MARK = '<!--TOLLGATE_NOSCRIPT-->';

// Nothing of this ends a script element, opens a comment in it, or reads differently in JavaScript and JSON.
const UNSAFE = /[<>&\u2028\u2029]/gu;

/**
 * The self-contained page: the built template with the view in its one JSON island and a plain summary for readers
 * without scripts. @throws Error where the template has not exactly one place for each, which is a bug of the build.
 */
export function toHtml(view: ReportView, template: string): string {
  const [beforeNoscript, afterNoscript] = splitOnce(template, NOSCRIPT_MARK);
  const [between, end] = splitOnce(afterNoscript, DATA_MARK);
  return [beforeNoscript, noscriptHtml(view), between, islandJson(view), end].join('');
}

/** JSON that is safe inside a script element; `JSON.parse` gives the value back. */
export function islandJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const parts = text.split(mark);
  const [before, after] = parts;
  if (before === undefined || after === undefined || parts.length !== 2) {
    throw new Error(`the page template must hold ${mark} exactly once, and holds it ${parts.length - 1} times`);
  }
  return [before, after];
}
