import type { SandboxContext } from '../../context.ts';
import type { ProviderBooking } from './bank-provider.ts';
import { type BankLink, accessTokenOf } from './find-link.ts';
import { callBank } from './open-bank.ts';
import { refreshAccounts } from './refresh-accounts.ts';

// Far more pages than a bank has; a cursor that never ends must not hold the shop up.
const MOST_PAGES = 200;

/**
 * Fetches what the bank has booked since the last time, page by page, each written down with the cursor behind it, so
 * that a failure in between loses nothing; then the balances. @throws Refusal 409, 503
 */
export async function syncBookings(context: SandboxContext, link: BankLink): Promise<void> {
  const { db } = context;
  const token = await accessTokenOf(context, link);
  const accounts = await callBank(context, (bank) => bank.accounts(token));
  await db.transaction().execute((trx) => refreshAccounts(context, trx, link.id, { accounts, numbers: [] }));
  // Whatever the bank announces from here on is fetched the next time.
  await db.updateTable('bank_links').set({ updates_waiting: false }).where('id', '=', link.id).execute();
  let cursor = link.cursor ?? undefined;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const since = cursor;
      const changes = await callBank(context, (bank) => bank.changes(token, since));
      await keep(context, link.id, { ...changes, since });
      cursor = changes.cursor;
      if (!changes.more) return;
    }
    throw new Error('the bank sends pages without end');
  } catch (error) {
    await db.updateTable('bank_links').set({ updates_waiting: true }).where('id', '=', link.id).execute();
    throw error;
  }
}

interface Page {
  readonly changed: readonly ProviderBooking[];
  readonly removed: readonly string[];
  readonly cursor: string;
  readonly since: string | undefined;
}

async function keep({ db }: SandboxContext, link: string, { changed, removed, cursor, since }: Page): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('bank_links')
      .set({ cursor })
      .where('id', '=', link)
      .where('cursor', since === undefined ? 'is' : '=', since ?? null)
      .executeTakeFirst();
    // Somebody else fetched this page at the same time.
    if (numUpdatedRows === 0n) return;
    const own = await trx.selectFrom('bank_accounts').select(['id', 'ref']).where('link', '=', link).execute();
    if (removed.length > 0) {
      await trx
        .deleteFrom('bank_bookings')
        .where('link', '=', link)
        .where('ref', 'in', [...removed])
        .execute();
    }
    for (const { ref, account, amount, currency, bookedOn, name, pending } of changed) {
      const bank_account = own.find((known) => known.ref === account)?.id;
      if (bank_account === undefined) continue;
      const booking = { amount, currency, booked_on: bookedOn, name, pending };
      await trx
        .insertInto('bank_bookings')
        .values({ link, ref, bank_account, ...booking })
        .onConflict((conflict) => conflict.columns(['link', 'ref']).doUpdateSet(booking))
        .execute();
    }
  });
}
