import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Call, Fixture } from './fixture.ts';
import type { Json } from './json.ts';
import { isMapped } from './mapping.ts';
import { amountValue } from './operation.ts';
import { awaitEffect, readBack } from './oracles/effect.ts';
import { makePayment, readPayment } from './payments.ts';
import type { RoleName } from './roles.ts';
import type { Values } from './template.ts';
import { readBalance } from './wallet.ts';

/** An operation that takes an amount from the client, tried out, with the figure in which its effect shows. */
export interface AmountInput {
  readonly role: RoleName;
  /** What the operation is called in sentences. */
  readonly noun: string;
  /** What the figure is called. */
  readonly figure: string;
  /** An amount that the app takes, in minor units, and as it wants it. */
  readonly amount: bigint;
  readonly honest: Json;
  /** Sends something else as the amount. @returns by how much the figure rose */
  attempt(amount: Json, extra?: Pick<Call, 'rewrite' | 'tampering'>): Promise<bigint>;
  /** The figure as it is. */
  read(): Promise<bigint>;
}

const TOP_UP: readonly Requirement[] = [
  { role: 'topUp', values: ['amount'] },
  { role: 'wallet', out: ['balance'] },
];
const REFUND: readonly Requirement[] = [
  { role: 'pay', out: ['id'] },
  { role: 'refund', values: ['amount'] },
  { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
];

/** Role sets of which one is needed. */
export const AMOUNT_ROLES: readonly (readonly Requirement[])[] = [TOP_UP, REFUND];

/** Opens the first that the profile maps, a top-up or a refund, and uses it once as a legitimate user does. */
export async function openAmountInput(fixture: Fixture, actor: Actor): Promise<AmountInput> {
  if (isMapped(TOP_UP, fixture.profile)) {
    const parts = { role: 'topUp', noun: 'top-up', figure: 'balance', amount: 701n } as const;
    return open(fixture, actor, { ...parts, values: {}, read: () => readBalance(fixture, actor) });
  }
  const payment = await makePayment(fixture, actor, 'pay');
  const read = async (): Promise<bigint> => (await readPayment(fixture, actor, payment.id)).refunded;
  const amount = payment.captured / 10n;
  const parts = { role: 'refund', noun: 'refund', figure: 'refunded', amount } as const;
  return open(fixture, actor, { ...parts, values: { payment: payment.id }, read });
}

async function open(
  fixture: Fixture,
  actor: Actor,
  parts: Omit<AmountInput, 'attempt' | 'honest'> & { readonly values: Values },
): Promise<AmountInput> {
  const { role, amount, values, read } = parts;
  const honest = amountValue(fixture.profile, amount);
  const start = await read();
  await fixture.step({ actor, role, values: { ...values, amount: honest } });
  const reason = `${role}: the amount does not show where it is read back`;
  await awaitEffect(fixture, read, (now) => now === start + amount, reason);
  return {
    ...parts,
    honest,
    async attempt(hostile, extra = {}) {
      const before = await read();
      await fixture.attempt({ actor, role, values: { ...values, amount: hostile }, ...extra });
      return (await readBack(fixture, read)) - before;
    },
  };
}
