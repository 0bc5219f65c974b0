import type { Source } from '../model/source.ts';
import { redact } from '../util/redaction.ts';
import type { Format, Head } from './format.ts';
import { formats } from './index.ts';
import { readHead } from './read-head.ts';

// The first two bytes of RFC 1952, of which the second is no UTF-8.
const GZIP = '\u001F\uFFFD';

/** The format of a report, or why there is none. */
export type Recognition = { readonly format: Format } | { readonly reason: string };

/** Finds a report's format by its content; `id` forces one. Throws what reading the source throws. */
export function recognize(source: Source, id?: string): Recognition {
  const head = readHead(source);
  const forced = formats.find((format) => format.id === id);
  if (id !== undefined && forced === undefined) {
    return { reason: `there is no format "${id}"; known are ${formats.map(({ id: known }) => known).join(', ')}` };
  }
  // Nothing is what most scanners leave behind when they fail; only where a clean run writes nothing may it be clean.
  if (head.kind === 'empty' && forced?.emptyIsClean !== true) {
    return { reason: 'the file is empty: the scanner wrote nothing' };
  }
  if (forced !== undefined) return { format: forced };
  if (head.kind === 'html') return { reason: 'the file is an HTML page, no report: was a login or error page saved?' };
  if (head.text.startsWith(GZIP)) {
    return { reason: 'the file is packed with gzip: unpack it, or give it a name that ends in .gz' };
  }
  const format = formats.find((candidate) => candidate.recognizes(head));
  if (format !== undefined) return { format };
  if (head.kind === 'json-array' && head.firstKeys.size === 0) {
    return { reason: 'a list that holds no object could come from several tools: name the format with --format' };
  }
  const keys = [...head.keys, ...head.firstKeys].slice(0, 8).map((key) => `"${redact(key).slice(0, 40)}"`);
  const seen =
    keys.length === 0
      ? quoted(head)
      : `${head.kind === 'json-array' ? 'a list of JSON objects' : 'a JSON object'} with ${keys.join(', ')}`;
  return { reason: `no known report format: ${seen}; known are ${formats.map(({ id: known }) => known).join(', ')}` };
}

/** The beginning of what is no JSON; digits of which no end is in sight may be half a card number. */
function quoted({ kind, text }: Head): string {
  if (kind === 'json-object' || kind === 'json-array') return 'JSON without a key';
  return `${kind} that begins with ${JSON.stringify(
    redact(text)
      .slice(0, 40)
      .replaceAll(/\d{7,}/gu, '…'),
  )}`;
}
