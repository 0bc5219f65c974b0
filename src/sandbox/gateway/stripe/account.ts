import { createHmac } from 'node:crypto';
import { type Agenda, makeAgenda } from '../agenda.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { Movement } from '../vendor-books.ts';
import type {
  BalanceTransaction,
  CardToken,
  Charge,
  Customer,
  Dispute,
  PaymentIntent,
  PaymentMethod,
  Refund,
  SetupIntent,
  StripeEvent,
  WebhookEndpoint,
} from './records.ts';

/** Objects of one kind by their ids, in the order in which they came about. */
export type Shelf<Item> = Map<string, Item>;

/** The request that is being worked on, for the events that it causes. */
export interface CurrentRequest {
  readonly id: string;
  readonly idempotencyKey: string | undefined;
}

/** All that one merchant has at the gateway. An object is replaced, never changed. */
export interface StripeAccount {
  readonly id: string;
  readonly context: GatewayContext;
  /** Signs what goes to the address that the sandbox itself was told; registered endpoints have secrets of their own. */
  readonly webhookSecret: string | undefined;
  readonly customers: Shelf<Customer>;
  readonly paymentMethods: Shelf<PaymentMethod>;
  readonly tokens: Shelf<CardToken>;
  readonly intents: Shelf<PaymentIntent>;
  readonly charges: Shelf<Charge>;
  readonly refunds: Shelf<Refund>;
  readonly disputes: Shelf<Dispute>;
  readonly setupIntents: Shelf<SetupIntent>;
  readonly balanceTransactions: Shelf<BalanceTransaction>;
  readonly events: Shelf<StripeEvent>;
  readonly endpoints: Shelf<WebhookEndpoint>;
  readonly movements: Movement[];
  readonly agenda: Agenda;
  /** Unix seconds of the virtual clock. */
  readonly now: () => number;
  /** `newId('pi')` is `pi_` and 24 characters. */
  readonly newId: (prefix: string) => string;
  /** Tells two uses of one card without telling the card. */
  readonly fingerprintOf: (cardNumber: string) => string;
  /** Does something so many seconds of the virtual clock from now. */
  readonly later: (seconds: number, task: () => void) => void;
  readonly current: () => CurrentRequest | undefined;
  readonly setCurrent: (request: CurrentRequest | undefined) => void;
  readonly reset: () => void;
}

/** An empty account. */
export function makeAccount(context: GatewayContext, id: string, webhookSecret?: string): StripeAccount {
  const { clock, random } = context;
  const agenda = makeAgenda(clock);
  const shelves = {
    customers: new Map<string, Customer>(),
    paymentMethods: new Map<string, PaymentMethod>(),
    tokens: new Map<string, CardToken>(),
    intents: new Map<string, PaymentIntent>(),
    charges: new Map<string, Charge>(),
    refunds: new Map<string, Refund>(),
    disputes: new Map<string, Dispute>(),
    setupIntents: new Map<string, SetupIntent>(),
    balanceTransactions: new Map<string, BalanceTransaction>(),
    events: new Map<string, StripeEvent>(),
    endpoints: new Map<string, WebhookEndpoint>(),
  };
  const movements: Movement[] = [];
  let request: CurrentRequest | undefined;
  return {
    id,
    context,
    webhookSecret,
    ...shelves,
    movements,
    agenda,
    now: () => Math.floor(clock.now().getTime() / 1000),
    newId: (prefix) => `${prefix}_${random(24)}`,
    fingerprintOf: (cardNumber) =>
      createHmac('sha256', `fingerprint:${id}`)
        .update(cardNumber)
        .digest('base64url')
        .replaceAll(/[-_]/gu, 'x')
        .slice(0, 16),
    later: (seconds, task) => agenda.at(new Date(clock.now().getTime() + seconds * 1000), task),
    current: () => request,
    setCurrent(next) {
      request = next;
    },
    reset() {
      for (const shelf of Object.values(shelves)) shelf.clear();
      movements.length = 0;
      agenda.clear();
    },
  };
}
