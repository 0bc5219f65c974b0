import { createHash } from 'node:crypto';

/** Makes the names, passwords and keys of one fixture: the same for the same seed, attack and nonce, else different. */
export interface Identity {
  email(actor: string): string;
  password(actor: string): string;
  /** A fresh idempotency key at every call, in the shape of a UUID since some APIs insist on it. */
  key(): string;
}

/** @param scope what makes it unique: seed, nonce, attack, number of the fixture */
export function makeIdentity(scope: readonly (string | number)[]): Identity {
  let keys = 0;
  const digest = (...parts: readonly (string | number)[]): string =>
    createHash('sha256')
      .update(JSON.stringify([...scope, ...parts]))
      .digest('hex');
  return {
    email: (actor) => `tollgate.${actor}.${letters(digest('email', actor).slice(0, 20))}@example.com`,
    password: (actor) => `Tg-${letters(digest('password', actor).slice(0, 24))}!9`,
    key: () => {
      keys += 1;
      const hex = digest('key', keys);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

// Digits of a digest may happen to be the number of a card, which must never be sent.
function letters(hex: string): string {
  return hex.replaceAll(/\d/gu, (digit) => 'ghijkmnpqr'.charAt(Number(digit)));
}
