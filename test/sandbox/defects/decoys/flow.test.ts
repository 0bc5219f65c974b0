import { expect } from 'vitest';
import { type FlowDecoyId, flowDecoys } from '../../../../src/sandbox/defects/decoys/flow.ts';
import { codeOf, idOf } from '../../shop-client.ts';
import { type DecoyProof, describeDecoys } from '../describe-decoys.ts';

const line = (to: string, amount: number): string => `{"to":"${to}","amount":${amount}}`;

const proofs: Readonly<Record<FlowDecoyId, DecoyProof>> = {
  async 'flow.order_before_pay'({ alice }) {
    const order = await alice.order('tea');
    const changed = await alice.post(`/api/orders/${order}/items`, { sku: 'mug', quantity: 2 });
    expect(changed.json).toMatchObject({ total: 1009 + 2 * 1511, version: 2, status: 'pending_payment' });
    const payment = await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' });
    expect(payment.json).toMatchObject({ amount: 4031, captured: 4031 });
    const late = await alice.post(`/api/orders/${order}/items`, { sku: 'mug', quantity: 1 });
    expect([late.status, codeOf(late)]).toEqual([409, 'order_frozen']);
  },
  async 'flow.quote_moved'({ alice, wait }) {
    const order = await alice.order('kettle');
    const first = await alice.post('/api/quotes', { order, currency: 'JPY' });
    await wait(60);
    const later = await alice.signInAgain();
    const again = await later.post('/api/quotes', { order, currency: 'JPY' });
    const amounts = [first, again].map(({ json }) => json['amount']);
    expect(amounts[0]).not.toBe(amounts[1]);
    expect(codeOf(await later.post(`/api/quotes/${idOf(first)}/accept`, {}))).toBe('quote_expired');
    const accepted = await later.post(`/api/quotes/${idOf(again)}/accept`, {});
    expect(accepted.json).toMatchObject({ total: amounts[1], currency: 'JPY' });
    expect(codeOf(await later.post(`/api/quotes/${idOf(again)}/accept`, {}))).toBe('quote_used');
  },
  async 'flow.same_key_in_two_objects'({ alice, other }) {
    const [bob, carol] = [await other(), await other()];
    await alice.topUp(1000);
    const body = `{"lines":[${line(bob.id, 30)},${line(carol.id, 50)}]}`;
    expect((await alice.post('/api/payouts', body)).json).toMatchObject({ status: 'paid', total: 80 });
    expect([await alice.balance(), await bob.balance(), await carol.balance()]).toEqual([920, 30, 50]);
  },
  async 'flow.payout_twice_to_one'({ alice, other }) {
    const bob = await other();
    await alice.topUp(1000);
    const lines = [30, 50].map((amount) => ({ to: bob.id, amount }));
    expect((await alice.post('/api/payouts', { lines })).json).toMatchObject({ status: 'paid', total: 80 });
    expect([await alice.balance(), await bob.balance()]).toEqual([920, 80]);
  },
  async 'flow.wallet_emptied'({ alice, other }) {
    const bob = await other();
    await alice.topUp(1000);
    const send = (amount: number) => alice.post('/api/wallet/transfers', { to: bob.id, amount });
    expect((await send(1000)).json).toMatchObject({ balance: 0 });
    expect(codeOf(await send(1))).toBe('insufficient_funds');
  },
};

describeDecoys(flowDecoys, proofs);
