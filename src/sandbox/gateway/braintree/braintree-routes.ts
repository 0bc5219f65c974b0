import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openHttpClient } from '../../../util/http.ts';
import { isLoopbackHost } from '../../../model/target.ts';
import { Refusal } from '../../refusal.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { VendorBooks } from '../vendor-books.ts';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { type BraintreeAccount, type BraintreeState, makeBraintreeState } from './braintree-state.ts';
import { catchUp } from './catch-up.ts';
import { decideDispute, openDispute } from './dispute.ts';
import { DISPUTE_ROUTES } from './dispute-routes.ts';
import { errorAnswer } from './error-answer.ts';
import { answerGraphql } from './graphql.ts';
import { endKey, takeKey } from './idempotency.ts';
import { signature } from './notify.ts';
import { isFields, parseBody, text } from './read-body.ts';
import { BraintreeRefusal, invalid, notFound } from './refusal.ts';
import { refundedAmount } from './refund.ts';
import { type Answer, type BraintreeRoute } from './route-table.ts';
import { sampleWebhook } from './sample-webhook.ts';
import { issueNonce, readCard } from './tokenize.ts';
import { TRANSACTION_ROUTES } from './transaction-routes.ts';
import { VAULT_ROUTES } from './vault-routes.ts';

/** Braintree's part of the gateway, beside its routes. */
export interface BraintreeBooks extends VendorBooks {
  /** A cardholder disputes what was captured of a sale. @throws Refusal 404, 409 where nothing can be disputed */
  readonly dispute: (transactionId: string) => string;
  /** The processor decides a dispute whose evidence it has. @throws Refusal 404, 409 unless it is `disputed` */
  readonly decide: (disputeId: string, outcome: 'won' | 'lost') => void;
  /** Asks an address, as Braintree does before it sends webhooks there, to sign a challenge (`bt_challenge`). */
  readonly verifyWebhookUrl: (url: string) => Promise<boolean>;
}

const ROUTES: readonly BraintreeRoute[] = [
  ...TRANSACTION_ROUTES,
  ...VAULT_ROUTES,
  ...DISPUTE_ROUTES,
  ...ACCOUNT_ROUTES,
];

/** Adds what Braintree answers below `/merchants/` and at `/graphql`. Source: the client library, version 3.40. */
export function braintreeRoutes(
  app: FastifyInstance,
  context: GatewayContext,
  account: BraintreeAccount,
): BraintreeBooks {
  const state = makeBraintreeState(context, account);
  void app.register(
    async (scope) => {
      shape(scope, state, account);
      for (const route of ROUTES) addRoute(scope, state, route);
      scope.setNotFoundHandler((_request, reply) => send(reply, errorAnswer(state, notFound())));
    },
    { prefix: '/merchants/:merchantId' },
  );
  void app.register(async (scope) => {
    addParser(scope);
    scope.post('/graphql', (request, reply) => {
      catchUp(state);
      const content = isAuthorized(request, account)
        ? answerGraphql(state, request.body)
        : { errors: [{ message: 'Authentication failed.', extensions: { errorClass: 'AUTHENTICATION' } }] };
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(content));
    });
    scope.setErrorHandler((_error, _request, reply) => {
      const error = { message: 'The request is malformed.', extensions: { errorClass: 'VALIDATION' } };
      return reply
        .code(200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ errors: [error] }));
    });
  });
  return booksOf(state);
}

function shape(scope: FastifyInstance, state: BraintreeState, account: BraintreeAccount): void {
  addParser(scope);
  scope.addHook('onRequest', async (request) => {
    const { merchantId } = request.params as { readonly merchantId?: string };
    if (!isAuthorized(request, account) || merchantId !== account.merchantId) {
      throw new BraintreeRefusal(401, 'Authentication Error');
    }
    if (request.headers['x-apiversion'] === undefined) throw new BraintreeRefusal(426, 'Upgrade Required');
  });
  scope.setErrorHandler((error, _request, reply) => send(reply, errorAnswer(state, refusalOf(error))));
}

function addRoute(scope: FastifyInstance, state: BraintreeState, route: BraintreeRoute): void {
  const replays = new WeakMap<FastifyRequest, Answer>();
  const keys = new WeakMap<FastifyRequest, string>();
  scope.route({
    method: route.method,
    url: route.path,
    // Before the handlers' phase, so that a request that is slow there has its key in use meanwhile.
    async preValidation(request) {
      catchUp(state);
      const key = requestKey(request);
      if (key === undefined) return;
      if (route.keyed !== true) {
        throw invalid('transaction', 'api_request_key', '915231', 'API request key is not allowed here.');
      }
      const replay = takeKey(state, key, `${request.method} ${request.url}\n${JSON.stringify(request.body)}`);
      if (replay === undefined) keys.set(request, key);
      else replays.set(request, replay);
    },
    handler(request, reply) {
      const replay = replays.get(request);
      return send(reply, replay ?? execute(state, route, request, keys.get(request)));
    },
  });
}

