import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { GatewayContext } from '../gateway-context.ts';
import type { Movement } from '../vendor-books.ts';
import type { BankAccount } from './bank-account.ts';
import type { BankChange } from './bank-transactions.ts';
import type { Institution } from './institutions.ts';
import type { Transfer, TransferAuthorization } from './transfer.ts';

/** What a client authenticates with. */
export interface PlaidAccount {
  readonly clientId: string;
  readonly secret: string;
}

/** A login at a bank. Never changed but for its log of bookings, only replaced. */
export interface Item {
  readonly id: string;
  readonly institution: Institution;
  readonly accounts: readonly BankAccount[];
  readonly products: readonly string[];
  readonly webhook?: string;
  readonly username: string;
  /** Of the link token through which it was linked: whose bank it is. */
  readonly clientUserId?: string;
  /** Of what it holds is made; the same for the same seed. */
  readonly key: string;
  readonly createdAt: Date;
  readonly loginRequired: boolean;
  /** Bookings and their changes, oldest first; grows. */
  readonly log: BankChange[];
  /** How much of the log there was when it was linked: what was posted by then is in the opening balances. */
  readonly linkedWith: number;
  /** The day up to which bookings were made, counted from the epoch. */
  readonly day: number;
}

/** A public token: good for one exchange within half an hour. */
export interface PublicToken {
  readonly itemId: string;
  readonly expiresAt: Date;
  readonly exchanged: boolean;
}

/** A link token, and what was linked with it. */
export interface LinkToken {
  readonly token: string;
  readonly clientUserId: string;
  readonly clientName: string;
  readonly language: string;
  readonly countryCodes: readonly string[];
  readonly products: readonly string[];
  readonly webhook?: string;
  readonly redirectUri?: string;
  /** Of an update: the item to log in to again. */
  readonly itemId?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly sessions: readonly { readonly id: string; readonly at: Date; readonly publicToken: string }[];
}

/** A key that signs webhooks. */
export interface WebhookKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly createdAt: Date;
}

/** All that the gateway remembers of Plaid. */
export interface PlaidState {
  readonly context: GatewayContext;
  readonly account: PlaidAccount;
  readonly items: Map<string, Item>;
  /** Access token to item id. */
  readonly accessTokens: Map<string, string>;
  readonly publicTokens: Map<string, PublicToken>;
  readonly linkTokens: Map<string, LinkToken>;
  readonly authorizations: Map<string, TransferAuthorization>;
  readonly transfers: Map<string, Transfer>;
  readonly movements: Movement[];
  readonly webhookKey: WebhookKey;
}

/** No items yet. */
export function makePlaidState(context: GatewayContext, account: PlaidAccount): PlaidState {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    context,
    account,
    items: new Map(),
    accessTokens: new Map(),
    publicTokens: new Map(),
    linkTokens: new Map(),
    authorizations: new Map(),
    transfers: new Map(),
    movements: [],
    webhookKey: { id: uuid(context), privateKey, publicKey, createdAt: context.clock.now() },
  };
}

/** An id of 37 letters and digits, as Plaid's are. */
export function plaidId(context: GatewayContext): string {
  return context.random(37);
}

/** A UUID of version 4 that repeats with the seed. */
export function uuid(context: GatewayContext): string {
  const hex = createHash('sha256').update(context.random(40)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
