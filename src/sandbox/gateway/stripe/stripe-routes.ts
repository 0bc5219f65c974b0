import type { FastifyInstance } from 'fastify';
import type { GatewayContext } from '../gateway-context.ts';
import type { VendorBooks } from '../vendor-books.ts';
import { makeAccount, type StripeAccount } from './account.ts';
import { checkTestKey, type KeyHolder } from './api-keys.ts';
import { challengePage } from './challenge-page.ts';
import { makeIdempotencyKeys, type IdempotencyKeys } from './idempotency.ts';
import { serveApi } from './serve-api.ts';
import { settlementOf } from './settlement.ts';
import { tokenOf } from './tokens.ts';
import { triggerEvent } from './trigger-event.ts';

/** The keys of the merchants at the gateway. */
export interface StripeKeys {
  readonly secretKey: string;
  readonly publishableKey: string;
  /** Of the address that the sandbox is told by `setWebhookUrl`. */
  readonly webhookSecret: string;
  /** Secret test keys of further merchants, each with an account and books of its own. */
  readonly moreSecretKeys?: readonly string[];
}

/**
 * The part of the gateway that speaks Stripe: `/v1/*` and the page of the 3-D Secure challenge.
 * @throws TollgateError `sandbox/bad-stripe-key`
 */
export function stripeRoutes(app: FastifyInstance, context: GatewayContext, keys: StripeKeys): VendorBooks {
  const main = makeAccount(context, `acct_${context.random(16)}`, keys.webhookSecret);
  const others = (keys.moreSecretKeys ?? []).map((key) => ({
    key: checkTestKey(key),
    account: makeAccount(context, `acct_${context.random(16)}`),
  }));
  const holders = new Map<string, KeyHolder>([
    [keys.secretKey, { account: main, publishable: false }],
    [keys.publishableKey, { account: main, publishable: true }],
  ]);
  for (const { key, account } of others) {
    holders.set(key, { account, publishable: false });
    holders.set(key.replace(/^sk/u, 'pk'), { account, publishable: true });
  }
  const accounts = [main, ...others.map(({ account }) => account)];
  const idempotency = new Map<StripeAccount, IdempotencyKeys>(
    accounts.map((account) => [account, makeIdempotencyKeys(context.clock)]),
  );
  const tick = (): void => {
    for (const account of accounts) account.agenda.run();
  };
  void app.register(async (scope) => serveApi(scope, { context, holders, idempotency, tick }));
  void app.register(async (scope) => challengePage(scope, accounts));
  return {
    reset() {
      for (const account of accounts) account.reset();
      for (const used of idempotency.values()) used.clear();
    },
    settlement: (from, to) => accounts.flatMap((account) => settlementOf(account, from, to)),
    journal: () => accounts.flatMap(({ movements }) => movements),
    tokenizeCard: (card) => tokenOf(main, card),
    sampleWebhook: (kind) => triggerEvent(main, kind),
    tick,
  };
}
