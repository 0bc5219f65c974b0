import { asObject, asText } from '../util/untrusted.ts';

const ITEMS = 50;

/**
 * The CWE numbers of a field, sorted, each once. Scanners write a list or a lone item of `CWE-79`, `cwe-79`, `79` or 79,
 * a JSON list as text (`["CWE-79"]`), or objects that hold the id as `cweId`, `cwe` or `id`; what is none is left out.
 */
export function cweNumbers(value: unknown): number[] {
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, ITEMS) : [value];
  return [...new Set(items.flatMap(numbersOf))].toSorted((a, b) => a - b);
}

function numbersOf(item: unknown): number[] {
  const { cweId, cwe, id } = asObject(item);
  const text = asText(item) ?? asText(cweId) ?? asText(cwe) ?? asText(id) ?? '';
  if (/^\d{1,6}$/u.test(text)) return Number(text) > 0 ? [Number(text)] : [];
  return [...text.matchAll(/\bCWE-(\d{1,6})\b/giu)].flatMap(([, digits]) =>
    Number(digits) > 0 ? [Number(digits)] : [],
  );
}
