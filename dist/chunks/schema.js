//#region src/sandbox/tables/accounts.ts
const accountsSchema = `
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

//#endregion
//#region src/sandbox/tables/alarms.ts
const alarmsSchema = `
create table alarms (
  position bigint generated always as identity primary key,
  pattern text not null,
  subject text not null,
  detail text not null,
  raised_at timestamptz not null
);
`;

//#endregion
//#region src/sandbox/tables/bank.ts
const bankSchema = `
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
const sealedBankColumns = [
	{
		table: "bank_links",
		column: "access_token"
	},
	{
		table: "bank_accounts",
		column: "number"
	},
	{
		table: "bank_accounts",
		column: "routing"
	},
	{
		table: "bank_accounts",
		column: "current_balance"
	},
	{
		table: "bank_accounts",
		column: "available_balance"
	}
];

//#endregion
//#region src/sandbox/tables/coupons.ts
const couponsSchema = `
create table coupons (
  code text primary key,
  percent integer check (percent between 1 and 100),
  redemption_limit integer not null check (redemption_limit > 0),
  customer_limit integer not null check (customer_limit > 0),
  expires_at timestamptz not null
);
create table coupon_amounts (
  coupon text not null references coupons,
  currency text not null,
  amount bigint not null check (amount > 0),
  primary key (coupon, currency)
);
create table cart_coupons (
  account text not null references accounts,
  position integer not null,
  coupon text not null references coupons,
  judged_at timestamptz,
  primary key (account, position)
);
create table coupon_redemptions (
  coupon text not null references coupons,
  serial integer not null,
  account text not null references accounts,
  order_id text not null references orders,
  redeemed_at timestamptz not null,
  primary key (coupon, serial)
);
create index on coupon_redemptions (order_id);
`;

//#endregion
//#region src/sandbox/tables/idempotency.ts
const idempotencySchema = `
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

//#endregion
//#region src/sandbox/tables/inbound-events.ts
const inboundEventsSchema = `
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

//#endregion
//#region src/sandbox/tables/ledger.ts
const ledgerSchema = `
create table ledger_accounts (
  id text primary key,
  kind text not null check (kind in ('processor', 'bank', 'sales', 'fees', 'disputes', 'suspense', 'wallet')),
  owner text references accounts,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unique (id, currency)
);
create table journals (
  id text primary key,
  kind text not null check (kind in ('capture', 'refund', 'refund_failed', 'top_up', 'transfer', 'payout', 'dispute_open',
    'dispute_won', 'dispute_lost', 'fee', 'settlement')),
  reference text not null,
  position bigint generated always as identity
);
create index on journals (reference);
create index on ledger_accounts (owner);
create table postings (
  id bigint generated always as identity primary key,
  journal text not null references journals,
  account text not null,
  currency text not null,
  amount bigint not null check (amount <> 0),
  foreign key (account, currency) references ledger_accounts (id, currency)
);
create index on postings (journal);
create index on postings (account);

create function refuse_unbalanced_journal() returns trigger language plpgsql as $$
declare
  journal_id text := case tg_table_name when 'journals' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'journal' end;
begin
  if not exists (select from postings where journal = journal_id)
    or exists (select from postings where journal = journal_id group by currency having sum(amount) <> 0)
  then
    raise exception 'journal % does not balance', journal_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger journal_balances after insert on journals
  deferrable initially deferred for each row execute function refuse_unbalanced_journal();
create constraint trigger postings_balance after insert on postings
  deferrable initially deferred for each row execute function refuse_unbalanced_journal();

create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' and current_setting('sandbox.resetting', true) = 'yes' then
    return null;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on journals for each row execute function refuse_change();
create trigger append_only before update or delete on postings for each row execute function refuse_change();
create trigger no_truncate before truncate on journals for each statement execute function refuse_change();
create trigger no_truncate before truncate on postings for each statement execute function refuse_change();
`;

