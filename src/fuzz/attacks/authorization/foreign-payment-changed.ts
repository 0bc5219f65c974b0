import { money, moneyText } from '../../../model/money.ts';
import type { Attack, AttackContext, Outcome, Requirement } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { isMapped } from '../../mapping.ts';
import { amountValue } from '../../operation.ts';
import { confirmed, type Probe } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, type PaymentState, readPayment } from '../../payments.ts';
import type { Values } from '../../template.ts';

const READ: Requirement = { role: 'getPayment', values: ['payment'], out: ['amount', 'status'] };
const REFUND: readonly Requirement[] = [
  { role: 'pay', out: ['id'] },
  { role: 'refund', values: ['amount'] },
  { ...READ, out: ['amount', 'refunded'] },
];
const CAPTURE: readonly Requirement[] = [
  { role: 'authorize', out: ['id'] },
  { role: 'capture', values: ['payment'] },
  { ...READ, out: ['amount', 'captured'] },
];
const CANCEL: readonly Requirement[] = [
  { role: 'authorize', out: ['id'] },
  { role: 'cancel', values: ['payment'] },
  READ,
];

/** An account must not refund, capture or cancel the payment of another one. */
export const foreignPaymentChanged: Attack = {
  rule: {
    id: 'pay/foreign-payment-changed',
    title: "Another account's payment can be changed",
    what: 'Any signed-in account captures, cancels or refunds the payment of another one.',
    why: 'Strangers move the money of customers and of the shop: refunds for goods that were delivered, orders that fall through.',
    fix: 'Look payments up by id and owner together, also where they are changed, and answer 404 for those of others.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [639, 862],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-02'],
  roles: [REFUND, CAPTURE, CANCEL],
  needs: ['second-account'],
  run: (context) => attack(context),
};

// What a stranger tries, and the figure in which it shows.
interface Change {
  readonly role: 'refund' | 'capture' | 'cancel';
  readonly make: 'pay' | 'authorize';
  readonly done: string;
  readonly shows: (state: PaymentState, before: PaymentState) => boolean;
}

const CHANGES: readonly (readonly [readonly Requirement[], Change])[] = [
  [REFUND, { role: 'refund', make: 'pay', done: 'refunded', shows: (now) => now.refunded > 0n }],
  [CAPTURE, { role: 'capture', make: 'authorize', done: 'captured', shows: (now) => now.captured > 0n }],
  [CANCEL, { role: 'cancel', make: 'authorize', done: 'cancelled', shows: (now, was) => now.status !== was.status }],
];

async function attack(context: AttackContext): Promise<Outcome> {
  const mapped = CHANGES.filter(([roles]) => isMapped(roles, context.profile));
  return confirmed(
    context,
    ...mapped.map(
      ([, change]): Probe =>
        (fixture) =>
          probe(fixture, change),
    ),
  );
}

async function probe(fixture: Fixture, { role, make, done, shows }: Change): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const payment = await makePayment(fixture, alice, make);
  const values: Values = { payment: payment.id, amount: amountValue(profile, payment.amount) };
  const read = (): Promise<PaymentState> => readPayment(fixture, alice, payment.id);
  await fixture.attempt({ actor: bob, role, values });
  if (!shows(await readBack(fixture, read), payment)) {
    // The owner can do it, so that it was the stranger who was refused.
    await fixture.step({ actor: alice, role, values });
    await awaitEffect(
      fixture,
      read,
      (state) => shows(state, payment),
      `${role}: the payment read back does not show it`,
    );
    return { verdict: 'held' };
  }
  const amount = moneyText(money(payment.amount, profile.money.currency));
  return violation(fixture, {
    message: `One account ${done} the payment of ${amount} that another account had made.`,
    place: { role, parameter: 'payment' },
    money: { kind: 'moved', amount: role === 'cancel' ? 0n : payment.amount },
    states: { 'payment of the first account': amount, 'after the second account': done },
  });
}
