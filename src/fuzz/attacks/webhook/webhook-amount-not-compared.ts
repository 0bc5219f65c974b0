import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A payment of one cent must not pay for an order that costs more. */
export const webhookAmountNotCompared: Attack = {
  rule: {
    id: 'pay/webhook-amount-not-compared',
    title: 'Webhook pays for an order with less money',
    what: 'The app takes an order for paid without comparing the amount that was paid with what the order costs.',
    why: 'Whoever pays one cent with the id of an expensive order gets the goods.',
    fix: 'Compare amount and currency of the payment with those of the order, and hold back what does not fit.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [345],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-07'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { amount: 1n }))) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `An order of ${total} became paid by a payment of ${moneyText(money(1n, fixture.profile.money.currency))}.`,
    place: { webhook: 'stripe', parameter: 'amount' },
    money: { kind: 'unpaid', amount: order.total - 1n },
    states: { 'order before': `${total}, not paid`, 'order after the payment of one minor unit': `${total}, paid` },
  });
}
