import { expect } from 'vitest';
import { type PayDecoyId, payDecoys } from '../../../../src/sandbox/defects/decoys/pay.ts';
import { type Answer, type Customer, codeOf } from '../../shop-client.ts';
import { type DecoyProof, describeDecoys } from '../describe-decoys.ts';

const add = (customer: Customer, sku: string, quantity = 1): Promise<Answer> =>
  customer.post('/api/cart/items', { sku, quantity });
const coupon = (customer: Customer, code: string): Promise<Answer> => customer.post('/api/cart/coupons', { code });

const proofs: Readonly<Record<PayDecoyId, DecoyProof>> = {
  async 'pay.coupon.two_kinds'({ alice }) {
    await add(alice, 'kettle');
    await coupon(alice, 'WELCOME10');
    expect((await coupon(alice, 'FIVEOFF')).json).toMatchObject({ discount: 500 + 500, total: 3999 });
    expect(codeOf(await coupon(alice, 'FRIENDS25'))).toBe('coupon_not_combinable');
    expect(codeOf(await coupon(alice, 'FIVEOFF'))).toBe('coupon_not_combinable');
    expect((await alice.post('/api/checkout', {})).json).toMatchObject({ total: 3999 });
  },
  async 'pay.coupon.used_twice'({ alice }) {
    for (let round = 0; round < 5; round += 1) {
      await add(alice, 'kettle');
      await coupon(alice, 'FRIENDS25');
      expect((await alice.post('/api/checkout', {})).json).toMatchObject({ total: 4999 - 1250 });
    }
    await add(alice, 'kettle');
    expect(codeOf(await coupon(alice, 'FRIENDS25'))).toBe('coupon_used');
  },
  async 'pay.qty.removed'({ alice, sandbox }) {
    await add(alice, 'kettle');
    await add(alice, 'tea');
    const headers = { authorization: `Bearer ${alice.token}` };
    await fetch(`${sandbox.appUrl}/api/cart/items/kettle`, { method: 'DELETE', headers });
    expect((await alice.get('/api/cart')).json).toMatchObject({
      items: [{ sku: 'tea', quantity: 1, unit_price: 1009 }],
      total: 1009,
    });
  },
  async 'pay.extra.lowered'({ alice }) {
    await add(alice, 'tea');
    await alice.patch('/api/cart', { tip: 500 });
    expect((await alice.patch('/api/cart', { tip: 100 })).json).toMatchObject({
      subtotal: 1009,
      tip: 100,
      total: 1109,
    });
    expect((await alice.patch('/api/cart', { tip: -1 })).status).toBe(400);
  },
  async 'pay.currency.without_decimals'({ alice }) {
    await add(alice, 'tea');
    for (const [currency, price, decimal] of [
      ['JPY', 1650, '1650'],
      ['KWD', 3360, '3.360'],
      ['EUR', 1009, '10.09'],
    ]) {
      expect((await alice.patch('/api/cart', { currency })).json).toMatchObject({ total: price, currency });
      const listed = (await alice.get(`/api/catalogue?currency=${currency}`)).json['items'];
      expect(listed).toContainEqual(expect.objectContaining({ sku: 'tea', price, decimal }));
    }
  },
  async 'pay.amount.card_length'({ alice }) {
    const body = '{"amount":4111111111111111,"payment_method":"pm_card_visa"}';
    const answer = await alice.post('/api/wallet/top-ups', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'out_of_range']);
    expect(answer.text).not.toContain('4111');
    expect(await alice.balance()).toBe(0);
  },
  async 'pay.amount.half_to_even'({ alice }) {
    // 25 % of 2 × 857 is 428.5, of 6 × 857 is 1285.5: one goes down, the other up.
    await add(alice, 'tin', 2);
    expect((await coupon(alice, 'FRIENDS25')).json).toMatchObject({ discount: 428 });
    expect((await add(alice, 'tin', 4)).json).toMatchObject({ discount: 1286 });
  },
};

describeDecoys(payDecoys, proofs);
