import type { Source } from '../../model/source.ts';
import { JsonError, jsonElements, type JsonElement, type JsonPattern } from '../../util/json-elements.ts';

const HEAD_BYTES = 4 * 1024 * 1024;
const VERSION = /"@version"\s*:\s*"([^"\\]{1,100})"/u;
const INSIGHT = /"key"\s*:\s*"(insight\.[\w.]{1,80})"[^{}]{0,2000}?"statistic"\s*:\s*"?(\d{1,12})/gu;

/**
 * Cuts elements out of a report. ZAP 2.17 writes the texts of its insights unescaped, before everything else: where they are no
 * JSON, reading starts again at the list of sites, and of what stands before it only keys and figures are taken.
 * Source: zap-extensions, addOns/reports, traditional-json/report.json.
 * @throws JsonError where that does not help
 */
export function* readElements(
  source: Source,
  patterns: readonly JsonPattern[],
  notices: Set<string>,
): Generator<JsonElement, void, void> {
  let hasSite = false;
  try {
    for (const element of jsonElements(source.chunks(), patterns)) {
      if (element.path[0] === 'site') hasSite = true;
      yield element;
    }
    return;
  } catch (error) {
    if (!(error instanceof JsonError) || hasSite) throw error;
    const start = siteOf(source);
    if (start === undefined) throw error;
    notices.add('the insights hold unescaped text, which is no JSON: only their keys and figures were read');
    yield* prologue(start.before);
    yield* jsonElements(fromByte(source, start.at), patterns);
  }
}

function siteOf(source: Source): { readonly before: string; readonly at: number } | undefined {
  let head = '';
  for (const chunk of source.chunks()) {
    // One character a byte, so that positions are those of bytes.
    head += Buffer.from(chunk).toString('latin1');
    if (head.length >= HEAD_BYTES) break;
  }
  if (!/"insights"\s*:\s*\[/u.test(head)) return undefined;
  const at = /"site"\s*:\s*\[/u.exec(head)?.index;
  return at === undefined ? undefined : { before: head.slice(0, at), at };
}

function* prologue(text: string): Generator<JsonElement, void, void> {
  const version = VERSION.exec(text)?.[1];
  if (version !== undefined) yield { path: ['@version'], value: version };
  const insights = Array.from(text.matchAll(INSIGHT), ([, key, statistic]) => ({ key, statistic }));
  yield { path: ['insights'], value: insights };
}

/** The rest of the report as an object of its own. */
function* fromByte(source: Source, at: number): Generator<Uint8Array, void, void> {
  yield Buffer.from('{');
  let passed = 0;
  for (const chunk of source.chunks()) {
    if (passed + chunk.length > at) yield chunk.subarray(Math.max(0, at - passed));
    passed += chunk.length;
  }
}
