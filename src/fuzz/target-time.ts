import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { readOut } from './read-out.ts';

/**
 * The time by the clock that the app goes by, in milliseconds since the epoch: that of the hook `clock` where it tells
 * one, since attacks move it; else the machine's. @throws Inconclusive where the hook tells no time
 */
export async function targetTime(fixture: Fixture): Promise<number> {
  const source = fixture.profile.hooks.clock?.out['now'];
  if (source === undefined) return Date.now();
  const value = readOut(await fixture.hook('clock', { ms: 0n }), source);
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new Inconclusive('the hook clock tells no time');
  return time;
}
