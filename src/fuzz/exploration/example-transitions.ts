import type {
  Change,
  CheckoutTransition,
  OrderFigures,
  OrderTransition,
  PaymentFigures,
  PaymentTransition,
  WalletTransition,
} from './transition.ts';

/** What sets the request of an example apart from one that is accepted, once, and asks for no amount. */
export type ExampleDeed = Pick<WalletTransition, 'role'> &
  Partial<Pick<WalletTransition, 'mutation' | 'answer' | 'repeated' | 'asked'>>;

/** A step about wallets whose floor is 0. */
export function walletExample(deed: ExampleDeed, own: Change, other?: Change): WalletTransition {
  return { area: 'wallet', ...wholeDeed(deed), own, ...(other !== undefined && { other }), floor: 0n };
}

/** A step about a payment of 1000, of which nothing is captured where `before` and `after` do not say so. */
export function paymentExample(
  deed: ExampleDeed,
  before: Partial<PaymentFigures>,
  after: Partial<PaymentFigures>,
): PaymentTransition {
  const payment = { amount: 1000n, captured: 0n, refunded: 0n, canceled: false };
  return {
    area: 'payment',
    ...wholeDeed(deed),
    foreign: deed.mutation === 'other-account',
    before: { ...payment, ...before },
    after: { ...payment, ...after },
  };
}

/** A step about an order of 1000, open where `before` and `after` do not say otherwise. */
export function orderExample(
  deed: ExampleDeed,
  before: Partial<OrderFigures>,
  after: Partial<OrderFigures>,
): OrderTransition {
  const order = { total: 1000n, paid: false, covered: 0n, captured: 0n };
  return { area: 'order', ...wholeDeed(deed), before: { ...order, ...before }, after: { ...order, ...after } };
}

/** A cart that became an order, without coupons where `result` does not say otherwise. */
export function checkoutExample(
  deed: ExampleDeed,
  result: Pick<CheckoutTransition, 'total' | 'lawful'> & Partial<CheckoutTransition>,
): CheckoutTransition {
  const { total, lawful, discounted = false, couponSpent = false } = result;
  return { area: 'checkout', ...wholeDeed(deed), total, lawful, discounted, couponSpent };
}

function wholeDeed({
  role,
  mutation = 'none',
  answer = 'accepted',
  repeated = false,
  asked = [],
}: ExampleDeed): Omit<WalletTransition, 'area' | 'own' | 'other' | 'floor'> {
  return { role, mutation, answer, repeated, honest: mutation === 'none', asked };
}
