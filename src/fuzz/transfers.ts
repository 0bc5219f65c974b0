import type { Fixture } from './fixture.ts';
import { amountValue } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';
import { readBalance, recipientOf, topUp } from './wallet.ts';

/** A sender, Alice, and a recipient, Bob, between whom transfers work. */
export interface TransferPair {
  /** What a transfer to Bob is addressed to. */
  readonly recipient: string;
  /** Alice's, in minor units. */
  readonly balance: bigint;
  /** What Bob has got since the fixture was opened. */
  readonly received: () => Promise<bigint>;
}

const AMOUNT = 211n;

/** Fills Alice's wallet and sends a part of it to Bob, as the control. @throws Inconclusive where the balances do not show it */
export async function transferHonestly(fixture: Fixture): Promise<TransferPair> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const before = await topUp(fixture, alice, 1009n);
  const start = await readBalance(fixture, bob);
  const recipient = await recipientOf(fixture, bob);
  const received = async (): Promise<bigint> => (await readBalance(fixture, bob)) - start;
  const values = { recipient, amount: amountValue(fixture.profile, AMOUNT) };
  await fixture.step({ actor: alice, role: 'transfer', values });
  const moved = await awaitEffect(
    fixture,
    async () => ({ sent: before - (await readBalance(fixture, alice)), got: await received() }),
    ({ sent, got }) => sent >= AMOUNT && got > 0n,
    'transfer: the balances read back do not show it',
  );
  return { recipient, balance: before - moved.sent, received };
}
