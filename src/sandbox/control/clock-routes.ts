import type { FastifyInstance } from 'fastify';
import type { GatewayControl } from '../control-actions.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';

const TEN_YEARS = 10 * 365 * 24 * 3_600_000;
const advanceBody = bodySchema<{ ms: number }>({ ms: { type: 'integer', minimum: 0, maximum: TEN_YEARS } });

/** The sandbox's own time, which is moved forward in milliseconds; what becomes due at the gateway happens at once. */
export function clockRoutes(app: FastifyInstance, { clock, plane }: GatewayControl): void {
  const show = (): object => ({ now: clock.now().toISOString() });
  app.get('/clock', (_request, reply) => sendJson(reply, 200, show()));
  app.post('/clock/advance', (request, reply) => {
    clock.advance(readBody(request, advanceBody).ms);
    plane.tick();
    return sendJson(reply, 200, show());
  });
}
