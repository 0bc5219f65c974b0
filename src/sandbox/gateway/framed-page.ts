import type { FastifyReply } from 'fastify';
import { isLoopbackHost } from '../../model/target.ts';

/** May a page of this origin frame one of ours and be told what came of it? Only one on loopback may. */
export function isLoopbackOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && /^https?:$/u.test(url.protocol) && url.origin === origin && isLoopbackHost(url.hostname);
}

/**
 * The headers of a page that a shop frames, and of its parts.
 * @param frameAncestors who may frame it: an origin that was checked, or none
 */
export function dressed(reply: FastifyReply, frameAncestors: string = "'none'"): FastifyReply {
  return reply.headers({
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors ${frameAncestors}`,
    // The shop's page demands CORP of what it embeds (COEP require-corp), and a framed document must ask the same of its own.
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
}
