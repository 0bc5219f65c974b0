import { asText, type UntrustedObject } from '../../util/untrusted.ts';

/** The first of some keys that holds text: versions of Nuclei call the same thing by several names. */
export function firstText(result: UntrustedObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = asText(result[key]);
    if (text !== undefined) return text;
  }
  return undefined;
}
