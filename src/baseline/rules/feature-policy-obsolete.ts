import { headerValues } from '../../util/http.ts';
import { isRedirect, isScriptAnswer } from '../answer-type.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page is sent with the old name of Permissions-Policy. */
export const featurePolicyObsolete: WebRule = {
  definition: {
    id: 'web/feature-policy-obsolete',
    title: 'Obsolete Feature-Policy header',
    what: 'The page or script is sent with Feature-Policy, which browsers no longer read.',
    why: 'Whoever wrote it believes that powers of the browser are restricted.',
    fix: 'Send Permissions-Policy instead; its syntax differs.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [16],
    owasp: ['A02:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10063-2'],
  scope: 'site',
  examples: {
    violating: [example('both', { headers: { 'Feature-Policy': "camera 'none'" } })],
    clean: [example('the header of today', { headers: {} })],
  },
  check(exchange) {
    if (!(isHtmlType(exchange.mime) || isScriptAnswer(exchange)) || isRedirect(exchange.status)) return [];
    if (headerValues(exchange, 'feature-policy').length === 0) return [];
    return [{ parameter: 'Feature-Policy', message: 'Pages are sent with the obsolete Feature-Policy header.' }];
  },
};
