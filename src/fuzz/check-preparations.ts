import type { Actor } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { amountValue, fillLines, operationOf, outText, type Tampering } from './operation.ts';
import { makePayment } from './payments.ts';
import { readOut } from './read-out.ts';
import type { RoleName } from './roles.ts';
import { addToCart, type Item, order, placeOrder, readCatalogue } from './shop.ts';
import { placeholdersIn, type Values } from './template.ts';
import { recipientOf, topUp } from './wallet.ts';

/** What one honest request of a role needs. */
export interface Prepared {
  readonly values?: Values;
  readonly tampering?: Tampering;
  readonly actor?: Actor;
}

/** Makes ready for a role. @throws Inconclusive where that fails, with what to do */
export type Preparation = (fixture: Fixture, alice: Actor) => Promise<Prepared>;

/** Roles that a check leaves alone, and why. */
export const NOT_TRIED: Readonly<Partial<Record<RoleName, string>>> = {
  setRole: 'it changes rights; the attacks undo what they change',
  registerWebhook: 'the app would send requests to the address; the attacks bring a receiver of their own',
};

const SMALL = 1009n;

const nothing: Preparation = async () => ({});
const filledCart: Preparation = async (fixture, alice) => {
  const item = await firstItem(fixture, alice);
  await addToCart(fixture, alice, { quantity: 1n, ...(item !== undefined && { item }) });
  return { values: { quantity: 2n, ...(item !== undefined && { sku: item.sku }) } };
};
const freshOrder: Preparation = async (fixture, alice) => {
  const item = await firstItem(fixture, alice);
  const { id, total } = await order(fixture, alice, { quantity: 1n, ...(item !== undefined && { item }) });
  const { ok = '', second = ok } = fixture.profile.methods;
  const values = { order: id, amount: amountValue(fixture.profile, total), method: second };
  return { values: { ...values, quantity: 1n, ...(item !== undefined && { sku: item.sku }) } };
};
const charge: Preparation = async (fixture, alice) => {
  if (fixture.profile.roles.checkout !== undefined) return freshOrder(fixture, alice);
  const { ok = '', second = ok } = fixture.profile.methods;
  return { values: { amount: amountValue(fixture.profile, SMALL), method: second } };
};
const paid: Preparation = async (fixture, alice) => {
  const payment = await makePayment(fixture, alice, fixture.profile.roles.pay === undefined ? 'authorize' : 'pay');
  const amount = amountValue(fixture.profile, payment.amount / 2n);
  return { values: { payment: payment.id, amount, text: 'checked by Tollgate', order: '' } };
};
const authorized: Preparation = async (fixture, alice) => {
  const payment = await makePayment(fixture, alice, 'authorize');
  return { values: { payment: payment.id, amount: amountValue(fixture.profile, payment.amount) } };
};
const coupon: Preparation = async (fixture, alice) => {
  const { percent, fixed } = fixture.profile.coupons;
  const code = percent ?? fixed;
  if (code === undefined) throw new Inconclusive('name a coupon of the app in coupons.percent or coupons.fixed');
  await filledCart(fixture, alice);
  return { values: { coupon: code } };
};

