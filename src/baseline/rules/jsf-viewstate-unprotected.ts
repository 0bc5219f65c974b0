import { hasOpenJsfState } from '../pages/jsf-state.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A JSF page keeps its state in a field that anyone can read and change. */
export const jsfViewstateUnprotected: WebRule = {
  definition: {
    id: 'web/jsf-viewstate-unprotected',
    title: 'JSF ViewState without protection',
    what: 'The javax.faces.ViewState of the page, decoded, holds names of Java classes: it is neither encrypted nor signed.',
    why: 'A client can send another object graph, which the server reads: in old versions that runs code.',
    fix: 'Keep the state on the server (STATE_SAVING_METHOD server), or switch encryption on and update Mojarra or MyFaces.',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [642, 502],
    owasp: ['A08:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/90001'],
  scope: 'path',
  examples: {
    violating: [
      example('plain', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" id="javax.faces.ViewState" value="rO0ABXNyAGphdmEudXRpbC5IYXNoTWFw">',
      }),
    ],
    clean: [
      example('kept on the server', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" id="javax.faces.ViewState" value="-12:34">',
      }),
      example('encrypted', {
        body: '<!doctype html><html><body><p>Shop</p><input type="hidden" id="javax.faces.ViewState" value="c2VjcmV0">',
      }),
    ],
  },
  check(exchange) {
    return hasOpenJsfState(exchange)
      ? [{ parameter: 'javax.faces.ViewState', message: 'The state of the JSF page is neither encrypted nor signed.' }]
      : [];
  },
};
