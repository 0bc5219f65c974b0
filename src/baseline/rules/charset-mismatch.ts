import { charsetsOf } from '../pages/charsets-of.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const ALIAS: Readonly<Record<string, string>> = {
  'meta http-equiv': 'zap/90011-1',
  'meta charset': 'zap/90011-2',
  xml: 'zap/90011-4',
};

/** A page says two different things of its character set. */
export const charsetMismatch: WebRule = {
  definition: {
    id: 'web/charset-mismatch',
    title: 'Contradictory character sets',
    what: 'The charset of the Content-Type header is not that of the <meta> or of the XML declaration.',
    why: 'A program that believes the other one reads other characters, and escaped text can become markup.',
    fix: 'Send UTF-8 everywhere and say so in one place, or equally in all.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [436],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/90011-1', 'zap/90011-2', 'zap/90011-4'],
  scope: 'path',
  examples: {
    violating: [
      example('in a <meta>', { body: '<!doctype html><html><body><p>Shop</p><meta charset="iso-8859-1">' }),
      example('in XML', {
        headers: { 'Content-Type': 'application/xml; charset=utf-8' },
        body: '<?xml version="1.0" encoding="iso-8859-1"?><a/>',
      }),
    ],
    clean: [example('the same', { body: '<!doctype html><html><body><p>Shop</p><meta charset="UTF-8">' })],
  },
  check(exchange) {
    const [header, ...others] = charsetsOf(exchange);
    if (header?.place !== 'header') return [];
    const wrong = others.filter(({ charset }) => charset.toLowerCase() !== header.charset.toLowerCase());
    const first = wrong[0];
    if (first === undefined) return [];
    return [
      {
        evidence: `${header.charset.slice(0, 40)} and ${first.charset.slice(0, 40)}`,
        message: 'The page says two different things of its character set.',
        aliases: [...new Set(wrong.map(({ place }) => ALIAS[place] ?? ''))].filter((alias) => alias !== ''),
      },
    ];
  },
};
