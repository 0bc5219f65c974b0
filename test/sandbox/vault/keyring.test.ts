import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { type Clock, makeClock } from '../../../src/sandbox/clock.ts';
import { openEmbedded } from '../../../src/sandbox/embedded-database.ts';
import { reset } from '../../../src/sandbox/reset.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';
import { type Keyring, makeKeyring } from '../../../src/sandbox/vault/keyring.ts';
import { makeVault } from '../../../src/sandbox/vault/make-vault.ts';

const DAY = 24 * 3_600_000;
const place = { table: 'bank_accounts', column: 'number', row: 'bnk_1' };
const secret = randomBytes(32);
let db: Kysely<Tables>;
let clock: Clock;
let keyring: Keyring;

beforeAll(async () => {
  db = await openEmbedded(undefined);
});
beforeEach(async () => {
  await reset(db);
  clock = makeClock();
  keyring = makeKeyring(db, clock, secret);
  await keyring.load();
});
afterAll(() => db.destroy());

const vault = (): ReturnType<typeof makeVault> => makeVault(keyring, () => false);

describe('the keyring', () => {
  test('has one active key a purpose, and keeps none of them in clear', async () => {
    const inventory = await keyring.inventory();
    expect(inventory.map(({ purpose, version, state, age_days }) => [purpose, version, state, age_days])).toEqual([
      ['backup', 1, 'active', 0],
      ['field', 1, 'active', 0],
      ['fingerprint', 1, 'active', 0],
      ['trail', 1, 'active', 0],
    ]);
    const rows = JSON.stringify(await db.selectFrom('crypto_keys').selectAll().execute());
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(rows).not.toContain(Buffer.from(keyring.active('field').bytes).toString(encoding));
  });

  test('is the same after a new start with the same key-encryption key, and does not open with another', async () => {
    const sealed = await vault().seal(place, 'text');
    const again = makeKeyring(db, clock, secret);
    await again.load();
    expect(await makeVault(again, () => false).open(place, sealed)).toBe('text');
    await expect(makeKeyring(db, clock, randomBytes(32)).load()).rejects.toThrow('authenticate');
  });

  test('opens what an older key sealed after a rotation, and seals with the new one', async () => {
    const before = await vault().seal(place, 'text');
    await keyring.rotate('field');
    const after = await vault().seal(place, 'text');
    expect([before.slice(0, 4), after.slice(0, 4)]).toEqual(['1:1:', '1:2:']);
    expect([await vault().open(place, before), await vault().open(place, after)]).toEqual(['text', 'text']);
  });

  test('rotates at 90 days by the clock, and not at 89', async () => {
    clock.advance(89 * DAY);
    expect(await keyring.rotateDue()).toEqual([]);
    clock.advance(DAY);
    expect(await keyring.rotateDue()).toEqual(['backup', 'field']);
    expect(await keyring.rotateDue()).toEqual([]);
  });

  test('forgets a destroyed key for good, but never the active one', async () => {
    const sealed = await vault().seal(place, 'text');
    await expect(keyring.destroy('field', 1)).rejects.toThrow('active or unknown');
    await keyring.rotate('field');
    await keyring.destroy('field', 1);
    await expect(vault().open(place, sealed)).rejects.toThrow('destroyed');
    const again = makeKeyring(db, clock, secret);
    await again.load();
    await expect(makeVault(again, () => false).open(place, sealed)).rejects.toThrow('destroyed');
  });

  test('after re-wrapping only the new key-encryption key opens it, with everything still readable', async () => {
    const sealed = await vault().seal(place, 'text');
    const next = randomBytes(32);
    await keyring.rewrap(next);
    const again = makeKeyring(db, clock, next);
    await again.load();
    expect(await makeVault(again, () => false).open(place, sealed)).toBe('text');
    await expect(makeKeyring(db, clock, secret).load()).rejects.toThrow('authenticate');
    await keyring.rotate('field');
    await expect(again.load()).resolves.toBeUndefined();
  });

  test('a fingerprint recognises a card again and is no plain hash', async () => {
    const card = ['4111', '1111', '1111', '1111'].join('');
    const fingerprint = await vault().fingerprint(card);
    expect(await vault().fingerprint(card)).toBe(fingerprint);
    expect(await vault().fingerprint(card.replace(/1$/u, '2'))).not.toBe(fingerprint);
    await keyring.rotateDue();
    expect(await vault().fingerprint(card)).toBe(fingerprint);
  });
});
