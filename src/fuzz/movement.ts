import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { isMapped } from './mapping.ts';
import { makePayment, readPayment } from './payments.ts';
import type { RoleName } from './roles.ts';
import type { Values } from './template.ts';
import { readBalance } from './wallet.ts';

/** A repeatable operation that moves an amount of the client's choice, with the figure in which its effect shows. */
export interface Movement {
  readonly role: RoleName;
  /** What the operation is called in sentences. */
  readonly noun: string;
  /** What the figure is called. */
  readonly figure: string;
  /** An amount that may be moved several times, in minor units. */
  readonly amount: bigint;
  /** What the request needs beside the amount. */
  readonly values: Values;
  /** The figure as it is, in minor units. */
  readonly read: () => Promise<bigint>;
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
export const MOVEMENT_ROLES: readonly (readonly Requirement[])[] = [TOP_UP, REFUND];

/** Prepares the first of the operations that the profile maps: a top-up, else partial refunds of a payment. */
export async function openMovement(fixture: Fixture, actor: Actor): Promise<Movement> {
  if (isMapped(TOP_UP, fixture.profile)) {
    const read = (): Promise<bigint> => readBalance(fixture, actor);
    return { role: 'topUp', noun: 'top-up', figure: 'balance', amount: 701n, values: {}, read };
  }
  const { id, captured } = await makePayment(fixture, actor, 'pay');
  const read = async (): Promise<bigint> => (await readPayment(fixture, actor, id)).refunded;
  return { role: 'refund', noun: 'refund', figure: 'refunded', amount: captured / 10n, values: { payment: id }, read };
}
