import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { openWebhookScene, stripeName, WEBHOOK_NEEDS } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { writeJson } from '../../json.ts';
import { outText } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';
import { deliverStripe, stripeEvent, stripeSecret, stripeSignature } from '../../stripe-webhook.ts';
import { targetTime } from '../../target-time.ts';

/** An event that tells of an older state must not overwrite a newer one. */
export const webhookOutOfOrderApplied: Attack = {
  rule: {
    id: 'pay/webhook-out-of-order-applied',
    title: 'Old webhook overwrites what is newer',
    what: 'A webhook about an earlier state, which comes late, makes a paid payment unpaid again.',
    why: 'Gateways do not keep the order of events: payments that came in are lost, asked for again, or refused a refund.',
    fix: 'Compare the time of the event with that of the state it would replace, let final states stand, or ask the gateway for the present state.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [696, 841],
    owasp: ['API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-06'],
  roles: [
    [
      { role: 'checkout', out: ['id', 'total'] },
      { role: 'getOrder', values: ['order'], out: ['status', 'total', 'payment'] },
      { role: 'getPayment', values: ['payment'], out: ['status', 'amount'] },
    ],
  ],
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const { alice } = scene;
  const { profile } = fixture;
  const order = await scene.newOrder();
  const now = Math.floor((await targetTime(fixture)) / 1000);
  const intent = stripeName(fixture);
  const tell = async (
    type: 'payment_intent.succeeded' | 'payment_intent.payment_failed',
    age: number,
  ): Promise<void> => {
    const { currency } = profile.money;
    const payment = { event: stripeName(fixture), intent, type, amount: order.total, currency, order: order.id };
    const body = writeJson(stripeEvent({ ...payment, created: now - age }));
    await deliverStripe(fixture, body, stripeSignature(body, stripeSecret(fixture), now));
  };
  await tell('payment_intent.succeeded', 0);
  await awaitEffect(
    fixture,
    () => scene.isPaid(order),
    Boolean,
    'webhooks.stripe: a genuine event does not pay for its order',
  );
  const shown = await fixture.step({ actor: alice, role: 'getOrder', values: { order: order.id } });
  const payment = outText(profile, 'getOrder', shown, 'payment');
  const before = await readPayment(fixture, alice, payment);
  await tell('payment_intent.payment_failed', 60);
  const after = await readBack(fixture, () => readPayment(fixture, alice, payment));
  if (!profile.states.paid.includes(before.status) || profile.states.paid.includes(after.status))
    return { verdict: 'held' };
  const total = moneyText(money(order.total, profile.money.currency));
  return violation(fixture, {
    message: `A payment of ${total} that was ${before.status} became ${after.status} by an event from before.`,
    place: { webhook: 'stripe' },
    states: { 'payment before': before.status, 'payment after the older event': after.status },
  });
}
