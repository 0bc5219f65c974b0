import type { StripeAccount } from './account.ts';
import { addBalanceTransaction, feeOf } from './balance.ts';
import { type Decline, decline, declineOf } from './declines.ts';
import { openDispute } from './disputes.ts';
import { emit } from './emit.ts';
import { noteMovement } from './note-movement.ts';
import { attach } from './payment-methods.ts';
import type { Charge, PaymentIntent, PaymentMethod } from './records.ts';
import { showCharge, showIntent, showPaymentMethod } from './show.ts';
import { StripeError } from './stripe-error.ts';

/** How a payment is confirmed. */
export interface Confirmation {
  /** The customer is not there to authenticate. */
  readonly offSession: boolean;
  readonly errorOnRequiresAction: boolean;
  readonly returnUrl: string | undefined;
}

const SEVEN_DAYS = 7 * 86_400;

/**
 * Confirms an intent with a payment method: it succeeds, waits for its capture, or waits for the customer.
 * @throws StripeError 402 where the card is declined; the intent then wants another payment method
 */
export function confirmIntent(
  account: StripeAccount,
  intent: PaymentIntent,
  method: PaymentMethod,
  { offSession, errorOnRequiresAction, returnUrl }: Confirmation,
): PaymentIntent {
  const asked: PaymentIntent = { ...intent, paymentMethod: method.id, returnUrl, lastPaymentError: undefined };
  const authenticated = intent.authenticatedMethod === method.id;
  if (!authenticated && needsAuthentication(method)) {
    if (offSession || errorOnRequiresAction) {
      throw cardErrorOf(
        account,
        fail(account, asked, method, decline('authentication_required/authentication_required')),
      );
    }
    const next = put(account, { ...asked, status: 'requires_action' });
    emit(account, 'payment_intent.requires_action', showIntent(account, next));
    return next;
  }
  const next = charge(account, asked, method, authenticated);
  if (next.status === 'requires_payment_method') throw cardErrorOf(account, next);
  return next;
}

/** The customer has answered the challenge of 3-D Secure: the intent goes on, or wants another payment method. */
export function finishChallenge(account: StripeAccount, intent: PaymentIntent, authenticated: boolean): PaymentIntent {
  const method = account.paymentMethods.get(intent.paymentMethod ?? '');
  if (method === undefined) throw new TypeError('an intent that requires action has a payment method');
  if (!authenticated) return fail(account, intent, method, AUTHENTICATION_FAILED, false);
  const answered: PaymentIntent = { ...intent, authenticatedMethod: method.id };
  if (intent.confirmationMethod === 'manual') return put(account, { ...answered, status: 'requires_confirmation' });
  return charge(account, answered, method, true);
}

/** Takes `amount` of what is held; the rest is released. */
export function captureIntent(account: StripeAccount, intent: PaymentIntent, amount: bigint): PaymentIntent {
  const held = account.charges.get(intent.latestCharge ?? '');
  if (held === undefined) throw new TypeError('an intent that can be captured has a charge');
  const captured = settle(account, { ...held, captured: true, amountCaptured: amount });
  emit(account, 'charge.captured', showCharge(captured));
  return succeed(account, intent, captured);
}

/** Gives up what is held, and the intent. */
export function cancelIntent(account: StripeAccount, intent: PaymentIntent, reason: string | undefined): PaymentIntent {
  if (intent.status === 'requires_capture') {
    noteMovement(account, 'void', intent.latestCharge ?? intent.id, { paymentIntent: intent.id, ...intent });
  }
  const next = put(account, {
    ...intent,
    status: 'canceled',
    amountCapturable: 0n,
    canceledAt: account.now(),
    cancellationReason: reason,
  });
  emit(account, 'payment_intent.canceled', showIntent(account, next));
  return next;
}

const AUTHENTICATION_FAILED: Decline = {
  code: 'payment_intent_authentication_failure',
  declineCode: undefined,
  message: 'The provided PaymentMethod has failed authentication. Try another PaymentMethod or confirm again.',
  adviceCode: 'confirm_card_data',
};

function needsAuthentication({ card, setUp }: PaymentMethod): boolean {
  const { authentication } = card.behaviour;
  return authentication === 'always' || (authentication === 'unless_set_up' && !setUp);
}

function put(account: StripeAccount, intent: PaymentIntent): PaymentIntent {
  account.intents.set(intent.id, intent);
  return intent;
}

