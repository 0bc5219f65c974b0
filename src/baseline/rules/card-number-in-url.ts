import { sensitiveParameters } from '../pages/sensitive-parameters.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A card number stands in the address of a page. */
export const cardNumberInUrl: WebRule = {
  definition: {
    id: 'web/card-number-in-url',
    title: 'Card number in a URL',
    what: 'A parameter of the query holds a full payment card number: right length, range of a card network, right check digit.',
    why: 'Addresses are written to the logs of every server and proxy on the way, to histories and to the Referer header: all of it is then in the scope of PCI DSS.',
    fix: 'Send a token, never the number; what has to be sent goes into the body of a POST request to the gateway.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.1.0',
    cwe: [598, 359],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['3.5.1', '6.2.4'],
  },
  aliases: ['zap/10024'],
  scope: 'path',
  examples: {
    violating: [example('a card number', { url: 'https://shop.example/pay?card=4111111111111111' })],
    clean: [example('an order number', { url: 'https://shop.example/t?ref=411111111111' })],
  },
  check(exchange) {
    const card = sensitiveParameters(exchange).find(({ isCard }) => isCard);
    if (card === undefined) return [];
    return [
      {
        parameter: card.name.slice(0, 100),
        message: 'The address of the page holds a full card number.',
        ...(!sensitiveParameters(exchange).some(({ isPlain }) => isPlain) && { aliases: [] }),
      },
    ];
  },
};
