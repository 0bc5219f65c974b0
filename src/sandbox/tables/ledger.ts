import type { Generated } from 'kysely';

/** The ledger. It guards itself: a journal that does not balance per currency cannot be committed, and what is posted
 * can be neither changed nor deleted; only `reset` may truncate, inside its own transaction. */
export const ledgerSchema: string = `
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

/** The rows of these tables. */
export interface LedgerTables {
  readonly ledger_accounts: { id: string; kind: string; owner: string | null; currency: string };
  readonly journals: { id: string; kind: string; reference: string; position: Generated<bigint> };
  readonly postings: { id: Generated<bigint>; journal: string; account: string; currency: string; amount: bigint };
}
