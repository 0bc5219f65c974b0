import type { FastifyInstance } from 'fastify';
import type { ShopControl } from '../control-actions.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';

const rotateBody = bodySchema<{ purpose: 'field' | 'fingerprint' | 'trail' | 'backup' }>({
  purpose: { enum: ['field', 'fingerprint', 'trail', 'backup'] },
});

/** Which keys the shop has, without the keys, and new ones for old. */
export function keyRoutes(app: FastifyInstance, { keys, rotateKey }: ShopControl): void {
  app.get('/keys', async (_request, reply) => sendJson(reply, 200, { items: await keys() }));
  app.post('/keys/rotate', async (request, reply) => {
    await rotateKey(readBody(request, rotateBody).purpose);
    return sendJson(reply, 200, { items: await keys() });
  });
}
