import type { Attack, AttackContext, Outcome } from '../../attack.ts';
import { COUPON_ROLES, orderWith } from '../../cart.ts';
import type { Volley } from '../../client.ts';
import type { Call, Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { outAmount, outText } from '../../operation.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart } from '../../shop.ts';
import { type Answer, isSuccess } from '../../wire.ts';

/** A coupon that holds once in all must not be redeemed by two orders at the same moment. */
export const couponRace: Attack = {
  rule: {
    id: 'pay/coupon-race',
    title: 'Parallel orders redeem the last coupon',
    what: 'Orders that arrive at the same moment are all checked before the coupon is marked as used.',
    why: 'A coupon that was meant for one customer is redeemed by as many as send their orders together.',
    fix: 'Check and redeem in one transaction with the coupon’s row locked, or let a unique constraint count the redemptions.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [362, 367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-06'],
  roles: [
    [...COUPON_ROLES, { role: 'checkout', out: ['id'] }, { role: 'getOrder', values: ['order'], out: ['total'] }],
  ],
  needs: ['second-account', 'hooks.coupon'],
  run: race,
};

const ROUNDS = 3;
const WAYS: readonly Volley[] = ['pipelined', 'last-byte'];

async function race(context: AttackContext): Promise<Outcome> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of WAYS) {
      const fixture = context.fixture();
      const scene = await load(fixture, `TGRACE${round}${way.length}`);
      const answers = await fixture.volley(scene.calls, way);
      const used = await redeemed(fixture, scene, answers);
      if (used < 2) continue;
      const serial = context.fixture();
      const again = await load(serial, `TGSERIAL${round}`);
      const one: Answer[] = [];
      for (const call of again.calls) one.push(await serial.attempt(call));
      if ((await redeemed(serial, again, one)) > 1) {
        throw new Inconclusive('no race: the same orders one after the other redeem the coupon twice too');
      }
      return violation(fixture, {
        message: 'Two orders at the same moment both redeemed a coupon that holds once.',
        place: { role: 'checkout' },
        states: { 'redemptions allowed': '1', 'redemptions seen': '2' },
      });
    }
  }
  return { verdict: 'held' };
}

interface Scene {
  readonly calls: readonly Call[];
  /** What the order costs without the coupon. */
  readonly plain: bigint;
}

async function load(fixture: Fixture, name: string): Promise<Scene> {
  const code = `${name}${fixture.key().slice(0, 4).toUpperCase()}`;
  await fixture.hook('coupon', { code });
  const line = await lineOf(fixture, await fixture.actor('alice'));
  const calls: Call[] = [];
  let plain = 0n;
  for (const who of ['alice', 'bob'] as const) {
    const actor = await fixture.actor(who);
    plain = await orderWith(fixture, actor, line);
    await addToCart(fixture, actor, line);
    await fixture.step({ actor, role: 'applyCoupon', values: { coupon: code } });
    calls.push({ actor, role: 'checkout' });
  }
  return { calls, plain };
}

// Which answer belongs to whom is not known: each order is read by the one who can.
async function redeemed(fixture: Fixture, { calls, plain }: Scene, answers: readonly Answer[]): Promise<number> {
  let used = 0;
  for (const answer of answers.filter((each) => isSuccess(each))) {
    const values = { order: outText(fixture.profile, 'checkout', answer, 'id') };
    for (const { actor } of calls) {
      const read = await fixture.attempt({ actor, role: 'getOrder', values });
      if (!isSuccess(read)) continue;
      if (outAmount(fixture.profile, 'getOrder', read, 'total') < plain) used += 1;
      break;
    }
  }
  if (used === 0) throw new Inconclusive('checkout: none of the orders redeemed the coupon');
  return used;
}
