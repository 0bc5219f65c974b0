import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, takesAnySignature, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A body with other bytes than those that were signed must not pay for an order. */
export const webhookSignatureOverOtherBytes: Attack = {
  rule: {
    id: 'pay/webhook-signature-over-other-bytes',
    title: 'Signature of a webhook is checked over other bytes than were sent',
    what: 'The app checks the signature over a body that it has written anew, not over the bytes that came in.',
    why: 'What is checked is not what is read: bodies can be made that are one thing to the check and another to the app, and genuine webhooks are lost as soon as the gateway writes its JSON otherwise.',
    fix: 'Keep the raw body, check the signature over it, and parse it only then.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [347, 436],
    owasp: ['A04:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-11'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { resend: (body) => body.replace('{', '{\n  ') }))) return { verdict: 'held' };
  if (await takesAnySignature(scene)) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A webhook with other bytes than those that were signed paid for an order of ${total}.`,
    place: { webhook: 'stripe' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the rewritten webhook': `${total}, paid` },
  });
}
