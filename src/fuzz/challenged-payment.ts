import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { outValue } from './operation.ts';
import { openOrder, payOrder, payValues, readOrder } from './order-flow.ts';
import { readBack } from './oracles/effect.ts';
import { type PaymentState, readPayment } from './payments.ts';
import type { Order } from './shop.ts';
import type { Tampering } from './operation.ts';

/** A payment for which the cardholder has yet to prove who they are (3-D Secure). */
export interface ChallengedPayment {
  readonly order: Order;
  readonly payment: string;
  readonly state: PaymentState;
}

/** Roles that a payment with a challenge takes. */
export const CHALLENGE_ROLES: readonly Requirement[] = [
  { role: 'payWith', values: ['order', 'method'], out: ['id'] },
  { role: 'getOrder', values: ['order'], out: ['total', 'status'] },
  { role: 'getPayment', values: ['payment'], out: ['amount', 'status', 'captured'] },
];

/**
 * Pays one order with the good method, as the control, and begins to pay another with `methods.sca`.
 * @returns nothing where the app refuses the payment
 * @throws Inconclusive where the control fails
 */
export async function payWithChallenge(
  fixture: Fixture,
  actor: Actor,
  tampering: Tampering = {},
): Promise<ChallengedPayment | undefined> {
  const { profile } = fixture;
  await payOrder(fixture, actor, await openOrder(fixture, actor), 'payWith');
  const order = await openOrder(fixture, actor);
  const values = { ...payValues(profile, order), method: profile.methods.sca ?? '' };
  const answer = await fixture.attempt({ actor, role: 'payWith', values, tampering });
  const id = outValue(profile, 'payWith', answer, 'id');
  if (typeof id !== 'string' && typeof id !== 'bigint') return undefined;
  const payment = String(id);
  return { order, payment, state: await readBack(fixture, () => readPayment(fixture, actor, payment)) };
}

/** A payment that waits for its cardholder. @throws Inconclusive where the app makes none wait */
export async function openChallengedPayment(fixture: Fixture, actor: Actor): Promise<ChallengedPayment> {
  const challenged = await payWithChallenge(fixture, actor);
  if (challenged === undefined)
    throw new Inconclusive('payWith: the answer names no payment that waits for its challenge');
  const { order, state } = challenged;
  if (state.captured > 0n || (await readOrder(fixture, actor, order.id)).paid) {
    throw new Inconclusive('payWith: the payment does not wait for its challenge');
  }
  return challenged;
}