function charge(
  account: StripeAccount,
  intent: PaymentIntent,
  method: PaymentMethod,
  authenticated: boolean,
): PaymentIntent {
  const declined = isExpired(account, method) ? decline('expired_card') : declineOf(method.card.behaviour);
  if (declined !== undefined) return fail(account, intent, method, declined);
  const keeps = intent.setupFutureUsage !== undefined && intent.customer !== undefined;
  const used = { ...(keeps ? attach(account, method, intent.customer ?? '') : method), spent: true };
  account.paymentMethods.set(used.id, used);
  const made = makeCharge(account, intent, used, { status: 'succeeded', authenticated });
  noteMovement(account, 'authorize', made.id, { paymentIntent: intent.id, ...intent });
  if (intent.captureMethod !== 'manual') {
    const captured = settle(account, { ...made, captured: true, amountCaptured: made.amount });
    emit(account, 'charge.succeeded', showCharge(captured));
    return succeed(account, { ...intent, latestCharge: made.id }, captured);
  }
  account.charges.set(made.id, made);
  emit(account, 'charge.succeeded', showCharge(made));
  const next = put(account, {
    ...intent,
    status: 'requires_capture',
    amountCapturable: intent.amount,
    latestCharge: made.id,
  });
  emit(account, 'payment_intent.amount_capturable_updated', showIntent(account, next));
  account.later(SEVEN_DAYS, () => expire(account, intent.id));
  return next;
}

function expire(account: StripeAccount, id: string): void {
  const intent = account.intents.get(id);
  if (intent?.status !== 'requires_capture') return;
  const held = account.charges.get(intent.latestCharge ?? '');
  if (held !== undefined) emit(account, 'charge.expired', showCharge(held));
  cancelIntent(account, intent, 'automatic');
}

function isExpired(account: StripeAccount, { card }: PaymentMethod): boolean {
  const now = account.context.clock.now();
  return card.expYear * 12 + card.expMonth < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
}

function succeed(account: StripeAccount, intent: PaymentIntent, captured: Charge): PaymentIntent {
  const next = put(account, {
    ...intent,
    status: 'succeeded',
    amountCapturable: 0n,
    amountReceived: captured.amountCaptured,
  });
  emit(account, 'payment_intent.succeeded', showIntent(account, next));
  const { dispute } = captured.paymentMethod.card.behaviour;
  if (dispute !== undefined) openDispute(account, captured, dispute);
  return next;
}

/** Books what was captured. */
function settle(account: StripeAccount, captured: Charge): Charge {
  const { id, paymentIntent, amountCaptured: amount, currency, description } = captured;
  const transaction = addBalanceTransaction(account, {
    type: 'charge',
    amount,
    fee: feeOf(amount, currency),
    currency,
    source: id,
    paymentIntent,
    description,
    atOnce: captured.paymentMethod.card.behaviour.availableAtOnce === true,
  });
  const next = { ...captured, balanceTransaction: transaction.id };
  account.charges.set(id, next);
  noteMovement(account, 'capture', id, { paymentIntent, amount, currency });
  return next;
}

function fail(
  account: StripeAccount,
  intent: PaymentIntent,
  method: PaymentMethod,
  { code, declineCode, message, adviceCode }: Decline,
  attempted = true,
): PaymentIntent {
  const failed = attempted
    ? makeCharge(account, intent, method, { status: 'failed', failure: { code, declineCode, message } })
    : undefined;
  if (failed !== undefined) {
    account.charges.set(failed.id, failed);
    emit(account, 'charge.failed', showCharge(failed));
  }
  const next = put(account, {
    ...intent,
    status: 'requires_payment_method',
    paymentMethod: undefined,
    latestCharge: failed?.id ?? intent.latestCharge,
    lastPaymentError: {
      type: 'card_error',
      code,
      ...(declineCode !== undefined && { decline_code: declineCode }),
      advice_code: adviceCode,
      message,
      ...(failed && { charge: failed.id }),
      payment_method: showPaymentMethod(method),
    },
  });
  emit(account, 'payment_intent.payment_failed', showIntent(account, next));
  return next;
}

function cardErrorOf(account: StripeAccount, intent: PaymentIntent): StripeError {
  const { type: _type, message, ...fields } = intent.lastPaymentError as { type: string; message: string };
  return new StripeError(402, 'card_error', message, { ...fields, payment_intent: showIntent(account, intent) });
}

function makeCharge(
  account: StripeAccount,
  intent: PaymentIntent,
  paymentMethod: PaymentMethod,
  parts: Pick<Charge, 'status'> & Partial<Pick<Charge, 'failure' | 'authenticated'>>,
): Charge {
  return {
    id: account.newId('ch'),
    created: account.now(),
    amount: intent.amount,
    amountCaptured: 0n,
    amountRefunded: 0n,
    currency: intent.currency,
    captured: false,
    paymentIntent: intent.id,
    paymentMethod,
    customer: intent.customer,
    balanceTransaction: undefined,
    dispute: undefined,
    failure: undefined,
    authenticated: false,
    description: intent.description,
    receiptEmail: intent.receiptEmail,
    metadata: intent.metadata,
    ...parts,
  };
}
