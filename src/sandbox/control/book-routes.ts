import type { FastifyInstance } from 'fastify';
import type { ShopControl } from '../control-actions.ts';
import { emptyBody, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';

/** The shop's books: ledger, what must hold of it, what is to be sent, and the comparison with the gateway. */
export function bookRoutes(app: FastifyInstance, shop: ShopControl): void {
  app.get('/ledger', async (_request, reply) => sendJson(reply, 200, await shop.ledger()));
  app.get('/invariants', async (_request, reply) => sendJson(reply, 200, await shop.invariants()));
  app.get('/outbox', async (_request, reply) => sendJson(reply, 200, { items: await shop.outbox() }));
  app.get('/staff', (_request, reply) => sendJson(reply, 200, { items: shop.staff() }));
  const { reconciliation } = shop;
  app.get('/reconciliations', async (_request, reply) => sendJson(reply, 200, { items: await reconciliation.list() }));
  app.post('/reconcile', async (request, reply) => {
    readBody(request, emptyBody);
    return sendJson(reply, 200, await reconciliation.run());
  });
}
