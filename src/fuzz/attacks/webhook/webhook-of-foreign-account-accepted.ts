import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A rightly signed event of another account must not pay for an order. */
export const webhookOfForeignAccountAccepted: Attack = {
  rule: {
    id: 'pay/webhook-of-foreign-account-accepted',
    title: "Another merchant's webhook is taken",
    what: 'The app acts on a webhook that concerns the account of another merchant.',
    why: 'Whoever has an account at the same gateway, or on the same platform, pays themselves and gets the goods of this shop.',
    fix: 'Compare the account, or the merchant, that an event names with the own one.',
    level: 'error',
    securitySeverity: 8,
    cwe: [639],
    owasp: ['A01:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-08'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { event: { account: 'acct_1TollgateForeign0' } }))) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A payment to the account of another merchant paid for an order of ${total}.`,
    place: { webhook: 'stripe', parameter: 'account' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the foreign payment': `${total}, paid` },
  });
}
