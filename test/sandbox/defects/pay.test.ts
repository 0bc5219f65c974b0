import type { PayDefectId } from '../../../src/sandbox/defects/families/pay.ts';
import type { Customer } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const total = async (customer: Customer): Promise<unknown> => (await customer.post('/api/checkout', {})).json['total'];
const coupon = (customer: Customer, code: string): Promise<unknown> => customer.post('/api/cart/coupons', { code });

const effects: Readonly<Record<PayDefectId, Effect>> = {
  async 'pay.price.client_trusted'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1, price: 1 });
    return (await total(alice)) === 1;
  },
  async 'pay.qty.negative'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'tin', quantity: 1 });
    await alice.post('/api/cart/items', { sku: 'tin', quantity: -1 });
    await alice.post('/api/cart/items', { sku: 'mug', quantity: 1 });
    await alice.post('/api/cart/items', { sku: 'tea', quantity: -1 });
    // A line that comes to nothing is no line any more.
    const items = (await alice.get('/api/cart')).json['items'];
    return (await total(alice)) === 1511 - 1009 && (items as unknown[]).length === 2;
  },
  async 'pay.qty.fraction'({ alice }) {
    await alice.post('/api/cart/items', '{"sku":"kettle","quantity":0.1}');
    return (await total(alice)) === 500;
  },
  async 'pay.amount.type_confusion'({ alice }) {
    for (const amount of ['0x10', true, [5], '1e2', 'five'])
      await alice.post('/api/wallet/top-ups', { amount, payment_method: 'pm_card_visa' });
    return (await alice.balance()) === 16 + 1 + 5 + 100;
  },
  async 'pay.amount.overflow32'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 859_166 });
    return (await total(alice)) === 859_166 * 4999 - 2 ** 32;
  },
  async 'pay.amount.float_round'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'tin', quantity: 99 });
    await coupon(alice, 'FRIENDS25');
    return (await total(alice)) !== 99 * 857 - 21_211;
  },
  async 'pay.currency.exponent'({ alice }) {
    await alice.patch('/api/cart', { currency: 'KWD' });
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
    return (await total(alice)) !== 16_680;
  },
  async 'pay.currency.swap'({ alice }) {
    const order = await alice.order('kettle');
    const body = { order, payment_method: 'pm_card_visa', currency: 'JPY' };
    const payment = (await alice.post('/api/payments', body)).json;
    const shown = (await alice.get(`/api/orders/${order}`)).json;
    return payment['currency'] === 'JPY' && payment['captured'] === 4999 && shown['currency'] === 'EUR';
  },
  async 'pay.amount.min_bypass'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'strainer', quantity: 1 });
    await coupon(alice, 'FRIENDS25');
    await coupon(alice, 'FIVEOFF');
    const order = (await alice.post('/api/checkout', {})).json;
    const body = { order: order['id'], payment_method: 'fake-valid-nonce', provider: 'braintree' };
    const paid = await alice.post('/api/payments', body);
    return order['total'] === 27 && paid.json['captured'] === 27;
  },
  async 'pay.extra.negative'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
    await alice.patch('/api/cart', { tip: -3000 });
    await alice.patch('/api/cart', { donation: -1000 });
    return (await total(alice)) === 999;
  },
  async 'pay.coupon.reuse'({ alice }) {
    const discounts: unknown[] = [];
    for (let round = 0; round < 2; round += 1) {
      await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
      await coupon(alice, 'WELCOME10');
      discounts.push((await alice.post('/api/checkout', {})).json['discount']);
    }
    return discounts.every((discount) => discount === 500);
  },
  async 'pay.coupon.stack'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
    for (const code of ['WELCOME10', 'FRIENDS25', 'FRIENDS25', 'FIVEOFF']) await coupon(alice, code);
    return (await total(alice)) === 4999 - 500 - 1250 - 1250 - 500;
  },
  async 'pay.coupon.race'({ other }) {
    const customers = await Promise.all(Array.from({ length: 4 }, other));
    for (const customer of customers) {
      await customer.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
      await coupon(customer, 'EARLYBIRD');
    }
    const totals = await Promise.all(customers.map(total));
    return totals.filter((sum) => sum === 4999 - 1250).length > 1;
  },
  async 'pay.coupon.client_clock'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
    await alice.post('/api/cart/coupons', { code: 'LASTYEAR20', date: '2020-01-01' });
    return (await total(alice)) === 4999 - 1000;
  },
};

describeEffects('pay', effects);
