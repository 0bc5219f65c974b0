import type { FastifyInstance } from 'fastify';
import type { ShopControl } from '../control-actions.ts';
import { sendJson } from '../server.ts';

/** What the shop's operators see: log, audit trail, alarms, metrics. */
export function watchRoutes(app: FastifyInstance, shop: ShopControl): void {
  app.get('/log', (_request, reply) => {
    const lines = shop.logLines().map((line) => `${line}\n`);
    return reply.type('application/x-ndjson; charset=utf-8').send(lines.join(''));
  });
  app.get('/trail', async (_request, reply) => {
    const items = await shop.db.selectFrom('security_events').selectAll().orderBy('seq').execute();
    return sendJson(reply, 200, { items });
  });
  app.get('/trail/verify', async (_request, reply) => sendJson(reply, 200, await shop.verifyTrail()));
  const { monitor } = shop;
  app.get('/alarms', (_request, reply) => sendJson(reply, 200, { items: monitor.alarms() }));
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await monitor.metrics()),
  );
}
