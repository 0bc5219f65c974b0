/** Requests that are executed once. `scope` is the account that sent them; nobody is referenced, so that a planted flaw can
 * give all accounts one scope. */
export const idempotencySchema: string = `
create table idempotency_keys (
  scope text not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status integer,
  body text,
  expires_at timestamptz not null,
  primary key (scope, key)
);
create index on idempotency_keys (expires_at);
`;

/** The rows of these tables. */
export interface IdempotencyTables {
  readonly idempotency_keys: {
    scope: string;
    key: string;
    /** Method and path. */
    endpoint: string;
    request_hash: string;
    /** Both absent while the first request is being executed. */
    status: number | null;
    body: string | null;
    expires_at: Date;
  };
}
