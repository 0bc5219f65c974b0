import { TollgateError } from '../../../model/errors.ts';
import type { StripeAccount } from './account.ts';
import { StripeError } from './stripe-error.ts';

/** Whom a key stands for. */
export interface KeyHolder {
  readonly account: StripeAccount;
  /** The key may be in a page: it opens little. */
  readonly publishable: boolean;
}

/** The holder of the key in an `Authorization` header, Bearer or Basic. @throws StripeError 401 */
export function authenticate(keys: ReadonlyMap<string, KeyHolder>, header: string | undefined): KeyHolder {
  const key = keyOf(header);
  if (key === undefined) {
    const message = 'You did not provide an API key. Provide it in the Authorization header, using Bearer auth.';
    throw new StripeError(401, 'invalid_request_error', message, {}, false);
  }
  const holder = keys.get(key);
  if (holder !== undefined) return holder;
  const shape = /^((?:sk|pk|rk)_(?:test|live)_)\w{0,200}?(\w{0,4})$/u.exec(key);
  const masked = shape === null ? '…' : `${shape[1] ?? ''}********${shape[2] ?? ''}`;
  const live = shape?.[1]?.includes('_live_') === true;
  throw new StripeError(
    401,
    'invalid_request_error',
    live
      ? `A live mode API key (${masked}) was sent to a test gateway. Roll the key if it may have leaked, and use a test key.`
      : `Invalid API Key provided: ${masked}`,
    live ? { code: 'livemode_mismatch' } : {},
    false,
  );
}

/** A secret test key that a user brings along. @throws TollgateError `sandbox/bad-stripe-key` for any other, above all a live one */
export function checkTestKey(key: string): string {
  if (/^sk_test_\w{8,200}$/u.test(key)) return key;
  throw new TollgateError('sandbox/bad-stripe-key', 'a key for the gateway is no secret test key of Stripe', {
    class: 'usage',
    help: ['give a key that begins with sk_test_; never put a live key into a test'],
  });
}

function keyOf(header: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +(\S{1,500})$/iu.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0];
  return scheme === '' ? undefined : value;
}
