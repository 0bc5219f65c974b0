import type { Generated } from 'kysely';

/** Money that accounts send one another. */
export const walletSchema: string = `
create table transfers (
  id text primary key,
  from_account text not null references accounts,
  to_account text not null references accounts,
  amount bigint not null check (amount <> 0),
  currency text not null default 'EUR',
  position bigint generated always as identity
);
create index on transfers (from_account);
create index on transfers (to_account);
`;

/** The rows of these tables. */
export interface WalletTables {
  readonly transfers: {
    id: string;
    from_account: string;
    to_account: string;
    amount: bigint;
    currency: Generated<string>;
    position: Generated<bigint>;
  };
}
