import type { Edit } from './redaction-edits.ts';

const BEGIN = /-----BEGIN ?((?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY)(?: BLOCK)?-----/gu;
const END = /-----END [A-Z0-9 ]{0,60}PRIVATE KEY(?: BLOCK)?-----/gu;
const TOKEN = /[\w.-]{24}[\w.-]*/gu;

/** Private keys in PEM form; one whose end was cut off reaches to the end of the text. */
export function findPrivateKeys(text: string): Edit[] {
  const edits: Edit[] = [];
  let last = 0;
  for (const { 0: begin, 1: kind = 'PRIVATE KEY', index } of text.matchAll(BEGIN)) {
    if (index < last) continue;
    END.lastIndex = index + begin.length;
    const found = END.exec(text);
    last = found === null ? text.length : found.index + found[0].length;
    edits.push({ start: index, end: last, replacement: `[redacted ${kind}]` });
  }
  return edits;
}

/** JSON Web Tokens, signed or encrypted: a header that begins as `{"`, then two to four more parts (RFC 7515, 7516). */
export function findJsonWebTokens(text: string): Edit[] {
  return Array.from(text.matchAll(TOKEN)).flatMap(({ 0: token, index }) => {
    const start = token.indexOf('eyJ');
    if (start < 0) return [];
    const [head = '', ...rest] = token.slice(start).split('.', 6);
    if (head.length < 10 || rest.length < 2 || rest.join('').length < 8) return [];
    return [{ start: index + start, end: index + token.length, replacement: '[redacted JWT]' }];
  });
}
