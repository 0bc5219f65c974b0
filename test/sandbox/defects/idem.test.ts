import type { IdemDefectId } from '../../../src/sandbox/defects/families/idem.ts';
import { type Answer, type Customer, idOf } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const topUp = (customer: Customer, amount: number): Promise<Answer> =>
  customer.post('/api/wallet/top-ups', { amount, payment_method: 'pm_card_visa' }, 'k');

const effects: Readonly<Record<IdemDefectId, Effect>> = {
  async 'idem.ignored'({ alice }) {
    await topUp(alice, 100);
    await topUp(alice, 100);
    return (await alice.balance()) === 200;
  },
  async 'idem.unscoped_tenant'({ alice, other }) {
    const bob = await other();
    const first = idOf(await topUp(alice, 100));
    const second = idOf(await topUp(bob, 100));
    return first === second && (await bob.balance()) === 0;
  },
  async 'idem.params_not_compared'({ alice }) {
    await topUp(alice, 100);
    await topUp(alice, 900);
    await topUp(alice, 900);
    return (await alice.balance()) === 1000;
  },
  async 'idem.race'({ alice }) {
    await Promise.all(Array.from({ length: 6 }, () => topUp(alice, 100)));
    const atOnce = await alice.balance();
    await topUp(alice, 100);
    // One after the other they are still executed once.
    return atOnce > 100 && (await alice.balance()) === atOnce;
  },
  async 'idem.ttl_short'({ alice, wait }) {
    await topUp(alice, 100);
    await wait(40);
    await topUp(alice, 100);
    return (await alice.balance()) === 200;
  },
  async 'idem.cross_endpoint'({ alice, other }) {
    const bob = await other();
    const first = idOf(await topUp(alice, 100));
    const sent = await alice.post('/api/wallet/transfers', { to: bob.id, amount: 10 }, 'k');
    return sent.status === 201 && sent.json['id'] === first && (await bob.balance()) === 0;
  },
};

describeEffects('idem', effects);
