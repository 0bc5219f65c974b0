import type { HtmlTag } from '../html-tags.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

/** A page has content that only shows when its scripts run. */
export const pageBuiltByScript: WebRule = {
  definition: {
    id: 'web/page-built-by-script',
    title: 'Page built by scripts',
    what: 'The page has scripts and no links, links without an address, or a <noscript>.',
    why: 'A scan that does not run scripts sees less of the app than a visitor does.',
    fix: 'Scan with a browser, or give the scan an OpenAPI description and a list of addresses.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [1059],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10109'],
  scope: 'path',
  examples: {
    violating: [
      example('a script and no link', {
        body: '<!doctype html><html><body><div id="app"></div><script src="/app.js"></script>',
      }),
      example('a link without an address', { body: '<!doctype html><html><body><p>Shop</p><a href="#">menu</a>' }),
    ],
    clean: [
      example('plain links', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="/app.js"></script>',
      }),
    ],
  },
  check(exchange) {
    const named = (name: string): readonly HtmlTag[] => tagsNamed(exchange, name);
    const links = named('a');
    const byScript = links.some(
      ({ attributes }) => /^#?$/u.test(attributes.get('href') ?? '') || attributes.get('target') === '_self',
    );
    const sign =
      links.length === 0 && named('script').length > 0
        ? 'a script and no link'
        : byScript
          ? 'a link without an address of its own'
          : named('noscript').length > 0
            ? '<noscript>'
            : undefined;
    if (sign === undefined) return [];
    return [{ evidence: sign, message: 'The page has content that only shows when its scripts run.' }];
  },
};
