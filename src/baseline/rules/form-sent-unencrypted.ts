import { formTargets } from '../pages/form-targets.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A form of an https page is sent over plain http. */
export const formSentUnencrypted: WebRule = {
  definition: {
    id: 'web/form-sent-unencrypted',
    title: 'Form sent over plain http',
    what: 'The page came over https, and a form of it is sent to an http address.',
    why: 'What the customer types, card data included, crosses the network readable and changeable, though the browser shows a lock.',
    fix: 'Send forms to https addresses.',
    level: 'warning',
    securitySeverity: 5.5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10042', 'zap/10040'],
  scope: 'path',
  examples: {
    violating: [
      example('a checkout', {
        body: '<!doctype html><html><body><p>Shop</p><form action="http://pay.example/charge"><input name="q"></form>',
      }),
    ],
    clean: [
      example('to https', {
        body: '<!doctype html><html><body><p>Shop</p><form action="https://pay.example/charge"><input name="q"></form>',
      }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:') || exchange.status !== 200) return [];
    const target = formTargets(exchange).find((action) => /^http:\/\//iu.test(action));
    if (target === undefined) return [];
    return [{ evidence: target.slice(0, 200), message: 'A form of an https page is sent over plain http.' }];
  },
};
