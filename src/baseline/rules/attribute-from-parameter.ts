import { echoedAttributes } from '../pages/echoed-attributes.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An attribute of a page begins with what a parameter holds. */
export const attributeFromParameter: WebRule = {
  definition: {
    id: 'web/attribute-from-parameter',
    title: 'Attribute set from a parameter',
    what: 'An attribute of the page begins with what a parameter of the request holds, or its scheme or host is that.',
    why: "Where it is not escaped, or is an address, a link runs an attacker's script on the page or leads elsewhere.",
    fix: 'Escape for attributes; accept addresses by a list of schemes and hosts.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [20, 79],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10031'],
  scope: 'path',
  examples: {
    violating: [
      example('an address', {
        body: '<!doctype html><html><body><p>Shop</p><a href="javascript:go">x</a>',
        url: 'https://shop.example/?to=javascript:go',
      }),
    ],
    clean: [
      example('in the middle', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/find?q=summerhat">x</a>',
        url: 'https://shop.example/?name=summerhat',
      }),
    ],
  },
  check(exchange) {
    // What an event handler takes over is told by a rule of its own.
    const echo = echoedAttributes(exchange).find(({ kind }) => kind === 'attribute');
    if (echo === undefined) return [];
    return [
      {
        parameter: echo.parameter,
        evidence: echo.attribute,
        message: 'An attribute begins with what a parameter holds.',
      },
    ];
  },
};
