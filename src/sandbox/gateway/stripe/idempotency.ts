import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { FormObject, FormValue } from './form-parser.ts';
import { shown, StripeError } from './stripe-error.ts';

/** An answer that is kept for its key. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

/** The keys of one account. Source: docs.stripe.com/api/idempotent_requests */
export interface IdempotencyKeys {
  /**
   * Takes the key for this request, or gives the answer of the first request that had it.
   * @throws StripeError 400 `idempotency_error` for other parameters or another address, 409 while the first is under way
   */
  readonly begin: (key: string, fingerprint: string) => StoredAnswer | undefined;
  /** Keeps the answer for 24 hours, or, without one, frees the key: nothing was done. */
  readonly end: (key: string, answer: StoredAnswer | undefined) => void;
  readonly clear: () => void;
}

interface Entry {
  readonly fingerprint: string;
  readonly answer: StoredAnswer | undefined;
  readonly since: number;
}

const DAY = 24 * 3_600_000;
const MAX_LENGTH = 255;
// The parameters may hold a card number, which a bare digest would give away.
const RUN_KEY = randomBytes(32);

/** No key in use. */
export function makeIdempotencyKeys(clock: Clock): IdempotencyKeys {
  const entries = new Map<string, Entry>();
  const prune = (now: number): void => {
    // Oldest first, so that this stops at the first young one.
    for (const [key, { since, answer }] of entries) {
      if (now - since < DAY) return;
      if (answer !== undefined) entries.delete(key);
    }
  };
  return {
    begin(key, fingerprint) {
      if (key.length > MAX_LENGTH) {
        const message = `Idempotency keys can be at most ${MAX_LENGTH} characters long.`;
        throw new StripeError(400, 'invalid_request_error', message, { code: 'idempotency_key_invalid' }, false);
      }
      const now = clock.now().getTime();
      prune(now);
      const entry = entries.get(key);
      if (entry === undefined) {
        entries.set(key, { fingerprint, answer: undefined, since: now });
        return undefined;
      }
      if (entry.fingerprint !== fingerprint) throw otherParameters(key);
      if (entry.answer === undefined) throw inUse();
      return entry.answer;
    },
    end(key, answer) {
      const entry = entries.get(key);
      if (entry === undefined) return;
      if (answer === undefined) entries.delete(key);
      else entries.set(key, { ...entry, answer });
    },
    clear: () => entries.clear(),
  };
}

/** Tells whether two requests ask for the same, whatever the order of their parameters. */
export function fingerprintOf(method: string, path: string, form: FormObject): string {
  return createHmac('sha256', RUN_KEY)
    .update(JSON.stringify([method, path, sorted(form)]))
    .digest('base64');
}

function sorted(value: FormValue): unknown {
  if (typeof value === 'string') return value;
  return [...value].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, entry]) => [name, sorted(entry)]);
}

function otherParameters(key: string): StripeError {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${shown(key)}' if you meant to execute a different request.`;
  return new StripeError(400, 'idempotency_error', message, {}, false);
}

function inUse(): StripeError {
  const message = 'There is currently another in-progress request using this Idempotent Key. Please try again later.';
  return new StripeError(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' }, false);
}
