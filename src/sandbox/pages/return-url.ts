import type { FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';

/**
 * Where a visitor is sent on to: an address of the shop itself or of an origin that the settings name, else `fallback`.
 * What comes back is made of the parsed address, since browsers and servers read odd ones differently.
 */
export function returnUrl(
  context: SandboxContext,
  request: FastifyRequest,
  asked: string | undefined,
  fallback: string,
): string {
  if (asked === undefined || asked === '') return fallback;
  if (context.defect('web.redirect.return_url')) return asked;
  const own = `${request.protocol}://${request.host}`;
  if (asked.length > 500 || !URL.canParse(asked, own)) return fallback;
  const url = new URL(asked, own);
  if (url.origin === own) return `${url.pathname}${url.search}`.replace(/^\/{2,}/u, '/');
  return context.settings.returnOrigins.includes(url.origin) && url.username === '' ? url.href : fallback;
}
