import { foreignScripts } from '../pages/foreign-scripts.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A payment page loads a script that is neither the shop's nor a payment provider's. */
export const paymentPageThirdPartyScript: WebRule = {
  definition: {
    id: 'web/payment-page-third-party-script',
    title: 'Third-party script on a payment page',
    what: 'A page whose path speaks of checkout or payment loads a script from another host that is no payment provider, with an integrity attribute. Without one it is told by another rule.',
    why: 'Every script of the page can read the card form; PCI DSS asks for a reason for each of them.',
    fix: 'Take chat, analytics and tests off the payment page; write down the reason for what stays.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [829],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: [],
  scope: 'parameter',
  examples: {
    violating: [
      example('a chat on the checkout', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="https://cdn.example/chat.js" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6"></script>',
        url: 'https://shop.example/checkout',
      }),
    ],
    clean: [
      example('on another page', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="https://cdn.example/chat.js" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6"></script>',
      }),
      example('own script', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="/pay.js"></script>',
        url: 'https://shop.example/checkout',
      }),
    ],
  },
  check(exchange) {
    if (!/(?:^|[/_-])(?:check-?out|pay(?:ments?)?)(?:$|[/_.-])/iu.test(new URL(exchange.url).pathname.slice(0, 2_048)))
      return [];
    return foreignScripts(exchange)
      .filter(({ evergreen, integrity }) => !evergreen && integrity.trim() !== '')
      .map(({ address }) => ({
        parameter: address,
        evidence: `<script src="${address}">`,
        message: 'A payment page loads a script of another host.',
      }));
  },
};
