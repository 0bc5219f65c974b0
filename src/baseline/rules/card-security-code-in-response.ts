import { isScriptAnswer } from '../answer-type.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';
import { mayHold } from '../texts/body-words.ts';

const NAMES = String.raw`(?:cvv2?|cvc2?|cvn2?|csc|cid|card_?(?:verification|security)_?(?:code|value)|security_?code)`;
const NAME = new RegExp(String.raw`(?:^|[._[-])${NAMES}\]?$`, 'iu');
const NAMED = new RegExp(String.raw`["']${NAMES}["']\s{0,9}:\s{0,9}["']?\d{3,4}["']?\s{0,9}[,}\]]`, 'iu');

/** An answer holds the security code of a card. */
export const cardSecurityCodeInResponse: WebRule = {
  definition: {
    id: 'web/card-security-code-in-response',
    title: 'Card security code in a response',
    what: 'The response holds a value of three or four digits under a name such as cvv, cvc or security code.',
    why: 'The code must never be stored after authorisation, not even encrypted; an answer that holds it shows that it is.',
    fix: 'Never write the code anywhere, and never send it back; leave it to the fields of the gateway.',
    level: 'error',
    securitySeverity: 8,
    since: '0.1.0',
    cwe: [359, 312],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['3.3.1.2'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('in JSON', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"card":{"cvc":"123"}}',
      }),
      example('in a form that comes back', {
        body: '<!doctype html><html><body><p>Shop</p><form method="get"><input name="cvv" value="1234"></form>',
      }),
    ],
    clean: [
      example('an empty field', {
        body: '<!doctype html><html><body><p>Shop</p><form method="get"><input name="cvv" maxlength="4" placeholder="123"></form>',
      }),
      example('a result of the check', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"cvc_check":"pass","cvc_length":3}',
      }),
    ],
  },
  check(exchange) {
    if (isScriptAnswer(exchange) || !mayHold(exchange, 'securityCode')) return [];
    const field = tagsNamed(exchange, 'input').find(
      ({ attributes }) =>
        NAME.test(attributes.get('name') ?? attributes.get('id') ?? '') &&
        /^\d{3,4}$/u.test(attributes.get('value') ?? ''),
    );
    const match = field === undefined ? NAMED.exec(exchange.text) : null;
    if (field === undefined && match === null) return [];
    return [
      {
        message: 'The response holds the security code of a card.',
        ...(match !== null && { at: match.index }),
      },
    ];
  },
};
