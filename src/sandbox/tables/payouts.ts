import type { Generated } from 'kysely';

/** Payouts to many wallets at once; a large one waits for somebody else's approval. */
export const payoutsSchema: string = `
create table payouts (
  id text primary key,
  maker text not null references accounts,
  source text not null check (source in ('wallet', 'shop')),
  currency text not null,
  total bigint not null,
  status text not null check (status in ('pending_approval', 'paid', 'rejected')),
  checker text references accounts,
  created_at timestamptz not null,
  position bigint generated always as identity
);
create index on payouts (maker);
create table payout_lines (
  payout text not null references payouts,
  position integer not null,
  recipient text not null references accounts,
  amount bigint not null check (amount <> 0),
  primary key (payout, position)
);
`;

/** The rows of these tables. */
export interface PayoutTables {
  readonly payouts: {
    id: string;
    maker: string;
    /** Whose money: the maker's wallet, or the shop's sales. */
    source: 'wallet' | 'shop';
    currency: string;
    total: bigint;
    status: 'pending_approval' | 'paid' | 'rejected';
    checker: string | null;
    created_at: Date;
    position: Generated<bigint>;
  };
  readonly payout_lines: { payout: string; position: number; recipient: string; amount: bigint };
}
