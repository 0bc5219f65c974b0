import { cspPolicies, type CspPolicy } from '../csp-policy.ts';
import { example } from '../example.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import type { WebRule } from '../web-rule.ts';

/** A page's Content Security Policy lets scripts run that it should stop: inline, `eval`, or from anywhere. */
export const cspUnsafeInline: WebRule = {
  definition: {
    id: 'web/csp-unsafe-inline',
    title: 'Content Security Policy allows unsafe scripts',
    what: "The policy in force allows inline scripts ('unsafe-inline'), eval ('unsafe-eval'), or scripts from any host (*, a bare scheme, or no script-src and no default-src at all).",
    why: 'Such a policy looks like protection and stops none of the usual script injections, so a skimmer on the payment page runs as if there were no policy.',
    fix: "Give script-src a nonce or hashes (with 'strict-dynamic' where needed) or exact hosts; remove 'unsafe-inline', 'unsafe-eval', * and bare schemes.",
    level: 'warning',
    securitySeverity: 5.5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10055-4', 'zap/10055-5', 'zap/10055-10'],
  scope: 'site',
  examples: {
    violating: [
      example("script-src 'unsafe-inline'", withPolicy("default-src 'self'; script-src 'self' 'unsafe-inline'")),
      example("default-src 'unsafe-eval'", withPolicy("default-src 'self' 'unsafe-eval'")),
      example('scripts from anywhere', withPolicy('script-src *')),
      example('no directive for scripts', withPolicy("img-src 'self'")),
    ],
    clean: [
      example('own scripts only', withPolicy("script-src 'self'")),
      example(
        "a nonce switches 'unsafe-inline' off",
        withPolicy("script-src 'nonce-cmFuZG9t' 'strict-dynamic' https: 'unsafe-inline'"),
      ),
      example('a second policy is strict', withPolicy("script-src 'unsafe-inline', script-src 'self'")),
      example('only styles are inline', withPolicy("script-src 'none'; style-src 'unsafe-inline'")),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime) || (exchange.status >= 300 && exchange.status < 400)) return [];
    const { header, meta } = cspPolicies(exchange);
    // A script has to pass every policy, so one that is strict is enough.
    const flaws = [...header, ...meta].map(flawOf);
    const first = flaws[0];
    if (first === undefined || flaws.includes(undefined)) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: first,
        message: 'The Content Security Policy in force does not stop injected scripts.',
      },
    ];
  },
};

function withPolicy(policy: string): { headers: Record<string, string> } {
  return { headers: { 'Content-Security-Policy': policy } };
}

function flawOf(policy: CspPolicy): string | undefined {
  const name = ['script-src-elem', 'script-src', 'default-src'].find((directive) => policy.has(directive));
  if (name === undefined) return 'neither script-src nor default-src';
  const sources = (policy.get(name) ?? []).map((source) => source.toLowerCase());
  const trusted = sources.some((source) => /^'(?:nonce-|sha(?:256|384|512)-)/u.test(source));
  const strictDynamic = sources.includes("'strict-dynamic'");
  const flaw = sources.find(
    (source) =>
      source === "'unsafe-eval'" ||
      (source === "'unsafe-inline'" && !trusted && !strictDynamic) ||
      (/^(?:\*|https?:|https?:\/\/\*|data:|blob:)$/u.test(source) && !strictDynamic),
  );
  return flaw === undefined ? undefined : `${name} ${flaw}`;
}
