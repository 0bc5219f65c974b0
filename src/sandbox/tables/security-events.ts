import type { Generated } from 'kysely';

/** The audit trail: who did what, when, from where, to what, with which outcome (PCI DSS 4.0.1, 10.2.2), each event chained to the one before. */
export const securityEventsSchema: string = `
create table security_events (
  seq bigint primary key,
  actor text not null,
  type text not null,
  occurred_at timestamptz not null,
  outcome text not null check (outcome in ('success', 'failure')),
  origin text not null,
  resource text not null,
  previous_hash text not null,
  hash text not null
);
create table trail_anchors (
  position bigint generated always as identity primary key,
  kind text not null check (kind in ('daily', 'retention')),
  seq bigint not null,
  hash text not null,
  anchored_at timestamptz not null
);
`;

/** The rows of these tables. */
export interface SecurityEventTables {
  readonly security_events: {
    seq: bigint;
    actor: string;
    type: string;
    occurred_at: Date;
    outcome: 'success' | 'failure';
    origin: string;
    resource: string;
    previous_hash: string;
    hash: string;
  };
  readonly trail_anchors: {
    position: Generated<bigint>;
    kind: 'daily' | 'retention';
    seq: bigint;
    hash: string;
    anchored_at: Date;
  };
}
