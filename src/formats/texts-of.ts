import { asText } from '../util/untrusted.ts';

/** The texts of a list, or the one text that stands where a list of one was meant; null and empty ones are left out. */
export function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => asText(item) ?? []);
}
