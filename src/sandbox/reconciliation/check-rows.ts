import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { type Row, areaOf, checksumOf, digestOf } from './checksum.ts';
import type { Mismatch } from './mismatch.ts';

/** The checksum of one area. */
export interface AreaChecksum {
  readonly area: string;
  readonly rows: number;
  readonly sha256: string;
}

interface Area {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: RawBuilder<Row>;
}

// What never changes once it is written: an order from its payment on, of a payment and a refund what was asked for.
const AREAS: readonly Area[] = [
  {
    name: 'orders',
    columns: ['id', 'account', 'total', 'currency'],
    rows: sql`select id, account, total, currency from orders where exists (select from payments p
      join journals j on j.reference = p.id and j.kind = 'capture' where p.order_id = orders.id)`,
  },
  {
    name: 'payments',
    columns: ['id', 'order_id', 'account', 'provider', 'amount', 'currency'],
    rows: sql`select id, order_id, account, provider, amount, currency from payments`,
  },
  {
    name: 'refunds',
    columns: ['id', 'payment', 'amount', 'currency', 'destination'],
    rows: sql`select id, payment, amount, currency, destination from refunds`,
  },
  { name: 'journals', columns: ['id', 'kind', 'reference'], rows: sql`select id, kind, reference from journals` },
  {
    name: 'postings',
    columns: ['id', 'journal', 'account', 'currency', 'amount'],
    rows: sql`select id, journal, account, currency, amount from postings`,
  },
];

/** Columns that say how much, which a careless checksum leaves out. */
export const AMOUNT_COLUMNS: readonly string[] = ['total', 'amount', 'currency'];

/**
 * Compares every row that was seen before with what it was then, and remembers the new ones. `covers` says which columns
 * count.
 */
export async function checkRows(
  trx: Kysely<Tables>,
  covers: (column: string) => boolean,
): Promise<{ readonly checksums: readonly AreaChecksum[]; readonly mismatches: readonly Mismatch[] }> {
  const checksums: AreaChecksum[] = [];
  const mismatches: Mismatch[] = [];
  for (const { name, columns: all, rows } of AREAS) {
    const columns = all.filter(covers);
    const area = areaOf(name, columns);
    const present = new Map<string, string>();
    for (const row of (await rows.execute(trx)).rows) present.set(String(row['id']), digestOf(row, columns));
    const known = await trx.selectFrom('row_digests').select(['row_id', 'sha256']).where('area', '=', area).execute();
    for (const { row_id, sha256 } of known) {
      const now = present.get(row_id);
      if (now === sha256) continue;
      const detail = now === undefined ? `the row of ${name} is gone` : `the row of ${name} was changed`;
      mismatches.push({ kind: now === undefined ? 'row_missing' : 'row_changed', reference: row_id, detail });
    }
    const seen = new Set(known.map(({ row_id }) => row_id));
    const added = [...present].filter(([id]) => !seen.has(id)).map(([row_id, sha256]) => ({ area, row_id, sha256 }));
    for (let from = 0; from < added.length; from += BATCH) {
      await trx
        .insertInto('row_digests')
        .values(added.slice(from, from + BATCH))
        .execute();
    }
    checksums.push({ area, rows: present.size, sha256: checksumOf(present.values()) });
  }
  return { checksums, mismatches };
}

const BATCH = 1000;
