import { asObject, asText } from '../util/untrusted.ts';

const ITEMS = 50;

/**
 * The CWE numbers of a field, sorted, each once. Scanners write a list or a lone item of `CWE-79`, `cwe-79`, `79` or 79,
 * a JSON list as text (`["CWE-79"]`), or objects that hold the id as `cweId`, `cwe` or `id`; what is none is left out.
 */
export function cweNumbers(value: unknown): number[] {
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, ITEMS) : [value];
  if (items.length === 1) return numbersOf(items[0]).toSorted((a, b) => a - b);
  return [...new Set(items.flatMap(numbersOf))].toSorted((a, b) => a - b);
}

function numbersOf(item: unknown): number[] {
  const { cweId, cwe, id } = asObject(item);
  const text = asText(item) ?? asText(cweId) ?? asText(cwe) ?? asText(id) ?? '';
  const only = Number(/^(?:CWE-)?(\d{1,6})$/iu.exec(text)?.[1]);
  if (!Number.isNaN(only)) return only > 0 ? [only] : [];
  const all = Array.from(text.matchAll(/\bCWE-(\d{1,6})\b/giu), ([, digits]) => Number(digits));
  return [...new Set(all)].filter((number) => number > 0);
}
