import { cspNotices } from '../headers/csp-notices.ts';
import { cspTexts, isAscii } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A Content Security Policy holds something that browsers do not understand. */
export const cspSyntaxError: WebRule = {
  definition: {
    id: 'web/csp-syntax-error',
    title: 'Content Security Policy has a syntax error',
    what: 'A directive that does not exist, a keyword without quotes, a source that is none, a list that is empty, or a directive given twice.',
    why: 'Browsers skip what they do not understand without a word: script-src self allows a host named "self" and stops own scripts, a misspelt directive protects nothing.',
    fix: 'Correct the policy; the browser console names each part that it ignored.',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-3'],
  scope: 'site',
  examples: {
    violating: [
      example('a misspelt directive', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; scirpt-src 'self'",
        },
      }),
      example('keywords without quotes', {
        headers: {
          'Content-Security-Policy': "default-src 'none'; style-src self; form-action 'self'; frame-ancestors 'none'",
        },
      }),
      example('given twice', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; default-src 'none'",
        },
      }),
      example('in a <meta>', {
        headers: { 'Content-Security-Policy': undefined, 'X-Frame-Options': 'DENY' },
        body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'; foo-src 'none'">`,
      }),
    ],
    clean: [
      example('every part known', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; script-src 'wasm-unsafe-eval' 'report-sample' 'self'",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const notices = cspTexts(exchange).filter(isAscii).flatMap(cspNotices);
    const first = notices[0];
    if (first === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: `${first.directive}: ${first.problem}`,
        message: 'The Content Security Policy holds parts that browsers ignore or misread.',
      },
    ];
  },
};
