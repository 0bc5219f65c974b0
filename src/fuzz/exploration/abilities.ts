import { missingFor } from '../mapping.ts';
import type { Requirement } from '../attack.ts';
import type { CouponName, Profile } from '../profile.ts';
import { type Action, ROLE_OF } from './step.ts';

/** What sequences may be made of, for one app. */
export interface Abilities {
  readonly actions: ReadonlySet<Action>;
  /** Extra fields that hostile steps may send, by action: the price of a cart line, a tip. */
  readonly fields: Readonly<Partial<Record<Action, readonly string[]>>>;
  readonly coupons: readonly CouponName[];
  /** Idempotency keys are understood. */
  readonly keys: boolean;
  /** Amounts that no cap could count may be sent: beyond loopback they are not. */
  readonly unreadable: boolean;
}

const ORDER: readonly Requirement[] = [{ role: 'getOrder', values: ['order'], out: ['total', 'status'] }];
const PAYMENT: readonly Requirement[] = [{ role: 'getPayment', values: ['payment'], out: ['amount'] }];
const CAPTURES: readonly Requirement[] = [{ role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] }];
const REFUNDS: readonly Requirement[] = [{ role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] }];

// What an action needs beside its own role.
const NEEDS: Readonly<Record<Action, readonly Requirement[]>> = {
  'top-up': [
    { role: 'topUp', values: ['amount'] },
    { role: 'wallet', out: ['balance'] },
  ],
  transfer: [
    { role: 'topUp', values: ['amount'] },
    { role: 'transfer', values: ['recipient', 'amount'] },
    { role: 'wallet', out: ['balance'] },
  ],
  'add-item': [
    { role: 'catalogue', out: ['items', 'sku', 'price'] },
    { role: 'cartAdd', values: ['sku', 'quantity'] },
    { role: 'checkout', out: ['total'] },
  ],
  'apply-coupon': [{ role: 'applyCoupon', values: ['coupon'] }, { role: 'cartAdd' }, { role: 'checkout' }],
  'add-extra': [{ role: 'setCurrency' }, { role: 'cartAdd' }, { role: 'checkout' }],
  checkout: [{ role: 'cartAdd' }, { role: 'checkout', out: ['total'] }],
  'add-to-order': [{ role: 'orderAddItem', values: ['order'] }, { role: 'checkout', out: ['id'] }, ...ORDER],
  pay: [{ role: 'pay', out: ['id'] }, ...PAYMENT],
  authorize: [{ role: 'authorize', out: ['id'] }, ...CAPTURES],
  capture: [{ role: 'authorize', out: ['id'] }, { role: 'capture', values: ['payment'] }, ...CAPTURES],
  cancel: [{ role: 'authorize', out: ['id'] }, { role: 'cancel', values: ['payment'] }, ...CAPTURES],
  refund: [{ role: 'refund', values: ['payment'] }, ...REFUNDS],
  'complete-order': [{ role: 'completeOrder', values: ['order'] }, { role: 'checkout', out: ['id'] }, ...ORDER],
  'open-success-page': [{ role: 'successPage', values: ['order'] }, { role: 'checkout', out: ['id'] }, ...ORDER],
};

// Sending these is hostile by itself: honest clients leave the sum to the server.
const FIELDS: Readonly<Partial<Record<Action, readonly string[]>>> = {
  'add-item': ['price'],
  'add-extra': ['tip', 'donation', 'fee', 'tax', 'shipping'],
  checkout: ['total'],
  pay: ['amount'],
};

/** What the profile maps, before anything was tried. @param capped a cap on money bounds the run */
export function mappedAbilities(profile: Profile, capped: boolean): Abilities {
  const isMapped = (action: Action): boolean => missingFor({ roles: [NEEDS[action]] }, profile).length === 0;
  const actions = (Object.keys(NEEDS) as Action[]).filter((action) => isMapped(action));
  const fieldsOf = (action: Action): string[] => {
    const known = profile.roles[ROLE_OF[action]]?.fields ?? {};
    return (FIELDS[action] ?? []).filter((field) => known[field] !== undefined);
  };
  const coupons: readonly CouponName[] = ['percent', 'percent2', 'fixed', 'single'];
  return {
    actions: new Set(actions),
    fields: Object.fromEntries(actions.map((action) => [action, fieldsOf(action)])),
    coupons: coupons.filter((name) => profile.coupons[name] !== undefined),
    keys: profile.idempotency !== undefined,
    unreadable: !capped,
  };
}
