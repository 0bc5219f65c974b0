import type { Actor } from './actor.ts';
import type { AttackContext } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { lowerCase } from './actor.ts';
import { bindOperation, operationOf } from './operation.ts';
import { Inconclusive } from './inconclusive.ts';
import { isOrderPaid, newOrder } from './pay-with.ts';
import { readBack } from './oracles/effect.ts';
import type { Answer } from './wire.ts';

// Too many requests, or a refusal for the time being.
const THROTTLED: ReadonlySet<number> = new Set([403, 423, 429]);

/** Is this the answer of a limit, and not of the gateway? */
export function isThrottled({ status }: Answer): boolean {
  return THROTTLED.has(status);
}

/** Tries to pay an order; unlike `Fixture.attempt` any answer will do, that of a limit too. */
export async function tryOrder(
  fixture: Fixture,
  actor: Actor,
  values: { readonly order: string; readonly method: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { profile } = fixture;
  const { currency } = profile.money;
  const request = bindOperation('payWith', operationOf(profile, 'payWith'), { currency, ...values });
  const key = profile.idempotency === undefined ? {} : { [profile.idempotency.header.toLowerCase()]: fixture.key() };
  return fixture.raw({ ...request, headers: { ...request.headers, ...key, ...actor.headers, ...lowerCase(headers) } });
}

/**
 * Makes up to `most` payments that the gateway declines.
 * @returns how many went through before a limit; nothing for none
 * @throws Inconclusive where they were not declined: the gateway did not answer the app, or the order became paid
 */
export async function declinesUntilLimit(fixture: Fixture, actor: Actor, most: bigint): Promise<bigint | undefined> {
  const { id: order } = await newOrder(fixture, actor);
  const method = fixture.profile.methods.declined ?? '';
  for (let made = 0n; made < most; made += 1n) {
    const answer = await tryOrder(fixture, actor, { order, method });
    if (isThrottled(answer)) return made;
    // An app that cannot reach its gateway, perhaps by an attack before this one, has no decline to count.
    if (answer.status >= 500) throw new Inconclusive(`payWith, to be declined, answered ${answer.status}`);
    if (made === 0n) await checkUnpaid(fixture, actor, order);
  }
  await checkUnpaid(fixture, actor, order);
  return undefined;
}

async function checkUnpaid(fixture: Fixture, actor: Actor, order: string): Promise<void> {
  if (await readBack(fixture, () => isOrderPaid(fixture, actor, order))) {
    throw new Inconclusive('payWith: the order is paid with a method that is to be declined');
  }
}

/**
 * Makes declined payments by one fresh account after the other until the limit of the address is reached.
 * @returns a fixture whose fresh account is refused at once; nothing where there is no such limit
 */
export async function reachAddressLimit(context: AttackContext): Promise<Fixture | undefined> {
  const { declines = 0n, addressDeclines = 0n } = context.profile.limits;
  const accounts = declines === 0n ? 1n : addressDeclines / declines + 2n;
  for (let at = 0n; at < accounts; at += 1n) {
    const fixture = context.fixture();
    const made = await declinesUntilLimit(fixture, await fixture.actor('alice'), declines);
    if (made === 0n) return fixture;
  }
  return undefined;
}