//#endregion
//#region src/sandbox/tables/outbox.ts
const outboxSchema = `
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

//#endregion
//#region src/sandbox/tables/payment-requests.ts
const paymentRequestsSchema = `
create table payment_requests (
  position bigint generated always as identity primary key,
  account text not null references accounts,
  route text not null,
  body text not null,
  card_fingerprint text,
  received_at timestamptz not null
);
`;

//#endregion
//#region src/sandbox/tables/payments.ts
const paymentsSchema = `
create table payments (
  id text primary key,
  order_id text not null references orders,
  account text not null references accounts,
  payment_method text not null,
  provider text not null default 'stripe' check (provider in ('stripe', 'braintree')),
  provider_ref text,
  charged_method text,
  charged_customer text,
  capture text not null default 'automatic' check (capture in ('automatic', 'manual')),
  status text not null check (status in
    ('processing', 'requires_action', 'requires_capture', 'succeeded', 'canceled', 'failed')),
  amount bigint not null check (amount > 0),
  currency text not null,
  livemode boolean not null default false,
  failure text,
  next_action text,
  seen_at timestamptz,
  created_at timestamptz not null default now(),
  description text,
  position bigint generated always as identity
);
create unique index one_live_payment on payments (order_id) where status not in ('canceled', 'failed');
create unique index on payments (provider, provider_ref);
create table payment_operations (
  id text primary key,
  payment text not null references payments,
  kind text not null check (kind in ('capture', 'cancel')),
  amount bigint not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  created_at timestamptz not null
);
create index on payment_operations (payment);
create table refunds (
  id text primary key,
  payment text not null references payments,
  amount bigint not null check (amount > 0),
  currency text not null default 'EUR',
  destination text not null default 'original',
  status text not null default 'succeeded' check (status in
    ('pending_approval', 'pending', 'succeeded', 'failed', 'rejected')),
  provider_ref text,
  requested_by text,
  approved_by text,
  created_at timestamptz not null default now(),
  position bigint generated always as identity
);
create index on refunds (payment);
create table disputes (
  id text primary key,
  payment text not null references payments,
  provider text not null,
  provider_ref text not null,
  amount bigint not null,
  currency text not null,
  reason text not null,
  status text not null check (status in ('open', 'won', 'lost')),
  created_at timestamptz not null,
  position bigint generated always as identity,
  unique (provider, provider_ref)
);
create index on disputes (payment);
create table saved_cards (
  account text not null references accounts,
  payment_method text not null,
  provider text not null default 'stripe',
  customer text,
  brand text,
  last4 text,
  fingerprint text,
  primary key (account, payment_method)
);
create table single_use_tokens (
  token_hash text primary key,
  account text not null references accounts,
  provider text not null,
  payment_method text not null,
  customer text,
  fingerprint text not null
);
create table fulfilments (
  position bigint generated always as identity primary key,
  order_id text not null references orders,
  payment text references payments,
  cause text not null,
  created_at timestamptz not null
);
create index on fulfilments (order_id);
`;

//#endregion
//#region src/sandbox/tables/payouts.ts
const payoutsSchema = `
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

//#endregion
//#region src/sandbox/tables/quotes.ts
const quotesSchema = `
create table quotes (
  id text primary key,
  account text not null references accounts,
  order_id text references orders,
  cart_version integer,
  base_amount bigint not null,
  base_currency text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  rate text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((order_id is null) <> (cart_version is null))
);
`;

//#endregion
//#region src/sandbox/tables/reconciliation.ts
const reconciliationSchema = `
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

//#endregion
//#region src/sandbox/tables/security-events.ts
const securityEventsSchema = `
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

//#endregion
//#region src/sandbox/tables/shop.ts
const shopSchema = `
create table products (
  sku text primary key,
  name text not null,
  description text not null,
  price bigint not null check (price > 0),
  position integer not null unique
);
create table foreign_prices (
  sku text not null references products,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount text not null check (amount ~ '^[0-9]{1,9}([.][0-9]{1,3})?$'),
  primary key (sku, currency)
);
create table carts (
  account text primary key references accounts,
  currency text not null default 'EUR',
  version integer not null default 0,
  tip bigint not null default 0,
  donation bigint not null default 0,
  shipping text not null default 'pickup' check (shipping in ('pickup', 'standard', 'express'))
);
create table cart_lines (
  position bigint generated always as identity primary key,
  account text not null references accounts,
  sku text not null references products,
  quantity double precision not null,
  offered_price bigint
);
create index on cart_lines (account);
create table orders (
  id text primary key,
  account text not null references accounts,
  total bigint not null check (total > 0),
  currency text not null,
  base_currency text not null,
  subtotal bigint not null,
  discount bigint not null default 0,
  tip bigint not null default 0,
  donation bigint not null default 0,
  shipping bigint not null default 0,
  quote text,
  version integer not null default 1,
  created_at timestamptz not null
);
create index on orders (account);
create table order_lines (
  order_id text not null references orders,
  position integer not null,
  sku text not null references products,
  quantity double precision not null,
  unit_price bigint not null,
  primary key (order_id, position)
);
`;

//#endregion
//#region src/sandbox/tables/vault.ts
const vaultSchema = `
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

//#endregion
//#region src/sandbox/tables/wallet.ts
const walletSchema = `
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

//#endregion
//#region src/sandbox/schema.ts
const schema = [
	accountsSchema,
	shopSchema,
	couponsSchema,
	quotesSchema,
	paymentsSchema,
	outboxSchema,
	inboundEventsSchema,
	walletSchema,
	payoutsSchema,
	idempotencySchema,
	ledgerSchema,
	securityEventsSchema,
	vaultSchema,
	bankSchema,
	paymentRequestsSchema,
	reconciliationSchema,
	alarmsSchema
].join("");

//#endregion
export { sealedBankColumns as n, schema as t };