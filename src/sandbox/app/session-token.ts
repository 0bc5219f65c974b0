import { randomBytes } from 'node:crypto';
import type { SandboxContext } from '../context.ts';

const states = new WeakMap<SandboxContext['clock'], number>();

/** A token that nobody can guess: 256 random bits, base64url. */
export function sessionToken({ clock, defect }: Pick<SandboxContext, 'clock' | 'defect'>): string {
  if (!defect('rng.weak')) return randomBytes(32).toString('base64url');
  // A linear congruential generator (Numerical Recipes): its output is its state, so that one token tells the next.
  let state = states.get(clock) ?? clock.now().getTime() >>> 0;
  const bytes = Buffer.alloc(32);
  for (let at = 0; at < bytes.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeUInt32BE(state, at);
  }
  states.set(clock, state);
  return bytes.toString('base64url');
}
