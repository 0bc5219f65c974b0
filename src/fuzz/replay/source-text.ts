import { oneLine } from '../../model/summary.ts';

/**
 * A text as a string literal that JavaScript, Python and Java all read alike: plain ASCII, so that no line end, quote or
 * escape of a hostile text ends it. The text itself may hold no half of a surrogate pair.
 */
export function stringLiteral(text: string): string {
  return asciiJson(text.toWellFormed());
}

/** A value as JSON in plain ASCII. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[^ -~]/gu, (mark) =>
    mark
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A text for a comment: one line, and nothing by which it could end or be read as an escape. */
export function commentText(text: string): string {
  return oneLine(text, 200).replaceAll('\\', '/').replaceAll('*/', '* /');
}

/** A text in single quotes for a POSIX shell. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
