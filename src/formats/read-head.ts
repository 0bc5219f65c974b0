import type { Source } from '../model/source.ts';
import type { Head } from './format.ts';

const HEAD_BYTES = 1024 * 1024;
const TEXT_LENGTH = 4096;

/** Looks at the first MiB of a report. Throws what reading the source throws. */
export function readHead(source: Source): Head {
  const head = firstBytes(source);
  const text = new TextDecoder()
    .decode(head.subarray(0, TEXT_LENGTH))
    .replace(/^\uFEFF/u, '')
    .trimStart();
  return { kind: kindOf(text), keys: text.startsWith('{') ? outerKeys(head) : new Set(), text };
}

function firstBytes(source: Source): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const chunk of source.chunks()) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

function kindOf(text: string): Head['kind'] {
  if (text === '') return 'empty';
  if (text.startsWith('{')) return 'json-object';
  if (text.startsWith('[')) return 'json-array';
  if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(text)) return 'html';
  return text.startsWith('<') ? 'xml' : 'text';
}

/** Keys at the first level. The head may end in the middle of a value, so no parser can be asked. */
function outerKeys(head: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(head).toString('utf8');
  const keys = new Set<string>();
  let depth = 0;
  let latest = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const start = at + 1;
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
      if (depth === 1) latest = text.slice(start, at);
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === ':' && depth === 1) keys.add(latest);
  }
  return keys;
}
