import type { Decoy } from '../decoy.ts';

/** The decoys of this family. */
export type PayDecoyId =
  | 'pay.coupon.two_kinds'
  | 'pay.coupon.used_twice'
  | 'pay.qty.removed'
  | 'pay.extra.lowered'
  | 'pay.currency.without_decimals'
  | 'pay.amount.card_length'
  | 'pay.amount.half_to_even';

/** Amounts that look wrong and are right. */
export const payDecoys: readonly Decoy<PayDecoyId>[] = [
  {
    id: 'pay.coupon.two_kinds',
    title: 'Two different coupons lower one order',
    place: 'POST /api/cart/coupons',
    looksLike: 'pay.coupon.stack',
    why: 'The rule is one coupon of percent and one of an amount; a third is refused.',
  },
  {
    id: 'pay.coupon.used_twice',
    title: 'A customer redeems one coupon with two orders',
    place: 'POST /api/checkout',
    looksLike: 'pay.coupon.reuse',
    why: 'FRIENDS25 is given out for five orders of a customer; the sixth is refused.',
  },
  {
    id: 'pay.qty.removed',
    title: 'A request lowers the total of a cart',
    place: 'DELETE /api/cart/items/{sku}',
    looksLike: 'pay.qty.negative',
    why: 'What the total falls by leaves the cart as well.',
  },
  {
    id: 'pay.extra.lowered',
    title: 'A changed tip lowers the total',
    place: 'PATCH /api/cart',
    looksLike: 'pay.extra.negative',
    why: 'The tip is smaller than before but not negative: the total is still that of the items at least.',
  },
  {
    id: 'pay.currency.without_decimals',
    title: 'The same article costs 1009 in one currency and 1650 or 3360 in another',
    place: 'PATCH /api/cart',
    looksLike: 'pay.currency.exponent',
    why: 'The yen has no decimals and the dinar three: 1650 JPY, 3.360 KWD and 10.09 EUR are the price list.',
  },
  {
    id: 'pay.amount.card_length',
    title: 'An amount of sixteen digits',
    place: 'POST /api/wallet/top-ups',
    looksLike: 'pay.amount.overflow32',
    why: 'It is refused as out of range, nothing is stored, and the answer does not repeat it.',
  },
  {
    id: 'pay.amount.half_to_even',
    title: 'Ten percent of two halves is not always rounded up',
    place: 'POST /api/cart/coupons',
    looksLike: 'pay.amount.float_round',
    why: 'A discount is computed once, exactly, and rounded half to even; over many orders nobody gains.',
  },
];
