import { createHash } from 'node:crypto';
import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import { Refusal } from '../refusal.ts';
import { callGateway } from './payment-gateway/open-gateway.ts';
import type { PaymentProvider, VaultedCard } from './payment-gateway/payment-gateway.ts';

/** What is charged in the end. */
export interface ChargeMethod {
  readonly method: string;
  /** The customer at the gateway whom it belongs to. */
  readonly customer?: string;
  /** What the card is recognised by. */
  readonly fingerprint: string;
}

/** How a customer names what they pay with. */
export interface NamedMethod {
  readonly account: string;
  readonly provider: PaymentProvider;
  readonly name: string;
}

/**
 * What a payment method named by a customer stands for: a test method of the vendor's, a card that the customer saved,
 * or a single-use token, which is kept at the gateway when it is first used and refused ever after.
 * @throws Refusal 400 `unknown_payment_method`, `testmode_charges_only`, `token_already_used`
 */
export async function chargeMethod(context: SandboxContext, named: NamedMethod): Promise<ChargeMethod> {
  const { name } = named;
  if (!/^[\w-]{3,64}$/u.test(name) || /^\d+$/u.test(name)) throw unknownMethod();
  // The sandbox's keys are test keys: whatever card is behind them is a test card, and live mode has to refuse it.
  if (context.settings.paymentMode === 'live' && !context.defect('env.test_in_live')) {
    throw new Refusal(400, 'testmode_charges_only', 'Test payment methods are not taken in live mode.');
  }
  if (isTestMethod(name)) return { method: name, fingerprint: name };
  return (await savedCard(context, named)) ?? useToken(context, named);
}

/** Is it one of the vendors' published test methods, which can be used any number of times? */
export function isTestMethod(name: string): boolean {
  return /^(?:pm_card_|fake-)/u.test(name) || TEST_TOKEN.test(name);
}

const TEST_TOKEN =
  /^tok_(?:visa|mastercard|amex|discover|diners|jcb|unionpay|us|(?:charge|create|authentication|threeDSecure|pending|refund|bypass|radar|velocity)[A-Za-z0-9]*)(?:_[A-Za-z]+)?$/u;

async function savedCard(
  context: SandboxContext,
  { account, provider, name }: NamedMethod,
): Promise<ChargeMethod | undefined> {
  const rows = await context.db
    .selectFrom('saved_cards')
    .select(['account', 'customer', 'fingerprint'])
    .where('payment_method', '=', name)
    .where('provider', '=', provider)
    .execute();
  const foreign = context.defect('tok.cross_customer') ? rows[0] : undefined;
  const card = rows.find((row) => row.account === account) ?? foreign;
  if (card === undefined && rows.length > 0) throw unknownMethod();
  const customer = card?.customer ?? null;
  if (card === undefined || customer === null) return undefined;
  return { method: name, customer, fingerprint: card.fingerprint ?? name };
}

async function useToken(context: SandboxContext, named: NamedMethod): Promise<ChargeMethod> {
  const { db } = context;
  const { account, provider, name } = named;
  const token_hash = createHash('sha256').update(`${provider}:${name}`).digest('hex');
  const claimed = await db
    .insertInto('single_use_tokens')
    .values({ token_hash, account, provider, payment_method: '', customer: null, fingerprint: '' })
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .returning('token_hash')
    .executeTakeFirst();
  if (claimed === undefined) {
    const first = await db
      .selectFrom('single_use_tokens')
      .select(['payment_method as method', 'customer', 'fingerprint'])
      .where('token_hash', '=', token_hash)
      .executeTakeFirst();
    const customer = first?.customer ?? null;
    if (first !== undefined && customer !== null && context.defect('tok.nonce_reuse')) return { ...first, customer };
    throw new Refusal(400, 'token_already_used', 'The token was used before.');
  }
  try {
    const { method, customer, fingerprint } = await vaultCard(context, named);
    await db
      .updateTable('single_use_tokens')
      .set({ payment_method: method, customer, fingerprint })
      .where('token_hash', '=', token_hash)
      .execute();
    return { method, customer, fingerprint };
  } catch (error) {
    await db.deleteFrom('single_use_tokens').where('token_hash', '=', token_hash).execute();
    throw error;
  }
}

/** Keeps the card behind a single-use token at the gateway, for the account. @throws Refusal 400, 402, 503 */
export async function vaultCard(
  context: SandboxContext,
  { account, provider, name }: NamedMethod,
): Promise<VaultedCard> {
  const { db } = context;
  const owner = await db
    .selectFrom('single_use_tokens')
    .select('customer')
    .where('account', '=', account)
    .where('provider', '=', provider)
    .where('customer', 'is not', null)
    .executeTakeFirst();
  try {
    return await callGateway(context, provider, `vault-${name}`, (gateway) =>
      gateway.vault(name, owner?.customer ?? undefined, account),
    );
  } catch (error) {
    throw error instanceof GatewayFailure ? refusalOf(error) : error;
  }
}

// Of Stripe; of Braintree for a sale and for a card that is saved.
const USED = new Set(['token_already_used', '91564', '93107']);
const UNKNOWN = new Set(['resource_missing', '91565', '91732', '93108']);

/** What a customer is told of a call to the gateway that failed. */
export function refusalOf({ kind, code }: GatewayFailure): Refusal {
  if (kind === 'declined') return new Refusal(402, 'card_declined', 'The card was declined.');
  if (kind !== 'refused') {
    return new Refusal(503, 'gateway_unavailable', 'Payments are not possible right now; nothing was charged.');
  }
  if (USED.has(code)) {
    return new Refusal(400, 'token_already_used', 'The token was used before.');
  }
  if (code === 'amount_too_small') return new Refusal(400, code, 'The amount is below what can be charged.');
  if (code === 'amount_too_large') return new Refusal(400, code, 'The amount is above what can be charged.');
  return UNKNOWN.has(code) || code.startsWith('parameter_')
    ? unknownMethod()
    : new Refusal(400, 'payment_refused', 'The gateway refused the payment.');
}

function unknownMethod(): Refusal {
  return new Refusal(400, 'unknown_payment_method', 'There is no such payment method.');
}
