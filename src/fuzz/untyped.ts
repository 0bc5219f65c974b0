/** Is this a plain object, of which nothing else is known? */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or the fallback for anything else. */
export function textOr(value: unknown, fallback: string = ''): string {
  return typeof value === 'string' ? value : fallback;
}

/** The value of a JSON text, nothing where it is none. Numbers become floating point: for no amount of money. */
export function untypedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
