import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { JournalKind } from './post-journal.ts';

/** One ledger account and the sum of its postings, debit positive, in minor units. */
export interface AccountBalance {
  readonly account: string;
  readonly currency: string;
  readonly balance: bigint;
}

/** One journal with its legs, in order of time. */
export interface JournalEntry {
  readonly id: string;
  readonly kind: string;
  readonly reference: string;
  readonly postings: readonly { readonly account: string; readonly currency: string; readonly amount: bigint }[];
}

/** All accounts and all journals. */
export interface LedgerDump {
  readonly accounts: readonly AccountBalance[];
  readonly journals: readonly JournalEntry[];
}

/** The whole ledger. */
export async function dumpLedger(db: Kysely<Tables>): Promise<LedgerDump> {
  return db.transaction().execute(async (trx) => {
    const accounts = await trx
      .selectFrom('ledger_accounts as a')
      .leftJoin('postings as p', 'p.account', 'a.id')
      .select(['a.id as account', 'a.currency', sql<bigint>`coalesce(sum(p.amount), 0)::bigint`.as('balance')])
      .groupBy(['a.id', 'a.currency'])
      .orderBy('a.id')
      .execute();
    const journals = await trx.selectFrom('journals').select(['id', 'kind', 'reference']).orderBy('position').execute();
    const postings = await trx
      .selectFrom('postings')
      .select(['journal', 'account', 'currency', 'amount'])
      .orderBy('id')
      .execute();
    const byJournal = Map.groupBy(postings, ({ journal }) => journal);
    return {
      accounts,
      journals: journals.map((journal) => ({
        ...journal,
        postings: (byJournal.get(journal.id) ?? []).map(({ account, currency, amount }) => ({
          account,
          currency,
          amount,
        })),
      })),
    };
  });
}

/** Ids that break each invariant; all empty while the books are right. */
export interface Invariants {
  readonly holds: boolean;
  readonly unbalanced_journals: readonly string[];
  readonly negative_wallets: readonly string[];
  readonly captured_above_amount: readonly string[];
  /** Refunds and lost disputes together. */
  readonly refunded_above_captured: readonly string[];
  /** Orders with more than one payment that was neither cancelled nor failed. */
  readonly orders_paid_twice: readonly string[];
  /** Orders whose captured payment is not of their total and currency. */
  readonly paid_other_than_ordered: readonly string[];
  /** Orders whose total is not what their lines, discounts and extras add up to. */
  readonly wrong_totals: readonly string[];
  /** Coupons redeemed more often than they may be, in all or by one account. */
  readonly coupons_over_limit: readonly string[];
  /** Payments of an order of another account. */
  readonly foreign_payments: readonly string[];
  /** Payouts whose lines do not add up to what was debited, or take instead of give. */
  readonly lopsided_payouts: readonly string[];
  /** Accounts of the ledger that only a flaw can have filled. */
  readonly money_from_nowhere: readonly string[];
}

/** Checks what must always be true of the money. */
export async function checkInvariants(db: Kysely<Tables>): Promise<Invariants> {
  const ids = async (query: RawBuilder<{ id: string }>): Promise<string[]> =>
    (await query.execute(db)).rows.map(({ id }) => id);
  const broken = {
    unbalanced_journals: await ids(
      sql`select distinct journal as id from (select journal from postings group by journal, currency
        having sum(amount) <> 0) as lopsided order by 1`,
    ),
    negative_wallets: await ids(
      sql`select distinct owner as id from (select a.owner from ledger_accounts a join postings p on p.account = a.id
        where a.kind = 'wallet' group by a.owner, a.currency having sum(p.amount) > 0) as negative order by 1`,
    ),
    captured_above_amount: await ids(sql`select id from payments where ${moved('capture')} > amount order by 1`),
    refunded_above_captured: await ids(
      sql`select id from payments where ${moved('refund')} - ${moved('refund_failed')} + ${moved('dispute_lost')}
        > ${moved('capture')} order by 1`,
    ),
    orders_paid_twice: await ids(
      sql`select order_id as id from payments where status not in ('canceled', 'failed') group by order_id
        having count(*) > 1 order by 1`,
    ),
    paid_other_than_ordered: await ids(
      sql`select distinct o.id from orders o join payments on payments.order_id = o.id
        where (payments.amount <> o.total or payments.currency <> o.currency) and ${moved('capture')} > 0 order by 1`,
    ),
    wrong_totals: await ids(
      sql`select id from orders where quote is null and total <> subtotal - discount + tip + donation + shipping
        or tip < 0 or donation < 0 or discount > greatest(subtotal, 0) or subtotal <>
        (select sum(quantity::numeric * unit_price) from order_lines where order_id = orders.id) order by 1`,
    ),
    coupons_over_limit: await ids(
      sql`select code as id from coupons where redemption_limit < (select count(*) from coupon_redemptions
        where coupon = code) or exists (select from coupon_redemptions where coupon = code group by account
        having count(*) > customer_limit) order by 1`,
    ),
    foreign_payments: await ids(
      sql`select payments.id from payments join orders o on o.id = order_id where o.account <> payments.account
        order by 1`,
    ),
    lopsided_payouts: await ids(
      sql`select id from payouts where total <> (select sum(amount) from payout_lines where payout = payouts.id)
        or exists (select from payout_lines where payout = payouts.id and amount < 0) order by 1`,
    ),
    money_from_nowhere: await ids(
      sql`select account as id from postings where account like 'suspense:%' group by account
        having sum(amount) <> 0 order by 1`,
    ),
  };
  return { holds: Object.values(broken).every((list) => list.length === 0), ...broken };
}

function moved(kind: JournalKind): RawBuilder<bigint> {
  return sql<bigint>`coalesce((select sum(amount) from journals j join postings on journal = j.id
    where j.reference = payments.id and j.kind = ${kind} and amount > 0), 0)`;
}
