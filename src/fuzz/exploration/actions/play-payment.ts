import { readPayment } from '../../payments.ts';
import { ROLE_OF, type Step } from '../step.ts';
import type { Mutation, PaymentFigures, PaymentTransition } from '../transition.ts';
import { newest, type TrackedPayment, type World } from '../world.ts';
import { amountOf, ask, verdictOf } from './ask.ts';
import { readEffect, settle } from './settle.ts';

/** Captures, cancels or refunds a payment of the sequence. @returns nothing where there is none yet, or nothing to repeat */
export async function playPayment(world: World, step: Step): Promise<PaymentTransition | undefined> {
  const { fixture } = world;
  const { by, of = by, action, key = 'fresh' } = step;
  const payment = newest(
    world.payments.filter(({ owner }) => owner === of),
    step.pick,
  );
  if (payment === undefined) return undefined;
  const role = ROLE_OF[action];
  const slot = `${by} ${action} ${payment.id}`;
  const earlier = world.keyed.get(slot);
  if (key !== 'fresh' && earlier === undefined) return undefined;
  await settle(world);
  if (world.careful) payment.figures = await readFigures(world, payment);
  const before = payment.figures;
  const foreign = by !== of;
  const repeated = key !== 'fresh';
  const chosen = amountOf(fixture, role, step, baseOf(action, before));
  const values = { payment: payment.id, ...(action !== 'cancel' && { amount: chosen.json }) };
  const fresh = { actor: await fixture.actor(by), role, values };
  const call =
    key === 'same-request' && earlier !== undefined
      ? earlier
      : { ...fresh, ...(repeated && earlier?.key !== undefined && { key: earlier.key }) };
  const mutation: Mutation = foreign
    ? 'other-account'
    : repeated
      ? 'repeated-key'
      : action === 'cancel'
        ? 'none'
        : chosen.mutation;
  const honest = mutation === 'none' && isOpen(action, before);
  const sent = await ask(world, call);
  const answer = verdictOf(sent.answer);
  const after = await readEffect(
    world,
    () => readFigures(world, payment),
    honest && answer === 'accepted' ? (now) => differs(now, before) : undefined,
  );
  payment.figures = after;
  if (!repeated && !foreign && differs(after, before)) world.keyed.set(slot, sent.call);
  const asked = foreign || action === 'cancel' ? [] : chosen.asked;
  return { area: 'payment', role, answer, repeated, honest, mutation, asked, foreign, before, after };
}

/** A payment as its owner sees it. @throws Inconclusive where the app does not show it */
export async function readFigures(
  { fixture }: World,
  { id, owner }: Pick<TrackedPayment, 'id' | 'owner'>,
): Promise<PaymentFigures> {
  const { status, amount, captured, refunded } = await readPayment(fixture, await fixture.actor(owner), id);
  return { amount, captured, refunded, canceled: fixture.profile.states.canceled.includes(status) };
}

function baseOf(
  action: Step['action'],
  { amount, captured, refunded }: PaymentFigures,
): { left: bigint; whole: bigint } {
  return action === 'refund'
    ? { left: captured - refunded, whole: captured }
    : { left: amount - captured, whole: amount };
}

function isOpen(action: Step['action'], { captured, canceled }: PaymentFigures): boolean {
  return !canceled && (action === 'refund' ? captured > 0n : captured === 0n);
}

function differs(one: PaymentFigures, other: PaymentFigures): boolean {
  return one.captured !== other.captured || one.refunded !== other.refunded || one.canceled !== other.canceled;
}
