import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, WEBHOOK_NEEDS, WEBHOOK_ROLES } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { guessedSignature } from '../../stripe-webhook.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A webhook with a signature that nobody made with the secret must not pay for an order. */
export const webhookSignatureNotCompared: Attack = {
  rule: {
    id: 'pay/webhook-signature-not-compared',
    title: 'Webhook with a made-up signature is taken',
    what: 'The app wants a signature on webhooks, and does not check whether it is right.',
    why: 'Anybody who knows the address and the form of a signature tells the app that an order is paid.',
    fix: 'Check the signature with the SDK of the gateway over the bytes that came in, before anything reads them, and refuse with 400.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [347],
    owasp: ['A04:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-02'],
  roles: WEBHOOK_ROLES,
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  if (!(await scene.pays(order, { sign: guessedSignature }))) return { verdict: 'held' };
  if (await scene.pays(await scene.newOrder(), { sign: () => undefined })) return { verdict: 'held' };
  const total = moneyText(money(order.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A webhook signed with a made-up secret paid for an order of ${total}; without a signature it is refused.`,
    place: { webhook: 'stripe', parameter: 'stripe-signature' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'order before': `${total}, not paid`, 'order after the forged webhook': `${total}, paid` },
  });
}
