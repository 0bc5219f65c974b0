import type { Actor } from './actor.ts';
import type { Need, Requirement } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { type JsonObject, writeJson } from './json.ts';
import { outText, outValue } from './operation.ts';
import { awaitEffect, readBack } from './oracles/effect.ts';
import { type Item, order, readCatalogue } from './shop.ts';
import { deliverStripe, guessedSignature, stripeEvent, stripeSecret, stripeSignature } from './stripe-webhook.ts';
import { targetTime } from './target-time.ts';

/** What attacks on webhooks need of a profile: an order that is read back, and Stripe's secret for the control. */
export const WEBHOOK_ROLES: readonly (readonly Requirement[])[] = [
  [
    { role: 'checkout', out: ['id', 'total'] },
    { role: 'getOrder', values: ['order'], out: ['status', 'total'] },
  ],
];

/** Beside the roles. */
export const WEBHOOK_NEEDS: readonly Need[] = ['webhooks.stripe', 'stripe-secret', 'paid-states'];

/** An order that nobody has paid. */
export interface AwaitedOrder {
  readonly id: string;
  /** Minor units. */
  readonly total: bigint;
}

/** How an event differs from a genuine one that pays the order. */
export interface Forgery {
  /** Put over the fields of the event. */
  readonly event?: JsonObject;
  /** Minor units instead of the order's total. */
  readonly amount?: bigint;
  /** Changes the signed body before it is sent. */
  readonly resend?: (body: string) => string;
  /** The value of the signature's header; nothing for none. Without it the event is signed as Stripe does. */
  readonly sign?: (body: string, time: number, secret: string) => string | undefined;
}

/** A customer with an app that takes Stripe's events as it should. */
export interface WebhookScene {
  /** A fresh order without a payment. */
  newOrder(): Promise<AwaitedOrder>;
  isPaid(order: AwaitedOrder): Promise<boolean>;
  /** Sends an event that pays the order; did the order become paid by it? */
  pays(order: AwaitedOrder, forgery?: Forgery): Promise<boolean>;
  readonly alice: Actor;
  /** The order that the control paid. */
  readonly control: AwaitedOrder;
}

/** Has a genuine event pay for an order, as the control. @throws Inconclusive where the order does not become paid */
export async function openWebhookScene(fixture: Fixture): Promise<WebhookScene> {
  const alice = await fixture.actor('alice');
  const item: Item | undefined = (await readCatalogue(fixture, alice))[0];
  const newOrder = (): Promise<AwaitedOrder> =>
    order(fixture, alice, { quantity: 1n, ...(item !== undefined && { item }) });
  const isPaid = async ({ id }: AwaitedOrder): Promise<boolean> => {
    const answer = await fixture.step({ actor: alice, role: 'getOrder', values: { order: id } });
    return fixture.profile.states.paid.includes(outText(fixture.profile, 'getOrder', answer, 'status'));
  };
  const control = await newOrder();
  if (await isPaid(control)) throw new Inconclusive('checkout: an order is paid before anybody has paid for it');
  await deliver(fixture, control, {});
  const reason = 'webhooks.stripe: a genuine event does not pay for the order that it names';
  await awaitEffect(fixture, () => isPaid(control), Boolean, reason);
  return {
    alice,
    control,
    newOrder,
    isPaid,
    async pays(awaited, forgery = {}) {
      await deliver(fixture, awaited, forgery);
      return readBack(fixture, () => isPaid(awaited));
    },
  };
}

/** Is an event taken whose signature somebody made up? Then its signature is not checked at all. */
export async function takesAnySignature(scene: WebhookScene): Promise<boolean> {
  return scene.pays(await scene.newOrder(), { sign: guessedSignature });
}

/** How often the order was sent on its way; nothing where the profile does not map it. */
export async function fulfilmentsOf(fixture: Fixture, actor: Actor, id: string): Promise<bigint | undefined> {
  const answer = await fixture.step({ actor, role: 'getOrder', values: { order: id } });
  const value = outValue(fixture.profile, 'getOrder', answer, 'fulfilments');
  return typeof value === 'bigint' ? value : undefined;
}

/** A name of 24 letters and digits that Stripe could have given. */
export function stripeName(fixture: Fixture): string {
  return fixture.key().replaceAll('-', '').slice(0, 24);
}

async function deliver(fixture: Fixture, { id, total }: AwaitedOrder, forgery: Forgery): Promise<void> {
  const secret = stripeSecret(fixture);
  const time = Math.floor((await targetTime(fixture)) / 1000);
  const payment = {
    event: stripeName(fixture),
    intent: stripeName(fixture),
    type: 'payment_intent.succeeded',
    amount: forgery.amount ?? total,
    currency: fixture.profile.money.currency,
    order: id,
    created: time,
    ...(forgery.event !== undefined && { more: forgery.event }),
  } as const;
  const body = writeJson(stripeEvent(payment));
  const sign = forgery.sign ?? ((text, at, key) => stripeSignature(text, key, at));
  await deliverStripe(fixture, forgery.resend?.(body) ?? body, sign(body, time, secret));
}
