import { echoedAttributes } from '../pages/echoed-attributes.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

// The events that ZAP knows.
const KNOWN =
  / on(?:abort|beforeunload|blur|change|click|contextmenu|dblclick|drag(?:end|enter|leave|over|start)?|drop|error|focus|hashchange|key(?:down|press|up)|load|message|mouse(?:down|move|out|over|up|wheel)|offline|online|popstate|reset|resize|scroll|select|storage|submit|unload)$/u;

/** An event handler of a page takes over what a parameter holds. */
export const eventHandlerFromParameter: WebRule = {
  definition: {
    id: 'web/event-handler-from-parameter',
    title: 'Event handler set from a parameter',
    what: 'A part of an on… attribute is what a parameter of the request holds.',
    why: "Where more than a name is taken over, a link runs an attacker's script on the page.",
    fix: 'Never build scripts from input; attach handlers in code.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [79],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10043', 'zap/10031'],
  scope: 'path',
  examples: {
    violating: [
      example('a callback', {
        body: '<!doctype html><html><body><p>Shop</p><button onclick="done;x()">x</button>',
        url: 'https://shop.example/?cb=done',
      }),
    ],
    clean: [
      example('a part of a word', {
        body: '<!doctype html><html><body><p>Shop</p><button onclick="something()">x</button>',
        url: 'https://shop.example/?cb=some1',
      }),
    ],
  },
  check(exchange) {
    const echo = echoedAttributes(exchange).find(({ kind }) => kind === 'event');
    if (echo === undefined) return [];
    return [
      {
        parameter: echo.parameter,
        evidence: echo.attribute,
        message: 'An event handler takes over what a parameter holds.',
        aliases: [...(KNOWN.test(echo.attribute) ? ['zap/10043'] : []), ...(echo.startsWith ? ['zap/10031'] : [])],
      },
    ];
  },
};
