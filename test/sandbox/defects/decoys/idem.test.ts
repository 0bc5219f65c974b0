import { expect } from 'vitest';
import { type IdemDecoyId, idemDecoys } from '../../../../src/sandbox/defects/decoys/idem.ts';
import { type Answer, type Customer, idOf } from '../../shop-client.ts';
import { type DecoyProof, describeDecoys } from '../describe-decoys.ts';

const topUp = (customer: Customer, amount: number): Promise<Answer> =>
  customer.post('/api/wallet/top-ups', { amount, payment_method: 'pm_card_visa' }, 'k');

const proofs: Readonly<Record<IdemDecoyId, DecoyProof>> = {
  async 'idem.other_account'({ alice, other }) {
    const bob = await other();
    expect(idOf(await topUp(alice, 100))).not.toBe(idOf(await topUp(bob, 100)));
    expect([await alice.balance(), await bob.balance()]).toEqual([100, 100]);
  },
  async 'idem.after_a_day'({ alice, wait }) {
    await topUp(alice, 100);
    await wait(24 * 60 - 1);
    const late = await alice.signInAgain();
    expect((await topUp(late, 100)).headers.get('idempotent-replayed')).toBe('true');
    await wait(2);
    const later = await alice.signInAgain();
    expect((await topUp(later, 100)).headers.get('idempotent-replayed')).toBeNull();
    expect(await later.balance()).toBe(200);
  },
  async 'idem.other_order_of_fields'({ alice }) {
    const first = await topUp(alice, 100);
    const again = await alice.post('/api/wallet/top-ups', '{ "payment_method": "pm_card_visa", "amount": 100 }', 'k');
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await alice.balance()).toBe(100);
  },
  async 'idem.told_to_wait'({ alice, other }) {
    const bob = await other();
    await alice.topUp(1000);
    const send = (): Promise<Answer> => alice.post('/api/wallet/transfers', { to: bob.id, amount: 10 }, 'k');
    const atOnce = await Promise.all(Array.from({ length: 6 }, send));
    for (const { status } of atOnce) expect([201, 409]).toContain(status);
    const later = await send();
    expect(later.text).toBe(atOnce.find(({ status }) => status === 201)?.text);
    expect(await bob.balance()).toBe(10);
  },
};

describeDecoys(idemDecoys, proofs);
