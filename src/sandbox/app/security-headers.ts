import type { SandboxContext } from '../context.ts';
import type { Dresser } from '../server.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

/** Where a page's script of another host comes from, with the flaw that loads one. */
export const THIRD_PARTY_SCRIPT = 'https://cdn.leaf-and-kettle.example/chat-widget.js';

/** Gives every answer its security headers (OWASP Secure Headers Project), errors included. */
export function securityHeaders(context: SandboxContext): Dresser {
  return (reply) => {
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    const [path = ''] = reply.request.url.split('?', 1);
    const framed = isPage && context.defect('web.frame.allow');
    const { 'x-frame-options': frameOptions = '', ...others } = HEADERS;
    reply.headers(others);
    if (!framed) reply.header('x-frame-options', frameOptions);
    if (!context.defect('web.nosniff.missing')) reply.header('x-content-type-options', 'nosniff');
    if (context.settings.https && !context.defect('web.hsts.missing'))
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (/^\/(?:checkout|receipts)(?:\/|$)/u.test(path) && context.defect('web.cache.payment_page'))
      reply.header('cache-control', 'private, max-age=600');
    if (context.defect('web.banner')) reply.header('server', 'nginx/1.18.0');
    if (!isPage) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    else if (!context.defect('web.csp.missing'))
      reply.header('content-security-policy', pagePolicy(context, path === '/checkout', framed));
  };
}

function pagePolicy(context: SandboxContext, isCheckout: boolean, framed: boolean): string {
  const scripts = ["'self'"];
  if (context.defect('web.csp.unsafe_inline')) scripts.push("'unsafe-inline'");
  if (isCheckout && context.defect('web.script.no_sri')) scripts.push(new URL(THIRD_PARTY_SCRIPT).origin);
  // Only the checkout talks to the gateway: by the frame with the card fields, or by its form.
  const gateway = isCheckout ? context.gatewayUrl : '';
  const direct = context.settings.cardFields === 'direct-post';
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    ...(gateway !== '' && !direct ? [`frame-src ${gateway}`] : []),
    `form-action 'self'${gateway !== '' && direct ? ` ${gateway}` : ''}`,
    "base-uri 'none'",
    "object-src 'none'",
    ...(framed ? [] : ["frame-ancestors 'none'"]),
    "require-trusted-types-for 'script'",
  ].join('; ');
}
