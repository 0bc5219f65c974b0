import type { FastifyInstance } from 'fastify';
import type { ShopControl } from '../control-actions.ts';
import { emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';

const LARGEST_BACKUP = 64 * 1024 * 1024;
const BYTES = 'application/octet-stream';

/** What the shop's operators do: the nightly work at once, backups, the list of what the shop is made of. */
export function operationRoutes(app: FastifyInstance, { operations }: ShopControl): void {
  app.get('/manifest', (_request, reply) => sendJson(reply, 200, operations.manifest()));
  app.post('/nightly', async (request, reply) => {
    readBody(request, emptyBody);
    await operations.nightly();
    return sendJson(reply, 200, { status: 'ok' });
  });
  app.get('/backup', async (_request, reply) => reply.type(BYTES).send(Buffer.from(await operations.backup())));
  void app.register(async (scope) => {
    scope.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
    scope.post('/restore', { bodyLimit: LARGEST_BACKUP }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) throw new Refusal(400, 'no_backup', 'The body is no backup.');
      try {
        await operations.restore(request.body);
      } catch (error) {
        const { code } = error as { readonly code?: unknown };
        if (typeof code !== 'string' || !code.startsWith('sandbox/backup-')) throw error;
        throw new Refusal(400, code, 'The backup was changed, or another shop made it.');
      }
      return sendJson(reply, 200, { status: 'ok' });
    });
  });
}
