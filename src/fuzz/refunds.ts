import type { Actor } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { amountValue } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';
import { type Payment, readPayment } from './payments.ts';

/** Refunds a part of a payment, of which nothing was refunded, as a legitimate user does. @throws Inconclusive where it does not show */
export async function refundHonestly(
  fixture: Fixture,
  actor: Actor,
  payment: Pick<Payment, 'id'>,
  amount: bigint,
): Promise<void> {
  const values = { payment: payment.id, amount: amountValue(fixture.profile, amount) };
  await fixture.step({ actor, role: 'refund', values });
  const read = async (): Promise<bigint> => (await readPayment(fixture, actor, payment.id)).refunded;
  await awaitEffect(fixture, read, (refunded) => refunded === amount, 'refund: the payment read back does not show it');
}
