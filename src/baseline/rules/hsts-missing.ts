import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An https site does not tell browsers to stay on https. */
export const hstsMissing: WebRule = {
  definition: {
    id: 'web/hsts-missing',
    title: 'Strict-Transport-Security is missing',
    what: 'The https answer has no Strict-Transport-Security header, or one without effect (max-age=0, or no number).',
    why: 'The first request of a visit may then go out over plain http, where an attacker on the network can keep it and read what is typed, card numbers included.',
    fix: 'Send Strict-Transport-Security: max-age=31536000; includeSubDomains with every https answer.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10035-1', 'zap/10035-2', 'zap/10035-5', 'zap/10035-7'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'Strict-Transport-Security': undefined } }),
      example('switched off', { headers: { 'Strict-Transport-Security': 'max-age=0' } }),
      example('no number', { headers: { 'Strict-Transport-Security': 'includeSubDomains' } }),
    ],
    clean: [
      example('a year'),
      example('quoted number', { headers: { 'Strict-Transport-Security': 'max-age="31536000"' } }),
      example('plain http, where browsers ignore it', {
        url: 'http://shop.example/',
        headers: { 'Strict-Transport-Security': undefined },
      }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:')) return [];
    // Only the first header counts (RFC 6797, 8.1).
    const value = headerValues(exchange, 'strict-transport-security')[0];
    const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)"?\s*(?:;|$)/iu.exec(value?.slice(0, 1_024) ?? '')?.[1];
    if (age !== undefined && !/^0+$/u.test(age)) return [];
    return [
      {
        parameter: 'Strict-Transport-Security',
        evidence: value === undefined ? 'no header' : value.slice(0, 200),
        message: 'Answers over https do not tell the browser to stay on https.',
      },
    ];
  },
};
