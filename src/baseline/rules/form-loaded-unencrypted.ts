import { formTargets } from '../pages/form-targets.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A form that is sent over https stands on a page that came over plain http. */
export const formLoadedUnencrypted: WebRule = {
  definition: {
    id: 'web/form-loaded-unencrypted',
    title: 'Form loaded over plain http',
    what: 'The page came over plain http, and a form of it is sent to an https address.',
    why: 'Whoever changes the page on its way changes where the form is sent; the https of the target protects nothing.',
    fix: 'Serve the page with the form over https, and send Strict-Transport-Security.',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10041'],
  scope: 'path',
  examples: {
    violating: [
      example('a checkout', {
        body: '<!doctype html><html><body><p>Shop</p><form action="https://shop.example/pay"><input name="q"></form>',
        url: 'http://shop.example/',
      }),
    ],
    clean: [
      example('all over https', {
        body: '<!doctype html><html><body><p>Shop</p><form action="https://shop.example/pay"><input name="q"></form>',
      }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('http:') || exchange.status !== 200) return [];
    const target = formTargets(exchange).find((action) => /^https:\/\//iu.test(action));
    if (target === undefined) return [];
    return [
      {
        evidence: target.slice(0, 200),
        message: 'A form that is sent over https stands on a page that came over plain http.',
      },
    ];
  },
};
