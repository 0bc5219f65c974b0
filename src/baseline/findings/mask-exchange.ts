import type { Exchange } from '../../model/evidence.ts';
import { stableUrl } from '../../model/target.ts';
import { redact, redactHeader } from '../../util/redaction.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

/** The parts of an exchange that evidence is made of. */
export type ExchangeText = Pick<RecordedExchange, 'method' | 'url' | 'requestHeaders' | 'status' | 'headers' | 'text'>;

const EXCERPT = 2_048;
const MARGIN = 4_096;
const MAX_HEADERS = 60;
const MAX_HEADER_LENGTH = 1_024;

/** An exchange as evidence shows it: masked, and its body cut to what stands around the offset `at`. */
export function maskExchange(exchange: ExchangeText, at: number | undefined): Exchange {
  const request = Object.entries(exchange.requestHeaders);
  return {
    method: exchange.method,
    url: redact(stableUrl(exchange.url)),
    requestHeaders: Object.fromEntries(request.map(([name, value]) => [name, maskedHeader(name, value)])),
    status: exchange.status,
    responseHeaders: responseHeaders(exchange),
    responseBody: excerpt(exchange.text, at),
  };
}

// What a cookie is called, and where it holds, is the server's to choose: a card number may stand there too.
function maskedHeader(name: string, value: string): string {
  return redact(redactHeader(name, value));
}

function responseHeaders({ headers }: ExchangeText): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers.slice(0, MAX_HEADERS)) {
    const key = name.toLowerCase();
    const text = maskedHeader(key, value.slice(0, MAX_HEADER_LENGTH + MARGIN)).slice(0, MAX_HEADER_LENGTH);
    const before = joined.get(key);
    joined.set(key, before === undefined ? text : `${before}\n${text}`);
  }
  return Object.fromEntries(joined);
}

// Masked before it is cut: the pieces of a number or key that is cut in two would no longer be known for one.
function excerpt(text: string, at: number | undefined): string {
  if (at === undefined || at < EXCERPT / 2) return redact(text.slice(0, EXCERPT + MARGIN)).slice(0, EXCERPT);
  const before = redact(text.slice(0, at + MARGIN));
  const start = Math.max(0, before.length - MARGIN - EXCERPT / 2);
  return before.slice(start, start + EXCERPT);
}