/** How each role is made ready; a role that is not named needs nothing. */
export const PREPARATIONS: Readonly<Partial<Record<RoleName, Preparation>>> = {
  cartAdd: async (fixture, alice) => {
    const item = await firstItem(fixture, alice);
    return { values: { quantity: 1n, ...(item !== undefined && { sku: item.sku }) } };
  },
  cartUpdate: filledCart,
  cartRemove: filledCart,
  readCart: filledCart,
  applyCoupon: coupon,
  removeCoupon: async (fixture, alice) => {
    const prepared = await coupon(fixture, alice);
    await fixture.step({ actor: alice, role: 'applyCoupon', ...prepared });
    return prepared;
  },
  quote: async (fixture, alice) =>
    takes(fixture, 'quote', 'order') ? freshOrder(fixture, alice) : filledCart(fixture, alice),
  acceptQuote: async (fixture, alice) => {
    const prepared = await (PREPARATIONS.quote ?? nothing)(fixture, alice);
    const answer = await fixture.step({ actor: alice, role: 'quote', ...prepared });
    return { values: { quote: outText(fixture.profile, 'quote', answer, 'id') } };
  },
  checkout: filledCart,
  getOrder: freshOrder,
  orderAddItem: freshOrder,
  completeOrder: async (fixture, alice) => {
    const { values = {} } = await freshOrder(fixture, alice);
    const answer = await fixture.step({ actor: alice, role: 'pay', values });
    return { values: { ...values, payment: outText(fixture.profile, 'pay', answer, 'id') } };
  },
  successPage: freshOrder,
  pay: charge,
  payWith: charge,
  payCurrency: charge,
  authorize: charge,
  confirm: async (fixture, alice) => {
    const { sca } = fixture.profile.methods;
    if (sca === undefined || fixture.profile.roles.payWith === undefined) {
      throw new Inconclusive('map payWith, and name a method that asks for a challenge in methods.sca');
    }
    const { values = {} } = await charge(fixture, alice);
    const answer = await fixture.step({ actor: alice, role: 'payWith', values: { ...values, method: sca } });
    return { values: { payment: outText(fixture.profile, 'payWith', answer, 'id') } };
  },
  getPayment: paid,
  searchPayments: async () => ({ values: { limit: 10n, text: '' } }),
  listPayments: async () => ({ values: { limit: 10n, text: '' } }),
  receipt: paid,
  updatePayment: paid,
  capture: authorized,
  cancel: authorized,
  refund: paid,
  listRefunds: paid,
  approveRefund: async (fixture, alice) => {
    const payment = await payAbove(fixture, alice, fixture.profile.limits.refundApproval);
    const values = { payment: payment.id, amount: amountValue(fixture.profile, payment.total) };
    const answer = await fixture.step({ actor: alice, role: 'refund', values });
    return { values: { refund: outText(fixture.profile, 'refund', answer, 'id') } };
  },
  topUp: async ({ profile }) => ({ values: { amount: amountValue(profile, SMALL), method: profile.methods.ok ?? '' } }),
  transfer: async (fixture, alice) => {
    await topUp(fixture, alice, SMALL);
    const recipient = await recipientOf(fixture, await fixture.actor('bob'));
    return { values: { recipient, amount: amountValue(fixture.profile, SMALL - 1n) } };
  },
  payout: (fixture, alice) => payoutOf(fixture, alice, SMALL),
  getPayout: async (fixture, alice) => {
    const prepared = await payoutOf(fixture, alice, SMALL);
    const answer = await fixture.step({ actor: alice, role: 'payout', ...prepared });
    return { values: { payout: outText(fixture.profile, 'payout', answer, 'id') } };
  },
  approvePayout: async (fixture, alice) => {
    const limit = fixture.profile.limits.payoutApproval;
    if (limit === undefined) throw new Inconclusive('say in limits.payoutApproval above what a payout waits');
    const prepared = await payoutOf(fixture, alice, limit + 1n);
    const answer = await fixture.step({ actor: alice, role: 'payout', ...prepared });
    return { values: { payout: outText(fixture.profile, 'payout', answer, 'id') } };
  },
  paymentMethods: nothing,
  saveCard: async (fixture) => ({ values: { token: await freshToken(fixture), provider: '' } }),
  deleteCard: async (fixture, alice) => {
    const answer = await fixture.step({ actor: alice, role: 'saveCard', values: { token: await freshToken(fixture) } });
    return { values: { method: outText(fixture.profile, 'saveCard', answer, 'id') } };
  },
  adminList: async () => ({ values: { limit: 10n } }),
  bankLink: async (fixture, alice) => {
    const begun = await fixture.step({ actor: alice, role: 'bankLinkToken' });
    const linkToken = outText(fixture.profile, 'bankLinkToken', begun, 'linkToken');
    return { values: { linkToken, publicToken: await bankToken(fixture, linkToken) } };
  },
  bankTransactions: async (fixture, alice) => {
    const prepared = await (PREPARATIONS.bankLink ?? nothing)(fixture, alice);
    const answer = await fixture.step({ actor: alice, role: 'bankLink', ...prepared });
    return { values: { link: outText(fixture.profile, 'bankLink', answer, 'id') } };
  },
};

