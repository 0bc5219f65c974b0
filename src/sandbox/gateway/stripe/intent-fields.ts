import type { Call } from './call.ts';
import { readPaymentMethodData } from './payment-methods.ts';
import type { Metadata } from './params.ts';
import type { PaymentIntent, PaymentMethod } from './records.ts';
import { invalidParam } from './stripe-error.ts';

/** What a request can say about a payment intent whether it makes, changes or confirms it; `undefined` for what it does not say. */
export interface IntentFields {
  readonly customer: string | undefined;
  /** Of a parameter that names one. */
  readonly paymentMethod: string | undefined;
  /** Of card details that come with the request. */
  readonly newMethod: (() => PaymentMethod) | undefined;
  readonly returnUrl: string | undefined;
  readonly offSession: boolean;
  readonly errorOnRequiresAction: boolean;
  readonly metadata: Metadata;
  /** Fields that are simply kept. */
  readonly kept: Partial<
    Pick<
      PaymentIntent,
      | 'description'
      | 'receiptEmail'
      | 'setupFutureUsage'
      | 'statementDescriptor'
      | 'statementDescriptorSuffix'
      | 'shipping'
      | 'captureMethod'
    >
  >;
}

/** Reads them, `before` being the intent as it is. @throws StripeError 400 */
export function readIntentFields({ account, params }: Call, before?: PaymentIntent): IntentFields {
  const customer = params.text('customer');
  const paymentMethod = params.text('payment_method');
  const newMethod = readPaymentMethodData(account, params);
  const offSession = params.text('off_session');
  // Named by many integrations and without a meaning here: every payment is one by card.
  for (const name of [
    'payment_method_options',
    'mandate_data',
    'radar_options',
    'use_stripe_sdk',
    'payment_method_configuration',
  ]) {
    params.free(name);
  }
  const kept: Record<string, unknown> = {};
  const keep = (field: string, name: string, value: unknown): void => {
    if (params.has(name)) kept[field] = value;
  };
  keep('description', 'description', params.text('description', 1000));
  keep('receiptEmail', 'receipt_email', params.text('receipt_email'));
  keep('setupFutureUsage', 'setup_future_usage', params.oneOf('setup_future_usage', ['off_session', 'on_session']));
  keep('statementDescriptor', 'statement_descriptor', params.text('statement_descriptor', 22));
  keep('statementDescriptorSuffix', 'statement_descriptor_suffix', params.text('statement_descriptor_suffix', 22));
  keep('shipping', 'shipping', params.free('shipping'));
  keep('captureMethod', 'capture_method', params.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']));
  if (kept['captureMethod'] === undefined) delete kept['captureMethod'];
  return {
    customer,
    paymentMethod,
    newMethod,
    returnUrl: readUrl(params.text('return_url', 2048), 'return_url'),
    offSession: offSession !== undefined && offSession !== 'false',
    errorOnRequiresAction: params.flag('error_on_requires_action') ?? false,
    metadata: params.metadata(before?.metadata),
    kept,
  };
}

/** An http(s) address. @throws StripeError 400 `url_invalid` */
export function readUrl(text: string | undefined, param: string): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/u.test(url.protocol)) return text;
  throw invalidParam('url_invalid', param, 'Not a valid URL.');
}
