import { cancelIntent, captureIntent, confirmIntent, finishChallenge } from './charging.ts';
import type { Call, Endpoint } from './call.ts';
import { checkCharge, checkCurrency } from './currencies.ts';
import { customerNamed } from './customers.ts';
import { emit } from './emit.ts';
import { type IntentFields, readIntentFields } from './intent-fields.ts';
import { listPage } from './list.ts';
import { pickPaymentMethod } from './payment-methods.ts';
import type { IntentStatus, PaymentIntent, PaymentMethod } from './records.ts';
import { searchPage } from './search.ts';
import { showIntent } from './show.ts';
import { invalidParam, invalidState, noSuch, type StripeError } from './stripe-error.ts';

/** Payment intents. Source: docs.stripe.com/api/payment_intents, docs.stripe.com/payments/paymentintents/lifecycle */
export const paymentIntentEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/payment_intents', run: create },
  { method: 'GET', path: '/payment_intents', run: list },
  { method: 'GET', path: '/payment_intents/search', run: search },
  { method: 'GET', path: '/payment_intents/:id', publishable: true, run: retrieve },
  { method: 'POST', path: '/payment_intents/:id', run: update },
  { method: 'POST', path: '/payment_intents/:id/confirm', publishable: true, run: confirm },
  { method: 'POST', path: '/payment_intents/:id/capture', run: capture },
  { method: 'POST', path: '/payment_intents/:id/cancel', run: cancel },
  { method: 'POST', path: '/test_helpers/payment_intents/:id/authenticate', run: authenticate },
];

