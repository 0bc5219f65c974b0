import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findCardNumbers } from '../../../util/card-numbers.ts';
import { toJson } from '../../to-json.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { StripeAccount } from './account.ts';
import { authenticate, type KeyHolder } from './api-keys.ts';
import { API_VERSION } from './api-version.ts';
import type { Endpoint } from './call.ts';
import { endpoints } from './endpoints.ts';
import { checkExpand, expand } from './expand.ts';
import { type FormObject, parseForm } from './form-parser.ts';
import { fingerprintOf, type IdempotencyKeys, type StoredAnswer } from './idempotency.ts';
import { makeParams } from './params.ts';
import { shown, StripeError } from './stripe-error.ts';
import { takeForms } from './take-forms.ts';

/** What the API is served with. */
export interface ApiParts {
  readonly context: GatewayContext;
  readonly holders: ReadonlyMap<string, KeyHolder>;
  readonly idempotency: ReadonlyMap<StripeAccount, IdempotencyKeys>;
  /** Does what is due by the clock. */
  readonly tick: () => void;
}

/** What is known of a request once its key is checked. */
interface Session extends KeyHolder {
  readonly requestId: string;
}

const VERSION = /^\d{4}-\d{2}-\d{2}(?:\.[a-z]{1,30})?$/u;
// So many turns of the event loop a payment is under way, so that requests at the same time meet it.
const TURNS = 4;

/** Serves `/v1/*` on a scope of its own. */
export function serveApi(scope: FastifyInstance, { context, holders, idempotency, tick }: ApiParts): void {
  const sessions = new WeakMap<FastifyRequest, Session>();
  const begun = new WeakMap<FastifyRequest, string>();
  const sessionOf = (request: FastifyRequest): Session => {
    const session = sessions.get(request);
    if (session === undefined) throw new TypeError('the request has not been authenticated');
    return session;
  };

  takeForms(scope);
  scope.addContentTypeParser('*', (_request, _payload, done) => done(notAForm()));
  scope.setErrorHandler((error, request, reply) => sendError(reply, asStripeError(error, request)));

  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const requestId = `req_${context.random(14)}`;
    const version = request.headers['stripe-version'] ?? API_VERSION;
    reply.header('request-id', requestId);
    const holder = authenticate(holders, request.headers.authorization);
    if (typeof version !== 'string' || !VERSION.test(version)) throw refuse(400, 'Invalid Stripe API version.');
    reply.header('stripe-version', version);
    const forAccount = request.headers['stripe-account'];
    if (forAccount !== undefined && forAccount !== holder.account.id) {
      throw refuse(403, 'The provided key does not have access to this account.', 'account_invalid');
    }
    sessions.set(request, { ...holder, requestId });
    tick();
  };

  const takeKey = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string' || key === '') return undefined;
    const { account } = sessionOf(request);
    if (/^[\x20-\x7e]{1,255}$/u.test(key) && findCardNumbers(key).length === 0) reply.header('idempotency-key', key);
    const fingerprint = fingerprintOf(request.method, pathOf(request), formOf(request));
    const stored = idempotency.get(account)?.begin(key, fingerprint);
    if (stored === undefined) {
      begun.set(request, key);
      return undefined;
    }
    reply.header('idempotent-replayed', 'true').header('original-request', stored.requestId);
    return sendText(reply, stored.status, stored.body);
  };

  const answer = async (endpoint: Endpoint, request: FastifyRequest): Promise<StoredAnswer> => {
    const { account, publishable, requestId } = sessionOf(request);
    const key = begun.get(request);
    let stored: StoredAnswer | undefined;
    try {
      if (endpoint.method === 'POST') for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
      if (publishable && endpoint.publishable !== true) {
        const message = 'This API call cannot be made with a publishable API key. Use a secret API key.';
        throw refuse(403, message, 'secret_key_required');
      }
      account.setCurrent({ id: requestId, idempotencyKey: key });
      const params = makeParams(formOf(request));
      const paths = params.texts('expand');
      checkExpand(paths);
      const { id = '' } = request.params as { readonly id?: string };
      const object = endpoint.run({ account, params, id, publishable });
      stored = { status: 200, body: toJson(expand(account, object, paths)), requestId };
      return stored;
    } catch (error) {
      const refusal = asStripeError(error, request);
      const failed = { status: refusal.status, body: bodyOf(refusal), requestId };
      if (refusal.executed) stored = failed;
      return failed;
    } finally {
      account.setCurrent(undefined);
      if (key !== undefined) idempotency.get(account)?.end(key, stored);
    }
  };

  for (const endpoint of endpoints) {
    scope.route({
      method: endpoint.method,
      url: `/v1${endpoint.path}`,
      onRequest: admit,
      preValidation: takeKey,
      handler: async (request, reply) => {
        const { status, body, requestId } = await answer(endpoint, request);
        if (begun.has(request)) reply.header('original-request', requestId);
        return sendText(reply, status, body);
      },
    });
  }
  for (const url of ['/v1/*', '/v2/*']) {
    scope.all(url, { onRequest: admit }, (request) => {
      throw refuse(404, `Unrecognized request URL (${request.method}: ${shown(pathOf(request))}).`);
    });
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

/** Body and query together, as Stripe reads them. */
function formOf(request: FastifyRequest): FormObject {
  const mark = request.url.indexOf('?');
  const query = mark === -1 ? new Map() : parseForm(request.url.slice(mark + 1));
  const body = request.body instanceof Map ? (request.body as FormObject) : new Map();
  const both: FormObject = new Map([...query, ...body]);
  if (both.size < query.size + body.size) throw refuse(400, 'A parameter was given in the query and in the body.');
  return both;
}

function refuse(status: number, message: string, code?: string): StripeError {
  return new StripeError(status, 'invalid_request_error', message, code === undefined ? {} : { code }, false);
}

function notAForm(): StripeError {
  return refuse(400, 'Invalid request (check that your POST content type is application/x-www-form-urlencoded).');
}

function asStripeError(error: unknown, request: FastifyRequest): StripeError {
  if (error instanceof StripeError) return error;
  const { statusCode } = error as { readonly statusCode?: number };
  if (statusCode === 413) return refuse(413, 'The request is too large.');
  if (statusCode === 415) return notAForm();
  if (statusCode !== undefined && statusCode < 500) return refuse(400, 'The request is malformed.');
  request.log.error(error);
  return new StripeError(500, 'api_error', 'An error occurred at the gateway.');
}

function bodyOf({ type, message, fields }: StripeError): string {
  return toJson({ error: { ...fields, message, type } });
}

function sendError(reply: FastifyReply, error: StripeError): FastifyReply {
  return sendText(reply, error.status, bodyOf(error));
}

function sendText(reply: FastifyReply, status: number, body: string): FastifyReply {
  if (status >= 400) reply.header('stripe-should-retry', String(status === 409 || status >= 500));
  return reply.code(status).type('application/json').header('cache-control', 'no-cache, no-store').send(body);
}
