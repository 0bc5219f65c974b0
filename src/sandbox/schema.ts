/**
 * The sandbox's database. The ledger guards itself: a journal that does not balance per currency cannot be committed,
 * and what is posted can be neither changed nor deleted; only `reset` may truncate, inside its own transaction.
 * `captured <= amount` and the like are deliberately no constraints: planted defects break them.
 */
export const schema = `
create table accounts (
  id text primary key,
  email text not null unique,
  salt text not null,
  password_hash text not null
);
create table sessions (
  token_hash text primary key,
  account text not null references accounts,
  expires_at timestamptz not null
);
create table products (
  sku text primary key,
  name text not null,
  description text not null,
  price bigint not null check (price > 0),
  position integer not null unique
);
create table cart_lines (
  account text not null references accounts,
  sku text not null references products,
  unit_price bigint not null,
  quantity integer not null,
  position bigint generated always as identity,
  primary key (account, sku, unit_price)
);
create table orders (
  id text primary key,
  account text not null references accounts,
  total bigint not null check (total > 0),
  currency text not null
);
create table order_lines (
  order_id text not null references orders,
  position integer not null,
  sku text not null references products,
  quantity integer not null,
  unit_price bigint not null,
  primary key (order_id, position)
);
create table payments (
  id text primary key,
  order_id text not null references orders,
  account text not null references accounts,
  payment_method text not null,
  status text not null check (status in ('requires_capture', 'succeeded', 'canceled')),
  amount bigint not null check (amount > 0),
  currency text not null,
  description text
);
create unique index one_live_payment on payments (order_id) where status <> 'canceled';
create table refunds (
  id text primary key,
  payment text not null references payments,
  amount bigint not null check (amount > 0),
  position bigint generated always as identity
);
create index on refunds (payment);
create table saved_cards (
  account text not null references accounts,
  payment_method text not null,
  primary key (account, payment_method)
);
create table transfers (
  id text primary key,
  from_account text not null references accounts,
  to_account text not null references accounts,
  amount bigint not null check (amount <> 0),
  position bigint generated always as identity
);
create index on transfers (from_account);
create index on transfers (to_account);
create table idempotency_keys (
  account text not null references accounts,
  key text not null,
  request_hash text not null,
  status integer,
  body text,
  primary key (account, key)
);

create table ledger_accounts (
  id text primary key,
  kind text not null check (kind in ('processor', 'sales', 'suspense', 'wallet')),
  owner text references accounts,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unique (id, currency)
);
create table journals (
  id text primary key,
  kind text not null check (kind in ('capture', 'refund', 'top_up', 'transfer')),
  reference text not null,
  position bigint generated always as identity
);
create index on journals (reference);
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
