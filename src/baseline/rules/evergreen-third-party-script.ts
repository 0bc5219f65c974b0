import { foreignScripts } from '../pages/foreign-scripts.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page loads a script of a payment provider that changes under the same address. */
export const evergreenThirdPartyScript: WebRule = {
  definition: {
    id: 'web/evergreen-third-party-script',
    title: 'Changing script of a payment provider',
    what: 'The page loads a script that its provider changes under the same address (Stripe, PayPal, Google Pay, Plaid), so that no integrity attribute can be given.',
    why: 'Nothing in the page says what the script must be; PCI DSS asks that each script of a payment page is authorised, justified and watched for change.',
    fix: 'Keep it in the inventory of scripts with its reason, restrict script-src to its exact host, and watch the page for change.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [829],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: ['zap/90003', 'zap/10017'],
  scope: 'parameter',
  examples: {
    violating: [
      example('Stripe', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="https://js.stripe.com/v3/"></script>',
      }),
    ],
    clean: [example('no such script', { body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a>' })],
  },
  check(exchange) {
    return foreignScripts(exchange)
      .filter(({ evergreen, integrity }) => evergreen && integrity.trim() === '')
      .map(({ address, aliases }) => ({
        parameter: address,
        evidence: `<script src="${address}">`,
        message: 'A script of a payment provider is loaded that changes under the same address.',
        aliases,
      }));
  },
};
