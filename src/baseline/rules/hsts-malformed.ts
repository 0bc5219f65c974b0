import { headerValues } from '../../util/http.ts';
import { hstsAges } from '../headers/hsts-ages.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

// In this order; the first that applies counts.
const FLAWS: readonly (readonly [RegExp, string])[] = [
  [/[^ -~]/u, 'zap/10035-8'],
  [/^(?!.{0,999}\bmax-age\s{0,9}=\s{0,9}['"]{0,9}\s{0,9}\d)/iu, 'zap/10035-5'],
  [/['"+|]\s{0,9}max/iu, 'zap/10035-7'],
];

/** The Strict-Transport-Security of an https site cannot be read. */
export const hstsMalformed: WebRule = {
  definition: {
    id: 'web/hsts-malformed',
    title: 'Strict-Transport-Security is malformed',
    what: 'The header has no max-age with a number, a quote before it, or characters that no header may hold.',
    why: 'Browsers ignore what they cannot read, so the site is as open to a downgrade as without the header.',
    fix: 'Write Strict-Transport-Security: max-age=31536000; includeSubDomains.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10035-5', 'zap/10035-7', 'zap/10035-8'],
  scope: 'site',
  examples: {
    violating: [
      example('no number', { headers: { 'Strict-Transport-Security': 'includeSubDomains' } }),
      example('the directive in quotes', { headers: { 'Strict-Transport-Security': '"max-age=31536000"' } }),
      example('typographic quotes', { headers: { 'Strict-Transport-Security': 'max-age=“31536000”' } }),
    ],
    clean: [example('a quoted number', { headers: { 'Strict-Transport-Security': 'max-age="31536000"' } })],
  },
  check(exchange) {
    const [value, ...others] = headerValues(exchange, 'strict-transport-security');
    if (!exchange.url.startsWith('https:') || value === undefined) return [];
    const flaw = FLAWS.find(([pattern]) => pattern.test(value.slice(0, 1_024)));
    if (flaw === undefined || (hstsAges(value).includes(0) && flaw[1] !== 'zap/10035-8')) return [];
    return [
      {
        parameter: 'Strict-Transport-Security',
        evidence: value.slice(0, 200),
        message: 'The Strict-Transport-Security header cannot be read, so browsers ignore it.',
        aliases: others.length > 0 ? [] : [flaw[1]],
      },
    ];
  },
};
