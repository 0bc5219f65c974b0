import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from '../tables.ts';
import type { KeyPurpose, KeyState } from '../tables/vault.ts';

/** One key; the bytes never leave the vault. */
export interface DataKey {
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** What an auditor may know of a key. */
export interface KeyRecord {
  readonly purpose: KeyPurpose;
  readonly version: number;
  readonly state: KeyState;
  readonly activated_at: Date;
  /** Whole days since activation. */
  readonly age_days: number;
}

/** The keys of the shop, in memory while it runs, wrapped in the database. */
export interface Keyring {
  /** The key that seals. */
  readonly active: (purpose: KeyPurpose) => DataKey;
  /** A key that opens. @throws Error where it is destroyed or unknown */
  readonly byVersion: (purpose: KeyPurpose, version: number) => DataKey;
  /** Reads the keys, making those that are missing. */
  readonly load: () => Promise<void>;
  /** A new active key; the former one opens only. */
  readonly rotate: (purpose: KeyPurpose) => Promise<void>;
  /** Rotates every key that has reached its cryptoperiod. Gives the purposes. */
  readonly rotateDue: () => Promise<readonly KeyPurpose[]>;
  /** Wraps every key by another key-encryption key (32 bytes). */
  readonly rewrap: (keyEncryptionKey: Uint8Array) => Promise<void>;
  /** Forgets a key that only opens: what it sealed is lost. @throws Error where it is active or unknown */
  readonly destroy: (purpose: KeyPurpose, version: number) => Promise<void>;
  readonly inventory: () => Promise<readonly KeyRecord[]>;
  /** The active key as it may leave the database: wrapped by the key-encryption key. */
  readonly wrapped: (purpose: KeyPurpose) => Promise<WrappedKey>;
  /** Opens what `wrapped` gave. @throws Error where another key-encryption key wrapped it, or it was changed */
  readonly unwrap: (purpose: KeyPurpose, key: WrappedKey) => DataKey;
}

/** A key that only the key-encryption key opens. */
export interface WrappedKey {
  readonly version: number;
  readonly wrapped_key: string;
}

/** Days after which a key is replaced (PCI DSS 4.0.1, 3.7.4: a defined cryptoperiod; 90 days is this shop's). */
export const CRYPTOPERIOD_DAYS = 90;

const PURPOSES: readonly KeyPurpose[] = ['field', 'fingerprint', 'trail', 'backup'];
// A new fingerprint or trail key would end recognising cards and verifying the trail, so these two are not rotated by age.
const ROTATED: readonly KeyPurpose[] = ['field', 'backup'];
const DAY = 24 * 3_600_000;

/** A keyring over `crypto_keys`. `makeKey` gives 32 fresh bytes. */
export function makeKeyring(
  db: Kysely<Tables>,
  clock: Clock,
  keyEncryptionKey: Uint8Array,
  makeKey: () => Uint8Array = () => randomBytes(32),
): Keyring {
  let wrapping = keyEncryptionKey;
  const keys = new Map<string, DataKey>();
  const active = new Map<KeyPurpose, DataKey>();

  const add = async (purpose: KeyPurpose, version: number, trx: Kysely<Tables>): Promise<DataKey> => {
    const key = { version, bytes: makeKey() };
    const wrapped_key = wrap(wrapping, nameOf(purpose, version), key.bytes);
    await trx.insertInto('crypto_keys').values({ purpose, version, activated_at: clock.now(), wrapped_key }).execute();
    return key;
  };
  const keep = (purpose: KeyPurpose, key: DataKey): void => {
    keys.set(nameOf(purpose, key.version), key);
    active.set(purpose, key);
  };
  const keyring: Keyring = {
    active(purpose) {
      const key = active.get(purpose);
      if (key === undefined) throw new Error('the keyring is not loaded');
      return key;
    },
    byVersion(purpose, version) {
      const key = keys.get(nameOf(purpose, version));
      if (key === undefined) throw new Error(`key ${nameOf(purpose, version)} is destroyed or unknown`);
      return key;
    },
    async load() {
      keys.clear();
      active.clear();
      const rows = await db.selectFrom('crypto_keys').selectAll().orderBy('version').execute();
      for (const { purpose, version, state, wrapped_key } of rows) {
        if (wrapped_key === null) continue;
        const key = { version, bytes: unwrap(wrapping, nameOf(purpose, version), wrapped_key) };
        keys.set(nameOf(purpose, version), key);
        if (state === 'active') active.set(purpose, key);
      }
      for (const purpose of PURPOSES) if (!active.has(purpose)) keep(purpose, await add(purpose, 1, db));
    },
    async rotate(purpose) {
      const former = keyring.active(purpose);
      const key = await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('crypto_keys')
          .set({ state: 'decrypt_only' })
          .where('purpose', '=', purpose)
          .where('state', '=', 'active')
          .execute();
        return add(purpose, former.version + 1, trx);
      });
      keep(purpose, key);
    },
    async rotateDue() {
      const due = (await keyring.inventory())
        .filter((key) => key.state === 'active' && ROTATED.includes(key.purpose) && key.age_days >= CRYPTOPERIOD_DAYS)
        .map(({ purpose }) => purpose);
      for (const purpose of due) await keyring.rotate(purpose);
      return due;
    },
    async rewrap(next) {
      const rows = await db.selectFrom('crypto_keys').selectAll().where('wrapped_key', 'is not', null).execute();
      await db.transaction().execute(async (trx) => {
        for (const { purpose, version } of rows) {
          const wrapped_key = wrap(next, nameOf(purpose, version), keyring.byVersion(purpose, version).bytes);
          await trx
            .updateTable('crypto_keys')
            .set({ wrapped_key })
            .where('purpose', '=', purpose)
            .where('version', '=', version)
            .execute();
        }
      });
      wrapping = next;
    },
    async destroy(purpose, version) {
      const destroyed = await db
        .updateTable('crypto_keys')
        .set({ state: 'destroyed', wrapped_key: null })
        .where('purpose', '=', purpose)
        .where('version', '=', version)
        .where('state', '=', 'decrypt_only')
        .returning('version')
        .executeTakeFirst();
      if (destroyed === undefined) throw new Error(`key ${nameOf(purpose, version)} is active or unknown`);
      keys.delete(nameOf(purpose, version));
    },
    async inventory() {
      const rows = await db
        .selectFrom('crypto_keys')
        .select(['purpose', 'version', 'state', 'activated_at'])
        .orderBy('purpose')
        .orderBy('version')
        .execute();
      const now = clock.now().getTime();
      return rows.map((row) => ({ ...row, age_days: Math.floor((now - row.activated_at.getTime()) / DAY) }));
    },
    async wrapped(purpose) {
      const { version, wrapped_key } = await db
        .selectFrom('crypto_keys')
        .select(['version', 'wrapped_key'])
        .where('purpose', '=', purpose)
        .where('state', '=', 'active')
        .executeTakeFirstOrThrow();
      return { version, wrapped_key: wrapped_key ?? '' };
    },
    unwrap: (purpose, { version, wrapped_key }) => ({
      version,
      bytes: unwrap(wrapping, nameOf(purpose, version), wrapped_key),
    }),
  };
  return keyring;
}

function nameOf(purpose: KeyPurpose, version: number): string {
  return `${purpose}-${version}`;
}

function wrap(wrapping: Uint8Array, name: string, key: Uint8Array): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: 16 }).setAAD(Buffer.from(name));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), wrapped]).toString('base64url');
}

function unwrap(wrapping: Uint8Array, name: string, text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
