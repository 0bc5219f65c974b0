import { camelName, type SkeletonKind } from './skeleton.ts';

/** A payment attack. */
export const attackSkeleton: SkeletonKind = {
  shape: 'family and bad state in kebab-case: refund/refund-after-chargeback',
  pattern: /^[a-z]+\/[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/u,
  make: (path) => ({
    files: new Map([[`src/fuzz/attacks/${path}.ts`, source(path.split('/')[1] ?? '')]]),
    next: [
      `edit src/fuzz/attacks/${path}.ts: every text that begins with "Describe", roles, and probe`,
      'add a defect to src/sandbox/defects/ that the attack finds: see CONTRIBUTING.md',
      'npm run generate',
      'npm test -- test/fuzz test/sandbox test/catalogue.test.ts',
    ],
  }),
};

function source(name: string): string {
  return `import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { order, placeOrder, readCatalogue, tryAddToCart } from '../../shop.ts';

/** Describe in one line what must not be possible. */
export const ${camelName(name)}: Attack = {
  rule: {
    id: 'pay/${name}',
    title: 'Describe the bad state in a few words',
    what: 'Describe what the app lets happen.',
    why: 'Describe what an attacker gains from it.',
    fix: 'Describe what to change.',
    level: 'error',
    securitySeverity: 8,
    cwe: [840],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  roles: [
    [
      { role: 'cartAdd', fields: ['price'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

// The benign control, the attack, and then the state that both left, read back.
async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const item = (await readCatalogue(fixture, alice))[0];
  const line = { quantity: 1n, ...(item !== undefined && { item }) };
  const honest = await order(fixture, alice, line);
  const tampering = { price: amountValue(profile, 1n) };
  if (!(await tryAddToCart(fixture, alice, { ...line, tampering }))) return { verdict: 'held' };
  const forged = await readBack(fixture, () => placeOrder(fixture, alice));
  if (forged.total >= honest.total) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: 'Describe what happened to the money, in one sentence.',
    place: { role: 'cartAdd', parameter: 'price' },
    states: { 'honest total': text(honest.total), 'forged total': text(forged.total) },
  });
}
`;
}
