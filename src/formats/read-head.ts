import type { Source } from '../model/source.ts';
import type { Head } from './format.ts';

const HEAD_BYTES = 1024 * 1024;
const TEXT_LENGTH = 4096;

/** Looks at the first MiB of a report. Throws what reading the source throws. */
export function readHead(source: Source): Head {
  const head = decode(firstBytes(source));
  const text = head.slice(0, TEXT_LENGTH);
  const kind = kindOf(text);
  return {
    kind,
    keys: kind === 'json-object' ? keysAt(1, head) : new Set(),
    firstKeys: kind === 'json-array' && /^\[\s*\{/u.test(text) ? keysAt(2, head) : new Set(),
    text,
  };
}

function firstBytes(source: Source): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const chunk of source.chunks()) {
    parts.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

/** UTF-16 is told by its byte-order mark, so that a report in it is named, whether or not its reader takes it. */
function decode(head: Uint8Array): string {
  const [first, second] = head;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding)
    .decode(head)
    .replace(/^\uFEFF/u, '')
    .trimStart();
}

function kindOf(text: string): Head['kind'] {
  if (text === '') return 'empty';
  if (text.startsWith('{')) return 'json-object';
  if (text.startsWith('[')) return 'json-array';
  if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(text)) return 'html';
  return text.startsWith('<') ? 'xml' : 'text';
}

/** Keys of the objects that lie `level` brackets deep. The head may end in the middle of a value, so no parser can be asked. */
function keysAt(level: 1 | 2, text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  let depth = 0;
  let latest = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const start = at + 1;
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
      if (depth === level) latest = text.slice(start, at);
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      // Only the first object of an array counts.
      if (depth === 1 && level === 2) break;
    } else if (character === ':' && depth === level) keys.add(latest);
  }
  return keys;
}
