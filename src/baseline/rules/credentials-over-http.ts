import { requestHeader } from '../header-value.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A client sent a password over plain http. */
export const credentialsOverHttp: WebRule = {
  definition: {
    id: 'web/credentials-over-http',
    title: 'Credentials sent over plain http',
    what: 'The request carried an Authorization header of type Basic or Digest over plain http.',
    why: 'Anyone on the network reads the password (Basic) or can try passwords against what was sent (Digest).',
    fix: 'Offer the site by https only, and redirect before asking for a password.',
    level: 'warning',
    securitySeverity: 6,
    since: '0.1.0',
    cwe: [319, 522],
    owasp: ['A04:2025', 'API2:2023'],
    pci: ['4.2.1', '8.3.2'],
  },
  aliases: ['zap/10105-1'],
  scope: 'site',
  examples: {
    violating: [
      example('Basic', { url: 'http://shop.example/', requestHeaders: { Authorization: 'Basic Zm9vOmJhcg==' } }),
    ],
    clean: [
      example('over https', { requestHeaders: { Authorization: 'Basic Zm9vOmJhcg==' } }),
      example('a bearer token is no password', {
        url: 'http://shop.example/',
        requestHeaders: { Authorization: 'Bearer e' },
      }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('http:')) return [];
    const value = requestHeader(exchange, 'authorization') ?? '';
    const scheme = /^(basic\s+\S+\s*$|digest\s.*\busername=)/iu.exec(value.slice(0, 2_048))?.[0];
    if (scheme === undefined) return [];
    return [
      {
        parameter: 'Authorization',
        evidence: scheme.slice(0, 6).trim(),
        message: 'A password was sent over plain http.',
      },
    ];
  },
};
