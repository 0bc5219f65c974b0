import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** An event of the other mode must not pay for an order. */
export const webhookModeNotChecked: Attack = {
  rule: {
    id: 'pay/webhook-mode-not-checked',
    title: 'Webhook of the other mode is taken',
    what: 'An app that runs in test mode acts on a webhook of live mode.',
    why: 'An app that does not look at the mode takes test payments for real ones once it is live: goods for play money.',
    fix: 'Compare `livemode` of an event with the mode that the app runs in.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [489],
    owasp: ['A08:2025', 'API8:2023'],
    pci: ['6.5.6'],
    since: '0.1.0',
  },
  catalogue: ['WHK-09'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { event: { livemode: true } }))) return { verdict: 'held' };
  const foreign = { event: { account: 'acct_1TollgateForeign0' } };
  if (await scene.pays(await scene.newOrder(), foreign)) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A payment of live mode paid for an order of ${total} in an app that runs in test mode.`,
    place: { webhook: 'stripe', parameter: 'livemode' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the payment of the other mode': `${total}, paid` },
  });
}
