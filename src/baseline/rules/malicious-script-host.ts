import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

const HOST =
  /https?:\/\/(?:[\w-]{1,63}\.){0,9}(?:polyfill\.io|bootcss\.com|bootcdn\.net|staticfile\.(?:net|org)|unionadjs\.com|xhsbpza\.com|union\.macoms\.la|newcrbpc\.com)\//iu;

/** A page loads a script from a host that is known to have served malware. */
export const maliciousScriptHost: WebRule = {
  definition: {
    id: 'web/malicious-script-host',
    title: 'Script from a host known for malware',
    what: 'The page loads, or a script of it names, a script of a host that served malware to visitors (polyfill.io and its relatives).',
    why: 'The host decides visit by visit what it sends: redirects to fraud on phones, and anything else on a payment page.',
    fix: 'Remove the script today; browsers in use need no such polyfills. Look at the logs of orders since it was added.',
    level: 'error',
    securitySeverity: 8,
    since: '0.1.0',
    cwe: [829, 506],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: ['zap/10115-1', 'zap/10115-2'],
  scope: 'parameter',
  examples: {
    violating: [
      example('as an element', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script src="https://cdn.polyfill.io/v3/polyfill.min.js" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6"></script>',
      }),
      example('from a script', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>load("https://cdn.polyfill.io/v3/polyfill.js")</script>',
      }),
    ],
    clean: [
      example('a name that is alike', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>load("/polyfill.io.js")</script>',
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const scripts = tagsNamed(exchange, 'script');
    const sources = scripts
      .map(({ attributes }) => attributes.get('src')?.trim() ?? '')
      .filter((src) => HOST.test(src));
    const named = sources.length > 0 ? [] : scripts.flatMap(({ content = '' }) => HOST.exec(content)?.[0] ?? []);
    return [...new Set([...sources, ...named])].slice(0, 20).map((address) => ({
      parameter: address.slice(0, 200),
      evidence: address.slice(0, 200),
      message: 'A script comes from a host that is known to have served malware.',
      aliases: [sources.length > 0 ? 'zap/10115-1' : 'zap/10115-2'],
    }));
  },
};
