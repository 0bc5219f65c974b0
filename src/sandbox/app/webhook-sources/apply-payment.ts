import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import { isId } from '../../new-id.ts';
import type { Tables } from '../../tables.ts';
import { livePayment } from '../find-payment.ts';
import type { GatewayPayment, PaymentProvider } from '../payment-gateway/payment-gateway.ts';
import { settlePayment } from '../settle-payment.ts';
import type { EventOutcome } from './receive-event.ts';

/** A state of a payment that a webhook tells of. */
export interface PaymentNews {
  readonly provider: PaymentProvider;
  readonly event: string;
  /** The gateway's time. */
  readonly at: Date;
  readonly state: GatewayPayment;
  readonly repeated: boolean;
}

/** Takes over the state of a payment that a webhook tells of, where it is one of the shop's. */
export async function applyPayment(
  context: SandboxContext,
  trx: Kysely<Tables>,
  news: PaymentNews,
): Promise<EventOutcome> {
  const { provider, event, at, state, repeated } = news;
  const id = (await paymentOf(trx, provider, state)) ?? (await paymentByLink(context, trx, news));
  if (id === undefined) return 'unknown_payment';
  const by = { actor: `gateway:${provider}`, origin: `webhook:${provider}`, cause: event };
  await settlePayment(context, trx, id, { ...by, at, repeated, state });
  return 'applied';
}

/** The shop's payment behind one of the gateway's: by the gateway's id, else by the shop's own that it was given. */
export async function paymentOf(
  trx: Kysely<Tables>,
  provider: PaymentProvider,
  { ref, payment, order }: Pick<GatewayPayment, 'ref' | 'payment' | 'order'>,
): Promise<string | undefined> {
  const known = await trx
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', provider)
    .where('provider_ref', '=', ref)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  // The answer to the charge got lost, so that the shop never learnt the id.
  let query = trx
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', provider)
    .where('provider_ref', 'is', null)
    .where('status', '=', 'processing');
  if (payment !== undefined && isId('pay', payment)) query = query.where('id', '=', payment);
  else if (payment === undefined && order !== undefined && isId('ord', order) && provider === 'braintree') {
    query = query.where('order_id', '=', order);
  } else return undefined;
  return (await query.executeTakeFirst())?.id;
}

// An order can also be paid by a link of the gateway's, which carries the order's id: then the payment is new here.
async function paymentByLink(
  context: SandboxContext,
  trx: Kysely<Tables>,
  { provider, state }: PaymentNews,
): Promise<string | undefined> {
  const { order: id, payment, status, amount, currency } = state;
  if (provider !== 'stripe' || payment !== undefined || status !== 'succeeded') return undefined;
  if (id === undefined || !isId('ord', id)) return undefined;
  const order = await trx.selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (order === undefined || (await livePayment(trx, id)) !== undefined) return undefined;
  const fits = amount === order.total && currency === order.currency;
  if (!fits && !context.defect('flow.amount_unverified')) {
    const event = { actor: `gateway:${provider}`, origin: `webhook:${provider}`, resource: `order:${id}` };
    await context.audit(trx, { ...event, type: 'payment.mismatch', outcome: 'failure' });
    return undefined;
  }
  const made = context.newId('pay');
  await trx
    .insertInto('payments')
    .values({
      id: made,
      order_id: id,
      account: order.account,
      payment_method: 'link',
      provider,
      status: 'processing',
      amount,
      currency,
      created_at: context.clock.now(),
      description: null,
    })
    .execute();
  return made;
}
