import type { CapDefectId } from '../../../src/sandbox/defects/families/cap.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const effects: Readonly<Record<CapDefectId, Effect>> = {
  async 'cap.over'({ alice }) {
    const path = `/api/payments/${await alice.pay('manual')}`;
    await alice.post(`${path}/capture`, { amount: 1010 });
    const { captured, amount } = (await alice.get(path)).json;
    return Number(captured) > Number(amount);
  },
  async 'cap.double'({ alice }) {
    const path = `/api/payments/${await alice.pay('manual')}`;
    await alice.post(`${path}/capture`, { amount: 1009 });
    await alice.post(`${path}/capture`, { amount: 1009 });
    return (await alice.get(path)).json['captured'] === 2018;
  },
  async 'cap.after_cancel'({ sandbox, alice }) {
    const [given, old] = [`/api/payments/${await alice.pay('manual')}`, `/api/payments/${await alice.pay('manual')}`];
    await alice.post(`${given}/cancel`, {});
    await alice.post(`${given}/capture`, {});
    sandbox.clock.advance(8 * 24 * 3_600_000);
    const later = await alice.signInAgain();
    await later.post(`${old}/capture`, {});
    const captured = await Promise.all([given, old].map(async (path) => (await later.get(path)).json['captured']));
    return captured[0] === 1009 && captured[1] === 1009;
  },
};

describeEffects('captures', effects);
