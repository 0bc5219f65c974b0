import { drawFrom } from './bank-account.ts';
import { type BankTransaction, booking, dayOf } from './bank-transactions.ts';
import { type Item, plaidId, type PlaidState } from './plaid-state.ts';
import { sendItemWebhook } from './plaid-webhook.ts';

const HISTORY_DAYS = 60;

/** Fills the log of a new item with two months of bookings. */
export function startBookings(state: PlaidState, item: Item): Item {
  const today = dayOf(state.context.clock.now());
  for (let day = today - HISTORY_DAYS; day <= today; day += 1) book(state, item, day, day === today);
  const next = { ...item, day: today, linkedWith: item.log.length };
  state.items.set(item.id, next);
  return next;
}

/** Adds the bookings of the days that have passed by the clock, and tells the shop of them. */
export function catchUpBookings(state: PlaidState, item: Item): Item {
  const today = dayOf(state.context.clock.now());
  if (today <= item.day) return item;
  for (let day = Math.max(item.day + 1, today - HISTORY_DAYS); day <= today; day += 1) {
    post(state, item);
    book(state, item, day, day === today);
  }
  const next = { ...item, day: today };
  state.items.set(item.id, next);
  sendItemWebhook(state, next, 'SYNC_UPDATES_AVAILABLE');
  return next;
}

/** Something happens on the checking account today: what was pending is posted, one booking changes, one is new. */
export function refreshBookings(state: PlaidState, item: Item): void {
  post(state, item);
  const posted = item.log.findLast(({ kind, transaction }) => kind === 'added' && !transaction.pending)?.transaction;
  if (posted !== undefined) {
    const current = latest(item).get(posted.id) ?? posted;
    item.log.push({ kind: 'modified', transaction: { ...current, name: `${current.merchant} (updated)` } });
  }
  const [checking] = item.accounts;
  if (checking === undefined) return;
  const name = `refresh ${item.log.length}`;
  const day = dayOf(state.context.clock.now());
  const idOf = (): string => plaidId(state.context);
  item.log.push({ kind: 'added', transaction: booking(drawFrom(item.key), checking.id, day, name, idOf, true) });
}

/** Every booking as it stands now, by id. */
export function latest(item: Item): ReadonlyMap<string, BankTransaction> {
  const current = new Map<string, BankTransaction>();
  for (const { kind, transaction } of item.log) {
    if (kind === 'removed') current.delete(transaction.id);
    else current.set(transaction.id, transaction);
  }
  return current;
}

function book(state: PlaidState, item: Item, day: number, pending: boolean): void {
  const draw = drawFrom(item.key);
  const idOf = (): string => plaidId(state.context);
  for (const account of item.accounts) {
    if (account.subtype === 'savings' || draw(`${account.id} ${day}`, 3) > 0) continue;
    item.log.push({ kind: 'added', transaction: booking(draw, account.id, day, 'daily', idOf, pending) });
  }
}

// Pending bookings are replaced by posted ones with an id of their own.
function post(state: PlaidState, item: Item): void {
  for (const transaction of latest(item).values()) {
    if (!transaction.pending) continue;
    const posted = { ...transaction, id: plaidId(state.context), pending: false, pendingId: transaction.id };
    item.log.push({ kind: 'removed', transaction }, { kind: 'added', transaction: posted });
  }
}
