import { createHash } from 'node:crypto';

/** A value that was made up, and what it is. */
export interface MadeValue {
  readonly kind: 'email' | 'password' | 'key';
  /** The actor, or the number of the key. */
  readonly of: string;
  readonly value: string;
}

/** Makes the names, passwords and keys of one fixture: the same for the same seed, attack and nonce, else different. */
export interface Identity {
  email(actor: string): string;
  password(actor: string): string;
  /**
   * A fresh idempotency key at every call, in the shape of a UUID since some APIs insist on it. Never more than three digits
   * stand together, with its dashes or without, so that none is ever the number of a card.
   */
  key(): string;
  /** What was made so far. */
  made(): readonly MadeValue[];
}

/** @param scope what makes it unique: seed, nonce, attack, number of the fixture */
export function makeIdentity(scope: readonly (string | number)[]): Identity {
  let keys = 0;
  const made = new Map<string, MadeValue>();
  const note = (kind: MadeValue['kind'], of: string, value: string): string => {
    made.set(`${kind} ${of}`, { kind, of, value });
    return value;
  };
  const digest = (...parts: readonly (string | number)[]): string =>
    createHash('sha256')
      .update(JSON.stringify([...scope, ...parts]))
      .digest('hex');
  return {
    email: (actor) =>
      note('email', actor, `tollgate.${actor}.${letters(digest('email', actor).slice(0, 20))}@example.com`),
    password: (actor) => note('password', actor, `Tg-${letters(digest('password', actor).slice(0, 24))}!9`),
    key: () => {
      keys += 1;
      const hex = digest('key', keys).replaceAll(/\d(?=\d)/gu, (digit) => 'abcdef'.charAt(Number(digit) % 6));
      const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
      return note('key', String(keys), [...parts, hex.slice(20, 32)].join('-'));
    },
    made: () => [...made.values()],
  };
}

// Digits of a digest may happen to be the number of a card, which must never be sent.
function letters(hex: string): string {
  return hex.replaceAll(/\d/gu, (digit) => 'ghijkmnpqr'.charAt(Number(digit)));
}
