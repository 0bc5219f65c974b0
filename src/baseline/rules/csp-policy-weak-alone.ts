import { headerValues } from '../../util/http.ts';
import { cspFlaws, type CspFlaw } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const ALIAS: Readonly<Partial<Record<CspFlaw, string>>> = {
  'any-host': 'zap/10055-4',
  'inline-script': 'zap/10055-5',
  'inline-style': 'zap/10055-6',
  eval: 'zap/10055-10',
  'open-form-action': 'zap/10055-13',
  'open-frame-ancestors': 'zap/10055-13',
};

/** One of a page's several policies would stop little by itself. */
export const cspPolicyWeakAlone: WebRule = {
  definition: {
    id: 'web/csp-policy-weak-alone',
    title: 'One of several Content Security Policies is weak',
    what: 'The page is sent with more than one policy. Together they are tight, but one alone would allow any host, inline code, eval, or open forms or frames.',
    why: 'The day the other policy is dropped, by a proxy or a template, nothing is left that protects; nobody will notice, for a policy is still there.',
    fix: 'Send one policy that holds everything.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-4', 'zap/10055-5', 'zap/10055-6', 'zap/10055-10', 'zap/10055-13'],
  scope: 'site',
  examples: {
    violating: [
      example('an open one beside a tight one', {
        headers: {
          'Content-Security-Policy': "default-src *, default-src 'self'; form-action 'self'; frame-ancestors 'none'",
        },
      }),
    ],
    clean: [
      example('both are tight', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none', default-src 'self'; form-action 'self'; frame-ancestors 'none'",
        },
      }),
      example('one policy', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'" },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const policies = cspPolicies(exchange);
    if (policies.header.length + policies.meta.length < 2) return [];
    const { inForce, alone } = cspFlaws(policies);
    const flaws = [...alone.keys()].filter((flaw) => !inForce.has(flaw) && ALIAS[flaw] !== undefined);
    const aliases = [...new Set(flaws.flatMap((flaw) => ALIAS[flaw] ?? []))];
    if (flaws.length === 0) return [];
    // ZAP 2.17 reads no header that holds two policies.
    const joined = headerValues(exchange, 'content-security-policy').some((value) => value.includes(','));
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: flaws.join(', '),
        message: 'One of the Content Security Policies would stop little without the others.',
        aliases: joined ? [] : aliases,
      },
    ];
  },
};
