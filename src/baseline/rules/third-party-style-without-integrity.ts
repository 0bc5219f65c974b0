import { foreignStyles } from '../pages/foreign-scripts.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page loads a style sheet from another host without saying what it must be. */
export const thirdPartyStyleWithoutIntegrity: WebRule = {
  definition: {
    id: 'web/third-party-style-without-integrity',
    title: 'Third-party style sheet without integrity',
    what: 'A <link> of the page loads a style sheet, or loads ahead, from another host without an integrity attribute.',
    why: 'Styles can hide the real amount or lay a false one over it, and read form values letter by letter with attribute selectors.',
    fix: 'Serve it yourself, or add integrity="sha384-…" and crossorigin="anonymous".',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [353, 829],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/90003'],
  scope: 'parameter',
  examples: {
    violating: [
      example('a style sheet of a CDN', {
        body: '<!doctype html><html><body><p>Shop</p><link rel="stylesheet" href="https://cdn.example/site.css">',
      }),
    ],
    clean: [
      example('own style sheet', {
        body: '<!doctype html><html><body><p>Shop</p><link rel="stylesheet" href="/site.css">',
      }),
      example('a link that loads nothing', {
        body: '<!doctype html><html><body><p>Shop</p><link rel="canonical" href="https://other.example/">',
      }),
    ],
  },
  check(exchange) {
    return foreignStyles(exchange).map(({ address, aliases }) => ({
      parameter: address,
      evidence: `<link href="${address}">`,
      message: 'A style sheet of another host is loaded without an integrity attribute.',
      aliases,
    }));
  },
};
