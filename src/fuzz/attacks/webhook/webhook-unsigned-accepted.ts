import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A webhook without a signature must not pay for an order. */
export const webhookUnsignedAccepted: Attack = {
  rule: {
    id: 'pay/webhook-unsigned-accepted',
    title: 'Webhook without a signature is taken',
    what: 'The app acts on a webhook that has no signature at all.',
    why: 'Anybody who knows the address tells the app that an order is paid.',
    fix: 'Check the signature with the SDK of the gateway over the bytes that came in, before anything reads them, and refuse with 400.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [347, 345],
    owasp: ['A04:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-01'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { sign: () => undefined }))) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A webhook without any signature paid for an order of ${total}; no money came in.`,
    place: { webhook: 'stripe', parameter: 'stripe-signature' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the unsigned webhook': `${total}, paid` },
  });
}
