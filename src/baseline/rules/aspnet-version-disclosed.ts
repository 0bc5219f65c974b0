import { example } from '../example.ts';
import { headerHits } from '../headers/header-hits.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS = ['X-AspNet-Version', 'X-AspNetMvc-Version'];

/** A header names the version of ASP.NET. */
export const aspnetVersionDisclosed: WebRule = {
  definition: {
    id: 'web/aspnet-version-disclosed',
    title: 'ASP.NET version disclosed',
    what: 'The answer has an X-AspNet-Version or X-AspNetMvc-Version header.',
    why: 'Whoever looks for servers with a known flaw finds this one by a search.',
    fix: 'Set enableVersionHeader="false" in httpRuntime, and MvcHandler.DisableMvcResponseHeader = true.',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['2.2.6'],
  },
  aliases: ['zap/10061'],
  scope: 'parameter',
  examples: {
    violating: [
      example('X-AspNet-Version', { headers: { 'X-AspNet-Version': '4.0.30319' } }),
      example('X-AspNetMvc-Version', { headers: { 'X-AspNetMvc-Version': '5.2' } }),
    ],
    clean: [example('no such header', { headers: {} })],
  },
  check: (exchange) => headerHits(exchange, HEADERS, (header) => `The header ${header} names the version of ASP.NET.`),
};
