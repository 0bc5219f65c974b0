import { headerValues } from '../util/http.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** Is every part of a header's value one of these words? Where to report is no part of what is demanded. */
export function isOneOf(value: string, words: readonly string[]): boolean {
  const parts = value
    .split(';')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !part.startsWith('report-to'));
  return parts.every((part) => words.includes(part));
}

/** Is this an answer that a browser opens as a document with scripts? */
export function isOpenedDocument(exchange: Pick<RecordedExchange, 'headers'>): boolean {
  return headerValues(exchange, 'content-type').some((value) => /^(?:text\/html|application\/xml)/u.test(value));
}

/** The value of a request header, by name in any case. */
export function requestHeader(
  { requestHeaders }: Pick<RecordedExchange, 'requestHeaders'>,
  name: string,
): string | undefined {
  return Object.entries(requestHeaders).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** A text as `application/x-www-form-urlencoded` writes it, decoded; what is wrong in it stays as it is. */
export function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
