import { isLoopbackHost } from '../../model/target.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

const CARD_FIELD = /^(?:cc|card|credit-?card)[._-]?(?:number|num|no)$|^pan$/iu;

/** A page that came over plain http asks for card data. */
export const cardFieldOnPlainHttp: WebRule = {
  definition: {
    id: 'web/card-field-on-plain-http',
    title: 'Card data asked for over plain http',
    what: 'The page came over plain http from another machine and has a field for a card number, by its autocomplete, name or id.',
    why: 'Whoever is on the network can change the page and read what is typed, whatever address the form is sent to.',
    fix: 'Serve every page with card fields over https only.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('a checkout', {
        body: '<!doctype html><html><body><p>Shop</p><form><input autocomplete="cc-number" name="pan"></form>',
        url: 'http://shop.example/checkout',
        headers: { 'Cache-Control': 'no-store' },
      }),
    ],
    clean: [
      example('over https', {
        body: '<!doctype html><html><body><p>Shop</p><form><input autocomplete="cc-number" name="pan"></form>',
      }),
      example('on this machine', {
        body: '<!doctype html><html><body><p>Shop</p><form><input autocomplete="cc-number" name="pan"></form>',
        url: 'http://127.0.0.1:3000/',
      }),
    ],
  },
  check(exchange) {
    const { protocol, hostname } = new URL(exchange.url);
    if (protocol !== 'http:' || isLoopbackHost(hostname)) return [];
    const field = tagsNamed(exchange, 'input').find(
      ({ attributes }) =>
        attributes.get('type')?.toLowerCase() !== 'hidden' &&
        (/\bcc-number\b/iu.test(attributes.get('autocomplete') ?? '') ||
          CARD_FIELD.test(attributes.get('name') ?? attributes.get('id') ?? '')),
    );
    if (field === undefined) return [];
    return [{ message: 'A page that came over plain http asks for card data.' }];
  },
};
