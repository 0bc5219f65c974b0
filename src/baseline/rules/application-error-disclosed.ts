import { errorSeen } from '../texts/error-kind.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds the error message of a database, server or interpreter. */
export const applicationErrorDisclosed: WebRule = {
  definition: {
    id: 'web/application-error-disclosed',
    title: 'Application error in a response',
    what: 'The response holds a message that only a database driver, an application server or an interpreter prints. A stack trace is told by another rule.',
    why: 'It names tables, paths and products, and shows that an unexpected input reaches code that does not handle it.',
    fix: 'Answer errors with a fixed text and a generated trace id; write the details to the log only.',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [209],
    owasp: ['A10:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/90022', 'zap/10023'],
  scope: 'path',
  examples: {
    violating: [
      example('MySQL', {
        body: '<!doctype html><html><body><p>Shop</p><pre>Warning: mysql_query() expects parameter 1</pre>',
      }),
      example('SQL Server, in JSON', {
        status: 400,
        headers: { 'Content-Type': 'application/json' },
        body: '{"error":"Incorrect column name qty"}',
      }),
    ],
    clean: [
      example('a manual that speaks of errors', {
        body: '<!doctype html><html><body><p>Shop</p><p>Our manual explains what &quot;Syntax error&quot; means.</p>',
      }),
    ],
  },
  check(exchange) {
    const error = errorSeen(exchange);
    if (error?.kind !== 'application-error') return [];
    return [
      {
        evidence: error.evidence,
        message: 'The response holds an error message of a database, a server or an interpreter.',
        aliases: error.aliases,
        ...(error.at !== undefined && { at: error.at }),
      },
    ];
  },
};
