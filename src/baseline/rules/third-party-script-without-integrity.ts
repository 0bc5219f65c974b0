import { foreignScripts } from '../pages/foreign-scripts.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page loads a script from another host without saying what it must be. */
export const thirdPartyScriptWithoutIntegrity: WebRule = {
  definition: {
    id: 'web/third-party-script-without-integrity',
    title: 'Third-party script without integrity',
    what: 'The page loads a script from another host, and the <script> element has no integrity attribute. Scripts of payment providers that change under the same address are told by another rule.',
    why: 'Whoever controls that host controls the page: this is how card skimmers reach shops that were never broken into.',
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
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="https://cdn.example/chat.js"></script>',
      }),
      example('address without scheme, empty integrity', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><SCRIPT integrity="" SRC="//cdn.example/chat.js"></SCRIPT>',
      }),
    ],
    clean: [
      example('own script', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="/app.js"></script>',
      }),
      example('with integrity', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="https://cdn.example/chat.js" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6" crossorigin="anonymous"></script>',
      }),
      example('a script tag inside a comment', {
        body: '<!doctype html><html><body><p>Shop</p><!-- <script src="https://cdn.example/chat.js"></script> -->',
      }),
    ],
  },
  check(exchange) {
    return foreignScripts(exchange)
      .filter(({ evergreen, integrity }) => !evergreen && integrity.trim() === '')
      .map(({ address, aliases }) => ({
        parameter: address,
        evidence: `<script src="${address}">`,
        message: 'A script of another host is loaded without an integrity attribute.',
        aliases,
      }));
  },
};
