import type { FastifyInstance } from 'fastify';
import type { GatewayControl } from '../control-actions.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';

/** What the gateway knows: its credentials, what it was asked, what it did with money, what it settled. */
export function gatewayRoutes(app: FastifyInstance, { plane, clock }: GatewayControl): void {
  app.get('/gateway/credentials', (_request, reply) => sendJson(reply, 200, plane.credentials));
  app.get('/gateway/requests', (_request, reply) => sendJson(reply, 200, { items: plane.requests() }));
  app.get('/gateway/journal', (_request, reply) => sendJson(reply, 200, { items: plane.journal() }));
  app.get<{ Querystring: Readonly<Record<string, unknown>> }>('/gateway/settlement', (request, reply) => {
    const { from, to } = request.query;
    const items = plane.settlement(timeOf('from', from, new Date(0)), timeOf('to', to, nextMoment(clock.now())));
    return sendJson(reply, 200, { items });
  });
}

// Lines are taken up to, not including, `to`.
function nextMoment(now: Date): Date {
  return new Date(now.getTime() + 1);
}

function timeOf(name: string, text: unknown, fallback: Date): Date {
  if (text === undefined) return fallback;
  const time = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}/u.test(text) ? new Date(text) : undefined;
  if (time === undefined || Number.isNaN(time.getTime()))
    throw new Refusal(400, 'invalid_value', `"${name}" is no time, such as 2026-11-21T00:00:00Z.`);
  return time;
}
