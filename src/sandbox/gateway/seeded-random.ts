import { createHmac } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Text that looks random and repeats with the seed. */
export interface SeededRandom {
  /** Characters of base 62. @throws RangeError where `length` is above 64 */
  readonly text: (length: number) => string;
  /** Starts the sequence of `seed` from its beginning. */
  readonly restart: (seed: number) => void;
}

/** A source of ids for a sandbox. What it makes is a name or a test credential, never a real secret. */
export function seededRandom(seed: number): SeededRandom {
  let key = String(seed);
  let count = 0;
  return {
    text(length) {
      if (length > 64) throw new RangeError('at most 64 characters at a time');
      count += 1;
      const digest = createHmac('sha512', `tollgate-gateway:${key}`).update(String(count)).digest();
      return Array.from(digest.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    },
    restart(next) {
      key = String(next);
      count = 0;
    },
  };
}
