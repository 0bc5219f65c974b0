import { createHash } from 'node:crypto';

/** The columns of a row, by name. */
export type Row = Readonly<Record<string, bigint | string | Date>>;

/** What a checksum covers: `orders(id,account,total,currency)`. Another coverage is another area. */
export function areaOf(name: string, columns: readonly string[]): string {
  return `${name}(${columns.join(',')})`;
}

/** SHA-256 of these columns of a row in canonical form: a JSON array of texts, times in UTC. 64 hex digits. */
export function digestOf(row: Row, columns: readonly string[]): string {
  const values = columns.map((column) => {
    const value = row[column];
    if (value === undefined) throw new RangeError(`the row has no column "${column}"`);
    return value instanceof Date ? value.toISOString() : String(value);
  });
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** SHA-256 over many digests; their order does not matter. */
export function checksumOf(digests: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const digest of [...digests].toSorted()) hash.update(`${digest}\n`);
  return hash.digest('hex');
}
