import { sourceIn } from '../texts/source-in.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds a text that reads like source code. */
export const sourceLikeText: WebRule = {
  definition: {
    id: 'web/source-like-text',
    title: 'Text that reads like source code',
    what: 'The response holds words in an order that source code has, and that a sentence or a script of the page may have as well.',
    why: 'Where it is source code that a server should have run, it shows how payments are checked.',
    fix: 'Look at it; nothing needs to be done where it is a sentence or a script.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [540],
    owasp: ['A01:2025', 'API3:2023'],
    pci: [],
  },
  aliases: ['zap/10099'],
  scope: 'path',
  examples: {
    violating: [
      example('a sentence', { body: '<!doctype html><html><body><p>Shop</p><p>Select a size from the list.</p>' }),
      example('a class of a script', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>class cart { total() {} }</script>',
      }),
    ],
    clean: [example('plain words', { body: '<!doctype html><html><body><p>Shop</p><p>Choose a size.</p>' })],
  },
  check(exchange) {
    const source = sourceIn(exchange);
    if (source?.weak !== true) return [];
    return [
      { evidence: source.language, at: source.at, message: 'The response holds a text that reads like source code.' },
    ];
  },
};
