import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { TollgateError } from '../../model/errors.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { errorJson, makeServer, sendJson } from '../server.ts';

/** What the control plane steers; every value it gives is turned into JSON, amounts as integers. */
export interface ControlActions {
  /** Empties the shop, with the seed of before unless another is given. */
  reset(seed: number | undefined): Promise<void>;
  defectsOn(): readonly string[];
  /** @throws TollgateError */
  setDefects(ids: readonly string[]): void;
  /** Every defect there is, with what a scan must report for it. */
  answerKey(): readonly object[];
  ledger(): Promise<object>;
  invariants(): Promise<object>;
}

const resetBody = bodySchema<{ seed?: number }>(
  { seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } },
  ['seed'],
);
const defectsBody = bodySchema<{ on: readonly string[] }>({
  on: { type: 'array', maxItems: 500, items: { type: 'string', maxLength: 80 } },
});

/** The control plane, which nobody without the token can use. Not yet listening. */
export function makeControlPlane(token: string, actions: ControlActions): FastifyInstance {
  const app = makeServer(
    (refusal) => ({ type: 'application/json; charset=utf-8', body: errorJson(refusal, {}) }),
    (reply) => void reply.header('cache-control', 'no-store'),
  );
  app.addHook('onRequest', async (request) => {
    const given = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(hashOf(given), hashOf(token)))
      throw new Refusal(401, 'unauthorized', 'The token is missing or wrong.');
  });
  app.get('/health', (_request, reply) => sendJson(reply, 200, { status: 'ok' }));
  app.get('/ledger', async (_request, reply) => sendJson(reply, 200, await actions.ledger()));
  app.get('/invariants', async (_request, reply) => sendJson(reply, 200, await actions.invariants()));
  app.get('/answer-key', (_request, reply) =>
    sendJson(reply, 200, { on: actions.defectsOn(), defects: actions.answerKey() }),
  );
  app.get('/defects', (_request, reply) => sendJson(reply, 200, { on: actions.defectsOn() }));
  app.put('/defects', async (request, reply) => {
    const { on } = readBody(request, defectsBody);
    try {
      actions.setDefects(on);
    } catch (error) {
      if (!(error instanceof TollgateError)) throw error;
      throw new Refusal(400, error.code, [error.message, ...error.help].join('; '));
    }
    return sendJson(reply, 200, { on: actions.defectsOn() });
  });
  app.post('/reset', async (request, reply) => {
    await actions.reset(readBody(request, resetBody).seed);
    return sendJson(reply, 200, { status: 'ok' });
  });
  return app;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
