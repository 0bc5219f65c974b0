import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

/** A link to another site hands it the window that it was opened from. */
export const reverseTabnabbing: WebRule = {
  definition: {
    id: 'web/reverse-tabnabbing',
    title: 'Link hands its window to another site',
    what: 'A link with a target to another host has rel="opener" without noopener.',
    why: 'The other site can send the window behind it to a copy of the shop, where the customer signs in again.',
    fix: 'Remove opener from rel; browsers then keep the window to themselves.',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [1022],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10108'],
  scope: 'path',
  examples: {
    violating: [
      example('opener', {
        body: '<!doctype html><html><body><p>Shop</p><a href="https://other.example/" target="_blank" rel="opener">x</a>',
      }),
    ],
    clean: [
      example('without it', {
        body: '<!doctype html><html><body><p>Shop</p><a href="https://other.example/" target="_blank">x</a>',
      }),
      example('own page', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/help" target="_blank" rel="opener">x</a>',
      }),
    ],
  },
  check(exchange) {
    const own = new URL(exchange.url).hostname;
    const link = [...tagsNamed(exchange, 'a'), ...tagsNamed(exchange, 'area')].find(({ attributes }) => {
      const href = attributes.get('href')?.trim();
      if (href === undefined || !attributes.has('target')) return false;
      const rel = (attributes.get('rel') ?? '').toLowerCase();
      if (!rel.includes('opener') || rel.includes('noopener') || !URL.canParse(href, exchange.url)) return false;
      return /^https?:$/u.test(new URL(href, exchange.url).protocol) && new URL(href, exchange.url).hostname !== own;
    });
    if (link === undefined) return [];
    return [
      {
        evidence: (link.attributes.get('href') ?? '').slice(0, 200),
        message: 'A link hands another site the window that it was opened from.',
      },
    ];
  },
};
