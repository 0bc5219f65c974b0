import type { Json } from './json.ts';
import { readPointer } from './json-pointer.ts';
import type { Answer } from './wire.ts';

const reads = new WeakMap<object, Set<string>>();

/** Every place of an answer that was read so far, in the order of the first read: what a verdict can rest upon. */
export function readsOf(answer: object): readonly string[] {
  return [...(reads.get(answer) ?? [])];
}

/** Where the profile says that a value lies in an answer: a JSON pointer, `header NAME`, `cookie NAME` or `location`. */
export function readOut(answer: Pick<Answer, 'headers' | 'json'>, source: string): Json | undefined {
  const known = reads.get(answer);
  if (known === undefined) reads.set(answer, new Set([source]));
  else known.add(source);
  return valueAt(answer, source);
}

/** As `readOut`, by somebody on whose reading no verdict rests. */
export function valueAt(answer: Pick<Answer, 'headers' | 'json'>, source: string): Json | undefined {
  if (source === '' || source.startsWith('/')) return readPointer(answer.json, source);
  if (source === 'location') return lastPart(headerOf(answer, 'location')[0]);
  const [kind = '', name = ''] = source.split(' ');
  if (kind === 'header') return headerOf(answer, name)[0];
  const cookie = headerOf(answer, 'set-cookie').findLast((text) => text.trimStart().startsWith(`${name}=`));
  return cookie === undefined
    ? undefined
    : cookie
        .trimStart()
        .slice(name.length + 1)
        .split(';')[0]
        ?.trim();
}

function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string[] {
  const lower = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === lower).map(([, value]) => value);
}

// `https://shop.example/orders/41/?new=1` names 41.
function lastPart(location: string | undefined): string | undefined {
  const path = location === undefined ? undefined : URL.parse(location, 'http://localhost')?.pathname;
  const part = path?.split('/').findLast((text) => text !== '');
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
