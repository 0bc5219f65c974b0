import { charsetsOf, isXmlText } from '../pages/charsets-of.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A parameter chooses the character set of a page. */
export const charsetFromParameter: WebRule = {
  definition: {
    id: 'web/charset-from-parameter',
    title: 'Character set chosen by a parameter',
    what: 'The charset of the answer, in its header, its <meta> or its XML declaration, is what a parameter of the request holds.',
    why: 'An attacker can choose one in which escaped text becomes markup (UTF-7, ISO-2022-JP).',
    fix: 'Send UTF-8 always.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [20],
    owasp: ['A05:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10030'],
  scope: 'path',
  examples: {
    violating: [example('in the header', { url: 'https://shop.example/?enc=utf-8' })],
    clean: [example('another value', { url: 'https://shop.example/?enc=latin1' })],
  },
  check(exchange) {
    if (exchange.status !== 200 || !(isHtmlType(exchange.mime) || isXmlText(exchange))) return [];
    const named = charsetsOf(exchange).map(({ place, charset }) => ({ place, charset: charset.toLowerCase() }));
    const cause = exchange.parameters.find(({ value }) => named.some(({ charset }) => charset === value.toLowerCase()));
    if (cause === undefined) return [];
    // ZAP does not look at <meta charset>.
    const known = named.some(({ place, charset }) => place !== 'meta charset' && charset === cause.value.toLowerCase());
    return [
      {
        parameter: cause.name.slice(0, 100),
        message: 'A parameter chooses the character set of the page.',
        ...(!known && { aliases: [] }),
      },
    ];
  },
};
