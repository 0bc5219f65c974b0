import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, takesAnySignature, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A webhook whose signature has no checked part must not pay for an order. */
export const webhookSignatureIncompleteAccepted: Attack = {
  rule: {
    id: 'pay/webhook-signature-incomplete-accepted',
    title: 'Webhook with an empty or foreign part of a signature is taken',
    what: 'The app takes webhooks whose signature is empty, or of another scheme than the one that is checked.',
    why: 'A comparison over as many characters as were sent, or over no known scheme, is always right: anybody tells the app that an order is paid.',
    fix: 'Take only the scheme v1, compare all 64 digits in constant time, and refuse where none is there.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [347],
    owasp: ['A04:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-10'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  let taken = false;
  for (const rest of ['v1=', `v0=${'0'.repeat(64)}`]) {
    taken ||= await scene.pays(order, { sign: (_body, time) => `t=${time},${rest}` });
  }
  if (!taken) return { verdict: 'held' };
  const unsigned = await scene.pays(await scene.newOrder(), { sign: () => undefined });
  if (unsigned || (await takesAnySignature(scene))) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A webhook with an empty signature paid for an order of ${total}; one with a wrong signature is refused.`,
    place: { webhook: 'stripe', parameter: 'stripe-signature' },
    money: { kind: 'unpaid', amount: order.total },
    states: {
      'order before': `${total}, not paid`,
      'order after the webhook with an empty signature': `${total}, paid`,
    },
  });
}
