import { example } from '../example.ts';
import { scriptName, type ScriptObjection } from '../script-inventory.ts';
import type { WebRule } from '../web-rule.ts';

const PAGE = 'https://shop.example/checkout';
const STRIPE = {
  source: 'https://js.stripe.com/v3/',
  hash: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  integrity: false,
};
const objection = (kind: ScriptObjection['kind']): readonly ScriptObjection[] => [{ script: STRIPE, kind }];

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
    violating: [example('a content that is not known', { url: PAGE, scripts: objection('changed') })],
    clean: [example('only contents that are known', { url: PAGE, scripts: [] })],
  },
  check({ scripts = [] }) {
    return scripts
      .filter(({ kind }) => kind === 'changed')
      .map(({ script }) => ({
        parameter: scriptName(script),
        evidence: script.hash ?? 'not loaded',
        message: 'A script of a payment page has a content that was not authorised.',
      }));
  },
};