function execute(
  state: BraintreeState,
  route: BraintreeRoute,
  request: FastifyRequest,
  key: string | undefined,
): Answer {
  const { id = '', part = '' } = request.params as { readonly id?: string; readonly part?: string };
  const query = new URL(request.url, 'http://gateway.invalid').searchParams;
  const end = (result: Answer | undefined): void => {
    if (key !== undefined) endKey(state, key, result);
  };
  try {
    const result = route.handle(state, { id, part, query, body: request.body ?? {} });
    end(result);
    return result;
  } catch (error) {
    // A decline is a result too: the transaction exists.
    const declined = error instanceof BraintreeRefusal && error.transaction !== undefined;
    const result = declined ? errorAnswer(state, error) : undefined;
    end(result);
    if (result !== undefined) return result;
    throw error;
  }
}

function addParser(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, parseBody(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function send(reply: FastifyReply, { status, xml }: Answer): FastifyReply {
  return reply.code(status).type('application/xml; charset=utf-8').send(xml);
}

function requestKey(request: FastifyRequest): string | undefined {
  const body = isFields(request.body) ? request.body['transaction'] : undefined;
  return isFields(body) ? text(body, 'api_request_key') : undefined;
}

function isAuthorized(request: FastifyRequest, { publicKey, privateKey }: BraintreeAccount): boolean {
  const expected = `Basic ${Buffer.from(`${publicKey}:${privateKey}`).toString('base64')}`;
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(expected));
}

function refusalOf(error: unknown): BraintreeRefusal {
  if (error instanceof BraintreeRefusal) return error;
  if (error instanceof Refusal) return new BraintreeRefusal(error.status, error.message);
  const { statusCode = 500 } = error as { readonly statusCode?: number };
  return statusCode < 500 ? new BraintreeRefusal(statusCode, 'Bad Request') : new BraintreeRefusal(500, 'Server Error');
}

function booksOf(state: BraintreeState): BraintreeBooks {
  return {
    reset() {
      for (const map of [
        state.transactions,
        state.customers,
        state.methods,
        state.nonces,
        state.disputes,
        state.keys,
      ]) {
        map.clear();
      }
      state.movements.length = 0;
      state.lines.length = 0;
      state.nextDue = Number.POSITIVE_INFINITY;
      state.fingerprintKey = state.context.random(64);
    },
    tick: () => catchUp(state),
    settlement(from, to) {
      catchUp(state);
      return state.lines.filter(({ created }) => created >= from && created < to);
    },
    journal() {
      catchUp(state);
      return [...state.movements];
    },
    tokenizeCard({ number, expMonth, expYear, cvc }) {
      const fields = { number, cvv: cvc, expiration_month: expMonth, expiration_year: expYear };
      return issueNonce(state, readCard(state, fields, 'credit_card'));
    },
    sampleWebhook: (kind) => sampleWebhook(state, kind),
    dispute(transactionId) {
      const transaction = state.transactions.get(transactionId);
      if (transaction === undefined) throw new Refusal(404, 'not_found', 'There is no such transaction.');
      if (transaction.type === 'credit' || transaction.status !== 'settled' || transaction.disputeIds.length > 0) {
        throw new Refusal(409, 'not_disputable', 'Only a settled sale can be disputed, and only once.');
      }
      const left = transaction.amount - refundedAmount(state, transaction);
      if (left === 0n) throw new Refusal(409, 'not_disputable', 'All of the sale has been refunded.');
      return openDispute(state, transaction, left).id;
    },
    decide(disputeId, outcome) {
      const dispute = state.disputes.get(disputeId);
      if (dispute === undefined) throw new Refusal(404, 'not_found', 'There is no such dispute.');
      if (dispute.status !== 'disputed')
        throw new Refusal(409, 'not_decidable', 'The dispute is not with the processor.');
      decideDispute(state, dispute, outcome);
    },
    verifyWebhookUrl: (url) => verifyWebhookUrl(state, url),
  };
}

async function verifyWebhookUrl(state: BraintreeState, url: string): Promise<boolean> {
  const target = new URL(url);
  if (!isLoopbackHost(target.hostname)) return false;
  const challenge = randomBytes(10).toString('hex');
  target.searchParams.set('bt_challenge', challenge);
  const client = openHttpClient(target.origin, { maxBytes: 4096 });
  try {
    const { status, body } = await client.request({ method: 'GET', path: `${target.pathname}${target.search}` });
    return status === 200 && Buffer.from(body).toString('utf8').trim() === signature(state, challenge);
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
