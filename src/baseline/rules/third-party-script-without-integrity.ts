import { example } from '../example.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';
import type { WebRule } from '../web-rule.ts';

// Payment scripts that their makers change under the same address, so that no fixed hash can be given.
const EVERGREEN =
  /^https:\/\/(?:js\.stripe\.com\/|pay\.google\.com\/gp\/p\/js\/pay\.js|www\.paypal\.com\/sdk\/js|cdn\.plaid\.com\/link\/)/u;
const POLICY = { 'Content-Security-Policy': "script-src 'self' https://cdn.example; frame-ancestors 'none'" };

/** A page loads a script from another origin without saying what it must be. */
export const thirdPartyScriptWithoutIntegrity: WebRule = {
  definition: {
    id: 'web/third-party-script-without-integrity',
    title: 'Third-party script without integrity',
    what: 'The page loads a script from another origin, and the <script> element has no integrity attribute.',
    why: 'Whoever controls that origin controls the page: this is how card skimmers reach shops that were never broken into.',
    fix: 'Serve the script yourself, or add integrity="sha384-…" and crossorigin="anonymous"; keep an inventory of the scripts of every payment page.',
    level: 'warning',
    securitySeverity: 4.5,
    since: '0.1.0',
    cwe: [353, 829],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: ['zap/90003', 'zap/10017'],
  scope: 'parameter',
  examples: {
    violating: [
      example('a script of a CDN', {
        headers: POLICY,
        body: '<!doctype html><script src="https://cdn.example/chat.js"></script>',
      }),
      example('address without scheme, empty integrity', {
        headers: POLICY,
        body: '<!doctype html><SCRIPT integrity="" SRC="//cdn.example/chat.js"></SCRIPT>',
      }),
    ],
    clean: [
      example('own script', { body: '<!doctype html><script src="/app.js"></script>' }),
      example('with integrity', {
        headers: POLICY,
        body: '<!doctype html><script src="https://cdn.example/chat.js" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6" crossorigin="anonymous"></script>',
      }),
      example('a script tag inside a comment', {
        headers: POLICY,
        body: '<!doctype html><!-- <script src="https://cdn.example/chat.js"></script> -->',
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    return foreignScripts(exchange).map((script) => ({
      parameter: script,
      evidence: `<script src="${script}">`,
      message: 'A script of another origin is loaded without an integrity attribute.',
    }));
  },
};

function foreignScripts(exchange: RecordedExchange): string[] {
  const found = new Set<string>();
  for (const { name, attributes } of exchange.tags) {
    const source = attributes.get('src')?.trim();
    if (name !== 'script' || source === undefined || (attributes.get('integrity') ?? '').trim() !== '') continue;
    if (!URL.canParse(source, exchange.url)) continue;
    const url = new URL(source, exchange.url);
    const foreign = /^https?:$/u.test(url.protocol) && url.origin !== new URL(exchange.url).origin;
    // The query often holds a number that changes with every page; it is the same script.
    const address = `${url.origin}${url.pathname}`.slice(0, 500);
    if (foreign && !EVERGREEN.test(address)) found.add(address);
  }
  return [...found].slice(0, 50);
}
