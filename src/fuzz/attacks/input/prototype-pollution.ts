import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { type Json, writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart } from '../../shop.ts';
import type { WireRequest } from '../../wire.ts';

/** What one account sends must not show in the answers that another one gets. */
export const prototypePollution: Attack = {
  rule: {
    id: 'pay/prototype-pollution',
    title: 'Request changes the prototype of all objects',
    what: 'A body with the key __proto__ or constructor adds a property to every object of the app.',
    why: 'Prices, rights and flags that are read with a default take the value that the attacker chose, for everybody.',
    fix: 'Refuse these keys, copy only known fields, and use objects without a prototype for what comes from outside.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [1321],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-08'],
  roles: [
    [{ role: 'cartAdd' }, { role: 'wallet' }],
    [{ role: 'cartAdd' }, { role: 'catalogue', out: ['items', 'sku', 'price'] }],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const canary = `tollgate${fixture.key().replaceAll('-', '').slice(0, 12)}`;
  const role = fixture.profile.roles.wallet === undefined ? 'catalogue' : 'wallet';
  const shows = async (): Promise<boolean> => (await fixture.step({ actor: bob, role })).text.includes(canary);
  await addToCart(fixture, alice, await lineOf(fixture, alice));
  if (await shows()) throw new Inconclusive(`${role}: shows what nobody has sent`);
  const line = await lineOf(fixture, alice);
  const polluted: Json = { [canary]: canary };
  for (const [name, value] of [
    ['__proto__', polluted],
    ['constructor', { prototype: polluted }],
  ] as const) {
    const body = `${writeJson(name)}:${writeJson(value)}`;
    const values = { sku: line.item?.sku ?? '', quantity: 1n };
    // Written by hand, since an object of ours with such a key would be none.
    const rewrite = (request: WireRequest): WireRequest => ({
      ...request,
      body: (request.body ?? '{}').replace(/\}\s*$/u, `,${body}}`),
    });
    await fixture.attempt({ actor: alice, role: 'cartAdd', values, rewrite });
    if (!(await readBack(fixture, shows))) continue;
    return violation(fixture, {
      message: `A property that one account sent under "${name}" shows in the answers to another one.`,
      place: { role: 'cartAdd' },
      unseen: 'it looks for a property anywhere in an answer',
      states: { 'shown before': 'no', 'shown after': 'yes' },
    });
  }
  return { verdict: 'held' };
}
