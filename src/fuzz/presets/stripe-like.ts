const ID_STATUS = { id: '/id', amount: '/amount', status: '/status', currency: '/currency' };
const CONFIRMED = { amount: '{amount}', currency: '{currency}', payment_method: 'pm_card_visa', confirm: true };

/**
 * An API in the manner of Stripe's Payment Intents: form bodies, minor units, one resource with verbs below it.
 * Source: https://docs.stripe.com/api/payment_intents
 */
export const STRIPE_LIKE: Readonly<Record<string, unknown>> = {
  encoding: 'form',
  money: { unit: 'minor' },
  idempotency: { header: 'Idempotency-Key' },
  states: {
    authorized: ['requires_capture'],
    paid: ['succeeded'],
    action: ['requires_action'],
    failed: ['requires_payment_method', 'failed'],
    canceled: ['canceled'],
    refunded: ['refunded'],
  },
  methods: {
    ok: 'pm_card_visa',
    second: 'pm_card_mastercard',
    declined: 'pm_card_chargeDeclined',
    insufficient: 'pm_card_chargeDeclinedInsufficientFunds',
    sca: 'pm_card_authenticationRequired',
    dispute: 'pm_card_createDispute',
  },
  roles: {
    pay: {
      op: 'POST /v1/payment_intents',
      body: CONFIRMED,
      fields: { amount: '/amount', currency: '/currency', method: '/payment_method' },
      out: ID_STATUS,
    },
    payWith: {
      op: 'POST /v1/payment_intents',
      body: { ...CONFIRMED, payment_method: '{method}' },
      fields: { amount: '/amount', currency: '/currency', method: '/payment_method' },
      out: ID_STATUS,
    },
    authorize: {
      op: 'POST /v1/payment_intents',
      body: { ...CONFIRMED, capture_method: 'manual' },
      fields: { amount: '/amount', capture: '/capture_method' },
      out: ID_STATUS,
    },
    confirm: { op: 'POST /v1/payment_intents/{payment}/confirm', body: {}, out: ID_STATUS },
    getPayment: {
      op: 'GET /v1/payment_intents/{payment}?expand[]=latest_charge',
      out: { ...ID_STATUS, captured: '/amount_received', refunded: '/latest_charge/amount_refunded' },
    },
    listPayments: { op: 'GET /v1/payment_intents?limit={limit}', out: { items: '/data', id: '/id' } },
    updatePayment: {
      op: 'POST /v1/payment_intents/{payment}',
      body: { description: '{text}' },
      fields: { status: '/status', description: '/description' },
    },
    capture: {
      op: 'POST /v1/payment_intents/{payment}/capture',
      body: { amount_to_capture: '{amount}' },
      fields: { amount: '/amount_to_capture' },
      out: { status: '/status', amount: '/amount', captured: '/amount_received' },
    },
    cancel: { op: 'POST /v1/payment_intents/{payment}/cancel', body: {}, out: { status: '/status' } },
    refund: {
      op: 'POST /v1/refunds',
      body: { payment_intent: '{payment}', amount: '{amount}' },
      fields: { amount: '/amount' },
      out: ID_STATUS,
    },
    listRefunds: {
      op: 'GET /v1/refunds?payment_intent={payment}',
      out: { items: '/data', id: '/id', amount: '/amount', status: '/status' },
    },
  },
};
