import type { Generated } from 'kysely';

/** What customers asked of payments, for disputes: kept with card numbers and secrets masked. */
export const paymentRequestsSchema: string = `
create table payment_requests (
  position bigint generated always as identity primary key,
  account text not null references accounts,
  route text not null,
  body text not null,
  card_fingerprint text,
  received_at timestamptz not null
);
`;

/** The rows of these tables. */
export interface PaymentRequestTables {
  readonly payment_requests: {
    position: Generated<bigint>;
    account: string;
    route: string;
    /** JSON, masked. */
    body: string;
    /** Recognises a card number that was sent in clear. */
    card_fingerprint: string | null;
    received_at: Date;
  };
}
