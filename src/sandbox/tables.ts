import type { Generated } from 'kysely';

type PaymentStatus = 'requires_capture' | 'succeeded' | 'canceled';

/** The sandbox's tables as `schema.ts` makes them; amounts are minor units of EUR. */
export interface Tables {
  readonly accounts: { id: string; email: string; salt: string; password_hash: string };
  readonly sessions: { token_hash: string; account: string; expires_at: Date };
  readonly products: { sku: string; name: string; description: string; price: bigint; position: number };
  readonly cart_lines: {
    account: string;
    sku: string;
    unit_price: bigint;
    quantity: number;
    position: Generated<bigint>;
  };
  readonly orders: { id: string; account: string; total: bigint; currency: string };
  readonly order_lines: { order_id: string; position: number; sku: string; quantity: number; unit_price: bigint };
  readonly payments: PaymentTable;
  readonly refunds: { id: string; payment: string; amount: bigint; position: Generated<bigint> };
  readonly saved_cards: { account: string; payment_method: string };
  readonly transfers: {
    id: string;
    from_account: string;
    to_account: string;
    amount: bigint;
    position: Generated<bigint>;
  };
  readonly idempotency_keys: {
    account: string;
    key: string;
    request_hash: string;
    /** Both absent while the first request is being executed. */
    status: number | null;
    body: string | null;
  };
  readonly ledger_accounts: { id: string; kind: string; owner: string | null; currency: string };
  readonly journals: { id: string; kind: string; reference: string; position: Generated<bigint> };
  readonly postings: { id: Generated<bigint>; journal: string; account: string; currency: string; amount: bigint };
}

interface PaymentTable {
  id: string;
  order_id: string;
  account: string;
  payment_method: string;
  status: PaymentStatus;
  amount: bigint;
  currency: string;
  description: string | null;
}
