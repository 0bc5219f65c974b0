import type { CountryCode, PlaidApi, Products, Transaction } from 'plaid';
import { GatewayFailure } from '../../gateway-failure.ts';
import type { GatewayEndpoint } from '../payment-gateway/gateway-endpoint.ts';
import { loadSdk } from '../payment-gateway/load-sdk.ts';
import { amountOf } from './amount-of.ts';
import type { BankProvider, ProviderBooking } from './bank-provider.ts';

const PRODUCTS = ['auth', 'transactions'] as unknown as Products[];
const COUNTRIES = ['US'] as unknown as CountryCode[];

/** Bank links through Plaid, by its own SDK. Source: https://plaid.com/docs/api/ */
export function plaidBank({ url, credentials }: GatewayEndpoint): BankProvider {
  const client = connect(url, credentials.plaid);
  return {
    linkToken: (account, accessToken) =>
      attempt(async () => {
        const { data } = await client.linkTokenCreate({
          client_name: 'Leaf & Kettle',
          language: 'en',
          country_codes: COUNTRIES,
          user: { client_user_id: account },
          ...(accessToken === undefined ? { products: PRODUCTS } : { access_token: accessToken }),
        });
        return { token: data.link_token, expiresAt: new Date(data.expiration) };
      }),
    publicTokens: (linkToken) =>
      attempt(async () => {
        const { data } = await client.linkTokenGet({ link_token: linkToken });
        const added = (data.link_sessions ?? []).flatMap(({ results }) => results?.item_add_results ?? []);
        return added.map(({ public_token }) => public_token);
      }),
    exchange: (publicToken) =>
      attempt(async () => {
        const { data } = await client.itemPublicTokenExchange({ public_token: publicToken });
        return { accessToken: data.access_token, item: data.item_id };
      }),
    institution: (accessToken) =>
      attempt(async () => {
        const { data } = await client.itemGet({ access_token: accessToken });
        const id = data.item.institution_id ?? '';
        const answer = await client.institutionsGetById({ institution_id: id, country_codes: COUNTRIES });
        return answer.data.institution.name;
      }),
    accounts: (accessToken) =>
      attempt(async () => {
        const { data } = await client.accountsBalanceGet({ access_token: accessToken });
        return data.accounts.map(({ account_id: ref, name, subtype, mask, balances }) => {
          const currency = balances.iso_currency_code ?? 'USD';
          return {
            ref,
            name,
            subtype: subtype ?? 'other',
            mask: mask ?? '',
            currency,
            current: amountOf(balances.current ?? 0, currency),
            available: balances.available === null ? undefined : amountOf(balances.available, currency),
          };
        });
      }),
    numbers: (accessToken) =>
      attempt(async () => {
        const { data } = await client.authGet({ access_token: accessToken });
        return data.numbers.ach.map(({ account_id: ref, account: number, routing }) => ({ ref, number, routing }));
      }),
    changes: (accessToken, cursor) =>
      attempt(async () => {
        const since = cursor === undefined ? {} : { cursor };
        const { data } = await client.transactionsSync({ access_token: accessToken, count: 200, ...since });
        return {
          changed: [...data.added, ...data.modified].map(bookingOf),
          removed: data.removed.map(({ transaction_id: ref }) => ref),
          cursor: data.next_cursor,
          more: data.has_more,
        };
      }),
    remove: (accessToken) =>
      attempt(async () => {
        await client.itemRemove({ access_token: accessToken });
      }),
  };
}

function connect(url: string, { clientId, secret }: GatewayEndpoint['credentials']['plaid']): PlaidApi {
  const { Configuration, PlaidApi: Client } = loadSdk('plaid');
  const headers = { 'PLAID-CLIENT-ID': clientId, 'PLAID-SECRET': secret };
  const baseOptions = { headers, proxy: false, timeout: 5000, maxRedirects: 0, maxContentLength: 4 * 1024 * 1024 };
  return new Client(new Configuration({ basePath: url, baseOptions }));
}

function bookingOf(booking: Transaction): ProviderBooking {
  const { transaction_id: ref, account_id: account, date: bookedOn, name, pending } = booking;
  const currency = booking.iso_currency_code ?? 'USD';
  // Plaid counts what leaves the account as positive.
  return { ref, account, amount: -amountOf(booking.amount, currency), currency, bookedOn, name, pending };
}

interface HttpError {
  readonly code?: string;
  readonly response?: { readonly status: number; readonly data?: { readonly error_code?: unknown } };
}

async function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw failureOf(error as HttpError);
  }
}

// What the SDK throws holds the request with its credentials, so nothing of it goes on but the code.
function failureOf({ code = 'unknown', response }: HttpError): GatewayFailure {
  if (response === undefined) {
    const sent = code !== 'ECONNREFUSED' && !/CERT|SELF_SIGNED|TLS|SSL/u.test(code);
    return new GatewayFailure(sent ? 'unknown' : 'unavailable', code);
  }
  const { error_code } = response.data ?? {};
  const reason = typeof error_code === 'string' && /^\w{1,60}$/u.test(error_code) ? error_code : 'unknown';
  if (response.status === 429) return new GatewayFailure('throttled', reason);
  if (response.status >= 500) return new GatewayFailure('unknown', reason);
  return new GatewayFailure(reason === 'INVALID_API_KEYS' ? 'unavailable' : 'refused', reason);
}
