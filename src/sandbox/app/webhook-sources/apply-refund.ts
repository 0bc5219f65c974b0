import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';
import type { GatewayRefund } from '../payment-gateway/payment-gateway.ts';
import type { EventOutcome } from './receive-event.ts';

/** Takes over where a refund stands that the shop made: done at last, or sent back by the bank. */
export async function applyRefund(
  context: SandboxContext,
  trx: Kysely<Tables>,
  provider: string,
  { ref, status }: GatewayRefund,
): Promise<EventOutcome> {
  const refund = await trx
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.payment')
    .select(['r.id', 'r.payment', 'r.amount', 'r.currency', 'r.status', 'p.account'])
    .where('p.provider', '=', provider as 'stripe' | 'braintree')
    .where('r.provider_ref', '=', ref)
    .executeTakeFirst();
  if (refund === undefined) return 'unknown_refund';
  if (refund.status === status || status === 'pending' || refund.status === 'failed') return 'no_change';
  await trx.updateTable('refunds').set({ status }).where('id', '=', refund.id).execute();
  if (status === 'failed') await context.ledger.refundFailed(trx, refund.payment, refund.amount, refund.currency);
  const resource = `refund:${refund.id}`;
  const event = { actor: `gateway:${provider}`, origin: `webhook:${provider}`, resource };
  const outcome = status === 'failed' ? 'failure' : 'success';
  await context.audit(trx, { ...event, type: `refund.${status}`, outcome });
  const { id, payment, amount, currency, account } = refund;
  const data = { id, payment, amount, currency, status };
  await context.outbox.add(trx, { type: `refund.${status}`, account, resource, data });
  return 'applied';
}
