import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';
import { findPayment } from '../find-payment.ts';
import type { EventOutcome } from './receive-event.ts';

/** What a webhook tells of a dispute. */
export interface DisputeNews {
  readonly provider: 'stripe' | 'braintree';
  readonly ref: string;
  /** The gateway's id of the disputed payment. */
  readonly payment: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly reason: string;
  readonly status: 'open' | 'won' | 'lost';
}

/** Takes over where a dispute stands: the money is held back, comes back, or is gone. */
export async function applyDispute(
  context: SandboxContext,
  trx: Kysely<Tables>,
  news: DisputeNews,
): Promise<EventOutcome> {
  const { provider, ref, amount, currency, reason, status } = news;
  const known = await trx
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', provider)
    .where('provider_ref', '=', news.payment)
    .executeTakeFirst();
  if (known === undefined) return 'unknown_payment';
  const payment = await findPayment(context, trx, { id: known.id, lock: true });
  if (currency !== payment.currency || amount > payment.captured) return 'amount_mismatch';
  let dispute = await trx
    .selectFrom('disputes')
    .select(['id', 'status', 'amount'])
    .where('provider', '=', provider)
    .where('provider_ref', '=', ref)
    .executeTakeFirst();
  if (dispute === undefined) {
    const id = context.newId('dsp');
    const created_at = context.clock.now();
    const row = { id, payment: payment.id, provider, provider_ref: ref, amount, currency, reason, created_at };
    await trx
      .insertInto('disputes')
      .values({ ...row, status: 'open' })
      .execute();
    await context.ledger.openDispute(trx, payment.id, amount, currency);
    dispute = { id, status: 'open', amount };
    await tell(context, trx, { id, type: 'dispute.opened', account: payment.account, payment: payment.id, provider });
  }
  if (status === 'open' || dispute.status !== 'open') return 'applied';
  await trx.updateTable('disputes').set({ status }).where('id', '=', dispute.id).execute();
  const close = status === 'won' ? context.ledger.winDispute : context.ledger.loseDispute;
  await close(trx, payment.id, dispute.amount, currency);
  const type = `dispute.${status}`;
  await tell(context, trx, { id: dispute.id, type, account: payment.account, payment: payment.id, provider });
  return 'applied';
}

async function tell(
  context: SandboxContext,
  trx: Kysely<Tables>,
  {
    id,
    type,
    account,
    payment,
    provider,
  }: Readonly<Record<'id' | 'type' | 'account' | 'payment' | 'provider', string>>,
): Promise<void> {
  const resource = `dispute:${id}`;
  const event = { actor: `gateway:${provider}`, origin: `webhook:${provider}`, outcome: 'success', resource } as const;
  await context.audit(trx, { ...event, type });
  await context.outbox.add(trx, { type, account, resource, data: { id, payment } });
}
