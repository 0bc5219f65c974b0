import { catchUpBookings } from './bookings.ts';
import { errorObject, PlaidRefusal } from './plaid-refusal.ts';
import type { Item, PlaidState } from './plaid-state.ts';
import { LOGIN_REQUIRED } from './plaid-webhook.ts';
import { type FieldKind, type PlaidFields, required } from './read-fields.ts';

/** One address that takes a POST; what `handle` returns is answered with a `request_id`. */
export interface PlaidEndpoint {
  readonly path: string;
  /** The fields of the body, beside `client_id` and `secret`. */
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly handle: (state: PlaidState, fields: PlaidFields) => object;
}

/** The item of `access_token`, its bookings up to date. @throws PlaidRefusal `INVALID_ACCESS_TOKEN` */
export function itemOf(state: PlaidState, fields: PlaidFields): Item {
  const item = state.items.get(state.accessTokens.get(required(fields, 'access_token')) ?? '');
  if (item === undefined) {
    throw new PlaidRefusal('INVALID_INPUT', 'INVALID_ACCESS_TOKEN', 'could not find matching access token');
  }
  return catchUpBookings(state, item);
}

/** As `itemOf`, for what needs a working login. @throws PlaidRefusal also `ITEM_LOGIN_REQUIRED`, `PRODUCTS_NOT_SUPPORTED` */
export function openItem(state: PlaidState, fields: PlaidFields, product?: string): Item {
  const item = itemOf(state, fields);
  if (item.loginRequired) {
    throw new PlaidRefusal('ITEM_ERROR', LOGIN_REQUIRED.error_code, LOGIN_REQUIRED.error_message);
  }
  if (product === undefined || item.products.includes(product)) return item;
  // A product that was not asked for at first is added when it is first used, as Plaid does.
  const next = { ...item, products: [...item.products, product] };
  state.items.set(item.id, next);
  return next;
}

/** The error object of anything that was thrown. */
export function plaidError(error: unknown): { readonly status: number; readonly body: object } {
  const refusal =
    error instanceof PlaidRefusal
      ? error
      : new PlaidRefusal('API_ERROR', 'INTERNAL_SERVER_ERROR', 'an unexpected error occurred', 500);
  return { status: refusal.status, body: errorObject(refusal) };
}
