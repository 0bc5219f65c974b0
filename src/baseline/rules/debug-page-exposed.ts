import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

interface DebugPage {
  readonly name: string;
  readonly path: RegExp;
  readonly holds: RegExp;
}

// Both have to fit: an address alone says nothing, and a text that looks like one of these may be a manual's.
const PAGES: readonly DebugPage[] = [
  {
    name: 'settings and environment of the program',
    path: /\/(?:_?debug|env|actuator\/env|config\.json|_profiler\/?)$/u,
    holds: /"(?:NODE_ENV|propertySources|[A-Z0-9_]{0,40}(?:KEY|SECRET|TOKEN|PASSWORD)[A-Z0-9_]{0,20})"\s{0,9}:/u,
  },
  { name: 'environment file', path: /\/\.env$/u, holds: /^[A-Z][A-Z0-9_]{2,60}=/mu },
  { name: 'repository', path: /\/\.git\/config$/u, holds: /^\[core\]/mu },
  { name: 'working copy of a repository', path: /\/\.svn\/entries$/u, holds: /^\d{1,3}\s/u },
  { name: 'phpinfo()', path: /\/phpinfo\.php$/u, holds: /<title>(?:PHP \d[\d.]{0,20} - )?phpinfo\(\)<\/title>/u },
  {
    name: 'server status',
    path: /\/server-(?:status|info)$/u,
    holds: /<title>(?:Apache Status|Server Information)<\/title>/u,
  },
  { name: 'trace of requests', path: /\/trace\.axd$/u, holds: /<title>\s{0,9}(?:Application Trace|trace\.axd)/iu },
  { name: 'log of errors', path: /\/elmah\.axd$/u, holds: /Error log for/iu },
];

/** A page for the developers of the app is open to everybody. */
export const debugPageExposed: WebRule = {
  definition: {
    id: 'web/debug-page-exposed',
    title: 'Debug page is open to everybody',
    what: 'An address that developers use shows the settings of the program, its environment, its repository or its log to anybody who asks.',
    why: 'Such pages hold keys of gateways and databases. Scanners of attackers ask for them on every host there is.',
    fix: 'Take the page out of what is deployed, or let only developers reach it; change every key that it has shown.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.2.0',
    cwe: [489],
    owasp: ['A02:2025', 'API9:2023'],
    pci: ['6.2.4', '6.5.6'],
  },
  aliases: ['zap/40035'],
  scope: 'path',
  examples: {
    violating: [
      example('the environment of the program', {
        url: 'https://shop.example/env',
        headers: { 'Content-Type': 'application/json' },
        body: '{"environment":{"NODE_ENV":"development"}}',
      }),
      example('an environment file', {
        url: 'https://shop.example/.env',
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        body: 'APP_NAME=shop\nAPP_STAGE=live\n',
      }),
    ],
    clean: [
      example('a page about health', {
        url: 'https://shop.example/health',
        headers: { 'Content-Type': 'application/json' },
        body: '{"status":"up"}',
      }),
      example('an app that answers every address with its own page', { url: 'https://shop.example/.env' }),
    ],
  },
  check({ url, status, text }) {
    if (status < 200 || status >= 300) return [];
    const { pathname } = new URL(url);
    const page = PAGES.find(({ path, holds }) => path.test(pathname) && holds.test(text));
    if (page === undefined) return [];
    return [{ evidence: page.name, message: `A page for developers can be read by anybody: ${page.name}.` }];
  },
};
