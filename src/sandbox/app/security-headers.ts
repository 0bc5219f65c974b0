import type { SandboxContext } from '../context.ts';
import type { Dresser } from '../server.ts';

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Gives every answer its security headers (OWASP Secure Headers Project), errors included. */
export function securityHeaders(context: SandboxContext): Dresser {
  return (reply) => {
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    reply.headers(HEADERS);
    if (!isPage) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    else if (!context.defect('web.csp.missing')) reply.header('content-security-policy', PAGE_POLICY);
  };
}