const OPEN: readonly IntentStatus[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

function create(call: Call): object {
  const { account, params } = call;
  const amount = params.amount('amount');
  if (amount === undefined) throw invalidParam('parameter_missing', 'amount', 'Missing required param: amount.');
  const currency = checkCurrency(params.required('currency', 10));
  checkCharge(amount, currency);
  const fields = readIntentFields(call);
  const confirmed = params.flag('confirm') ?? false;
  const confirmationMethod = params.oneOf('confirmation_method', ['automatic', 'manual']) ?? 'automatic';
  const automatic = params.object('automatic_payment_methods');
  const automaticPaymentMethods = automatic?.flag('enabled') === true && {
    enabled: true,
    allow_redirects: automatic.oneOf('allow_redirects', ['always', 'never']) ?? 'always',
  };
  automatic?.free('allow_redirects');
  const types = params.texts('payment_method_types');
  params.end();
  if (!confirmed && (fields.returnUrl !== undefined || fields.offSession)) {
    const param = fields.offSession ? 'off_session' : 'return_url';
    throw invalidParam('parameter_unknown', param, `The parameter ${param} can only be set when confirm=true.`);
  }
  if (fields.customer !== undefined) customerNamed(call, fields.customer, 'customer');
  const method = methodOf(call, fields, fields.customer);
  const id = account.newId('pi');
  const intent: PaymentIntent = {
    receiptEmail: undefined,
    description: undefined,
    setupFutureUsage: undefined,
    statementDescriptor: undefined,
    statementDescriptorSuffix: undefined,
    shipping: undefined,
    captureMethod: 'automatic_async',
    ...fields.kept,
    id,
    created: account.now(),
    amount,
    amountCapturable: 0n,
    amountReceived: 0n,
    currency,
    status: method === undefined ? 'requires_payment_method' : 'requires_confirmation',
    confirmationMethod,
    clientSecret: `${id}_secret_${account.newId('s').slice(2)}`,
    customer: fields.customer,
    paymentMethod: method?.id,
    latestCharge: undefined,
    lastPaymentError: undefined,
    returnUrl: undefined,
    authenticatedMethod: undefined,
    canceledAt: undefined,
    cancellationReason: undefined,
    automaticPaymentMethods: automaticPaymentMethods === false ? undefined : automaticPaymentMethods,
    paymentMethodTypes: types.length === 0 ? ['card'] : types,
    metadata: fields.metadata,
  };
  if (confirmed && method === undefined) throw noMethod(call, intent);
  account.intents.set(id, intent);
  emit(account, 'payment_intent.created', showIntent(account, intent));
  return showIntent(account, confirmed && method ? confirmIntent(account, intent, method, fields) : intent);
}

function methodOf(call: Call, fields: IntentFields, customer: string | undefined): PaymentMethod | undefined {
  if (fields.paymentMethod !== undefined) {
    return pickPaymentMethod(call.account, fields.paymentMethod, 'payment_method', customer);
  }
  return fields.newMethod?.();
}

function find({ account, id, publishable, params }: Call, clientSecret: string | undefined): PaymentIntent {
  const intent = account.intents.get(id);
  if (intent === undefined) throw noSuch('payment_intent', id, params.has('intent') ? 'intent' : undefined);
  const wrong = clientSecret !== undefined && clientSecret !== intent.clientSecret;
  if (wrong || (publishable && clientSecret === undefined)) {
    throw invalidParam('resource_missing', 'client_secret', 'The client_secret does not belong to this PaymentIntent.');
  }
  return intent;
}

function retrieve(call: Call): object {
  const secret = call.params.text('client_secret');
  call.params.end();
  return showIntent(call.account, find(call, secret));
}

function update(call: Call): object {
  const { account, params, id } = call;
  const before = account.intents.get(id);
  const amount = params.amount('amount');
  const currency = params.has('currency') ? checkCurrency(params.required('currency', 10)) : undefined;
  const fields = readIntentFields(call, before);
  params.texts('payment_method_types');
  params.end();
  const intent = find(call, undefined);
  if (amount !== undefined || currency !== undefined) {
    checkCharge(amount ?? intent.amount, currency ?? intent.currency);
    mustBe(call, intent, OPEN, 'updated in its amount or currency');
  }
  if (fields.customer !== undefined) customerNamed(call, fields.customer, 'customer');
  const touches = fields.customer ?? fields.paymentMethod ?? fields.newMethod ?? fields.kept.captureMethod;
  if (touches !== undefined) mustBe(call, intent, OPEN, 'updated');
  const customer = fields.customer ?? intent.customer;
  const method = methodOf(call, fields, customer);
  const restarts = intent.status === 'requires_action' && (amount ?? method) !== undefined;
  const next: PaymentIntent = {
    ...intent,
    ...fields.kept,
    metadata: fields.metadata,
    authenticatedMethod: amount === undefined && currency === undefined ? intent.authenticatedMethod : undefined,
    amount: amount ?? intent.amount,
    currency: currency ?? intent.currency,
    customer,
    paymentMethod: method?.id ?? intent.paymentMethod,
    status:
      restarts || (method !== undefined && intent.status === 'requires_payment_method')
        ? 'requires_confirmation'
        : intent.status,
  };
  account.intents.set(id, next);
  return showIntent(account, next);
}

function confirm(call: Call): object {
  const { account, params, id } = call;
  const secret = params.text('client_secret');
  const fields = readIntentFields(call, account.intents.get(id));
  params.end();
  if (call.publishable && fields.offSession) {
    throw invalidParam('parameter_unknown', 'off_session', 'off_session can only be set with a secret key.');
  }
  const intent = find(call, secret);
  mustBe(call, intent, OPEN, 'confirmed');
  if (intent.status === 'requires_action' && methodGiven(fields) === undefined) {
    throw unexpected(call, intent, 'confirmed: it waits for the customer to authenticate');
  }
  const customer = fields.customer ?? intent.customer;
  if (fields.customer !== undefined) customerNamed(call, fields.customer, 'customer');
  const method = methodOf(call, fields, customer) ?? account.paymentMethods.get(intent.paymentMethod ?? '');
  if (method === undefined) throw noMethod(call, intent);
  const checked = pickPaymentMethod(account, method.id, 'payment_method', customer);
  const asked = { ...intent, ...fields.kept, metadata: fields.metadata, customer };
  return showIntent(account, confirmIntent(account, asked, checked, fields));
}

function methodGiven(fields: IntentFields): unknown {
  return fields.paymentMethod ?? fields.newMethod;
}

function capture(call: Call): object {
  const { account, params, id } = call;
  const given = params.amount('amount_to_capture');
  const metadata = params.metadata(account.intents.get(id)?.metadata);
  params.flag('final_capture');
  params.text('statement_descriptor', 22);
  params.text('statement_descriptor_suffix', 22);
  params.end();
  const intent = find(call, undefined);
  if (intent.status === 'succeeded' && intent.captureMethod === 'manual') {
    const message = `This PaymentIntent could not be captured because it has already been captured.`;
    throw invalidState('payment_intent_unexpected_state', message, { payment_intent: showIntent(account, intent) });
  }
  mustBe(call, intent, ['requires_capture'], 'captured');
  const amount = given ?? intent.amountCapturable;
  if (amount > intent.amountCapturable) {
    const message = `The amount to capture (${amount}) is greater than the amount that can be captured (${intent.amountCapturable}).`;
    throw invalidState('amount_too_large', message, { param: 'amount_to_capture' });
  }
  if (amount === 0n)
    throw invalidState('amount_too_small', 'The amount to capture must be at least 1.', { param: 'amount_to_capture' });
  return showIntent(account, captureIntent(account, { ...intent, metadata }, amount));
}

function cancel(call: Call): object {
  const { account, params } = call;
  const reason = params.oneOf('cancellation_reason', ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']);
  params.end();
  const intent = find(call, undefined);
  mustBe(call, intent, [...OPEN, 'requires_capture'], 'canceled');
  return showIntent(account, cancelIntent(account, intent, reason));
}

/** Not of Stripe: what a customer does on the page of the challenge, for tests. `outcome=succeeded|failed` */
function authenticate(call: Call): object {
  const { account, params } = call;
  const outcome = params.oneOf('outcome', ['succeeded', 'failed']) ?? 'succeeded';
  params.end();
  const intent = find(call, undefined);
  mustBe(call, intent, ['requires_action'], 'authenticated');
  return showIntent(account, finishChallenge(account, intent, outcome === 'succeeded'));
}

function list({ account, params }: Call): object {
  const customer = params.text('customer');
  return listPage(params, {
    url: '/v1/payment_intents',
    what: 'payment_intent',
    items: account.intents.values(),
    filter: (intent) => customer === undefined || intent.customer === customer,
    show: (intent) => showIntent(account, intent),
  });
}

function search({ account, params }: Call): object {
  return searchPage(params, {
    url: '/v1/payment_intents/search',
    items: account.intents.values(),
    show: (intent) => showIntent(account, intent),
    fields: {
      amount: ({ amount }) => amount,
      created: ({ created }) => BigInt(created),
      currency: ({ currency }) => currency,
      customer: ({ customer }) => customer,
      status: ({ status }) => status,
    },
  });
}

function mustBe(call: Call, intent: PaymentIntent, allowed: readonly IntentStatus[], done: string): void {
  if (!allowed.includes(intent.status)) {
    throw unexpected(call, intent, `${done} because it has a status of ${intent.status}`);
  }
}

function unexpected({ account }: Call, intent: PaymentIntent, why: string): StripeError {
  return invalidState('payment_intent_unexpected_state', `This PaymentIntent could not be ${why}.`, {
    payment_intent: showIntent(account, intent),
  });
}

function noMethod({ account }: Call, intent: PaymentIntent): StripeError {
  const message = 'You cannot confirm this PaymentIntent because it is missing a payment method.';
  return invalidState('payment_intent_unexpected_state', message, { payment_intent: showIntent(account, intent) });
}
