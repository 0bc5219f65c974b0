import { headerValues } from '../../util/http.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import type { Hit } from '../web-rule.ts';

/** A hit for each of these headers that an answer has, with its first value as evidence. */
export function headerHits(
  exchange: RecordedExchange,
  headers: readonly string[],
  messageOf: (header: string) => string,
): Hit[] {
  return headers.flatMap((header) => {
    const value = headerValues(exchange, header)[0];
    if (value === undefined) return [];
    return [{ parameter: header, evidence: value.slice(0, 200), message: messageOf(header) }];
  });
}
