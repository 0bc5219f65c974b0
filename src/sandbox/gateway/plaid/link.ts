import { accountsFor } from './bank-account.ts';
import { startBookings } from './bookings.ts';
import { institutionOf, PRODUCTS } from './institutions.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import { type Item, type LinkToken, plaidId, type PlaidState, uuid } from './plaid-state.ts';
import { sendItemWebhook } from './plaid-webhook.ts';

/** Who logs in at which bank, and for what. */
export interface BankLogin {
  readonly institutionId: string;
  readonly username: string;
  readonly password: string;
  readonly products: readonly string[];
  readonly webhook?: string | undefined;
  readonly clientUserId?: string | undefined;
}

const PUBLIC_TOKEN_LIFE = 30 * 60_000;

// Passwords `error_CODE` that fail a login. Source: https://plaid.com/docs/sandbox/test-credentials/
const LOGIN_ERRORS: Readonly<Record<string, string>> = {
  INVALID_CREDENTIALS: 'the provided credentials were not correct',
  INVALID_MFA: 'the provided MFA response(s) were not correct',
  ITEM_LOCKED: 'the account is locked. prompt the user to visit the institution and unlock the account',
  ITEM_LOGIN_REQUIRED: 'the login details of this item have changed',
  ITEM_NOT_SUPPORTED: 'this account is not supported',
  MFA_NOT_SUPPORTED: 'this account requires a form of MFA that is not supported',
  NO_ACCOUNTS: 'no valid accounts were found for this item',
  USER_SETUP_REQUIRED: 'the account has not been fully set up',
};

const INSTITUTION_ERRORS: Readonly<Record<string, string>> = {
  INSTITUTION_DOWN: 'this institution is not currently responding to this request. please try again soon',
  INSTITUTION_NOT_RESPONDING: 'this institution is not currently responding to this request. please try again soon',
  INSTITUTION_NO_LONGER_SUPPORTED: 'this institution is no longer supported',
};

const USERS = new Set(['user_good', 'user_transactions_dynamic', 'microdeposits_good']);

/**
 * Logs in at a test bank: a new item, and a public token for it.
 * @throws PlaidRefusal `INVALID_INSTITUTION`, `INVALID_PRODUCT`, or the error that the test password asks for
 */
export function linkItem(state: PlaidState, login: BankLogin): string {
  const institution = institutionOf(login.institutionId);
  if (institution === undefined) {
    throw new PlaidRefusal('INVALID_INPUT', 'INVALID_INSTITUTION', 'invalid institution_id provided');
  }
  const products = checkProducts(login.products);
  checkLogin(login);
  const now = state.context.clock.now();
  const key = state.context.random(32);
  const idOf = (): string => plaidId(state.context);
  const item: Item = {
    id: idOf(),
    institution,
    accounts: accountsFor(key, idOf),
    products,
    ...(login.webhook !== undefined && { webhook: login.webhook }),
    username: login.username,
    ...(login.clientUserId !== undefined && { clientUserId: login.clientUserId }),
    key,
    createdAt: now,
    loginRequired: false,
    log: [],
    linkedWith: 0,
    day: 0,
  };
  startBookings(state, item);
  return issuePublicToken(state, item);
}

/** Logs in to a link token's bank, or again to the item that it updates. @throws PlaidRefusal as `linkItem` does */
export function completeLink(
  state: PlaidState,
  link: LinkToken,
  login: Pick<BankLogin, 'institutionId' | 'username' | 'password'>,
): string {
  const { products, webhook, clientUserId } = link;
  const update = link.itemId === undefined ? undefined : state.items.get(link.itemId);
  const publicToken =
    update === undefined
      ? linkItem(state, { ...login, products, webhook, clientUserId })
      : repairItem(state, update, login);
  const session = { id: uuid(state.context), at: state.context.clock.now(), publicToken };
  state.linkTokens.set(link.token, { ...link, sessions: [...link.sessions, session] });
  return publicToken;
}

/** A link token that is known and not too old. @throws PlaidRefusal `INVALID_LINK_TOKEN` */
export function findLinkToken(state: PlaidState, token: string): LinkToken {
  const link = state.linkTokens.get(token);
  if (link !== undefined && link.expiresAt > state.context.clock.now()) return link;
  throw new PlaidRefusal('INVALID_INPUT', 'INVALID_LINK_TOKEN', 'the provided link token is invalid or has expired');
}

/** Exchanges a public token, once. @throws PlaidRefusal `INVALID_PUBLIC_TOKEN` */
export function exchangePublicToken(
  state: PlaidState,
  token: string,
): { readonly accessToken: string; readonly itemId: string } {
  const known = state.publicTokens.get(token);
  const item = state.items.get(known?.itemId ?? '');
  if (known === undefined || item === undefined || known.exchanged || known.expiresAt <= state.context.clock.now()) {
    const message = 'could not find matching public token: it is unknown, expired or was exchanged before';
    throw new PlaidRefusal('INVALID_INPUT', 'INVALID_PUBLIC_TOKEN', message);
  }
  state.publicTokens.set(token, { ...known, exchanged: true });
  const accessToken = issueAccessToken(state, item.id);
  if (item.products.includes('transactions')) sendItemWebhook(state, item, 'SYNC_UPDATES_AVAILABLE');
  return { accessToken, itemId: item.id };
}

/** A new access token for an item. */
export function issueAccessToken(state: PlaidState, itemId: string): string {
  const token = `access-sandbox-${uuid(state.context)}`;
  state.accessTokens.set(token, itemId);
  return token;
}

/** The products that a request names. @throws PlaidRefusal `INVALID_PRODUCT` */
export function checkProducts(products: readonly string[]): readonly string[] {
  if (products.length > 0 && products.every((product) => PRODUCTS.includes(product))) return products;
  const message = `products must be one or more of: ${PRODUCTS.join(', ')}`;
  throw new PlaidRefusal('INVALID_INPUT', 'INVALID_PRODUCT', message);
}

function issuePublicToken(state: PlaidState, item: Item): string {
  const token = `public-sandbox-${uuid(state.context)}`;
  const expiresAt = new Date(state.context.clock.now().getTime() + PUBLIC_TOKEN_LIFE);
  state.publicTokens.set(token, { itemId: item.id, expiresAt, exchanged: false });
  return token;
}

function repairItem(state: PlaidState, item: Item, login: Pick<BankLogin, 'username' | 'password'>): string {
  checkLogin(login);
  const repaired = { ...item, loginRequired: false };
  state.items.set(item.id, repaired);
  if (item.loginRequired) sendItemWebhook(state, repaired, 'LOGIN_REPAIRED');
  return issuePublicToken(state, repaired);
}

function checkLogin({ username, password }: Pick<BankLogin, 'username' | 'password'>): void {
  const code = /^error_([A-Z_]{1,60})$/u.exec(password)?.[1];
  const institutionError = code !== undefined && Object.hasOwn(INSTITUTION_ERRORS, code);
  if (institutionError) throw new PlaidRefusal('INSTITUTION_ERROR', code, INSTITUTION_ERRORS[code] ?? code);
  const loginError = code !== undefined && Object.hasOwn(LOGIN_ERRORS, code) ? code : undefined;
  if (loginError === undefined && USERS.has(username) && password !== '' && code === undefined) {
    if (username !== 'user_good' || password === 'pass_good') return;
  }
  const reason = loginError ?? 'INVALID_CREDENTIALS';
  throw new PlaidRefusal('ITEM_ERROR', reason, LOGIN_ERRORS[reason] ?? reason);
}
