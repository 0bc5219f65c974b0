import type { FastifyInstance } from 'fastify';
import type { GatewayControl } from '../control-actions.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';

const resetBody = bodySchema<{ seed?: number }>(
  { seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } },
  ['seed'],
);

/** Back to the start, with the same sequence of ids or another. */
export function resetRoutes(app: FastifyInstance, { seed, reset }: GatewayControl): void {
  app.get('/seed', (_request, reply) => sendJson(reply, 200, { seed: seed() }));
  app.post('/reset', async (request, reply) => {
    await reset(readBody(request, resetBody).seed);
    return sendJson(reply, 200, { status: 'ok' });
  });
}
