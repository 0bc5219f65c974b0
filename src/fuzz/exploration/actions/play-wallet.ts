import type { Call } from '../../fixture.ts';
import type { CustomerName } from '../../profile.ts';
import { readBalance, recipientOf } from '../../wallet.ts';
import type { ChosenNumber } from '../number-form.ts';
import { ROLE_OF, type Step } from '../step.ts';
import type { Change, WalletTransition } from '../transition.ts';
import type { World } from '../world.ts';
import { amountOf, ask, verdictOf } from './ask.ts';
import { readEffect, settle } from './settle.ts';

// What a top-up is a part of.
const POCKET = 2000n;

/** Tops a wallet up or sends money on. @returns nothing where there is nothing to repeat */
export async function playWallet(world: World, step: Step): Promise<WalletTransition | undefined> {
  const { fixture } = world;
  const { by, action, key = 'fresh' } = step;
  const role = ROLE_OF[action];
  const to: CustomerName = step.of ?? (by === 'alice' ? 'bob' : 'alice');
  const slot = `${by} ${action}`;
  const earlier = world.keyed.get(slot);
  if (key !== 'fresh' && earlier === undefined) return undefined;
  const { floor } = fixture.profile.money;
  const sides: readonly CustomerName[] = action === 'transfer' && to !== by ? [by, to] : [by];
  await settle(world);
  for (const name of sides) if (world.careful || !world.balances.has(name)) await read(world, name);
  const before = sides.map((name) => world.balances.get(name) ?? 0n);
  const left = action === 'transfer' ? (before[0] ?? 0n) - floor : POCKET;
  const chosen = amountOf(fixture, role, step, { left, whole: left });
  const repeated = key !== 'fresh';
  const same = action === 'transfer' && to === by;
  const honest = chosen.mutation === 'none' && !repeated && !same;
  const fresh = await callOf(world, step, chosen, to);
  const call =
    key === 'same-request' && earlier !== undefined
      ? earlier
      : { ...fresh, ...(repeated && earlier?.key !== undefined && { key: earlier.key }) };
  const sent = await ask(world, call);
  const answer = verdictOf(sent.answer);
  const after = await readEffect(
    world,
    async () => {
      const balances: bigint[] = [];
      for (const name of sides) balances.push(await read(world, name));
      return balances;
    },
    honest && answer === 'accepted' ? (now) => now.every((balance, index) => balance !== before[index]) : undefined,
  );
  const changes = before.map((balance, index): Change => ({ before: balance, after: after[index] ?? balance }));
  const [own = { before: 0n, after: 0n }, other] = changes;
  if (!repeated && own.before !== own.after) world.keyed.set(slot, sent.call);
  return {
    area: 'wallet',
    role,
    answer,
    repeated,
    honest,
    mutation: repeated ? 'repeated-key' : same ? 'same-account' : chosen.mutation,
    asked: same ? [] : chosen.asked,
    own,
    ...(other !== undefined && { other }),
    floor,
  };
}

async function callOf(
  { fixture }: World,
  { action, by }: Step,
  { json }: ChosenNumber,
  to: CustomerName,
): Promise<Call> {
  const actor = await fixture.actor(by);
  if (action === 'top-up') return { actor, role: 'topUp', values: { amount: json } };
  const recipient = await recipientOf(fixture, await fixture.actor(to));
  return { actor, role: 'transfer', values: { recipient, amount: json } };
}

async function read({ fixture, balances }: World, name: CustomerName): Promise<bigint> {
  const balance = await readBalance(fixture, await fixture.actor(name));
  balances.set(name, balance);
  return balance;
}
