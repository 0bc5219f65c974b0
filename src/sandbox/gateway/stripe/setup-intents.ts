import type { StripeAccount } from './account.ts';
import type { Call, Endpoint } from './call.ts';
import { customerNamed } from './customers.ts';
import { declineOf } from './declines.ts';
import { emit } from './emit.ts';
import { readUrl } from './intent-fields.ts';
import { listPage } from './list.ts';
import { attach, pickPaymentMethod, readPaymentMethodData } from './payment-methods.ts';
import type { PaymentMethod, SetupIntent } from './records.ts';
import { showPaymentMethod, showSetupIntent } from './show.ts';
import { invalidParam, invalidState, noSuch, StripeError } from './stripe-error.ts';

/** Setup intents: a card is kept for later. Source: docs.stripe.com/api/setup_intents */
export const setupIntentEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/setup_intents', run: create },
  { method: 'GET', path: '/setup_intents', run: list },
  { method: 'GET', path: '/setup_intents/:id', publishable: true, run: retrieve },
  { method: 'POST', path: '/setup_intents/:id', run: update },
  { method: 'POST', path: '/setup_intents/:id/confirm', publishable: true, run: confirm },
  { method: 'POST', path: '/setup_intents/:id/cancel', run: cancel },
  { method: 'POST', path: '/test_helpers/setup_intents/:id/authenticate', run: authenticate },
];

const OPEN: readonly SetupIntent['status'][] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** The customer has answered the challenge: the card is kept, or another one is wanted. */
export function finishSetup(account: StripeAccount, intent: SetupIntent, authenticated: boolean): SetupIntent {
  const method = account.paymentMethods.get(intent.paymentMethod ?? '');
  if (method === undefined) throw new TypeError('a setup intent that requires action has a payment method');
  if (authenticated) return keep(account, intent, method);
  return fail(account, intent, method, {
    code: 'setup_intent_authentication_failure',
    message: 'The provided PaymentMethod has failed authentication.',
  });
}

interface MethodFields {
  readonly given: boolean;
  readonly returnUrl: string | undefined;
  /** Called when everything is checked. */
  readonly pick: (customer: string | undefined) => PaymentMethod | undefined;
}

function readMethod({ account, params }: Call): MethodFields {
  const id = params.text('payment_method');
  const newMethod = readPaymentMethodData(account, params);
  for (const name of ['payment_method_options', 'mandate_data', 'use_stripe_sdk', 'payment_method_configuration'])
    params.free(name);
  const returnUrl = readUrl(params.text('return_url', 2048), 'return_url');
  return {
    given: id !== undefined || newMethod !== undefined,
    returnUrl,
    pick: (customer) => (id === undefined ? newMethod?.() : pickPaymentMethod(account, id, 'payment_method', customer)),
  };
}

function create(call: Call): object {
  const { account, params } = call;
  const customer = params.text('customer');
  const confirmed = params.flag('confirm') ?? false;
  const usage = params.oneOf('usage', ['off_session', 'on_session']) ?? 'off_session';
  const description = params.text('description', 1000);
  const metadata = params.metadata();
  const fields = readMethod(call);
  params.free('automatic_payment_methods');
  params.texts('payment_method_types');
  params.end();
  if (customer !== undefined) customerNamed(call, customer, 'customer');
  const method = fields.pick(customer);
  if (confirmed && method === undefined) throw noMethod();
  const id = account.newId('seti');
  const intent: SetupIntent = {
    id,
    created: account.now(),
    status: method === undefined ? 'requires_payment_method' : 'requires_confirmation',
    clientSecret: `${id}_secret_${account.newId('s').slice(2)}`,
    customer,
    paymentMethod: method?.id,
    usage,
    description,
    returnUrl: undefined,
    lastSetupError: undefined,
    cancellationReason: undefined,
    metadata,
  };
  put(account, intent);
  emit(account, 'setup_intent.created', showSetupIntent(account, intent));
  return showSetupIntent(account, confirmed && method ? proceed(account, intent, method, fields.returnUrl) : intent);
}

function confirm(call: Call): object {
  const { account, params } = call;
  const secret = params.text('client_secret');
  const fields = readMethod(call);
  params.end();
  const intent = find(call, secret);
  mustBe(account, intent, fields.given ? OPEN : ['requires_payment_method', 'requires_confirmation'], 'confirmed');
  const method = fields.pick(intent.customer) ?? account.paymentMethods.get(intent.paymentMethod ?? '');
  if (method === undefined) throw noMethod();
  return showSetupIntent(account, proceed(account, intent, method, fields.returnUrl));
}

