import type { StripeAccount } from './account.ts';
import type { Call, Endpoint } from './call.ts';
import { declineOf } from './declines.ts';
import { emit } from './emit.ts';
import { publishedCard, readCard } from './keep-card.ts';
import { listPage } from './list.ts';
import type { Params } from './params.ts';
import type { KeptCard, PaymentMethod } from './records.ts';
import { showPaymentMethod } from './show.ts';
import { invalidParam, invalidState, noSuch, StripeError } from './stripe-error.ts';

/** Payment methods: create, read, change, list, attach, detach. Source: docs.stripe.com/api/payment_methods */
export const paymentMethodEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/payment_methods', publishable: true, run: create },
  { method: 'GET', path: '/payment_methods', run: list },
  { method: 'GET', path: '/payment_methods/:id', run: retrieve },
  { method: 'POST', path: '/payment_methods/:id', run: update },
  { method: 'POST', path: '/payment_methods/:id/attach', run: attachToCustomer },
  { method: 'POST', path: '/payment_methods/:id/detach', run: detachFromCustomer },
];

/** Makes a payment method of a card. */
export function addPaymentMethod(
  account: StripeAccount,
  card: KeptCard,
  fields: Partial<Pick<PaymentMethod, 'billingDetails' | 'metadata' | 'customer'>> = {},
): PaymentMethod {
  const method: PaymentMethod = {
    id: account.newId('pm'),
    created: account.now(),
    card,
    customer: fields.customer,
    spent: false,
    setUp: false,
    billingDetails: fields.billingDetails,
    metadata: fields.metadata ?? {},
  };
  account.paymentMethods.set(method.id, method);
  return method;
}

/**
 * The payment method of a parameter, one of the merchant's own or a published one such as `pm_card_visa`, of which each
 * use makes a new one. It must not belong to another customer, nor be used up.
 * @throws StripeError 400
 */
export function pickPaymentMethod(
  account: StripeAccount,
  id: string,
  param: string,
  customer: string | undefined,
): PaymentMethod {
  const published = id.startsWith('pm_card_') ? publishedCard(account, id) : undefined;
  if (published !== undefined) return addPaymentMethod(account, published);
  const method = account.paymentMethods.get(id);
  if (method === undefined) throw noSuch('PaymentMethod', id, param);
  if (method.customer !== undefined && method.customer !== customer) {
    throw invalidState('payment_method_customer_mismatch', 'The PaymentMethod belongs to a Customer; name that one.', {
      param,
    });
  }
  if (method.spent && method.customer === undefined) {
    const message =
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.';
    throw invalidState('payment_method_not_available', message, { param });
  }
  return method;
}

/** Reads `payment_method_data`, a card that becomes a payment method with the same request. */
export function readPaymentMethodData(account: StripeAccount, params: Params): (() => PaymentMethod) | undefined {
  const fields = params.object('payment_method_data');
  return fields && readNew(account, fields);
}

/** Gives a payment method to a customer. @throws StripeError 402 for a card that the bank declines even for that */
export function attach(account: StripeAccount, method: PaymentMethod, customer: string): PaymentMethod {
  if (method.customer === customer) return method;
  const declined = method.card.behaviour.attaches === true ? undefined : declineOf(method.card.behaviour);
  if (declined !== undefined) {
    throw new StripeError(402, 'card_error', declined.message, {
      code: declined.code,
      ...(declined.declineCode !== undefined && { decline_code: declined.declineCode }),
    });
  }
  const next = { ...method, customer };
  account.paymentMethods.set(next.id, next);
  emit(account, 'payment_method.attached', showPaymentMethod(next));
  return next;
}

/** Takes a payment method from its customer; it cannot be used any more. */
export function detach(account: StripeAccount, method: PaymentMethod): PaymentMethod {
  const next = { ...method, customer: undefined, spent: true };
  account.paymentMethods.set(next.id, next);
  emit(account, 'payment_method.detached', showPaymentMethod(next), { customer: method.customer });
  return next;
}

function readNew(account: StripeAccount, params: Params): () => PaymentMethod {
  if (params.oneOf('type', ['card']) === undefined) {
    throw invalidParam('parameter_missing', 'type', 'Missing required param: type.');
  }
  const billingDetails = params.free('billing_details');
  params.oneOf('allow_redisplay', ['always', 'limited', 'unspecified']);
  params.free('radar_options');
  const card = params.object('card');
  if (card === undefined) throw invalidParam('parameter_missing', 'card', 'Missing required param: card.');
  const { keep } = readCard(account, card);
  const metadata = params.metadata();
  return () => addPaymentMethod(account, keep(), { billingDetails, metadata });
}

function create({ account, params }: Call): object {
  const make = readNew(account, params);
  params.end();
  return showPaymentMethod(make());
}

function find({ account, id }: Call): PaymentMethod {
  const method = account.paymentMethods.get(id);
  if (method === undefined) throw noSuch('PaymentMethod', id, undefined);
  return method;
}

function retrieve(call: Call): object {
  call.params.end();
  return showPaymentMethod(find(call));
}

function update(call: Call): object {
  const { account, params } = call;
  const billingDetails = params.free('billing_details');
  const metadata = params.metadata(account.paymentMethods.get(call.id)?.metadata);
  params.end();
  const method = find(call);
  const next = { ...method, billingDetails: billingDetails ?? method.billingDetails, metadata };
  account.paymentMethods.set(next.id, next);
  emit(account, 'payment_method.updated', showPaymentMethod(next));
  return showPaymentMethod(next);
}

function list({ account, params }: Call): object {
  const customer = params.text('customer');
  params.oneOf('type', ['card']);
  return listPage(params, {
    url: '/v1/payment_methods',
    what: 'PaymentMethod',
    items: account.paymentMethods.values(),
    filter: (method) => customer === undefined || method.customer === customer,
    show: showPaymentMethod,
  });
}

function attachToCustomer(call: Call): object {
  const { account, params, id } = call;
  const customer = params.required('customer');
  params.end();
  if (account.customers.get(customer)?.deleted !== false) throw noSuch('customer', customer, 'customer');
  const method = id.startsWith('pm_card_') ? pickPaymentMethod(account, id, 'id', undefined) : find(call);
  if (method.customer !== undefined && method.customer !== customer) {
    throw invalidState(undefined, 'The payment method you provided has already been attached to a customer.');
  }
  if (method.spent) throw invalidState(undefined, 'This PaymentMethod was used or detached and may not be used again.');
  return showPaymentMethod(attach(account, method, customer));
}

function detachFromCustomer(call: Call): object {
  const { account, params } = call;
  params.end();
  const method = find(call);
  if (method.customer === undefined) {
    throw invalidState(
      undefined,
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  return showPaymentMethod(detach(account, method));
}
