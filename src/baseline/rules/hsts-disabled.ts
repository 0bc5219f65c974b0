import { headerValues } from '../../util/http.ts';
import { hstsAges } from '../headers/hsts-ages.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An https site tells browsers to forget that it is one. */
export const hstsDisabled: WebRule = {
  definition: {
    id: 'web/hsts-disabled',
    title: 'Strict-Transport-Security is switched off',
    what: 'The header says max-age=0, perhaps beside another max-age: which one counts then depends on the browser.',
    why: 'The browser forgets that the site is to be reached by https only, and the next visit may begin on plain http.',
    fix: 'Send max-age=31536000; use 0 only on purpose, and not for long.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10035-2'],
  scope: 'site',
  examples: {
    violating: [
      example('max-age=0', { headers: { 'Strict-Transport-Security': 'max-age=0' } }),
      example('quoted', { headers: { 'Strict-Transport-Security': 'max-age="0"; includeSubDomains' } }),
    ],
    clean: [
      example('a number that only begins with 0', { headers: { 'Strict-Transport-Security': 'max-age=031536000' } }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:')) return [];
    // Only the first header counts (RFC 6797, 8.1).
    const [value = '', ...others] = headerValues(exchange, 'strict-transport-security');
    if (!hstsAges(value).includes(0)) return [];
    return [
      {
        parameter: 'Strict-Transport-Security',
        evidence: value.slice(0, 200),
        message: 'Answers over https tell the browser to forget that the site uses https.',
        ...(others.length > 0 && { aliases: [] }),
      },
    ];
  },
};
