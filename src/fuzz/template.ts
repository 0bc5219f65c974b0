import { isJsonObject, type Json, textOfNumber } from './json.ts';

/** What placeholders stand for. */
export type Values = Readonly<Record<string, Json>>;

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/gu;

/** The names of all placeholders in a text or in the strings of a body. */
export function placeholdersIn(template: Json): string[] {
  if (typeof template === 'string') return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  if (Array.isArray(template)) return template.flatMap((item: Json) => placeholdersIn(item));
  return isJsonObject(template) ? Object.values(template).flatMap((item) => placeholdersIn(item)) : [];
}

/** Fills in a text; `encode` is applied to each value, as for a path. Unknown placeholders stay. */
export function fillText(template: string, values: Values, encode: (text: string) => string = String): string {
  return template.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const value = valueOf(values, name);
    return value === undefined ? whole : encode(scalarText(value));
  });
}

/** Fills in a body. A string that is one placeholder becomes the value itself, with its own type. */
export function fillBody(template: Json, values: Values): Json {
  if (typeof template === 'string') {
    const whole = /^\{([A-Za-z][A-Za-z0-9]*)\}$/u.exec(template)?.[1];
    const value = whole === undefined ? undefined : valueOf(values, whole);
    return value === undefined ? fillText(template, values) : value;
  }
  if (Array.isArray(template)) return template.map((item: Json) => fillBody(item, values));
  if (!isJsonObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([key, item]) => [key, fillBody(item, values)]));
}

function valueOf(values: Values, name: string): Json | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function scalarText(value: Json): string {
  return typeof value === 'object' && value !== null ? (textOfNumber(value) ?? '') : String(value);
}
