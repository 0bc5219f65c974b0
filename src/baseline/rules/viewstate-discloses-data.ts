import { viewState } from '../pages/view-state.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** The ViewState of a page holds addresses. */
export const viewstateDisclosesData: WebRule = {
  definition: {
    id: 'web/viewstate-discloses-data',
    title: 'Addresses in the ViewState',
    what: 'The __VIEWSTATE of the page, decoded, holds an IP address or an e-mail address.',
    why: 'Everyone who opens the page can read it; it is base64, not encryption.',
    fix: 'Keep such values on the server, or set viewStateEncryptionMode="Always".',
    level: 'warning',
    securitySeverity: 4,
    since: '0.1.0',
    cwe: [200, 642],
    owasp: ['A01:2025', 'API3:2023'],
    pci: [],
  },
  aliases: ['zap/10032-1', 'zap/10032-2'],
  scope: 'path',
  examples: {
    violating: [
      example('an IP address', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" name="__VIEWSTATE" value="/wEPD2RhdGEgMTAuMS4yLjMgZGRBQkNERUZHSElKS0xNTk9QUVJTVA==">',
      }),
    ],
    clean: [
      example('nothing of the kind', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" name="__VIEWSTATE" value="/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==">',
      }),
    ],
  },
  check(exchange) {
    const text = viewState(exchange)?.text ?? '';
    const aliases = [
      ...(/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/u.test(text) ? ['zap/10032-1'] : []),
      ...(/[\w.%+-]@[a-z0-9.-]{1,255}\.[a-z]{2}/iu.test(text) ? ['zap/10032-2'] : []),
    ];
    if (aliases.length === 0) return [];
    return [
      {
        parameter: '__VIEWSTATE',
        message: 'The ViewState of the page holds an IP address or an e-mail address.',
        aliases,
      },
    ];
  },
};
