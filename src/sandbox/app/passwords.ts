import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A salted scrypt hash, both hexadecimal. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

// Some 5 ms: a sandbox is reset many times a minute. A shop in production takes N = 2^17 (OWASP Password Storage).
const COST = { N: 2048, r: 8, p: 1 };
const BYTES = 32;

/** Hashes a password with a fresh salt. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: (await derive(password, salt)).toString('hex') };
}

/** Is this the password? Takes as long where there is no such account, so that time does not tell. */
export async function verifyPassword(password: string, stored: PasswordHash | undefined): Promise<boolean> {
  const derived = await derive(password, stored?.salt ?? '');
  const expected = stored === undefined ? Buffer.alloc(BYTES) : Buffer.from(stored.hash, 'hex');
  return timingSafeEqual(derived, expected) && stored !== undefined;
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
