import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Mismatch } from './mismatch.ts';

/** What the books were compared with, and what differs. */
export interface BookComparison {
  readonly mismatches: readonly Mismatch[];
  /** Payments that differ, and whose settlement may still come. */
  readonly pending: number;
}

interface Position {
  readonly id: string | null;
  readonly provider: string;
  readonly ref: string;
  readonly currency: string;
  readonly booked: bigint;
  readonly settled: bigint;
  readonly latest: Date;
}

const MINUTE = 60_000;
// How long a gateway may take to settle, and a webhook to come.
const GRACE: Readonly<Record<string, number>> = { stripe: MINUTE, braintree: 25 * 60 * MINUTE };

/**
 * Compares, payment by payment and currency by currency, what the ledger says that the gateway owes (captures less
 * refunds and disputes) with all that it settled; then the ledger with the shop's own payments and refunds. A difference
 * of at most `tolerance` minor units does not count.
 */
export async function compareBooks(db: Kysely<Tables>, now: Date, tolerance: bigint): Promise<BookComparison> {
  const mismatches: Mismatch[] = [];
  let pending = 0;
  for (const position of await positions(db)) {
    const { id, provider, ref, currency, booked, settled, latest } = position;
    const difference = booked > settled ? booked - settled : settled - booked;
    if (difference <= tolerance) continue;
    if (now.getTime() - latest.getTime() < (GRACE[provider] ?? MINUTE)) {
      pending += 1;
      continue;
    }
    const amounts = { expected: booked, found: settled, currency };
    mismatches.push(
      id === null
        ? {
            kind: 'unknown_payment',
            reference: ref,
            ...amounts,
            detail: `${provider} settled what the shop never sold`,
          }
        : {
            kind: 'amount_differs',
            reference: id,
            ...amounts,
            detail: `${provider} settled another amount than booked`,
          },
    );
  }
  return { mismatches: [...mismatches, ...(await compareOwn(db))], pending };
}

async function positions(db: Kysely<Tables>): Promise<readonly Position[]> {
  const { rows } = await sql<Position>`
    with booked as (
      select p.provider, coalesce(p.provider_ref, p.id) as ref, o.currency, sum(o.amount)::bigint as amount
      from payments p
      join journals j on j.reference = p.id and j.kind not in ('fee', 'settlement')
      join postings o on o.journal = j.id
      join ledger_accounts a on a.id = o.account and a.kind = 'processor'
      group by 1, 2, 3
    ), settled as (
      select provider, payment_ref as ref, currency, sum(amount)::bigint as amount, max(created_at) as latest
      from settlement_lines where kind <> 'fee' group by 1, 2, 3
    )
    select p.id, x.provider, x.ref, x.currency, x.booked, x.settled,
      greatest(x.latest, p.created_at, p.seen_at,
        (select max(created_at) from payment_operations where payment = p.id),
        (select max(created_at) from refunds where payment = p.id),
        (select max(created_at) from disputes where payment = p.id)) as latest
    from (
      select provider, ref, currency, coalesce(b.amount, 0) as booked, coalesce(s.amount, 0) as settled, s.latest
      from booked b full join settled s using (provider, ref, currency)
    ) as x
    left join payments p on p.provider = x.provider and coalesce(p.provider_ref, p.id) = x.ref
    order by x.provider, x.ref, x.currency`.execute(db);
  return rows;
}

async function compareOwn(db: Kysely<Tables>): Promise<Mismatch[]> {
  const uncaptured = await sql<{ id: string; amount: bigint; currency: string }>`
    select id, amount, currency from payments where status = 'succeeded'
      and not exists (select from journals where reference = payments.id and kind = 'capture') order by id`.execute(db);
  const refunded = await sql<{ id: string; booked: bigint; made: bigint; currency: string }>`
    select * from (
      select p.id, p.currency,
        coalesce((select sum(case j.kind when 'refund' then o.amount else -o.amount end) from journals j
          join postings o on o.journal = j.id and o.amount > 0
          where j.reference = p.id and j.kind in ('refund', 'refund_failed')), 0)::bigint as booked,
        coalesce((select sum(amount) from refunds where payment = p.id and status in ('pending', 'succeeded')
          and provider_ref is not null), 0)::bigint as made
      from payments p
    ) as sums where booked <> made order by id`.execute(db);
  return [
    ...uncaptured.rows.map(({ id, amount, currency }): Mismatch => {
      const detail = 'the payment succeeded and the ledger has nothing of it';
      return { kind: 'not_captured', reference: id, expected: amount, found: 0n, currency, detail };
    }),
    ...refunded.rows.map(({ id, booked, made, currency }): Mismatch => {
      const detail = 'the refunds of the payment are not those of the ledger';
      return { kind: 'refunds_differ', reference: id, expected: made, found: booked, currency, detail };
    }),
  ];
}
