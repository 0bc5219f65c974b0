import { createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { type PasswordHash, hashPassword } from './passwords.ts';
import type { Role } from './sessions.ts';

/** A member of the staff, as the shop starts with them. */
export interface StaffMember {
  readonly role: Exclude<Role, 'customer'>;
  readonly email: string;
  readonly password: string;
}

const SEATS = [
  ['support', 'support'],
  ['finance', 'finance'],
  // A second one: who asks for a large refund must not be the one who approves it.
  ['finance', 'controller'],
  ['admin', 'admin'],
] as const;

/**
 * The staff and their passwords: repeating with the seed where the shop is a test object, else random, so that nobody
 * who has read this can guess them.
 */
export function makeStaff(seed: number, guessable: boolean): readonly StaffMember[] {
  const key = guessable ? `staff of seed ${seed}` : randomBytes(32);
  return SEATS.map(([role, name]) => ({
    role,
    email: `${name}@leaf-and-kettle.example`,
    password: createHmac('sha256', key).update(name).digest('base64url').slice(0, 24),
  }));
}

/** Gives the staff their accounts. */
export async function hireStaff(context: SandboxContext, staff: readonly StaffMember[]): Promise<void> {
  const { db, ledger } = context;
  const kept = await Promise.all(staff.map(hashOf));
  // Ids are taken in order, so that they repeat with the seed.
  const rows = staff.map(({ role, email }, at) => {
    const { salt = '', hash = '' } = kept[at] ?? {};
    return { id: context.newId('usr'), email, salt, password_hash: hash, role };
  });
  await db.transaction().execute(async (trx: Kysely<Tables>) => {
    await trx.insertInto('accounts').values(rows).execute();
    for (const { id } of rows) await ledger.openWallet(trx, id);
  });
}

const hashes = new WeakMap<StaffMember, PasswordHash>();

// Once for each member: a shop is reset many times.
async function hashOf(member: StaffMember): Promise<PasswordHash> {
  const known = hashes.get(member);
  if (known !== undefined) return known;
  const made = await hashPassword(member.password);
  hashes.set(member, made);
  return made;
}
