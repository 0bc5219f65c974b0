import type { StripeAccount } from './account.ts';
import type {
  BalanceTransaction,
  Charge,
  Customer,
  KeptCard,
  PaymentIntent,
  PaymentMethod,
  Refund,
  SetupIntent,
  StripeEvent,
  WebhookEndpoint,
} from './records.ts';

/** The address at which a customer answers to a challenge of 3-D Secure. */
export function challengeUrl(account: StripeAccount, id: string, clientSecret: string): string {
  return `${account.context.origin()}/stripe/three-d-secure/${id}?client_secret=${clientSecret}`;
}

function nextAction(account: StripeAccount, { id, clientSecret, returnUrl }: PaymentIntent | SetupIntent): object {
  const url = challengeUrl(account, id, clientSecret);
  return returnUrl === undefined
    ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
    : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
}

function showCard(card: KeptCard): object {
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.behaviour.country,
    display_brand: card.brand,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: card.fingerprint,
    funding: card.behaviour.funding,
    iin: card.first6,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

/** How a customer looks in an answer. */
export function showCustomer(it: Customer): object {
  if (it.deleted) return { id: it.id, object: 'customer', deleted: true };
  return {
    id: it.id,
    object: 'customer',
    address: it.address ?? null,
    balance: 0,
    created: it.created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: it.description ?? null,
    email: it.email ?? null,
    invoice_settings: { custom_fields: null, default_payment_method: it.defaultPaymentMethod ?? null, footer: null },
    livemode: false,
    metadata: it.metadata,
    name: it.name ?? null,
    phone: it.phone ?? null,
    shipping: null,
  };
}

/** How a payment method looks in an answer. */
export function showPaymentMethod(it: PaymentMethod): object {
  return {
    id: it.id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: it.billingDetails ?? { address: null, email: null, name: null, phone: null },
    card: showCard(it.card),
    created: it.created,
    customer: it.customer ?? null,
    livemode: false,
    metadata: it.metadata,
    type: 'card',
  };
}

/** How a payment intent looks in an answer. */
export function showIntent(account: StripeAccount, it: PaymentIntent): object {
  return {
    id: it.id,
    object: 'payment_intent',
    amount: it.amount,
    amount_capturable: it.amountCapturable,
    amount_details: { tip: {} },
    amount_received: it.amountReceived,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: it.automaticPaymentMethods ?? null,
    canceled_at: it.canceledAt ?? null,
    cancellation_reason: it.cancellationReason ?? null,
    capture_method: it.captureMethod,
    client_secret: it.clientSecret,
    confirmation_method: it.confirmationMethod,
    created: it.created,
    currency: it.currency,
    customer: it.customer ?? null,
    description: it.description ?? null,
    last_payment_error: it.lastPaymentError ?? null,
    latest_charge: it.latestCharge ?? null,
    livemode: false,
    metadata: it.metadata,
    next_action: it.status === 'requires_action' ? nextAction(account, it) : null,
    on_behalf_of: null,
    payment_method: it.paymentMethod ?? null,
    payment_method_options: {},
    payment_method_types: it.paymentMethodTypes,
    processing: null,
    receipt_email: it.receiptEmail ?? null,
    review: null,
    setup_future_usage: it.setupFutureUsage ?? null,
    shipping: it.shipping ?? null,
    statement_descriptor: it.statementDescriptor ?? null,
    statement_descriptor_suffix: it.statementDescriptorSuffix ?? null,
    status: it.status,
    transfer_data: null,
    transfer_group: null,
  };
}

/** How a charge looks in an answer. */
export function showCharge(it: Charge): object {
  const { failure } = it;
  const blocked = failure?.declineCode === 'fraudulent';
  return {
    id: it.id,
    object: 'charge',
    amount: it.amount,
    amount_captured: it.amountCaptured,
    amount_refunded: it.amountRefunded,
    application_fee_amount: null,
    balance_transaction: it.balanceTransaction ?? null,
    billing_details: it.paymentMethod.billingDetails ?? { address: null, email: null, name: null, phone: null },
    calculated_statement_descriptor: 'TOLLGATE SANDBOX',
    captured: it.captured,
    created: it.created,
    currency: it.currency,
    customer: it.customer ?? null,
    description: it.description ?? null,
    disputed: it.dispute !== undefined,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: it.metadata,
    outcome: {
      network_status: blocked ? 'not_sent_to_network' : failure ? 'declined_by_network' : 'approved_by_network',
      reason: failure?.declineCode ?? failure?.code ?? null,
      risk_level: blocked ? 'highest' : 'normal',
      seller_message: failure ? 'The bank did not accept the payment.' : 'Payment complete.',
      type: blocked ? 'blocked' : failure ? 'issuer_declined' : 'authorized',
    },
    paid: it.status === 'succeeded',
    payment_intent: it.paymentIntent,
    payment_method: it.paymentMethod.id,
    payment_method_details: {
      type: 'card',
      card: {
        ...showCard(it.paymentMethod.card),
        three_d_secure: it.authenticated ? { result: 'authenticated', version: '2.2.0' } : null,
      },
    },
    receipt_email: it.receiptEmail ?? null,
    receipt_url: null,
    refunded: it.captured && it.amountRefunded === it.amountCaptured,
    status: it.status,
  };
}

/** How a refund looks in an answer. */
export function showRefund(it: Refund): object {
  return {
    id: it.id,
    object: 'refund',
    amount: it.amount,
    balance_transaction: it.balanceTransaction ?? null,
    charge: it.charge,
    created: it.created,
    currency: it.currency,
    destination_details: { type: 'card', card: { reference_status: 'pending', type: 'refund' } },
    ...(it.failureReason !== undefined && { failure_reason: it.failureReason }),
    metadata: it.metadata,
    payment_intent: it.paymentIntent,
    reason: it.reason ?? null,
    receipt_number: null,
    status: it.status,
  };
}

/** How a setup intent looks in an answer. */
export function showSetupIntent(account: StripeAccount, it: SetupIntent): object {
  return {
    id: it.id,
    object: 'setup_intent',
    cancellation_reason: it.cancellationReason ?? null,
    client_secret: it.clientSecret,
    created: it.created,
    customer: it.customer ?? null,
    description: it.description ?? null,
    last_setup_error: it.lastSetupError ?? null,
    livemode: false,
    metadata: it.metadata,
    next_action: it.status === 'requires_action' ? nextAction(account, it) : null,
    payment_method: it.paymentMethod ?? null,
    payment_method_types: ['card'],
    status: it.status,
    usage: it.usage,
  };
}

/** How a balance transaction looks in an answer. */
export function showBalanceTransaction(it: BalanceTransaction, now: number): object {
  const reporting = it.type === 'adjustment' ? 'dispute' : it.type;
  return {
    id: it.id,
    object: 'balance_transaction',
    amount: it.amount,
    available_on: it.availableOn,
    created: it.created,
    currency: it.currency,
    description: it.description ?? null,
    exchange_rate: null,
    fee: it.fee,
    fee_details:
      it.fee === 0n
        ? []
        : [
            {
              amount: it.fee,
              application: null,
              currency: it.currency,
              description: 'Processing fees',
              type: 'stripe_fee',
            },
          ],
    net: it.amount - it.fee,
    reporting_category: reporting,
    source: it.source,
    status: it.availableOn <= now ? 'available' : 'pending',
    type: it.type,
  };
}

/** How an event looks in an answer and in a webhook. */
export function showEvent(it: StripeEvent, apiVersion: string): object {
  return {
    id: it.id,
    object: 'event',
    api_version: apiVersion,
    created: it.created,
    data: { object: it.object, ...(it.previous !== undefined && { previous_attributes: it.previous }) },
    livemode: false,
    pending_webhooks: it.pending,
    request: { id: it.requestId, idempotency_key: it.idempotencyKey },
    type: it.type,
  };
}

/** How a webhook endpoint looks in an answer; its secret is told once, at its creation. */
export function showEndpoint(it: WebhookEndpoint, apiVersion: string): object {
  return {
    id: it.id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created: it.created,
    description: it.description ?? null,
    enabled_events: it.enabledEvents,
    livemode: false,
    metadata: it.metadata,
    status: it.status,
    url: it.url,
  };
}
