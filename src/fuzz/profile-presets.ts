import { TollgateError } from '../model/errors.ts';
import { nearest } from '../util/nearest.ts';
import type { ProfileSource } from './profile.ts';
import { ADYEN_LIKE } from './presets/adyen-like.ts';
import { CART_LIKE } from './presets/cart-like.ts';
import { STRIPE_LIKE } from './presets/stripe-like.ts';
import { WALLET_LIKE } from './presets/wallet-like.ts';
import { isRecord } from './untyped.ts';

/** Partial profiles of well-known shapes of API, by the name that `preset:` gives. */
export const PRESETS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'stripe-like': STRIPE_LIKE,
  'cart-like': CART_LIKE,
  'wallet-like': WALLET_LIKE,
  'adyen-like': ADYEN_LIKE,
};

/**
 * The profile with its preset below it: what the file says wins, key by key; `null` takes a key of the preset away.
 * @throws TollgateError `payments/bad-profile`, class usage, where there is no such preset
 */
export function mergePreset(value: unknown, file: string, source: ProfileSource): unknown {
  if (!isRecord(value) || value['preset'] === undefined) return value;
  const { preset, ...own } = value;
  const known = Object.keys(PRESETS);
  const base = typeof preset === 'string' && Object.hasOwn(PRESETS, preset) ? PRESETS[preset] : undefined;
  if (base !== undefined) return merge(base, own);
  const like = typeof preset === 'string' ? nearest(preset, known) : undefined;
  const line = source.lineOf?.(['preset']);
  throw new TollgateError('payments/bad-profile', `${file}: there is no such preset`, {
    class: 'usage',
    place: { file, ...(line !== undefined && { line }), key: 'preset' },
    help: [like === undefined ? `presets: ${known.join(', ')}` : `did you mean "${like}"?`],
  });
}

// An operation's own pattern replaces that of the preset whole: half a body of each would be nobody's request.
const WHOLE: ReadonlySet<string> = new Set(['body', 'headers']);

function merge(base: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>>): object {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, item] of Object.entries(over)) {
    const below = Object.hasOwn(base, key) ? base[key] : undefined;
    if (item === null) delete merged[key];
    else if (isRecord(item) && isRecord(below) && !WHOLE.has(key)) merged[key] = merge(below, item);
    else Object.defineProperty(merged, key, { value: item, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}
