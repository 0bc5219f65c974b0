import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../refusal.ts';
import { parseStrictJson } from '../../strict-json.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { VendorBooks } from '../vendor-books.ts';
import { ITEM_ENDPOINTS } from './item-endpoints.ts';
import { LINK_ENDPOINTS } from './link-endpoints.ts';
import { linkPage } from './link-page.ts';
import { catchUpBookings } from './bookings.ts';
import { MONEY_ENDPOINTS } from './money-endpoints.ts';
import { type PlaidEndpoint, plaidError } from './plaid-endpoint.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import { makePlaidState, type PlaidAccount, type PlaidState } from './plaid-state.ts';
import { sampleWebhook } from './plaid-webhook.ts';
import { readFields } from './read-fields.ts';

const ENDPOINTS: readonly PlaidEndpoint[] = [...LINK_ENDPOINTS, ...ITEM_ENDPOINTS, ...MONEY_ENDPOINTS];

/** Plaid's part of the gateway, beside its routes. */
export type PlaidBooks = VendorBooks;

/** Adds what Plaid answers, all of it by POST, and the page that stands in for Link. Source: the client library, version 47. */
export function plaidRoutes(app: FastifyInstance, context: GatewayContext, account: PlaidAccount): PlaidBooks {
  const state = makePlaidState(context, account);
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
      try {
        done(null, bytes.length === 0 ? {} : parseStrictJson(bytes as Buffer));
      } catch (error) {
        done(error as Error);
      }
    });
    scope.setErrorHandler((error, _request, reply) => {
      const { status, body } = plaidError(fromFrame(error));
      return send(state, reply, status, body);
    });
    for (const endpoint of ENDPOINTS) {
      scope.post(endpoint.path, (request, reply) => send(state, reply, 200, execute(state, endpoint, request)));
    }
  });
  linkPage(app, state);
  return {
    reset() {
      const { items, accessTokens, publicTokens, linkTokens, authorizations, transfers } = state;
      for (const map of [items, accessTokens, publicTokens, linkTokens, authorizations, transfers]) map.clear();
      state.movements.length = 0;
    },
    // Plaid pays out nothing by a settlement file.
    settlement: () => [],
    journal: () => [...state.movements],
    sampleWebhook: (code) => sampleWebhook(state, code),
    tick() {
      for (const item of Array.from(state.items.values())) catchUpBookings(state, item);
    },
  };
}

function execute(state: PlaidState, endpoint: PlaidEndpoint, request: FastifyRequest): object {
  const { body = {} } = request;
  const fields = readFields(body, { client_id: 'text?', secret: 'text?', ...endpoint.fields });
  const given = (header: string, field: string): string => {
    const value = request.headers[header] ?? fields[field];
    return typeof value === 'string' ? value : '';
  };
  const [clientId, secret] = [given('plaid-client-id', 'client_id'), given('plaid-secret', 'secret')];
  const missing = [clientId === '' && 'client_id', secret === '' && 'secret'].filter((name) => name !== false);
  if (missing.length > 0) {
    const message = `the following required fields are missing: ${missing.join(', ')}`;
    throw new PlaidRefusal('INVALID_REQUEST', 'MISSING_FIELDS', message);
  }
  if (!isSame(`${clientId} ${secret}`, `${state.account.clientId} ${state.account.secret}`)) {
    throw new PlaidRefusal('INVALID_INPUT', 'INVALID_API_KEYS', 'invalid client_id or secret provided');
  }
  return endpoint.handle(state, fields);
}

function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function send(state: PlaidState, reply: FastifyReply, status: number, body: object): FastifyReply {
  const content = JSON.stringify({ ...body, request_id: state.context.random(15) });
  return reply.code(status).type('application/json; charset=utf-8').send(content);
}

function fromFrame(error: unknown): unknown {
  if (error instanceof Refusal) return new PlaidRefusal('INVALID_REQUEST', 'INVALID_BODY', error.message);
  const { statusCode = 500 } = error as { readonly statusCode?: number };
  if (error instanceof PlaidRefusal || statusCode >= 500) return error;
  if (statusCode === 415) {
    return new PlaidRefusal('INVALID_REQUEST', 'INVALID_HEADERS', 'Content-Type must be application/json', 415);
  }
  const code = statusCode === 413 ? 'REQUEST_TOO_LARGE' : 'INVALID_BODY';
  return new PlaidRefusal('INVALID_REQUEST', code, 'the body could not be read', statusCode);
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
