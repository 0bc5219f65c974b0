import { createHash, createHmac } from 'node:crypto';
import type { Tables } from '../tables.ts';

/** What a hash covers: everything but itself. */
export type ChainedEvent = Omit<Tables['security_events'], 'hash'>;

/** What the first event is chained to. */
export const CHAIN_START: string = '0'.repeat(64);

/** The keyed hash of an event and of the one before it, 64 hex digits. Without a key anybody could recompute it. */
export function eventHash(key: Uint8Array | undefined, event: ChainedEvent): string {
  const { seq, actor, type, occurred_at, outcome, origin, resource, previous_hash } = event;
  const fields = [String(seq), actor, type, occurred_at.toISOString(), outcome, origin, resource, previous_hash];
  const hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  return hash.update(JSON.stringify(fields)).digest('hex');
}
