import type { RecordedExchange } from './recorded-exchange.ts';

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
