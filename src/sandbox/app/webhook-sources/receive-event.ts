import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';

/** A webhook that is genuine. */
export interface InboundEvent {
  readonly provider: 'stripe' | 'braintree' | 'plaid';
  /** The vendor's id of it, or the hash of what was signed where there is none. */
  readonly id: string;
  readonly type: string;
  readonly body: Uint8Array;
}

/** What an event led to: `applied`, or why it had no effect. */
export type EventOutcome = string;

/**
 * Takes a webhook in, once: its id and its effect are one transaction, so that a crash between the two loses neither.
 * `apply` is told whether the event is known already; then it is called only by a flaw.
 */
export async function receiveEvent(
  context: SandboxContext,
  { provider, id, type, body }: InboundEvent,
  apply: (trx: Kysely<Tables>, repeated: boolean) => Promise<EventOutcome>,
): Promise<EventOutcome> {
  const { db, clock } = context;
  const outcome = await db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('inbound_events')
      .values({
        provider,
        event_id: id,
        type,
        payload_sha256: createHash('sha256').update(body).digest('hex'),
        outcome: '',
        received_at: clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['provider', 'event_id']).doNothing())
      .returning('event_id')
      .executeTakeFirst();
    const repeated = added === undefined;
    if (repeated && !context.defect('wh.replay')) return 'duplicate';
    const effect = await apply(trx, repeated);
    await trx
      .updateTable('inbound_events')
      .set({ outcome: effect })
      .where('provider', '=', provider)
      .where('event_id', '=', id)
      .execute();
    return effect;
  });
  context.observe({ kind: 'webhook', provider, outcome: outcome === 'duplicate' ? 'duplicate' : 'accepted' });
  return outcome;
}
