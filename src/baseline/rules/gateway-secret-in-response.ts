import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

// By their documented forms; each begins with a distinct text.
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['Stripe', /\b[sr]k_(?:live|test)_[0-9a-zA-Z]{10}|\bwhsec_[0-9a-zA-Z+/=]{16}/u],
  ['Braintree', /\baccess_token\$(?:sandbox|production)\$[0-9a-z]{16}\$[0-9a-f]{32}/u],
  ['PayPal', /\bA21AA[\w-]{40}/u],
  ['Square', /\bsq0(?:atp|csp)-[\w-]{22}|\bEAAA[\w-]{56}/u],
  ['Adyen', /\bAQE[a-z]hm[\w+/=*-]{30}/u],
  ['Razorpay', /\brzp_(?:live|test)_secret_[0-9A-Za-z]{10}/u],
  ['Flutterwave', /\bFLWSECK(?:_TEST)?-[\w-]{12}/u],
  ['Mollie', /\b(?:live|test)_[0-9A-Za-z]{30}\b/u],
  ['Paddle', /\bpdl_(?:live|sdbx)_apikey_[\w-]{20}/u],
];

/** An answer holds a secret key of a payment gateway. */
export const gatewaySecretInResponse: WebRule = {
  definition: {
    id: 'web/gateway-secret-in-response',
    title: 'Secret key of a payment gateway in a response',
    what: 'The response holds a secret key, restricted key, webhook secret or access token of Stripe, Braintree, PayPal, Square, Adyen, Razorpay, Flutterwave, Mollie or Paddle. Publishable keys are meant to be public.',
    why: 'With it anyone can refund, pay out, and read every customer and payment of the account.',
    fix: 'Roll the key at the gateway now; keep secret keys on the server, out of pages, scripts and answers.',
    level: 'error',
    securitySeverity: 9.5,
    since: '0.1.0',
    cwe: [798, 200],
    owasp: ['A07:2025', 'API8:2023'],
    pci: ['8.6.2'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('in a script', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>stripe("sk_live_51ExampleKeyForTests00")</script>',
      }),
      example('a webhook secret', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"secret":"whsec_0123456789abcdef0123456789abcdef"}',
      }),
    ],
    clean: [
      example('a publishable key', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>stripe("pk_live_51ExampleKeyForTests00")</script>',
      }),
    ],
  },
  check(exchange) {
    if (!mayHold(exchange, 'gateway')) return [];
    const found = SECRETS.flatMap(([name, pattern]) => {
      const at = exchange.text.search(pattern);
      return at < 0 ? [] : [{ name, at }];
    })[0];
    if (found === undefined) return [];
    return [{ evidence: found.name, message: `The response holds a secret of ${found.name}.`, at: found.at }];
  },
};
