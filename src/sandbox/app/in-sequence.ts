import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** A decision and what follows from it. */
export interface CheckedWrite {
  /** Reads, and throws where the write must not be. */
  readonly check: (db: Kysely<Tables>) => Promise<void>;
  readonly write: (db: Kysely<Tables>) => Promise<void>;
}

// The pretended call to processor and fraud screening: so many turns of the event loop.
const TURNS = 12;

/**
 * Makes a checked write, with a call to the outside that takes a moment. Rightly that call comes first, and check and
 * write are one transaction; `torn` puts the call between the two, so that requests at the same time all pass the check.
 */
export async function inSequence(db: Kysely<Tables>, torn: boolean, { check, write }: CheckedWrite): Promise<void> {
  if (torn) {
    await check(db);
    await callOutside();
    await db.transaction().execute(write);
    return;
  }
  await callOutside();
  await db.transaction().execute(async (trx) => {
    await check(trx);
    await write(trx);
  });
}

async function callOutside(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}
