import type { FastifyInstance } from 'fastify';
import { isLoopbackHost } from '../../model/target.ts';
import type { GatewayControl } from '../control-actions.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';

type Provider = Parameters<GatewayControl['plane']['trigger']>[0];

const provider = { enum: ['stripe', 'braintree', 'plaid'] };
const event = { type: 'string', minLength: 1, maxLength: 200 };
const ms = { type: 'integer', minimum: 0, maximum: 600_000 };

const triggerBody = bodySchema<{ provider: Provider; kind: string }>({ provider, kind: event });
const replayBody = bodySchema<{ event: string }>({ event });
const duplicateBody = bodySchema<{ event: string; times?: number }>(
  { event, times: { type: 'integer', minimum: 1, maximum: 100 } },
  ['times'],
);
const delayBody = bodySchema<{ event?: string; ms: number }>({ event, ms }, ['event']);
const reorderBody = bodySchema<{ events: readonly string[] }>({
  events: { type: 'array', minItems: 1, maxItems: 100, items: event },
});
const releaseBody = bodySchema<{ order?: 'in-order' | 'reversed' }>({ order: { enum: ['in-order', 'reversed'] } }, [
  'order',
]);
const addressBody = bodySchema<{ url: string | null }>({ url: { type: ['string', 'null'], maxLength: 2000 } });

/** Webhooks on demand: sent, sent again, late, several times, in another order; and what became of each attempt. */
export function webhookRoutes(app: FastifyInstance, { plane }: GatewayControl): void {
  const { webhooks } = plane;
  app.get('/webhooks', (_request, reply) => {
    const items = webhooks.messages().map(({ provider: from, eventId, type, url }) => {
      return { provider: from, event: eventId, type, url };
    });
    return sendJson(reply, 200, { items });
  });
  app.get('/webhooks/deliveries', (_request, reply) => {
    const items = webhooks.deliveries().map(({ eventId, ...delivery }) => ({ event: eventId, ...delivery }));
    return sendJson(reply, 200, { items });
  });
  app.post('/webhooks/trigger', (request, reply) => {
    const { provider: from, kind } = readBody(request, triggerBody);
    return sendJson(reply, 201, { event: plane.trigger(from, kind) });
  });
  app.post('/webhooks/replay', (request, reply) => {
    const { event: id } = readBody(request, replayBody);
    known(webhooks.redeliver(id));
    return sendJson(reply, 202, { event: id });
  });
  app.post('/webhooks/duplicate', (request, reply) => {
    const { event: id, times = 2 } = readBody(request, duplicateBody);
    known(webhooks.redeliver(id, { times }));
    return sendJson(reply, 202, { event: id, times });
  });
  app.post('/webhooks/delay', (request, reply) => {
    const { event: id, ms: delayMs } = readBody(request, delayBody);
    if (id === undefined) webhooks.delay(delayMs);
    else known(webhooks.redeliver(id, { delayMs }));
    return sendJson(reply, 202, { ...(id !== undefined && { event: id }), ms: delayMs });
  });
  app.post('/webhooks/reorder', async (request, reply) => {
    const { events } = readBody(request, reorderBody);
    known(await webhooks.redeliverInOrder(events));
    return sendJson(reply, 200, { events });
  });
  app.post('/webhooks/hold', (request, reply) => {
    readBody(request, emptyBody);
    webhooks.hold();
    return sendJson(reply, 200, { status: 'held' });
  });
  app.post('/webhooks/release', (request, reply) => {
    webhooks.release(readBody(request, releaseBody).order);
    return sendJson(reply, 202, { status: 'released' });
  });
  app.post('/webhooks/wait', async (request, reply) => {
    readBody(request, emptyBody);
    await webhooks.idle();
    return sendJson(reply, 200, { status: 'idle' });
  });
  app.put<{ Params: { provider: string } }>('/webhooks/addresses/:provider', (request, reply) => {
    const { provider: name } = request.params;
    if (!provider.enum.includes(name)) throw new Refusal(404, 'unknown_provider', 'The gateway has no such vendor.');
    const { url } = readBody(request, addressBody);
    const parsed = url === null ? null : URL.parse(url);
    if (url !== null && (parsed === null || !/^https?:$/u.test(parsed.protocol) || !isLoopbackHost(parsed.hostname)))
      throw new Refusal(400, 'invalid_url', 'The address must be one of http or https on loopback.');
    plane.setWebhookUrl(name as Provider, url ?? undefined);
    return sendJson(reply, 200, { provider: name, url });
  });
}

function known(isKnown: boolean): void {
  if (!isKnown) throw new Refusal(404, 'unknown_event', 'No webhook of this event was sent yet; see GET /webhooks.');
}
