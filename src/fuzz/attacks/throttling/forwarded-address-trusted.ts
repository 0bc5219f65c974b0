import { money, moneyText } from '../../../model/money.ts';
import type { Attack, AttackContext, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { isThrottled, reachAddressLimit, tryOrder } from '../../declines.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { readBack } from '../../oracles/effect.ts';
import { isOrderPaid, newOrder, PAY_WITH } from '../../pay-with.ts';

/** Another address in a header must not lift the limit of an address. */
export const forwardedAddressTrusted: Attack = {
  rule: {
    id: 'pay/forwarded-address-trusted',
    title: 'Limit of an address follows a header of the client',
    what: 'The limit per address goes by an address that the client names in a header.',
    why: 'Another number in a header, and the limit begins anew: cards can be tried out without end.',
    fix: 'Take the address of the connection, or of the header that the own proxy sets and cleans.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [348, 807],
    owasp: ['A06:2025', 'API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['THR-04'],
  disturbs: 'last',
  roles: [PAY_WITH],
  needs: ['methods.ok', 'methods.declined', 'paid-states', 'limits.declines', 'limits.addressDeclines'],
  run: (context) => attack(context),
};

const HEADERS: readonly string[] = ['x-forwarded-for', 'x-real-ip', 'forwarded'];

async function attack(context: AttackContext): Promise<Outcome> {
  if ((await reachAddressLimit(context)) === undefined) return { verdict: 'held' };
  return confirmed(context, probe);
}

// Runs while the address is refused: whoever is let in all the same has only named another address.
async function probe(fixture: Fixture): Promise<Outcome> {
  const { methods, money: unit } = fixture.profile;
  const alice = await fixture.actor('alice');
  const { id: order, total } = await newOrder(fixture, alice);
  const values = { order, method: methods.ok ?? '' };
  if (!isThrottled(await tryOrder(fixture, alice, values))) {
    throw new Inconclusive('payWith: the limit of the address did not last');
  }
  const claimed = `203.0.113.${(BigInt(`0x${fixture.key().slice(0, 8)}`) % 250n) + 1n}`;
  for (const name of HEADERS) {
    const value = name === 'forwarded' ? `for=${claimed}` : claimed;
    await tryOrder(fixture, alice, values, { [name]: value });
    if (!(await readBack(fixture, () => isOrderPaid(fixture, alice, order)))) continue;
    const text = moneyText(money(total, unit.currency));
    return violation(fixture, {
      message: `An address that had to wait paid ${text} at once by naming another address in ${name}.`,
      place: { role: 'payWith', parameter: name },
      unseen: 'it counts requests until it is told to wait',
      states: { 'without the header': 'told to wait', [`with ${name}`]: `${text}, paid` },
    });
  }
  return { verdict: 'held' };
}
