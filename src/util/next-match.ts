/** The place of the first match at or after a position; the end of the text where there is none. */
export type NextMatch = (from: number) => number;

/**
 * Searches a text again and again from growing positions, and looks at no part of it twice: a match stays the next one
 * until it is passed. The pattern must be global and must look at nothing before the position.
 */
export function openNextMatch(pattern: RegExp, text: string): NextMatch {
  let first = 0;
  let next = -1;
  return (from) => {
    if (from < first || from > next) {
      pattern.lastIndex = from;
      first = from;
      next = pattern.exec(text)?.index ?? text.length;
    }
    return next;
  };
}
