const AMOUNT = { value: '{amount}', currency: '{currency}' };
const CARD = { type: 'scheme', encryptedCardNumber: 'test_4111111111111111', encryptedExpiryMonth: 'test_03' };
const PAYMENT = {
  amount: AMOUNT,
  reference: '{account}',
  merchantAccount: '{account}',
  paymentMethod: { ...CARD, encryptedExpiryYear: 'test_2030', encryptedSecurityCode: 'test_737' },
};
const MADE = { id: '/pspReference', status: '/resultCode', amount: '/amount/value', currency: '/amount/currency' };

/**
 * An API in the manner of Adyen's Checkout: amounts as `{value, currency}`, changes of a payment as resources below it.
 * Source: https://docs.adyen.com/api-explorer/Checkout/71/overview
 */
export const ADYEN_LIKE: Readonly<Record<string, unknown>> = {
  money: { unit: 'minor' },
  idempotency: { header: 'Idempotency-Key' },
  states: {
    authorized: ['Authorised'],
    paid: ['Authorised'],
    action: ['ChallengeShopper', 'IdentifyShopper', 'RedirectShopper'],
    failed: ['Refused', 'Error'],
    canceled: ['Cancelled'],
  },
  roles: {
    pay: { op: 'POST /payments', body: PAYMENT, fields: { amount: '/amount/value' }, out: MADE },
    authorize: {
      op: 'POST /payments',
      body: { ...PAYMENT, captureDelayHours: 168 },
      fields: { amount: '/amount/value', currency: '/amount/currency' },
      out: MADE,
    },
    capture: {
      op: 'POST /payments/{payment}/captures',
      body: { amount: AMOUNT, merchantAccount: '{account}' },
      fields: { amount: '/amount/value' },
      out: { status: '/status', amount: '/amount/value' },
    },
    cancel: {
      op: 'POST /payments/{payment}/cancels',
      body: { merchantAccount: '{account}' },
      out: { status: '/status' },
    },
    refund: {
      op: 'POST /payments/{payment}/refunds',
      body: { amount: AMOUNT, merchantAccount: '{account}' },
      fields: { amount: '/amount/value', currency: '/amount/currency' },
      out: { id: '/pspReference', amount: '/amount/value', status: '/status' },
    },
  },
};
