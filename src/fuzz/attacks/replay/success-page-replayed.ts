import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { ORDER_ROLES } from '../../order-flow.ts';
import { completeThrice } from '../../order-completion.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { visit } from '../../visit.ts';

/** Loading the success page again must not fulfil a paid order again. */
export const successPageReplayed: Attack = {
  rule: {
    id: 'pay/success-page-replayed',
    title: 'Loading the success page again fulfils an order again',
    what: 'Each visit to the page that the gateway sends the browser back to fulfils the paid order once more.',
    why: 'One payment buys the goods, points or credit as often as the page is loaded.',
    fix: 'Let the success page show and nothing else; fulfil once, when the gateway reports the payment.',
    level: 'error',
    securitySeverity: 8,
    cwe: [294, 650],
    owasp: ['A06:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RPL-02'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'getOrder', values: ['order'], out: ['fulfilments'] },
      { role: 'successPage', values: ['order'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { once, after } = await completeThrice(fixture, 'successPage', (call) => visit(fixture, call));
  if (after <= once) return { verdict: 'held' };
  return violation(fixture, {
    message: `A paid order was fulfilled ${after} times because its success page was loaded three times.`,
    place: { role: 'successPage' },
    states: { 'fulfilments after the first visit': String(once), 'after the third': String(after) },
  });
}
