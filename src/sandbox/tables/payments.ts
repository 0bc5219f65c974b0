import type { Generated } from 'kysely';

/** Payments, what was done to them, refunds, disputes and saved cards. `captured <= amount` and the like are
 * deliberately no constraints: planted defects break them. */
export const paymentsSchema: string = `
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

/** Where a payment stands; `processing` also while nobody knows what the gateway made of it. */
export type PaymentStatus = 'processing' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled' | 'failed';

/** The rows of these tables. */
export interface PaymentTables {
  readonly payments: {
    id: string;
    order_id: string;
    account: string;
    /** As the customer named it. */
    payment_method: string;
    provider: Generated<'stripe' | 'braintree'>;
    /** Payment intent or transaction; absent while the gateway has not answered. */
    provider_ref: string | null;
    /** What the gateway was told to charge, so that the same request can be sent again. */
    charged_method: string | null;
    charged_customer: string | null;
    capture: Generated<'automatic' | 'manual'>;
    status: PaymentStatus;
    amount: bigint;
    currency: string;
    livemode: Generated<boolean>;
    /** The gateway's code of what went wrong. */
    failure: string | null;
    /** Where the cardholder proves who they are. */
    next_action: string | null;
    /** The gateway's time of the newest state that was taken over. */
    seen_at: Date | null;
    created_at: Generated<Date>;
    description: string | null;
    position: Generated<bigint>;
  };
  readonly payment_operations: {
    /** Also the idempotency key at the gateway. */
    id: string;
    payment: string;
    kind: 'capture' | 'cancel';
    amount: bigint;
    status: 'pending' | 'succeeded' | 'failed';
    created_at: Date;
  };
  readonly refunds: {
    id: string;
    payment: string;
    amount: bigint;
    currency: Generated<string>;
    /** `original`, or the payment method that it goes to. */
    destination: Generated<string>;
    status: Generated<'pending_approval' | 'pending' | 'succeeded' | 'failed' | 'rejected'>;
    provider_ref: string | null;
    requested_by: string | null;
    approved_by: string | null;
    created_at: Generated<Date>;
    position: Generated<bigint>;
  };
  readonly disputes: {
    id: string;
    payment: string;
    provider: string;
    provider_ref: string;
    amount: bigint;
    currency: string;
    reason: string;
    status: 'open' | 'won' | 'lost';
    created_at: Date;
    position: Generated<bigint>;
  };
  readonly saved_cards: {
    account: string;
    payment_method: string;
    provider: Generated<string>;
    /** The customer at the gateway whom the card belongs to. */
    customer: string | null;
    brand: string | null;
    last4: string | null;
    fingerprint: string | null;
  };
  readonly single_use_tokens: {
    token_hash: string;
    account: string;
    provider: string;
    /** What the token became at the gateway. */
    payment_method: string;
    customer: string | null;
    fingerprint: string;
  };
  /** Orders that were sent on their way, and what for. */
  readonly fulfilments: {
    position: Generated<bigint>;
    order_id: string;
    payment: string | null;
    cause: string;
    created_at: Date;
  };
}
