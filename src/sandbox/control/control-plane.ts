import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../refusal.ts';
import { errorJson, makeServer, sendJson } from '../server.ts';

/** Adds the routes of one area to the control plane. */
export type ControlArea = (app: FastifyInstance) => void;

/** The control plane, which nobody without the token can use. Not yet listening. */
export function makeControlPlane(token: string, areas: readonly ControlArea[]): FastifyInstance {
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
  for (const area of areas) area(app);
  return app;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
