import { createHash } from 'node:crypto';
import type { BraintreeState } from './braintree-state.ts';
import type { Answer } from './route-table.ts';
import { invalid } from './refusal.ts';

/** What came of a request that named an `api_request_key`. */
export interface KeyedRequest {
  readonly digest: string;
  readonly state: 'in-flight' | 'failed' | 'done';
  readonly answer?: Answer;
  readonly at: Date;
}

const LIFE = 24 * 3_600_000;
const SCOPE = 'transaction';
const FIELD = 'api_request_key';

/**
 * Takes a key for a request, or gives the answer of the same request before.
 * Source: `ValidationErrorCodes.Transaction.ApiRequestKey…` and `transaction_idempotency_spec.js` of Braintree's client
 * @throws BraintreeRefusal 915230 too long, 915232 another request, 915233 in flight, 915234 the first one failed
 */
export function takeKey(state: BraintreeState, key: string, request: string): Answer | undefined {
  if (key.length > 255) throw invalid(SCOPE, FIELD, '915230', 'API request key is too long.');
  const now = state.context.clock.now();
  const digest = createHash('sha256').update(request).digest('hex');
  const known = state.keys.get(key);
  if (known === undefined || now.getTime() - known.at.getTime() >= LIFE) {
    state.keys.set(key, { digest, state: 'in-flight', at: now });
    return undefined;
  }
  if (known.digest !== digest) {
    throw invalid(SCOPE, FIELD, '915232', 'API request key can be reused only with the same request.');
  }
  if (known.answer !== undefined) return known.answer;
  throw known.state === 'in-flight'
    ? invalid(SCOPE, FIELD, '915233', 'API request key is in flight.')
    : invalid(SCOPE, FIELD, '915234', 'API request key was used with a request that failed.');
}

/** Ends a request: with an answer that is repeated from now on, or without one where nothing came about. */
export function endKey(state: BraintreeState, key: string, answer: Answer | undefined): void {
  const known = state.keys.get(key);
  if (known === undefined) return;
  state.keys.set(key, { ...known, state: answer === undefined ? 'failed' : 'done', ...(answer && { answer }) });
}
