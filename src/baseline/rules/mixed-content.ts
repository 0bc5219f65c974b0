import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

const LOADING = ['src', 'background', 'classid', 'codebase', 'data', 'icon', 'usemap', 'action', 'formaction'];

/** An https page loads something over plain http. */
export const mixedContent: WebRule = {
  definition: {
    id: 'web/mixed-content',
    title: 'Mixed content',
    what: 'The page came over https, and an image, frame, script, medium or button of it names an http address. Forms are told by another rule.',
    why: 'Whoever is on the network can change what is loaded: a frame or script takes the page over, an image can show another amount.',
    fix: 'Use https addresses; send upgrade-insecure-requests until all are.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [311, 319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10040'],
  scope: 'path',
  examples: {
    violating: [
      example('an image', {
        body: '<!doctype html><html><body><p>Shop</p><img src="http://img.example/a.png" alt="">',
      }),
    ],
    clean: [
      example('a link loads nothing', {
        body: '<!doctype html><html><body><p>Shop</p><a href="http://other.example/">x</a>',
      }),
      example('over https', { body: '<!doctype html><html><body><p>Shop</p><img src="//img.example/a.png" alt="">' }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:') || !mayHold(exchange, 'http')) return [];
    for (const { name, attributes } of exchange.tags) {
      for (const attribute of LOADING) {
        const value = attributes.get(attribute);
        if (value === undefined || !/^http:/iu.test(value) || (name === 'form' && exchange.status === 200)) continue;
        return [
          {
            evidence: `<${name} ${attribute}="${value.slice(0, 200)}">`,
            message: 'An https page loads something over plain http.',
          },
        ];
      }
    }
    return [];
  },
};
