import type { Generated } from 'kysely';

/** Bank logins that customers linked, with what is known of the accounts behind them. What is sealed is named in `sealedBankColumns`. */
export const bankSchema: string = `
create table bank_link_tokens (
  token_hash text primary key,
  account text not null references accounts,
  expires_at timestamptz not null
);
create table bank_links (
  id text primary key,
  account text not null references accounts,
  item text not null unique,
  institution text not null,
  access_token text,
  cursor text,
  status text not null check (status in ('linked', 'login_required', 'removed')),
  updates_waiting boolean not null,
  created_at timestamptz not null,
  position bigint generated always as identity,
  check ((access_token is null) = (status = 'removed'))
);
create index on bank_links (account);
create table bank_accounts (
  id text primary key,
  link text not null references bank_links,
  ref text not null,
  name text not null,
  subtype text not null,
  mask text not null,
  currency text not null,
  number text,
  routing text,
  current_balance text not null,
  available_balance text,
  balances_at timestamptz not null,
  position bigint generated always as identity,
  unique (link, ref)
);
create table bank_bookings (
  link text not null references bank_links,
  ref text not null,
  bank_account text not null references bank_accounts,
  amount bigint not null,
  currency text not null,
  booked_on text not null,
  name text not null,
  pending boolean not null,
  primary key (link, ref)
);
`;

/** Columns of these tables that the vault seals, each bound to the row's `id`. */
export const sealedBankColumns: readonly { readonly table: 'bank_links' | 'bank_accounts'; readonly column: string }[] =
  [
    { table: 'bank_links', column: 'access_token' },
    { table: 'bank_accounts', column: 'number' },
    { table: 'bank_accounts', column: 'routing' },
    { table: 'bank_accounts', column: 'current_balance' },
    { table: 'bank_accounts', column: 'available_balance' },
  ];

/** The rows of these tables. */
export interface BankTables {
  /** Hashes of link tokens, to know later whose they were. */
  readonly bank_link_tokens: { token_hash: string; account: string; expires_at: Date };
  readonly bank_links: {
    id: string;
    account: string;
    /** The bank's id of the login. */
    item: string;
    institution: string;
    /** Sealed; gone once the link is removed. */
    access_token: string | null;
    /** Up to where the bookings are known. */
    cursor: string | null;
    status: 'linked' | 'login_required' | 'removed';
    /** The bank has announced bookings that were not fetched yet. */
    updates_waiting: boolean;
    created_at: Date;
    position: Generated<bigint>;
  };
  readonly bank_accounts: {
    id: string;
    link: string;
    /** The bank's id. */
    ref: string;
    name: string;
    subtype: string;
    /** The last digits of the number. */
    mask: string;
    currency: string;
    /** Sealed; absent where the account can neither send nor receive transfers. */
    number: string | null;
    routing: string | null;
    /** Sealed: minor units. */
    current_balance: string;
    available_balance: string | null;
    balances_at: Date;
    position: Generated<bigint>;
  };
  readonly bank_bookings: {
    link: string;
    ref: string;
    bank_account: string;
    /** Minor units, negative where money leaves the account. */
    amount: bigint;
    currency: string;
    /** `YYYY-MM-DD` */
    booked_on: string;
    name: string;
    pending: boolean;
  };
}
