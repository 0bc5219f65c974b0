import type { Edit } from './redaction-edits.ts';

// Sixteen characters that stand for twelve bytes of printable ASCII, at whatever place of a longer segment; or a no-break
// space in UTF-8 between two bytes of ASCII, in each of its three forms.
const FOUR = String.raw`[CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][\w+/-]`;
const PRINTABLE = new RegExp(`${FOUR.repeat(4)}|wq[AB]|[Mcs8]Kg|Co[A-H]`, 'gu');
const LINE = /[\w+/-]{16}[\w+/-]*={0,2}/gu;
const MARK = /[\w+/-]/u;

/** Segments in base64, of either alphabet, whose text `isSecret` finds something in; they go as a whole. */
export function findBase64Secrets(text: string, isSecret: (decoded: string) => boolean): Edit[] {
  const edits: Edit[] = [];
  const search = (start: number, segment: string): boolean => {
    if (!holds(segment, isSecret)) return false;
    edits.push({ start, end: start + segment.length, replacement: '[redacted base64]' });
    return true;
  };
  let last = 0;
  PRINTABLE.lastIndex = 0;
  for (let match = PRINTABLE.exec(text); match !== null; match = PRINTABLE.exec(text)) {
    let start = match.index;
    while (start > last && MARK.test(text.charAt(start - 1))) start -= 1;
    last = blockEnd(text, match.index + match[0].length);
    const block = text.slice(start, last);
    for (const { 0: line, index } of block.matchAll(LINE)) {
      if (!searchParts(line, start + index, search)) search(start + index, line);
    }
    if (/[\r\n]/u.test(block)) search(start, block);
    // Set only here: what is decoded is searched by this same function.
    PRINTABLE.lastIndex = last;
  }
  return edits;
}

/** A slash parts a path more often than it belongs to encoded text. */
function searchParts(line: string, start: number, search: (start: number, segment: string) => boolean): boolean {
  let at = start;
  let found = false;
  for (const part of line.split('/')) {
    if (part.length >= 16 && part.length < line.length && search(at, part)) found = true;
    at += part.length + 1;
  }
  return found;
}

/** The end of a segment that may be wrapped into lines, as mail and PEM have it. */
function blockEnd(text: string, from: number): number {
  let end = from;
  for (;;) {
    while (MARK.test(text.charAt(end))) end += 1;
    const next = text.startsWith('\r\n', end) ? end + 2 : text.charAt(end) === '\n' ? end + 1 : undefined;
    if (next === undefined || !MARK.test(text.charAt(next)) || !MARK.test(text.charAt(next + 1))) break;
    end = next;
  }
  while (text.charAt(end) === '=') end += 1;
  return end;
}

/** A segment may follow other letters of the alphabet, so each of the four places is tried for its beginning. */
function holds(segment: string, isSecret: (decoded: string) => boolean): boolean {
  const letters = segment.replaceAll(/[\r\n]+/gu, '');
  return [0, 1, 2, 3].some((shift) => isSecret(Buffer.from(letters.slice(shift), 'base64').toString('utf8')));
}
