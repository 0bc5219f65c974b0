import { viewState } from '../pages/view-state.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page has the ViewState of ASP.NET 1. */
export const viewstateOld: WebRule = {
  definition: {
    id: 'web/viewstate-old',
    title: 'ViewState of ASP.NET 1',
    what: 'The __VIEWSTATE of the page is written as ASP.NET 1.0 and 1.1 did.',
    why: 'That version has had no security updates since 2013.',
    fix: 'Move the app to a supported version.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [1104],
    owasp: ['A03:2025', 'API8:2023'],
    pci: ['6.3.3'],
  },
  aliases: ['zap/10032-3'],
  scope: 'site',
  examples: {
    violating: [
      example('version 1.1', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" name="__VIEWSTATE" value="dDwxMjM7dDxzb21lIGRhdGEgdGhhdCBpcyBsb25nIGVub3VnaDtsPGk8MT47Pjs+Pj5BQkNERUZHSElKS0xNTk9QUVJTVA==">',
      }),
    ],
    clean: [
      example('version 2', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" name="__VIEWSTATE" value="/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==">',
      }),
    ],
  },
  check(exchange) {
    return viewState(exchange)?.version === 1
      ? [{ parameter: '__VIEWSTATE', message: 'The ViewState of the page is that of ASP.NET 1.' }]
      : [];
  },
};
