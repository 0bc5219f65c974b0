import type { FastifyInstance } from 'fastify';
import { TollgateError } from '../../model/errors.ts';
import type { ShopControl } from '../control-actions.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';

const defectsBody = bodySchema<{ on: readonly string[] }>({
  on: { type: 'array', maxItems: 500, items: { type: 'string', maxLength: 80 } },
});

/** The answer key: every defect with what a scan must report for it, and every decoy. */
export interface AnswerKey {
  readonly defects: readonly object[];
  readonly decoys: readonly object[];
}

/** Which defects are on, and what a scan should make of them. */
export function defectRoutes(
  app: FastifyInstance,
  { defectsOn, setDefects }: Pick<ShopControl, 'defectsOn' | 'setDefects'>,
  { defects, decoys }: AnswerKey,
): void {
  app.get('/answer-key', (_request, reply) => sendJson(reply, 200, { on: defectsOn(), defects }));
  app.get('/decoys', (_request, reply) => sendJson(reply, 200, { items: decoys }));
  app.get('/defects', (_request, reply) => sendJson(reply, 200, { on: defectsOn() }));
  app.put('/defects', (request, reply) => {
    const { on } = readBody(request, defectsBody);
    try {
      setDefects(on);
    } catch (error) {
      if (!(error instanceof TollgateError)) throw error;
      throw new Refusal(400, error.code, [error.message, ...error.help].join('; '));
    }
    return sendJson(reply, 200, { on: defectsOn() });
  });
}
