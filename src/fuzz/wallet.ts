import type { Actor } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { amountValue, operationOf, outAmount, outText } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';

/** The balance that the app shows the actor, in minor units. @throws Inconclusive where it shows none */
export async function readBalance(fixture: Fixture, actor: Actor): Promise<bigint> {
  const answer = await fixture.step({ actor, role: 'wallet' });
  return outAmount(fixture.profile, 'wallet', answer, 'balance');
}

/** Tops the actor's wallet up. @returns the balance afterwards. @throws Inconclusive where the balance does not show it */
export async function topUp(fixture: Fixture, actor: Actor, amount: bigint): Promise<bigint> {
  const before = await readBalance(fixture, actor);
  await fixture.step({ actor, role: 'topUp', values: { amount: amountValue(fixture.profile, amount) } });
  return awaitEffect(
    fixture,
    () => readBalance(fixture, actor),
    (balance) => balance === before + amount,
    'topUp: the balance read back did not rise by the amount',
  );
}

/** What a transfer to the actor is addressed to: the wallet's id where the profile maps it, else the account's. */
export async function recipientOf(fixture: Fixture, actor: Actor): Promise<string> {
  if (operationOf(fixture.profile, 'wallet').out['id'] === undefined) {
    if (actor.account === '') throw new Inconclusive('register: the answer has no id');
    return actor.account;
  }
  return outText(fixture.profile, 'wallet', await fixture.step({ actor, role: 'wallet' }), 'id');
}