function proceed(
  account: StripeAccount,
  intent: SetupIntent,
  method: PaymentMethod,
  returnUrl: string | undefined,
): SetupIntent {
  const asked: SetupIntent = { ...intent, paymentMethod: method.id, returnUrl, lastSetupError: undefined };
  const declined = method.card.behaviour.attaches === true ? undefined : declineOf(method.card.behaviour);
  if (declined !== undefined) {
    const { code, declineCode, message } = declined;
    const next = fail(account, asked, method, {
      code,
      message,
      ...(declineCode !== undefined && { decline_code: declineCode }),
    });
    throw new StripeError(402, 'card_error', message, {
      code,
      ...(declineCode !== undefined && { decline_code: declineCode }),
      payment_method: showPaymentMethod(method),
      setup_intent: showSetupIntent(account, next),
    });
  }
  if (method.card.behaviour.authentication === undefined) return keep(account, asked, method);
  const next = put(account, { ...asked, status: 'requires_action' });
  emit(account, 'setup_intent.requires_action', showSetupIntent(account, next));
  return next;
}

function keep(account: StripeAccount, intent: SetupIntent, method: PaymentMethod): SetupIntent {
  const owned = intent.customer === undefined ? method : attach(account, method, intent.customer);
  account.paymentMethods.set(owned.id, { ...owned, setUp: true });
  const next = put(account, { ...intent, status: 'succeeded' });
  emit(account, 'setup_intent.succeeded', showSetupIntent(account, next));
  return next;
}

function fail(account: StripeAccount, intent: SetupIntent, method: PaymentMethod, error: object): SetupIntent {
  const next = put(account, {
    ...intent,
    status: 'requires_payment_method',
    paymentMethod: undefined,
    lastSetupError: { type: 'card_error', ...error, payment_method: showPaymentMethod(method) },
  });
  emit(account, 'setup_intent.setup_failed', showSetupIntent(account, next));
  return next;
}

function update(call: Call): object {
  const { account, params, id } = call;
  const customer = params.text('customer');
  const description = params.text('description', 1000);
  const metadata = params.metadata(account.setupIntents.get(id)?.metadata);
  const fields = readMethod(call);
  params.end();
  const intent = find(call, undefined);
  if (customer !== undefined) customerNamed(call, customer, 'customer');
  if (fields.given || customer !== undefined) mustBe(account, intent, OPEN, 'updated');
  const owner = customer ?? intent.customer;
  const method = fields.pick(owner);
  const next: SetupIntent = {
    ...intent,
    customer: owner,
    description: description ?? intent.description,
    metadata,
    paymentMethod: method?.id ?? intent.paymentMethod,
    status: method === undefined ? intent.status : 'requires_confirmation',
  };
  return showSetupIntent(account, put(account, next));
}

function cancel(call: Call): object {
  const { account, params } = call;
  const reason = params.oneOf('cancellation_reason', ['abandoned', 'duplicate', 'requested_by_customer']);
  params.end();
  const intent = find(call, undefined);
  mustBe(account, intent, OPEN, 'canceled');
  const next = put(account, { ...intent, status: 'canceled', cancellationReason: reason });
  emit(account, 'setup_intent.canceled', showSetupIntent(account, next));
  return showSetupIntent(account, next);
}

/** Not of Stripe: what a customer does on the page of the challenge, for tests. `outcome=succeeded|failed` */
function authenticate(call: Call): object {
  const { account, params } = call;
  const outcome = params.oneOf('outcome', ['succeeded', 'failed']) ?? 'succeeded';
  params.end();
  const intent = find(call, undefined);
  mustBe(account, intent, ['requires_action'], 'authenticated');
  return showSetupIntent(account, finishSetup(account, intent, outcome === 'succeeded'));
}

function retrieve(call: Call): object {
  const secret = call.params.text('client_secret');
  call.params.end();
  return showSetupIntent(call.account, find(call, secret));
}

function list({ account, params }: Call): object {
  const customer = params.text('customer');
  return listPage(params, {
    url: '/v1/setup_intents',
    what: 'setup_intent',
    items: account.setupIntents.values(),
    filter: (intent) => customer === undefined || intent.customer === customer,
    show: (intent) => showSetupIntent(account, intent),
  });
}

function find({ account, id, publishable }: Call, secret: string | undefined): SetupIntent {
  const intent = account.setupIntents.get(id);
  if (intent === undefined) throw noSuch('setup_intent', id, undefined);
  if ((secret !== undefined && secret !== intent.clientSecret) || (publishable && secret === undefined)) {
    throw invalidParam('resource_missing', 'client_secret', 'The client_secret does not belong to this SetupIntent.');
  }
  return intent;
}

function put(account: StripeAccount, intent: SetupIntent): SetupIntent {
  account.setupIntents.set(intent.id, intent);
  return intent;
}

function mustBe(
  account: StripeAccount,
  intent: SetupIntent,
  allowed: readonly SetupIntent['status'][],
  done: string,
): void {
  if (allowed.includes(intent.status)) return;
  const message = `This SetupIntent cannot be ${done} because it has a status of ${intent.status}.`;
  throw invalidState('setup_intent_unexpected_state', message, { setup_intent: showSetupIntent(account, intent) });
}

function noMethod(): StripeError {
  return invalidState('setup_intent_unexpected_state', 'You cannot confirm this SetupIntent without a payment method.');
}
