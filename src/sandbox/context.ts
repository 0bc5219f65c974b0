import type { Kysely } from 'kysely';
import type { DefectId } from './defects/defect.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { IdPrefix } from './new-id.ts';
import type { Tables } from './tables.ts';

/** What every part of the app plane works with. */
export interface SandboxContext {
  readonly db: Kysely<Tables>;
  readonly ledger: Ledger;
  /** Is this planted flaw on? Asked at one place per defect. */
  defect(id: DefectId): boolean;
  newId(prefix: IdPrefix): string;
}

/** The one currency of the shop. */
export const CURRENCY = 'EUR';

/** Limit of one amount; far below 2^53, so that JSON integers are exact. */
export const MAX_AMOUNT = 99_999_999;
