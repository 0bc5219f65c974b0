import type { Generated } from 'kysely';

/** Who may sign in, and who has. */
export const accountsSchema: string = `
create table accounts (
  id text primary key,
  email text not null unique,
  salt text not null,
  password_hash text not null,
  role text not null default 'customer' check (role in ('customer', 'support', 'finance', 'admin'))
);
create table sessions (
  token_hash text primary key,
  account text not null references accounts,
  expires_at timestamptz not null,
  last_used_at timestamptz not null
);
create index on sessions (account);
`;

/** The rows of these tables. */
export interface AccountTables {
  readonly accounts: {
    id: string;
    email: string;
    salt: string;
    password_hash: string;
    role: Generated<'customer' | 'support' | 'finance' | 'admin'>;
  };
  readonly sessions: { token_hash: string; account: string; expires_at: Date; last_used_at: Date };
}
