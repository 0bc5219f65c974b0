import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

/** A page tries to set Strict-Transport-Security in a <meta>. */
export const hstsInMeta: WebRule = {
  definition: {
    id: 'web/hsts-in-meta',
    title: 'Strict-Transport-Security in a <meta>',
    what: 'The page has <meta http-equiv="Strict-Transport-Security">, which browsers ignore (RFC 6797, 8.5).',
    why: 'Whoever wrote it believes that the site is protected against a downgrade to plain http.',
    fix: 'Send the header instead.',
    level: 'note',
    securitySeverity: 2,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10035-6'],
  scope: 'site',
  examples: {
    violating: [
      example('in a <meta>', {
        body: '<!doctype html><meta http-equiv="Strict-Transport-Security" content="max-age=31536000"><p>Shop',
      }),
    ],
    clean: [example('in a header', { headers: {} })],
  },
  check(exchange) {
    const found = tagsNamed(exchange, 'meta').some(
      ({ attributes }) => attributes.get('http-equiv')?.toLowerCase() === 'strict-transport-security',
    );
    return found
      ? [
          {
            parameter: 'Strict-Transport-Security',
            message: 'Strict-Transport-Security stands in a <meta>, where browsers ignore it.',
          },
        ]
      : [];
  },
};
