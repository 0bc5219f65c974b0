import type { StripeAccount } from './account.ts';
import { addBalanceTransaction } from './balance.ts';
import type { Call, Endpoint } from './call.ts';
import { emit } from './emit.ts';
import { listPage } from './list.ts';
import { noteMovement } from './note-movement.ts';
import type { Charge, Refund } from './records.ts';
import { showCharge, showRefund } from './show.ts';
import { invalidParam, invalidState, noSuch } from './stripe-error.ts';

/** Refunds: create, read, change, list, cancel. Source: docs.stripe.com/api/refunds */
export const refundEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/refunds', run: create },
  { method: 'GET', path: '/refunds', run: list },
  { method: 'GET', path: '/refunds/:id', run: retrieve },
  { method: 'POST', path: '/refunds/:id', run: update },
  { method: 'POST', path: '/refunds/:id/cancel', run: cancel },
];

// Seconds of the virtual clock until a bank has dealt with a refund.
const BANK_TIME = 5;

function create({ account, params }: Call): object {
  const intentId = params.text('payment_intent');
  const chargeId = params.text('charge');
  const amount = params.amount('amount');
  const reason = params.oneOf('reason', ['duplicate', 'fraudulent', 'requested_by_customer']);
  const metadata = params.metadata();
  params.free('instructions_email');
  params.end();
  if (intentId === undefined && chargeId === undefined) {
    throw invalidParam(
      'parameter_missing',
      'payment_intent',
      'One of the following params should be provided: payment_intent or charge.',
    );
  }
  if (amount === 0n) {
    throw invalidParam('parameter_invalid_integer', 'amount', 'This value must be greater than or equal to 1.');
  }
  const charge = chargeOf(account, intentId, chargeId);
  const left = charge.amountCaptured - charge.amountRefunded;
  mustBeRefundable(account, charge, left);
  const value = amount ?? left;
  if (value > left) {
    const message = `Refund amount (${value}) is greater than unrefunded amount on charge (${left}).`;
    throw invalidState('amount_too_large', message, { param: 'amount', charge: charge.id });
  }
  return showRefund(giveBack(account, charge, value, { reason, metadata }));
}

function chargeOf(account: StripeAccount, intentId: string | undefined, chargeId: string | undefined): Charge {
  const intent = intentId === undefined ? undefined : account.intents.get(intentId);
  if (intentId !== undefined && intent === undefined) throw noSuch('payment_intent', intentId, 'payment_intent');
  if (intent !== undefined && intent.status !== 'succeeded') {
    const message = `This PaymentIntent (${intent.id}) could not be refunded because it has a status of ${intent.status}.`;
    throw invalidState('payment_intent_unexpected_state', message, { param: 'payment_intent' });
  }
  const id = intent?.latestCharge ?? chargeId ?? '';
  const charge = account.charges.get(id);
  if (charge === undefined || (chargeId !== undefined && chargeId !== charge.id)) {
    throw noSuch('charge', chargeId ?? id, 'charge');
  }
  return charge;
}

function mustBeRefundable(account: StripeAccount, charge: Charge, left: bigint): void {
  if (charge.status === 'failed' || !charge.captured) {
    throw invalidState(
      'charge_not_refundable',
      `Charge ${charge.id} has not been captured, so there is nothing to refund.`,
      {
        charge: charge.id,
      },
    );
  }
  const dispute = account.disputes.get(charge.dispute ?? '');
  if (dispute !== undefined && !dispute.status.startsWith('warning_') && dispute.status !== 'won') {
    throw invalidState('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      charge: charge.id,
    });
  }
  if (left === 0n) {
    throw invalidState('charge_already_refunded', `Charge ${charge.id} has already been refunded.`, {
      charge: charge.id,
    });
  }
}

