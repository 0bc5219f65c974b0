import type { Generated } from 'kysely';

/** Keys, each wrapped by the key-encryption key, which is never in the database. */
export const vaultSchema: string = `
create table crypto_keys (
  purpose text not null check (purpose in ('field', 'fingerprint', 'trail', 'backup')),
  version integer not null check (version > 0),
  state text not null default 'active' check (state in ('active', 'decrypt_only', 'destroyed')),
  activated_at timestamptz not null,
  wrapped_key text,
  primary key (purpose, version),
  check ((wrapped_key is null) = (state = 'destroyed'))
);
create unique index one_active_key on crypto_keys (purpose) where state = 'active';
`;

/** What a key is for. */
export type KeyPurpose = 'field' | 'fingerprint' | 'trail' | 'backup';

/** Whether a key seals, only opens, or is gone. */
export type KeyState = 'active' | 'decrypt_only' | 'destroyed';

/** The rows of these tables. */
export interface VaultTables {
  readonly crypto_keys: {
    purpose: KeyPurpose;
    version: number;
    state: Generated<KeyState>;
    activated_at: Date;
    wrapped_key: string | null;
  };
}
