/** What an operation of the app under test is for; every one may be left out of a profile. */
export type RoleName =
  | 'catalogue'
  | 'cartAdd'
  | 'checkout'
  | 'getOrder'
  | 'pay'
  | 'authorize'
  | 'getPayment'
  | 'updatePayment'
  | 'capture'
  | 'refund'
  | 'wallet'
  | 'topUp'
  | 'transfer'
  | 'paymentMethods';

/** Which names a role's operation may use in a profile. */
export interface RoleShape {
  /** `{name}` in path and body, beside those of `EVERYWHERE`. */
  readonly placeholders: readonly string[];
  /** Body fields that attacks tamper with. */
  readonly fields: readonly string[];
  /** Values read from the answer. */
  readonly out: readonly string[];
  /** Moves money: sent with a fresh idempotency key where the profile names the header. */
  readonly keyed: boolean;
}

/** Placeholders that every role may use: the account's own e-mail and id, and the profile's currency. */
export const EVERYWHERE: readonly string[] = ['email', 'account', 'currency'];

/** Every role, in the order in which a purchase uses them. */
export const ROLES: Readonly<Record<RoleName, RoleShape>> = {
  catalogue: { placeholders: [], fields: [], out: ['items', 'sku', 'price'], keyed: false },
  cartAdd: {
    placeholders: ['sku', 'quantity'],
    fields: ['sku', 'quantity', 'price'],
    out: ['total'],
    keyed: false,
  },
  checkout: { placeholders: [], fields: ['total'], out: ['id', 'total', 'status'], keyed: false },
  getOrder: { placeholders: ['order'], fields: [], out: ['id', 'total', 'status'], keyed: false },
  pay: {
    placeholders: ['order', 'amount'],
    fields: ['amount', 'capture', 'order'],
    out: ['id', 'amount', 'status'],
    keyed: true,
  },
  authorize: {
    placeholders: ['order', 'amount'],
    fields: ['amount', 'capture', 'order'],
    out: ['id', 'amount', 'status'],
    keyed: true,
  },
  getPayment: {
    placeholders: ['payment'],
    fields: [],
    out: ['id', 'status', 'amount', 'captured', 'refunded'],
    keyed: false,
  },
  updatePayment: {
    placeholders: ['payment', 'text'],
    fields: ['status', 'description'],
    out: ['status'],
    keyed: false,
  },
  capture: {
    placeholders: ['payment', 'amount'],
    fields: ['amount'],
    out: ['status', 'amount', 'captured'],
    keyed: true,
  },
  refund: { placeholders: ['payment', 'amount'], fields: ['amount'], out: ['id', 'amount', 'status'], keyed: true },
  wallet: { placeholders: [], fields: [], out: ['id', 'balance'], keyed: false },
  topUp: { placeholders: ['amount'], fields: ['amount'], out: ['id', 'balance'], keyed: true },
  transfer: {
    placeholders: ['recipient', 'amount'],
    fields: ['amount', 'recipient'],
    out: ['id', 'balance'],
    keyed: true,
  },
  paymentMethods: { placeholders: [], fields: [], out: ['items', 'last4'], keyed: false },
};
