import type { IdDefectId } from '../../../src/sandbox/defects/families/id.ts';
import type { MassDefectId } from '../../../src/sandbox/defects/families/mass.ts';
import type { ResDefectId } from '../../../src/sandbox/defects/families/res.ts';
import type { SessDefectId } from '../../../src/sandbox/defects/families/sess.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

// Four families of one defect each share a shop.
const effects: Readonly<Record<IdDefectId | MassDefectId | ResDefectId | SessDefectId, Effect>> = {
  async 'id.predictable'({ alice }) {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await alice.pay('automatic'));
    const numbers = ids.map((id) => Number(/^pay_(\d{20})$/u.exec(id)?.[1]));
    return (
      numbers.every((number, at) => at === 0 || number - (numbers[at - 1] ?? 0) < 20) && !numbers.includes(Number.NaN)
    );
  },
  async 'mass.status'({ alice }) {
    const path = `/api/payments/${await alice.pay('manual')}`;
    await alice.patch(path, { status: 'succeeded' });
    const { status, captured } = (await alice.get(path)).json;
    return status === 'succeeded' && captured === 0;
  },
  async 'res.unbounded'({ alice }) {
    const { status, json } = await alice.get('/api/payments?limit=1000000');
    return status === 200 && json['has_more'] === false;
  },
  async 'sess.no_timeout'({ sandbox, alice }) {
    sandbox.clock.advance(16 * 60_000);
    return (await alice.get('/api/cart')).status === 200;
  },
};

describeEffects('id, mass, res and sess', effects);