/** How a role is made ready that nobody wrote a preparation for: by what its operation's placeholders stand for. */
export async function prepareByPlaceholders(fixture: Fixture, alice: Actor, role: RoleName): Promise<Prepared> {
  const prepared = takes(fixture, role, 'payment')
    ? await paid(fixture, alice)
    : takes(fixture, role, 'order')
      ? await freshOrder(fixture, alice)
      : takes(fixture, role, 'sku')
        ? await filledCart(fixture, alice)
        : {};
  return { ...prepared, values: { limit: 10n, text: '', ...prepared.values } };
}

function takes({ profile }: Fixture, role: RoleName, name: string): boolean {
  const { path, body } = operationOf(profile, role);
  return placeholdersIn([path, body ?? null]).includes(name);
}

async function firstItem(fixture: Fixture, actor: Actor): Promise<Item | undefined> {
  return (await readCatalogue(fixture, actor))[0];
}

/** A paid order above a limit: as many pieces of as many items as it takes. */
async function payAbove(
  fixture: Fixture,
  alice: Actor,
  limit: bigint | undefined,
): Promise<{ readonly id: string; readonly total: bigint }> {
  if (limit === undefined) throw new Inconclusive('say in limits.refundApproval above what a refund waits');
  const most = fixture.profile.limits.maxQuantity ?? 99n;
  let sum = 0n;
  for (const item of (await readCatalogue(fixture, alice)).toSorted((a, b) => (a.price < b.price ? 1 : -1))) {
    if (sum > limit) break;
    await addToCart(fixture, alice, { item, quantity: most });
    sum += item.price * most;
  }
  const { id, total } = await placeOrder(fixture, alice);
  if (total <= limit) throw new Inconclusive('the catalogue holds too little for an order above limits.refundApproval');
  const values = { order: id, amount: amountValue(fixture.profile, total) };
  const answer = await fixture.step({ actor: alice, role: 'pay', values });
  return { id: outText(fixture.profile, 'pay', answer, 'id'), total };
}

async function payoutOf(fixture: Fixture, alice: Actor, amount: bigint): Promise<Prepared> {
  await topUp(fixture, alice, amount);
  const values = {
    recipient: await recipientOf(fixture, await fixture.actor('bob')),
    amount: amountValue(fixture.profile, amount),
  };
  const operation = operationOf(fixture.profile, 'payout');
  if (operation.fields['lines'] === undefined) return { values };
  return { values, tampering: { lines: fillLines(operation, [values]) } };
}

async function freshToken(fixture: Fixture): Promise<string> {
  return hookValue(fixture, 'token', { number: '4242424242424242', cvc: '123' });
}

async function bankToken(fixture: Fixture, linkToken: string): Promise<string> {
  const name = fixture.profile.hooks.bankToken;
  if (name === undefined) throw new Inconclusive('say in hooks.bankToken how a test login at the bank is made');
  return hookValue(fixture, 'bankToken', { linkToken });
}

async function hookValue(fixture: Fixture, name: 'token' | 'bankToken', values: Values): Promise<string> {
  const operation = fixture.profile.hooks[name];
  if (operation === undefined) throw new Inconclusive(`say in hooks.${name} how the gateway makes a test token`);
  const source = operation.out[name === 'token' ? 'token' : 'publicToken'];
  const value = source === undefined ? undefined : readOut(await fixture.hook(name, values), source);
  if (typeof value !== 'string') throw new Inconclusive(`the hook ${name} gives no ${name} where its out says`);
  return value;
}
