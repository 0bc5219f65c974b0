import { viewState } from '../pages/view-state.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An ASP.NET page keeps its state in a field that nothing protects. */
export const viewstateWithoutMac: WebRule = {
  definition: {
    id: 'web/viewstate-without-mac',
    title: 'ViewState without a MAC',
    what: 'The __VIEWSTATE of the page has no message authentication code.',
    why: 'A client can change what the server believes that it wrote: prices, roles, hidden steps, and with gadgets run code.',
    fix: 'Set enableViewStateMac="true" (the only choice since .NET 4.5.2) and keep the machineKey secret.',
    level: 'error',
    securitySeverity: 7,
    since: '0.1.0',
    cwe: [642, 345],
    owasp: ['A08:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10032-5'],
  scope: 'path',
  examples: {
    violating: [
      example('no MAC', {
        body: '<!doctype html><html><body><p>Shop</p><form method="get"><input type="hidden" id="__VIEWSTATE" value="/wEPD2RhdGEtOTYxNzk3NDQzLW1vcmUtb2YtaXQtc28tbG9uZ2Rk"></form>',
      }),
    ],
    clean: [
      example('with a MAC', {
        body: '<!doctype html><html><body><p>Shop</p><form method="get"><input type="hidden" id="__VIEWSTATE" value="/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA=="></form>',
      }),
    ],
  },
  check(exchange) {
    return viewState(exchange)?.mac === 'missing'
      ? [{ parameter: '__VIEWSTATE', message: 'The ViewState of the page has no message authentication code.' }]
      : [];
  },
};
