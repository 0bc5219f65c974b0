import type { Generated } from 'kysely';

/** What is to be told to the outside, written with the change that it tells of. */
export const outboxSchema: string = `
create table webhook_endpoints (
  id text primary key,
  account text not null references accounts,
  url text not null,
  secret text not null,
  created_at timestamptz not null
);
create index on webhook_endpoints (account);
create table outbox (
  id text primary key,
  event text not null,
  type text not null,
  account text not null,
  resource text not null,
  payload text not null,
  endpoint text,
  status text not null check (status in ('queued', 'delivered', 'unaddressed', 'dead')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  delivered_at timestamptz,
  position bigint generated always as identity
);
create index on outbox (position) where status = 'queued';
`;

/** The rows of these tables. */
export interface OutboxTables {
  readonly webhook_endpoints: { id: string; account: string; url: string; secret: string; created_at: Date };
  /** One row per event and endpoint; `unaddressed` where the account has no endpoint. */
  readonly outbox: {
    id: string;
    event: string;
    type: string;
    account: string;
    /** What changed: `payment:pay_…`. */
    resource: string;
    payload: string;
    endpoint: string | null;
    status: 'queued' | 'delivered' | 'unaddressed' | 'dead';
    attempts: Generated<number>;
    created_at: Date;
    delivered_at: Date | null;
    position: Generated<bigint>;
  };
}
