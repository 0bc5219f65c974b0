import type { Generated } from 'kysely';

/** The nightly comparison of the gateway's settlement with the shop's books, and what each run found. */
export const reconciliationSchema: string = `
create table reconciliation_runs (
  id text primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  status text not null check (status in ('matched', 'mismatched', 'failed')),
  attempts integer not null,
  lines integer not null,
  pending integer not null,
  position bigint generated always as identity
);
create table reconciliation_mismatches (
  position bigint generated always as identity primary key,
  run text not null references reconciliation_runs,
  kind text not null,
  reference text not null,
  expected bigint,
  found bigint,
  currency text,
  detail text not null
);
create index on reconciliation_mismatches (run);
create table reconciliation_checksums (
  run text not null references reconciliation_runs,
  area text not null,
  rows integer not null,
  sha256 text not null,
  primary key (run, area)
);
create table row_digests (
  area text not null,
  row_id text not null,
  sha256 text not null,
  primary key (area, row_id)
);
create table settlement_lines (
  provider text not null,
  kind text not null,
  provider_ref text not null,
  payment_ref text not null,
  amount bigint not null,
  currency text not null,
  created_at timestamptz not null,
  run text not null references reconciliation_runs,
  position bigint generated always as identity primary key
);
create index on settlement_lines (provider, payment_ref);
`;

/** How a run ended. */
export type ReconciliationStatus = 'matched' | 'mismatched' | 'failed';

/** The rows of these tables. */
export interface ReconciliationTables {
  readonly reconciliation_runs: {
    id: string;
    started_at: Date;
    finished_at: Date;
    /** The settlement's lines from here … */
    period_start: Date;
    /** … to here, which is not included. */
    period_end: Date;
    status: ReconciliationStatus;
    /** How often the settlement was asked for. */
    attempts: number;
    lines: number;
    /** Payments whose settlement is not due yet. */
    pending: number;
    position: Generated<bigint>;
  };
  readonly reconciliation_mismatches: {
    position: Generated<bigint>;
    run: string;
    kind: string;
    /** Id of the payment, of the gateway's, or of a changed row. */
    reference: string;
    /** Minor units: what the shop's books say. */
    expected: bigint | null;
    /** Minor units: what the gateway says. */
    found: bigint | null;
    currency: string | null;
    detail: string;
  };
  readonly reconciliation_checksums: { run: string; area: string; rows: number; sha256: string };
  /** Of rows that never change, as they were when they were seen first. */
  readonly row_digests: { area: string; row_id: string; sha256: string };
  readonly settlement_lines: {
    provider: string;
    kind: string;
    provider_ref: string;
    payment_ref: string;
    amount: bigint;
    currency: string;
    created_at: Date;
    run: string;
    position: Generated<bigint>;
  };
}
