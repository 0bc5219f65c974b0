import { createHmac } from 'node:crypto';

/** What an id names: order, payment, refund, account, transfer, top-up, journal, coupon, quote, dispute, payout, approval,
 * operation on a payment, webhook endpoint, event, outbox entry, bank link, bank account,
 * reconciliation, key, alarm. */
export type IdPrefix =
  | 'ord'
  | 'pay'
  | 're'
  | 'usr'
  | 'tr'
  | 'top'
  | 'jrn'
  | 'cpn'
  | 'qt'
  | 'dsp'
  | 'po'
  | 'apr'
  | 'whe'
  | 'op'
  | 'evt'
  | 'obx'
  | 'bnk'
  | 'bac'
  | 'rec'
  | 'key'
  | 'alr';

/** A source of ids such as `ord_4k0x…` (20 characters of base 36). */
export interface IdSource {
  /** The next id; `counted` gives one that tells the next. */
  readonly newId: (prefix: IdPrefix, counted?: boolean) => string;
  /** Starts the sequence of `seed` from its beginning. */
  readonly restart: (seed: number) => void;
}

/** Ids that look random and repeat with the seed. They are names, not secrets: whoever asks must own what they name. */
export function idSource(seed: number): IdSource {
  let key = String(seed);
  let count = 0;
  return {
    newId(prefix, counted = false) {
      count += 1;
      if (counted) return `${prefix}_${String(count).padStart(20, '0')}`;
      const digest = createHmac('sha256', key).update(`${prefix}:${count}`).digest('hex');
      return `${prefix}_${BigInt(`0x${digest}`).toString(36).padStart(50, '0').slice(-20)}`;
    },
    restart(next) {
      key = String(next);
      count = 0;
    },
  };
}

/** Is `text` an id of this kind? Anything else must not reach a query. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.length === prefix.length + 21 && text.startsWith(`${prefix}_`) && /^[a-z]+_[0-9a-z]{20}$/u.test(text);
}
