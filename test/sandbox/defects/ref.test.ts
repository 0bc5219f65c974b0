import type { RefDefectId } from '../../../src/sandbox/defects/families/ref.ts';
import { type Customer, codeOf } from '../shop-client.ts';
import { arrived, tryToPay } from '../gateway-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const refunded = async (alice: Customer, path: string): Promise<number> =>
  Number((await alice.get(path)).json['refunded']);

const effects: Readonly<Record<RefDefectId, Effect>> = {
  async 'ref.over'({ alice }) {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    await alice.post(`${path}/refunds`, { amount: 600 });
    await alice.post(`${path}/refunds`, { amount: 600 });
    return (await refunded(alice, path)) === 1200;
  },
  async 'ref.race'({ alice }) {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    await Promise.all(Array.from({ length: 6 }, () => alice.post(`${path}/refunds`, { amount: 1009 })));
    return (await refunded(alice, path)) > 1009;
  },
  async 'ref.destination'({ alice }) {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    await alice.post(`${path}/refunds`, { amount: 500, destination: 'pm_card_mastercard' });
    const { items } = (await alice.get(`${path}/refunds`)).json as { items: readonly { destination: string }[] };
    return items.some(({ destination }) => destination !== 'original');
  },
  async 'ref.unsettled'({ alice }) {
    const path = `/api/payments/${await alice.pay('manual')}`;
    await alice.post(`${path}/refunds`, { amount: 1009 });
    return (await refunded(alice, path)) === 1009 && (await alice.get(path)).json['captured'] === 0;
  },
  async 'ref.currency'({ alice }) {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    await alice.post(`${path}/refunds`, { amount: 1000, currency: 'KWD' });
    const { items } = (await alice.get(`${path}/refunds`)).json as { items: readonly object[] };
    return JSON.stringify(items).includes('"currency":"KWD","status":"succeeded"');
  },
  async 'ref.during_dispute'({ sandbox, alice }) {
    const { answer } = await tryToPay(alice, { payment_method: 'pm_card_createDispute' });
    await arrived(sandbox);
    const path = `/api/payments/${String(answer.json['id'])}`;
    const { items } = (await alice.get('/api/disputes')).json as { items: readonly { status: string }[] };
    if (items[0]?.status !== 'open') throw new Error('the dispute did not arrive');
    const refund = await alice.post(`${path}/refunds`, { amount: 1009 });
    if (refund.status !== 201 && codeOf(refund) !== 'payment_disputed') throw new Error(refund.text);
    return (await refunded(alice, path)) === 1009;
  },
};

describeEffects('refunds', effects);