function giveBack(
  account: StripeAccount,
  charge: Charge,
  amount: bigint,
  { reason, metadata }: Pick<Refund, 'reason' | 'metadata'>,
): Refund {
  const { currency, paymentIntent } = charge;
  const behaviour = charge.paymentMethod.card.behaviour.refund;
  const id = account.newId('re');
  const transaction = addBalanceTransaction(account, {
    type: 'refund',
    amount: -amount,
    fee: 0n,
    currency,
    source: id,
    paymentIntent,
  });
  const refund: Refund = {
    id,
    created: account.now(),
    amount,
    currency,
    status: behaviour === 'pending' ? 'pending' : 'succeeded',
    charge: charge.id,
    paymentIntent,
    reason,
    balanceTransaction: transaction.id,
    failureReason: undefined,
    metadata,
  };
  const refunded = { ...charge, amountRefunded: charge.amountRefunded + amount };
  account.refunds.set(id, refund);
  account.charges.set(charge.id, refunded);
  noteMovement(account, 'refund', id, { paymentIntent, amount, currency });
  emit(account, 'refund.created', showRefund(refund));
  emit(account, 'charge.refunded', showCharge(refunded), { amount_refunded: charge.amountRefunded, refunded: false });
  if (behaviour === 'pending') account.later(BANK_TIME, () => complete(account, id));
  if (behaviour === 'fails') account.later(BANK_TIME, () => fail(account, id));
  return refund;
}

function complete(account: StripeAccount, id: string): void {
  const refund = account.refunds.get(id);
  if (refund?.status !== 'pending') return;
  change(account, { ...refund, status: 'succeeded' }, refund);
}

function fail(account: StripeAccount, id: string): void {
  const refund = account.refunds.get(id);
  const charge = account.charges.get(refund?.charge ?? '');
  if (refund === undefined || charge === undefined || refund.status === 'failed') return;
  const { amount, currency, paymentIntent } = refund;
  addBalanceTransaction(account, { type: 'refund_failure', amount, fee: 0n, currency, source: id, paymentIntent });
  account.charges.set(charge.id, { ...charge, amountRefunded: charge.amountRefunded - amount });
  noteMovement(account, 'refund_failed', id, { paymentIntent, amount, currency });
  change(account, { ...refund, status: 'failed', failureReason: 'expired_or_canceled_card' }, refund);
  emit(account, 'refund.failed', showRefund(account.refunds.get(id) ?? refund));
}

function change(account: StripeAccount, next: Refund, before: Refund): void {
  account.refunds.set(next.id, next);
  const previous = { status: before.status };
  emit(account, 'refund.updated', showRefund(next), previous);
  emit(account, 'charge.refund.updated', showRefund(next), previous);
}

function find({ account, id }: Call): Refund {
  const refund = account.refunds.get(id);
  if (refund === undefined) throw noSuch('refund', id, undefined);
  return refund;
}

function retrieve(call: Call): object {
  call.params.end();
  return showRefund(find(call));
}

function update(call: Call): object {
  const { account, params, id } = call;
  const metadata = params.metadata(account.refunds.get(id)?.metadata);
  params.end();
  const refund = find(call);
  const next = { ...refund, metadata };
  account.refunds.set(id, next);
  emit(account, 'refund.updated', showRefund(next), { metadata: refund.metadata });
  return showRefund(next);
}

function cancel(call: Call): object {
  call.params.end();
  const { status } = find(call);
  // Only refunds that wait for the customer can be canceled, and a card's refund never does.
  throw invalidState('refund_unexpected_state', `A refund with the status ${status} cannot be canceled.`);
}

function list({ account, params }: Call): object {
  const charge = params.text('charge');
  const intent = params.text('payment_intent');
  return listPage(params, {
    url: '/v1/refunds',
    what: 'refund',
    items: account.refunds.values(),
    filter: (refund) =>
      (charge ?? refund.charge) === refund.charge && (intent ?? refund.paymentIntent) === refund.paymentIntent,
    show: showRefund,
  });
}
