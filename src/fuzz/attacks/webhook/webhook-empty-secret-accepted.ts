import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, takesAnySignature, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { stripeSignature } from '../../stripe-webhook.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A webhook signed with nothing must not pay for an order. */
export const webhookEmptySecretAccepted: Attack = {
  rule: {
    id: 'pay/webhook-empty-secret-accepted',
    title: 'Webhook signed with an empty secret is taken',
    what: 'The app takes webhooks that are signed with the empty text as secret.',
    why: 'A secret that was never set is known to everybody: whoever signs with nothing tells the app that an order is paid.',
    fix: 'Refuse to start without a webhook secret, and never fall back to an empty one.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [347, 1188],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['6.2.4', '8.6.2'],
    since: '0.1.0',
  },
  catalogue: ['WHK-03'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

function sign(body: string, time: number): string {
  return stripeSignature(body, '', time);
}

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { sign }))) return { verdict: 'held' };
  if (await takesAnySignature(scene)) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A webhook signed with an empty secret paid for an order of ${total}; no money came in.`,
    place: { webhook: 'stripe', parameter: 'stripe-signature' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the webhook signed with nothing': `${total}, paid` },
  });
}
