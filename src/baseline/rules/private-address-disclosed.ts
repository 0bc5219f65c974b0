import { isTextAnswer } from '../answer-type.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|[01]?\d{1,2})`;
const PRIVATE = new RegExp(
  String.raw`(?<!\d\.)\b(?:10\.${OCTET}|172\.(?:3[01]|2\d|1[6-9])|192\.168)\.${OCTET}\.${OCTET}\b(?!\.\d)|\bip-(?:10-${OCTET}|172-(?:3[01]|2\d|1[6-9])|192-168)-${OCTET}-${OCTET}\b(?!-\d)`,
  'gu',
);

/** An answer holds an address of the network behind the site. */
export const privateAddressDisclosed: WebRule = {
  definition: {
    id: 'web/private-address-disclosed',
    title: 'Private network address in a response',
    what: 'The response holds an IPv4 address of RFC 1918, or the host name of an EC2 instance made of one.',
    why: 'It shows how the network behind the site is built, and gives addresses for server-side request forgery.',
    fix: 'Take internal addresses out of pages, scripts and error texts.',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['1.4.5'],
  },
  aliases: ['zap/2'],
  scope: 'path',
  examples: {
    violating: [
      example('in a comment', { body: '<!doctype html><html><body><p>Shop</p><!-- served by 192.168.36.127:8080 -->' }),
      example('an EC2 host name', { body: '<!doctype html><html><body><p>Shop</p><p>ip-10-34-56-78</p>' }),
    ],
    clean: [
      example('part of a version', { body: '<!doctype html><html><body><p>Shop</p><p>10.1.2.3.4</p>' }),
      example('no address', { body: '<!doctype html><html><body><p>Shop</p><p>10.999.1.1</p>' }),
    ],
  },
  check(exchange) {
    if (!isTextAnswer(exchange) || !mayHold(exchange, 'privateAddress')) return [];
    const host = new URL(exchange.url).hostname;
    for (const match of exchange.text.matchAll(PRIVATE)) {
      if (match[0] !== host)
        return [{ evidence: match[0], at: match.index, message: 'The response holds a private network address.' }];
    }
    return [];
  },
};
