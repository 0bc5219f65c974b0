import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer may be interpreted as another type than it says. */
export const contentTypeOptionsMissing: WebRule = {
  definition: {
    id: 'web/content-type-options-missing',
    title: 'X-Content-Type-Options is missing',
    what: 'The answer has a body and no header X-Content-Type-Options: nosniff.',
    why: 'A browser may then take an upload or a JSON answer for a script and run it with the rights of the shop.',
    fix: 'Send X-Content-Type-Options: nosniff with every answer, and the right Content-Type.',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10021'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'X-Content-Type-Options': undefined } }),
      example('another value', { headers: { 'X-Content-Type-Options': 'sniff' } }),
    ],
    clean: [
      example('nosniff', { headers: { 'X-Content-Type-Options': 'NoSniff' } }),
      example('no body', { status: 204, headers: { 'X-Content-Type-Options': undefined }, body: '' }),
    ],
  },
  check(exchange) {
    if (exchange.status < 200 || exchange.status >= 300 || exchange.body.length === 0) return [];
    const values = headerValues(exchange, 'x-content-type-options');
    const value = values.join(',');
    // Browsers look at the first value only (Fetch, "determine nosniff").
    if ((value.split(',', 1)[0] ?? '').trim().toLowerCase() === 'nosniff') return [];
    return [
      {
        parameter: 'X-Content-Type-Options',
        message: 'Answers are sent without X-Content-Type-Options: nosniff.',
        // To ZAP the word anywhere in the header is enough.
        ...(values.length > 0 && values.every((one) => /nosniff/iu.test(one)) && { aliases: [] }),
      },
    ];
  },
};
