import { headerValues } from '../../util/http.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page has a Content Security Policy that only reports. */
export const cspReportOnly: WebRule = {
  definition: {
    id: 'web/csp-report-only',
    title: 'Content Security Policy only reports',
    what: 'The page is sent with Content-Security-Policy-Report-Only.',
    why: 'Such a policy stops nothing; it is meant for trying a policy out, and often stays that way.',
    fix: 'When the reports are clean, send the same policy as Content-Security-Policy.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10038-3'],
  scope: 'site',
  examples: {
    violating: [
      example('beside a policy in force', { headers: { 'Content-Security-Policy-Report-Only': "default-src 'none'" } }),
    ],
    clean: [example('in force only')],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime) || (exchange.status >= 300 && exchange.status < 400)) return [];
    if (headerValues(exchange, 'content-security-policy-report-only').length === 0) return [];
    // A page without any policy in force is told by web/csp-missing.
    const { header, meta } = cspPolicies(exchange);
    if (header.length + meta.length === 0) return [];
    return [
      {
        parameter: 'Content-Security-Policy-Report-Only',
        message: 'A Content Security Policy is sent that only reports.',
      },
    ];
  },
};
