const NUMBER_TEXT: unique symbol = Symbol('number text');

/** A JSON number that is no plain integer, kept as its source text so that no digit is lost. */
export interface NumberText {
  readonly [NUMBER_TEXT]: string;
}

/** A JSON value without floating-point numbers: integers are `bigint`, all other numbers keep their text. */
export type Json = null | boolean | string | bigint | NumberText | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

// Longer integers are kept as text: turning a megabyte of digits into a bigint would be slow, and no amount is that long.
const INTEGER = /^-?\d{1,60}$/u;

/** A number from its text, written into JSON exactly as given, legal or not (`NaN`, `1e400`). */
export function numberText(text: string): NumberText {
  return { [NUMBER_TEXT]: text };
}

/** The text of a number that is no plain integer; nothing for any other value. */
export function textOfNumber(value: Json): string | undefined {
  return typeof value === 'object' && value !== null && NUMBER_TEXT in value ? value[NUMBER_TEXT] : undefined;
}

/** Is this an object, not an array, null or a number's text? */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(NUMBER_TEXT in value);
}

/** Reads JSON without losing a digit; nothing where the text is none, or is nested too deeply to be walked. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text, revive) as Json;
  } catch {
    return undefined;
  }
}

/** Writes a value as JSON text; a `NumberText` goes out as it is. */
export function writeJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return JSON.stringify(value);
  const number = textOfNumber(value);
  if (number !== undefined) return number;
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeJson(item)).join(',')}]`;
  return `{${Object.entries(value as JsonObject)
    .map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`)
    .join(',')}}`;
}

// The third argument is the proposal "JSON.parse source text access", which Node has since version 21.
function revive(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number') return value;
  const source = context?.source ?? String(value);
  return INTEGER.test(source) ? BigInt(source) : numberText(source);
}
