import { viewState } from '../pages/view-state.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** The ViewState of a page is split into several fields. */
export const viewstateSplit: WebRule = {
  definition: {
    id: 'web/viewstate-split',
    title: 'Split ViewState',
    what: 'The page has a __VIEWSTATEFIELDCOUNT: its state is so large that it is sent in pieces.',
    why: 'Scanners and filters that look at one field see nothing of the rest.',
    fix: 'Keep less in the state.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [642],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10032-6'],
  scope: 'path',
  examples: {
    violating: [
      example('two fields', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" name="__VIEWSTATEFIELDCOUNT" value="2"><input type="hidden" name="__VIEWSTATE" value="/wEPD2RhdGEtOTYxNzk3NDQzZGRB"><input type="hidden" name="__VIEWSTATE1" value="QkNERUZHSElKS0xNTk9QUVJTVA==">',
      }),
    ],
    clean: [
      example('one field', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" name="__VIEWSTATE" value="/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==">',
      }),
    ],
  },
  check(exchange) {
    return viewState(exchange)?.split === true
      ? [{ parameter: '__VIEWSTATE', message: 'The ViewState of the page is split into several fields.' }]
      : [];
  },
};
