import { isScriptAnswer } from '../answer-type.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

const DANGEROUS =
  /\b(?:bypassSecurityTrust(?:Html|Script|Style|Url|ResourceUrl)|trustAsHtml|eval(?:Async)?)\s{0,5}\(/iu;

/** A script calls a function that runs text as code, or switches the framework's protection off. */
export const dangerousScriptFunction: WebRule = {
  definition: {
    id: 'web/dangerous-script-function',
    title: 'Dangerous function in a script',
    what: 'A script calls eval, $eval, trustAsHtml or an Angular function that bypasses its security.',
    why: 'What reaches such a call from an address, a message or a form is run or shown as it is.',
    fix: 'Parse data with JSON.parse; let the framework escape what it shows.',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [95, 749],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10110'],
  scope: 'path',
  examples: {
    violating: [
      example('eval in a page', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>eval(location.hash.slice(1))</script>',
      }),
      example('in a file', {
        url: 'https://shop.example/app.js',
        headers: { 'Content-Type': 'text/javascript' },
        body: 'x = s.bypassSecurityTrustHtml(y)',
      }),
    ],
    clean: [
      example('a longer word', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>medieval(x); retrieval (y)</script>',
      }),
    ],
  },
  check(exchange) {
    const scripts = isHtmlType(exchange.mime)
      ? tagsNamed(exchange, 'script').flatMap(({ content, attributes }) => [...attributes.values(), content ?? ''])
      : isScriptAnswer(exchange)
        ? [exchange.text]
        : [];
    const call = scripts.map((script) => DANGEROUS.exec(script)?.[0]).find((found) => found !== undefined);
    if (call === undefined) return [];
    return [{ evidence: call, message: 'A script calls a function that runs text as code or switches escaping off.' }];
  },
};
