import { isJsonObject, type Json, textOfNumber, writeJson } from './json.ts';

/**
 * A body as `application/x-www-form-urlencoded`, nested as `a[b]=c` and `a[0]=c`, the way Stripe, Rails and PHP read it.
 * What is null is sent as an empty text; a body that is no object comes out as it is.
 */
export function writeForm(body: Json): string {
  if (!isJsonObject(body)) return scalar(body);
  return Object.entries(body)
    .flatMap(([name, value]) => pairs(name, value))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function pairs(name: string, value: Json): (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => pairs(`${name}[${index}]`, item));
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item));
  return [[name, scalar(value)]];
}

function scalar(value: Json): string {
  if (value === null) return '';
  return textOfNumber(value) ?? (typeof value === 'object' ? writeJson(value) : String(value));
}

// Brackets stay readable, as the clients of such APIs send them. A lone half of a surrogate pair has no encoding.
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%20', '+');
}
