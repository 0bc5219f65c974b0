import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer with a body does not say what it is. */
export const contentTypeMissing: WebRule = {
  definition: {
    id: 'web/content-type-missing',
    title: 'Content-Type is missing',
    what: 'The answer has a body, and no Content-Type header or an empty one.',
    why: 'The browser guesses, and may take an upload or an error text for a page and run scripts in it.',
    fix: 'Send the right Content-Type with every answer that has a body.',
    level: 'note',
    securitySeverity: 2,
    since: '0.1.0',
    cwe: [345, 436],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10019-1', 'zap/10019-2'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'Content-Type': undefined }, body: 'paid' }),
      example('empty', { headers: { 'Content-Type': '' }, body: 'paid' }),
    ],
    clean: [example('no body', { status: 204, headers: { 'Content-Type': undefined }, body: '' })],
  },
  check(exchange) {
    if (exchange.body.length === 0) return [];
    const values = headerValues(exchange, 'content-type');
    if (values.some((value) => value.trim() !== '')) return [];
    return [
      {
        parameter: 'Content-Type',
        message: 'Answers with a body do not say of what type it is.',
        aliases: [values.length === 0 ? 'zap/10019-1' : 'zap/10019-2'],
      },
    ];
  },
};
