import { sourceIn } from '../texts/source-in.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds source code that the server should have run. */
export const sourceCodeDisclosed: WebRule = {
  definition: {
    id: 'web/source-code-disclosed',
    title: 'Source code in a response',
    what: 'The response holds what looks like source code of PHP, Java, ASP, .NET, SQL, Perl, Python, Ruby or the like.',
    why: 'Source shows how payments are checked, and now and then holds passwords and keys.',
    fix: 'Let the server run the file, or take it out of the folder that is served.',
    level: 'warning',
    securitySeverity: 4.5,
    since: '0.1.0',
    cwe: [540],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10099'],
  scope: 'path',
  examples: {
    violating: [
      example('PHP', { body: '<!doctype html><html><body><p>Shop</p><?php $total = $_SESSION["total"]; ?>' }),
      example('SQL', {
        body: '<!doctype html><html><body><p>Shop</p><pre>select id, total from orders where id = 7</pre>',
      }),
    ],
    clean: [
      example('a sentence with such words', {
        body: '<!doctype html><html><body><p>Shop</p><p>Choose a size.</p>',
      }),
      example('a script is meant to be read', {
        url: 'https://shop.example/app.js',
        headers: { 'Content-Type': 'text/javascript' },
        body: 'class Pay { constructor() {} }',
      }),
    ],
  },
  check(exchange) {
    const source = sourceIn(exchange);
    if (source === undefined || source.weak) return [];
    return [{ evidence: source.language, at: source.at, message: 'The response holds what looks like source code.' }];
  },
};
