import { type BraintreeState, type Customer, freshId, type VaultedMethod } from './braintree-state.ts';
import type { Instrument } from './instrument.ts';
import { authorizationOutcome } from './outcome.ts';
import { type Fields, text } from './read-body.ts';
import { BraintreeRefusal, invalid, notFound } from './refusal.ts';
import { testNonce } from './test-nonces.ts';

/** What pays, and the vaulted method that it is, if any. */
export interface Payer {
  readonly instrument: Instrument;
  readonly token?: string;
  readonly customerId?: string;
}

/** Validation codes of a nonce that cannot be used; they differ by what it was to be used for. */
export interface NonceCodes {
  readonly consumed: string;
  readonly unknown: string;
}

/** Where a customer's details may stand in a request. */
export const CUSTOMER_FIELDS: readonly string[] = [
  'first_name',
  'last_name',
  'company',
  'email',
  'phone',
  'fax',
  'website',
];

/** What a nonce stands for; it stays unspent. @throws BraintreeRefusal for one that is spent, too old or unknown */
export function readNonce(state: BraintreeState, nonce: string, scope: string, codes: NonceCodes): Payer {
  const fixed = testNonce(nonce);
  if (fixed !== undefined && 'instrument' in fixed) return fixed;
  const attribute = 'payment_method_nonce';
  if (fixed !== undefined) {
    throw invalid(scope, attribute, fixed.code === '91564' ? codes.consumed : fixed.code, fixed.message);
  }
  const known = state.nonces.get(nonce);
  if (known === undefined || known.expiresAt <= state.context.clock.now()) {
    throw invalid(scope, attribute, codes.unknown, 'Unknown or expired payment_method_nonce.');
  }
  if (known.consumed) {
    throw invalid(scope, attribute, codes.consumed, 'Cannot use a payment_method_nonce more than once.');
  }
  const customerId = state.methods.get(known.token ?? '')?.customerId;
  return {
    instrument: known.instrument,
    ...(known.token !== undefined && { token: known.token }),
    ...(customerId !== undefined && { customerId }),
  };
}

/** Spends a nonce that `readNonce` has read; the fixed ones of the test mode never wear out. */
export function spendNonce(state: BraintreeState, nonce: string | undefined): void {
  const known = state.nonces.get(nonce ?? '');
  if (known !== undefined) state.nonces.set(known.nonce, { ...known, consumed: true });
}

/** A customer by id. @throws BraintreeRefusal 404 */
export function findCustomer(state: BraintreeState, id: string): Customer {
  const customer = state.customers.get(id);
  if (customer === undefined) throw notFound();
  return customer;
}

/** Creates a customer. @throws BraintreeRefusal 91609, 91610 for its id, 81604 for its address */
export function createCustomer(state: BraintreeState, fields: Fields): Customer {
  const id = text(fields, 'id') ?? freshId(state, 11, state.customers);
  if (!/^[\w-]{1,36}$/u.test(id)) throw invalid('customer', 'id', '91610', 'Customer ID is invalid.');
  if (state.customers.has(id)) throw invalid('customer', 'id', '91609', 'Customer ID has already been taken.');
  const now = state.context.clock.now();
  const customer: Customer = { id, details: readDetails(fields), createdAt: now, updatedAt: now };
  state.customers.set(id, customer);
  return customer;
}

/** Changes the details that are named. @throws BraintreeRefusal */
export function updateCustomer(state: BraintreeState, customer: Customer, fields: Fields): Customer {
  const details = { ...customer.details, ...readDetails(fields) };
  const next = { ...customer, details, updatedAt: state.context.clock.now() };
  state.customers.set(customer.id, next);
  return next;
}

/** Forgets a customer and what was vaulted for it. */
export function deleteCustomer(state: BraintreeState, customer: Customer): void {
  for (const { token } of methodsOf(state, customer.id)) state.methods.delete(token);
  state.customers.delete(customer.id);
}

/** A customer's payment methods, oldest first. */
export function methodsOf(state: BraintreeState, customerId: string): readonly VaultedMethod[] {
  return [...state.methods.values()].filter((method) => method.customerId === customerId);
}

/** A payment method by token. @throws BraintreeRefusal 404 */
export function findMethod(state: BraintreeState, token: string): VaultedMethod {
  const method = state.methods.get(token);
  if (method === undefined) throw notFound();
  return method;
}

/** Vaults an instrument; the first one of a customer is its default. @throws BraintreeRefusal 82902, 91718, 91719 */
export function vaultMethod(
  state: BraintreeState,
  customerId: string,
  instrument: Instrument,
  options: { readonly token?: string | undefined; readonly makeDefault?: boolean; readonly verify?: boolean } = {},
): VaultedMethod {
  checkVaultable(instrument, options.verify === true);
  const { token = freshId(state, 7, state.methods) } = options;
  if (!/^[\w-]{1,36}$/u.test(token)) throw invalid('credit_card', 'token', '91718', 'Token is invalid.');
  if (state.methods.has(token)) throw invalid('credit_card', 'token', '91719', 'Duplicate token exists in the vault.');
  const now = state.context.clock.now();
  const others = methodsOf(state, customerId);
  const isDefault = options.makeDefault === true || others.length === 0;
  if (isDefault) for (const other of others) state.methods.set(other.token, { ...other, isDefault: false });
  const method: VaultedMethod = { token, customerId, instrument, isDefault, createdAt: now, updatedAt: now };
  state.methods.set(token, method);
  return method;
}

/** May it be vaulted, and where it is to be verified, is it good? @throws BraintreeRefusal 82902, or 422 with the processor's answer */
export function checkVaultable(instrument: Instrument, verify: boolean): void {
  if (instrument.kind === 'paypal' && instrument.oneTime) {
    throw invalid('paypal_account', 'base', '82902', 'Cannot vault a one-time use PayPal account.');
  }
  if (!verify) return;
  const outcome = authorizationOutcome(100n, 'USD', instrument);
  if (outcome.status === 'authorized') return;
  throw new BraintreeRefusal(422, outcome.response?.text ?? `Gateway Rejected: ${outcome.rejection ?? 'unknown'}`);
}

function readDetails(fields: Fields): Record<string, string> {
  const details: Record<string, string> = {};
  for (const name of CUSTOMER_FIELDS) {
    const value = text(fields, name);
    if (value === undefined) continue;
    if (value.length > 255) throw invalid('customer', name, '81608', `${name} is too long.`);
    details[name] = value;
  }
  const email = details['email'];
  if (email !== undefined && !/^[^\s@]{1,100}@[^\s@]{1,150}$/u.test(email)) {
    throw invalid('customer', 'email', '81604', 'Email is an invalid format.');
  }
  return details;
}
