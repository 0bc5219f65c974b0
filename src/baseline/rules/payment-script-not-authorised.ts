import { example } from '../example.ts';
import { PAYMENT_PAGE, PAYMENT_SCRIPT, paymentScriptHits } from '../pages/payment-script.ts';
import type { WebRule } from '../web-rule.ts';

/** A payment page runs a script that the inventory does not know. */
export const paymentScriptNotAuthorised: WebRule = {
  definition: {
    id: 'web/payment-script-not-authorised',
    title: 'Payment page runs a script that nobody authorised',
    what: 'A script that a browser received with a payment page is not on the list of authorised scripts (`web.scripts`).',
    why: 'Card skimmers are scripts that were added to a checkout. PCI DSS 4.0.1 wants an inventory of every script of a payment page, with a written reason for each (6.4.3).',
    fix: 'Find out who added it. Remove it, or add it to `web.scripts` with its hash and the reason why the page needs it.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.2.0',
    cwe: [829],
    owasp: ['A08:2025', 'API8:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: [],
  scope: 'parameter',
  examples: {
    violating: [
      example('a script that is not on the list', {
        url: PAYMENT_PAGE,
        scripts: [{ script: PAYMENT_SCRIPT, kind: 'not-authorised' }],
      }),
      example('one that stands in the page', {
        url: PAYMENT_PAGE,
        scripts: [{ script: { ...PAYMENT_SCRIPT, source: 'inline' }, kind: 'not-authorised' }],
      }),
    ],
    clean: [example('only scripts that are on the list', { url: PAYMENT_PAGE, scripts: [] })],
  },
  check: ({ scripts = [] }) =>
    paymentScriptHits(
      scripts,
      'not-authorised',
      'A payment page runs a script that is not on the list of authorised scripts.',
    ),
};
