import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';

/** Lets the shop's own other origins read the API from a browser, with the customer's cookies, and nobody else. */
export function allowTrustedOrigins(
  context: SandboxContext,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined) return;
    if (!context.settings.trustedOrigins.includes(origin) && !context.defect('web.cors.reflect')) return;
    reply.header('access-control-allow-origin', origin).header('access-control-allow-credentials', 'true');
  };
}
