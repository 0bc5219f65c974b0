import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An https site sends several Strict-Transport-Security headers. */
export const hstsRepeated: WebRule = {
  definition: {
    id: 'web/hsts-repeated',
    title: 'Strict-Transport-Security is sent several times',
    what: 'The answer has more than one Strict-Transport-Security header.',
    why: 'Browsers take the first and ignore the rest; which one that is depends on the order in which a proxy adds its own.',
    fix: 'Send the header once, from one place.',
    level: 'note',
    securitySeverity: 2,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10035-3'],
  scope: 'site',
  examples: {
    violating: [
      example('from the app and from a proxy', {
        headers: { 'Strict-Transport-Security': 'max-age=31536000', 'strict-transport-security': 'max-age=600' },
      }),
    ],
    clean: [example('once', { headers: {} })],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:')) return [];
    const values = headerValues(exchange, 'strict-transport-security');
    if (values.length < 2) return [];
    return [
      {
        parameter: 'Strict-Transport-Security',
        evidence: `${values.length} headers`,
        message: 'Answers over https have several Strict-Transport-Security headers.',
      },
    ];
  },
};
