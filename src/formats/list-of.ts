/** The value as a list: a lone object, which some writers give instead of a list of one, counts as one; everything else is none. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? [value] : [];
}
