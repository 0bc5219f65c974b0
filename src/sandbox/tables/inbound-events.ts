/** Webhooks of the gateway that were taken in, so that none counts twice. */
export const inboundEventsSchema: string = `
create table inbound_events (
  provider text not null,
  event_id text not null,
  type text not null,
  payload_sha256 text not null,
  outcome text not null,
  received_at timestamptz not null,
  primary key (provider, event_id)
);
`;

/** The rows of these tables. */
export interface InboundEventTables {
  readonly inbound_events: {
    provider: string;
    event_id: string;
    type: string;
    payload_sha256: string;
    /** `applied`, or why the event had no effect. */
    outcome: string;
    received_at: Date;
  };
}
