import type { AuthzDefectId } from '../../../src/sandbox/defects/families/authz.ts';
import { call, signInStaff } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const effects: Readonly<Record<AuthzDefectId, Effect>> = {
  async 'authz.payment_read'({ alice, other }) {
    const foreign = await (await other()).get(`/api/payments/${await alice.pay('automatic')}`);
    return foreign.status === 200 && foreign.json['amount'] === 1009;
  },
  async 'authz.payment_write'({ alice, other }) {
    const bob = await other();
    const [paid, held, waiting] = [await alice.pay('automatic'), await alice.pay('manual'), await alice.pay('manual')];
    await bob.post(`/api/payments/${paid}/refunds`, { amount: 100 });
    await bob.post(`/api/payments/${held}/capture`, { amount: 100 });
    await bob.post(`/api/payments/${waiting}/cancel`, {});
    const read = async (id: string): Promise<unknown[]> => {
      const { refunded, captured, status } = (await alice.get(`/api/payments/${id}`)).json;
      return [refunded, captured, status];
    };
    const now = [await read(paid), await read(held), await read(waiting)];
    return (
      JSON.stringify(now) ===
      JSON.stringify([
        [100, 1009, 'succeeded'],
        [0, 100, 'succeeded'],
        [0, 0, 'canceled'],
      ])
    );
  },
  async 'authz.role_header'({ sandbox, alice }) {
    const headers = { authorization: `Bearer ${alice.token}`, 'x-role': 'admin' };
    const { status, text } = await call(sandbox.appUrl, 'GET', '/api/admin/accounts', { headers });
    return status === 200 && text.includes('admin@leaf-and-kettle.example');
  },
  async 'authz.bfla_admin'({ sandbox, alice, other }) {
    const bob = await other();
    await alice.patch(`/api/admin/accounts/${bob.id}`, { role: 'admin' });
    const admin = await signInStaff(sandbox, 'admin');
    const accounts = (await admin('GET', '/api/admin/accounts?limit=100')).json['items'] as {
      id: string;
      role: string;
    }[];
    return accounts.some(({ id, role }) => id === bob.id && role === 'admin');
  },
  async 'authz.self_approval'({ sandbox, alice }) {
    await alice.post('/api/cart/items', { sku: 'mug', quantity: 90 });
    const order = await alice.order('kettle', 90);
    const body = { order, payment_method: 'pm_card_visa', capture: 'automatic' };
    const payment = `/api/payments/${String((await alice.post('/api/payments', body)).json['id'])}`;
    const finance = await signInStaff(sandbox, 'finance');
    const asked = await finance('POST', `${payment}/refunds`, { amount: 585_900 });
    if (asked.json['status'] !== 'pending_approval') throw new Error(`the refund needs no approval: ${asked.text}`);
    await finance('POST', `/api/refunds/${String(asked.json['id'])}/approve`, {});
    return (await alice.get(payment)).json['refunded'] === 585_900;
  },
};

describeEffects('authz', effects);
