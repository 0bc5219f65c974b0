import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { fulfilmentsOf, openWebhookScene, stripeName, WEBHOOK_NEEDS } from '../../awaited-order.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { deliverStripe, stripeEvent, stripeSecret, stripeSignature } from '../../stripe-webhook.ts';
import { targetTime } from '../../target-time.ts';

/** An event that is delivered twice must send an order on its way once. */
export const webhookCountedTwice: Attack = {
  rule: {
    id: 'pay/webhook-counted-twice',
    title: 'Webhook that is delivered twice counts twice',
    what: 'The app acts a second time on an event that it has had before.',
    why: 'Gateways deliver events more than once by design: goods are sent twice and money is booked that never came.',
    fix: 'Keep the ids of events in the transaction that acts on them, with a unique constraint, and answer 200 to a known one.',
    level: 'error',
    securitySeverity: 8,
    cwe: [837, 294],
    owasp: ['API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['WHK-05'],
  roles: [
    [
      { role: 'checkout', out: ['id', 'total'] },
      { role: 'getOrder', values: ['order'], out: ['status', 'total', 'fulfilments'] },
    ],
  ],
  needs: WEBHOOK_NEEDS,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const scene = await openWebhookScene(fixture);
  const order = await scene.newOrder();
  const { currency } = fixture.profile.money;
  const time = Math.floor((await targetTime(fixture)) / 1000);
  const event = stripeEvent({
    event: stripeName(fixture),
    intent: stripeName(fixture),
    type: 'payment_intent.succeeded',
    amount: order.total,
    currency,
    order: order.id,
    created: time,
  });
  const body = writeJson(event);
  const signature = stripeSignature(body, stripeSecret(fixture), time);
  const count = async (): Promise<bigint> => {
    const fulfilments = await fulfilmentsOf(fixture, scene.alice, order.id);
    if (fulfilments === undefined) throw new Inconclusive('getOrder: the answer has no fulfilments');
    return fulfilments;
  };
  await deliverStripe(fixture, body, signature);
  await awaitEffect(fixture, count, (sent) => sent === 1n, 'webhooks.stripe: the order was not sent on its way once');
  await deliverStripe(fixture, body, signature);
  const sent = await readBack(fixture, count);
  if (sent <= 1n) return { verdict: 'held' };
  const total = moneyText(money(order.total, currency));
  return violation(fixture, {
    message: `One payment of ${total}, whose webhook was delivered twice, sent the order on its way ${sent} times.`,
    place: { webhook: 'stripe' },
    money: { kind: 'unpaid', amount: order.total },
    states: { 'fulfilments after the first delivery': '1', 'fulfilments after the second': String(sent) },
  });
}
