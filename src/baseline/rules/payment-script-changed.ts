import { example } from '../example.ts';
import { PAYMENT_PAGE, PAYMENT_SCRIPT, paymentScriptHits } from '../pages/payment-script.ts';
import type { WebRule } from '../web-rule.ts';

/** A payment page runs a known script with a content that is not known. */
export const paymentScriptChanged: WebRule = {
  definition: {
    id: 'web/payment-script-changed',
    title: 'Script of a payment page has changed',
    what: 'The content of a script that a browser received with a payment page has none of the hashes that the list of authorised scripts gives for it (`web.scripts`).',
    why: 'A script that was changed where it is hosted reads every card number that is typed. PCI DSS 4.0.1 wants such a change to be noticed (11.6.1) and the integrity of each script to be assured (6.4.3).',
    fix: 'Compare the script with the version that was authorised. If the change is wanted, add its new hash to `web.scripts`; better, give the element an integrity attribute.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.2.0',
    cwe: [353],
    owasp: ['A08:2025', 'API8:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: [],
  scope: 'parameter',
  examples: {
    violating: [
      example('a content that is not known', {
        url: PAYMENT_PAGE,
        scripts: [{ script: PAYMENT_SCRIPT, kind: 'changed' }],
      }),
    ],
    clean: [example('only contents that are known', { url: PAYMENT_PAGE, scripts: [] })],
  },
  check: ({ scripts = [] }) =>
    paymentScriptHits(scripts, 'changed', 'A script of a payment page has a content that was not authorised.'),
};
