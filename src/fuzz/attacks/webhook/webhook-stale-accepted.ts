import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, takesAnySignature, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { stripeSignature } from '../../stripe-webhook.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A webhook that was signed long ago must not pay for an order. */
export const webhookStaleAccepted: Attack = {
  rule: {
    id: 'pay/webhook-stale-accepted',
    title: 'Old webhook is taken for a new one',
    what: 'The app takes a rightly signed webhook an hour after it was signed.',
    why: 'Whoever gets hold of one webhook, from a log or a proxy, can send it again for ever.',
    fix: 'Refuse what was signed more than five minutes ago: give the verifier of the SDK a tolerance.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [294],
    owasp: ['A07:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-04'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

// Seconds; gateways ask for a tolerance of five minutes.
const HOUR = 3600;

function sign(body: string, time: number, secret: string): string {
  return stripeSignature(body, secret, time - HOUR);
}

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { sign }))) return { verdict: 'held' };
  if (await takesAnySignature(scene)) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A webhook that was signed an hour ago paid for an order of ${total}.`,
    place: { webhook: 'stripe', parameter: 'stripe-signature' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the old webhook': `${total}, paid` },
  });
}
