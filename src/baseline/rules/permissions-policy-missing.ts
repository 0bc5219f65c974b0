import { headerValues } from '../../util/http.ts';
import { isRedirect, isScriptAnswer } from '../answer-type.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page does not say which powers of the browser it uses. */
export const permissionsPolicyMissing: WebRule = {
  definition: {
    id: 'web/permissions-policy-missing',
    title: 'Permissions-Policy is missing',
    what: 'The page or script is sent without a Permissions-Policy header.',
    why: 'An injected script or a framed page may then ask for the camera, the location or a payment sheet in the name of the shop.',
    fix: 'Send Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(self), and allow what is used.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10063-1'],
  scope: 'site',
  examples: {
    violating: [example('no header', { headers: { 'Permissions-Policy': undefined } })],
    clean: [
      example('with the header', { headers: {} }),
      example('an image needs none', {
        url: 'https://shop.example/logo.png',
        headers: { 'Content-Type': 'image/png', 'Permissions-Policy': undefined },
      }),
    ],
  },
  check(exchange) {
    if (!(isHtmlType(exchange.mime) || isScriptAnswer(exchange)) || isRedirect(exchange.status)) return [];
    if (['permissions-policy', 'feature-policy'].some((name) => headerValues(exchange, name).length > 0)) return [];
    return [{ parameter: 'Permissions-Policy', message: 'Pages are sent without a Permissions-Policy header.' }];
  },
};
