import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule, Faults } from './faults.ts';
import { providerOf } from './provider-of.ts';
import type { Provider } from './vendor-books.ts';

// No client waits longer; the connection is cut then.
const SILENCE = 120_000;

/**
 * Makes faults happen to a plane. An `error`, `rate_limit`, `timeout` or `drop_before` strikes before the vendor's part
 * sees the request; `latency` once the request is accepted, so that its idempotency key is in use meanwhile;
 * `drop_after` when everything is done and only the answer is missing.
 */
export function addFaultHooks(app: FastifyInstance, faults: Faults): void {
  const struck = new WeakMap<FastifyRequest, FaultRule>();
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const provider = providerOf(path);
    const rule = provider && faults.take({ provider, method: request.method, path });
    if (rule === undefined || provider === undefined) return;
    struck.set(request, rule);
    if (rule.kind === 'error') return refuse(reply, provider, rule.status ?? 500);
    if (rule.kind === 'rate_limit') return refuse(reply.header('retry-after', '1'), provider, 429);
    if (rule.kind === 'drop_before') {
      reply.hijack();
      request.raw.socket.destroy();
    }
    if (rule.kind === 'timeout') {
      reply.hijack();
      void setTimeout(SILENCE, undefined, { ref: false }).then(() => request.raw.socket.destroy());
    }
  });
  app.addHook('preHandler', async (request) => {
    const rule = struck.get(request);
    if (rule?.kind === 'latency') await setTimeout(rule.ms ?? 0, undefined, { ref: false });
  });
  app.addHook('onSend', async (request, _reply, payload) => {
    if (struck.get(request)?.kind === 'drop_after') request.raw.socket.destroy();
    return payload;
  });
}

function refuse(reply: FastifyReply, provider: Provider, status: number): FastifyReply {
  const limited = status === 429;
  const message = limited ? 'Too many requests hit the API too quickly.' : 'The gateway could not do this.';
  if (provider === 'braintree') {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<api-error-response><message>${message}</message></api-error-response>`;
    return reply.code(status).type('application/xml; charset=utf-8').send(xml);
  }
  const error =
    provider === 'stripe'
      ? {
          error: limited
            ? { type: 'invalid_request_error', code: 'rate_limit', message }
            : { type: 'api_error', message },
        }
      : {
          error_type: limited ? 'RATE_LIMIT_EXCEEDED' : 'API_ERROR',
          error_code: limited ? 'RATE_LIMIT' : 'INTERNAL_SERVER_ERROR',
          error_message: message,
          display_message: null,
          request_id: 'fault',
        };
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(error));
}
