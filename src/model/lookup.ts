/** The entry of a table by a key that a report may have chosen: `constructor` and `__proto__` are in no table of ours. */
export function lookup<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
