import type { Actor } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { amountValue, operationOf, outAmount, outText, outValue } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';
import { order, readCatalogue } from './shop.ts';
import { placeholdersIn, type Values } from './template.ts';

/** A payment as the app shows it. */
export interface PaymentState {
  readonly status: string;
  readonly amount: bigint;
  /** The amount where the profile does not map it. */
  readonly captured: bigint;
  /** 0 where the profile does not map it. */
  readonly refunded: bigint;
}

/** A payment that was made as a legitimate user does, and what it was at first. */
export interface Payment extends PaymentState {
  readonly id: string;
}

// A prime, so that an amount read back can hardly be anything else; used where the API takes a payment without an order.
const CANARY = 1009n;

/**
 * Buys something and pays, or only authorises; the payment is read back and must be what was asked for.
 * @throws Inconclusive where it is not
 */
export async function makePayment(
  fixture: Fixture,
  actor: Actor,
  role: 'pay' | 'authorize',
  quantity: bigint = 1n,
): Promise<Payment> {
  const { profile } = fixture;
  const { values, amount } = await orderFor(fixture, actor, role, quantity);
  const answer = await fixture.step({ actor, role, values });
  const id = outText(profile, role, answer, 'id');
  const due = role === 'pay' ? amount : undefined;
  const state = await awaitEffect(
    fixture,
    () => readPayment(fixture, actor, id),
    (seen) => seen.amount === amount && (due === undefined || seen.captured === due) && hasState(fixture, role, seen),
    `${role}: the payment read back is not ${role === 'pay' ? 'paid' : 'authorised'} in full`,
  );
  return { id, ...state };
}

/** Captures an authorised payment as a legitimate user does. @throws Inconclusive where it does not show in full */
export async function captureInFull(fixture: Fixture, actor: Actor, payment: Payment): Promise<void> {
  const values = { payment: payment.id, amount: amountValue(fixture.profile, payment.amount) };
  await fixture.step({ actor, role: 'capture', values });
  await awaitEffect(
    fixture,
    () => readPayment(fixture, actor, payment.id),
    (state) => state.captured === payment.amount,
    'capture: the payment read back does not show it',
  );
}

/** The payment as the app shows it to `actor`. @throws Inconclusive where it does not */
export async function readPayment(fixture: Fixture, actor: Actor, id: string): Promise<PaymentState> {
  const { profile } = fixture;
  const answer = await fixture.step({ actor, role: 'getPayment', values: { payment: id } });
  const { out } = operationOf(profile, 'getPayment');
  const status = outValue(profile, 'getPayment', answer, 'status');
  const amount = outAmount(profile, 'getPayment', answer, 'amount');
  return {
    status: typeof status === 'string' ? status : '',
    amount,
    captured: out['captured'] === undefined ? amount : outAmount(profile, 'getPayment', answer, 'captured'),
    refunded: out['refunded'] === undefined ? 0n : outAmount(profile, 'getPayment', answer, 'refunded'),
  };
}

function hasState({ profile }: Fixture, role: 'pay' | 'authorize', { status }: PaymentState): boolean {
  const expected = role === 'pay' ? profile.states.paid : profile.states.authorized;
  return expected.length === 0 || profile.roles.getPayment?.out['status'] === undefined || expected.includes(status);
}

async function orderFor(
  fixture: Fixture,
  actor: Actor,
  role: 'pay' | 'authorize',
  quantity: bigint,
): Promise<{ readonly values: Values; readonly amount: bigint }> {
  const { profile } = fixture;
  const operation = operationOf(profile, role);
  if (!placeholdersIn([operation.path, operation.body ?? null]).includes('order')) {
    const amount = CANARY * quantity;
    return { values: { amount: amountValue(profile, amount) }, amount };
  }
  const item = (await readCatalogue(fixture, actor))[0];
  const { id, total } = await order(fixture, actor, { quantity, ...(item !== undefined && { item }) });
  if (total <= 0n) throw new Inconclusive('checkout: the order has no positive total');
  return { values: { order: id, amount: amountValue(profile, total) }, amount: total };
}
