import type { FlowDefectId } from '../../../src/sandbox/defects/families/flow.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

/** Those of money and amounts; those of payments are in `flow.test.ts`. */
type MoneyDefectId = Extract<
  FlowDefectId,
  | 'flow.cart_after_pay'
  | 'flow.quote_expired'
  | 'flow.dup_keys'
  | 'flow.self_transfer'
  | 'flow.bulk_negative'
  | 'flow.balance_race'
>;

const effects: Readonly<Record<MoneyDefectId, Effect>> = {
  async 'flow.cart_after_pay'({ alice }) {
    const order = await alice.order('tea');
    await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' });
    await alice.post(`/api/orders/${order}/items`, { sku: 'kettle', quantity: 1 });
    const shown = (await alice.get(`/api/orders/${order}`)).json;
    return shown['status'] === 'paid' && shown['total'] === 1009 + 4999;
  },
  async 'flow.quote_expired'({ alice, wait }) {
    const order = await alice.order('kettle');
    const quote = (await alice.post('/api/quotes', { order, currency: 'JPY' })).json;
    await wait(16);
    await alice.post(`/api/quotes/${String(quote['id'])}/accept`, {});
    const shown = (await alice.get(`/api/orders/${order}`)).json;
    return shown['currency'] === 'JPY' && shown['total'] === quote['amount'];
  },
  async 'flow.dup_keys'({ alice }) {
    await alice.post('/api/cart/items', { sku: 'mug', quantity: 1 });
    await alice.post('/api/cart/items', '{"sku":"tea","quantity":1,"quantity":-1}');
    return (await alice.get('/api/cart')).json['total'] === 1511 - 1009;
  },
  async 'flow.self_transfer'({ alice, other }) {
    const bob = await other();
    await alice.topUp(1000);
    await alice.post('/api/wallet/transfers', { to: alice.id, amount: 100 });
    const own = await alice.balance();
    await alice.post('/api/wallet/transfers', { to: bob.id, amount: -5 });
    return own === 1100 && (await alice.balance()) === 1105;
  },
  async 'flow.bulk_negative'({ alice, other }) {
    const [bob, carol] = [await other(), await other()];
    await alice.topUp(1000);
    await bob.topUp(1000);
    const lines = [
      { to: carol.id, amount: 500 },
      { to: bob.id, amount: -400 },
    ];
    await alice.post('/api/payouts', { lines });
    return (await alice.balance()) === 900 && (await carol.balance()) === 500 && (await bob.balance()) === 600;
  },
  async 'flow.balance_race'({ alice, other }) {
    const bob = await other();
    await alice.topUp(1000);
    const send = (): Promise<unknown> => alice.post('/api/wallet/transfers', { to: bob.id, amount: 1000 });
    // One after the other they stay within the balance.
    for (let round = 0; round < 3; round += 1) await send();
    if ((await alice.balance()) !== 0) return false;
    await alice.topUp(1000);
    await Promise.all(Array.from({ length: 6 }, send));
    return (await alice.balance()) < 0 && (await bob.balance()) > 2000;
  },
};

describeEffects('flow, as far as they are of money', effects);
