import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';

/** Pages for the shop's own developers; in a shop that is open they answer as any address where there is nothing. */
export function debugPages(app: FastifyInstance, context: SandboxContext, formKey: string): void {
  for (const path of ['/_debug', '/env']) {
    app.get(path, (_request, reply) => {
      if (!context.defect('web.debug.endpoint'))
        throw new Refusal(404, 'not_found', 'There is nothing at this address.');
      return sendJson(reply, 200, {
        settings: context.settings,
        gateway: context.gatewayUrl,
        uptime: Math.round(performance.now() / 1000),
        environment: { NODE_ENV: 'development', FORM_KEY: formKey },
      });
    });
  }
}
