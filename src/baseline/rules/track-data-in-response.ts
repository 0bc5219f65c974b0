import { findTrack } from '../texts/find-track.ts';
import { isPlainlyShown } from '../texts/plainly-shown-card.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds the magnetic stripe of a card. */
export const trackDataInResponse: WebRule = {
  definition: {
    id: 'web/track-data-in-response',
    title: 'Magnetic stripe data in a response',
    what: 'The response holds track 1 or track 2 of a payment card.',
    why: 'With it a card can be copied. It must never be stored after authorisation, not even encrypted.',
    fix: 'Remove it wherever it is kept; a reader should encrypt it before the app sees it.',
    level: 'error',
    securitySeverity: 9,
    since: '0.1.0',
    cwe: [359, 312],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['3.3.1.1'],
  },
  aliases: ['zap/10062'],
  scope: 'path',
  examples: {
    violating: [
      example('track 2', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"raw":";4111111111111111=30121011000012345678?"}',
      }),
    ],
    clean: [
      example('a token', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"raw":";tok=30121011?"}',
      }),
    ],
  },
  check(exchange) {
    const at = findTrack(exchange.text);
    if (at === undefined) return [];
    return [
      {
        message: 'The response holds the magnetic stripe data of a card.',
        at,
        aliases: isPlainlyShown(exchange) ? ['zap/10062'] : [],
      },
    ];
  },
};
