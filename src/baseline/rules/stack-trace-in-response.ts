import { errorSeen } from '../texts/error-kind.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds a stack trace or a database's own error text. */
export const stackTraceInResponse: WebRule = {
  definition: {
    id: 'web/stack-trace-in-response',
    title: 'Stack trace in a response',
    what: "The response holds a stack trace, or a database's own error message.",
    why: 'It tells an attacker file paths, library versions and queries, and shows that an unexpected input reaches code that does not handle it.',
    fix: 'Answer errors with a fixed text and a generated trace id; write the details to the log only, and turn debug mode off in production.',
    level: 'warning',
    securitySeverity: 5.3,
    since: '0.1.0',
    cwe: [209],
    owasp: ['A10:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/90022', 'zap/10023'],
  scope: 'path',
  examples: {
    violating: [
      example('Node, in JSON', {
        status: 500,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ stack: 'TypeError: x\n    at pay (file:///srv/app/src/pay.ts:10:5)\n    at next' }),
      }),
      example('Java', {
        status: 500,
        headers: { 'Content-Type': 'text/plain' },
        body: 'java.lang.NullPointerException\n\tat com.shop.Pay.run(Pay.java:42)\n\tat java.base/java.lang.Thread.run(Thread.java:840)',
      }),
      example('Python', {
        status: 500,
        body: '<pre>Traceback (most recent call last):\n  File &quot;/srv/app/pay.py&quot;, line 3, in pay</pre>',
      }),
      example('PHP', {
        body: '<b>Fatal error</b>: Uncaught Exception: no rate in /var/www/pay.php:12\nStack trace:\n#0 /var/www/index.php(3): pay()',
      }),
      example('SQLSTATE', { status: 500, body: '<p>SQLSTATE[42601]: Syntax error: 7 ERROR</p>' }),
    ],
    clean: [
      example('a fixed text with a trace id', {
        status: 503,
        headers: { 'Content-Type': 'application/json' },
        body: '{"error":{"code":"internal","message":"Something went wrong."},"trace":"0f3c9a"}',
      }),
      example('a sentence with "at" and a time', {
        body: '<!doctype html><p>Meet us at the shop (Main Street 12:30:00)',
      }),
      example('a script that could print one', {
        url: 'https://shop.example/app.js',
        headers: { 'Content-Type': 'text/javascript' },
        body: '// x\n//    at pay (/srv/app/pay.js:10:5)',
      }),
    ],
  },
  check(exchange) {
    const error = errorSeen(exchange);
    if (error?.trace === undefined) return [];
    return [
      {
        evidence: error.evidence,
        message: `The response holds ${error.trace.kind === 'SQL' ? 'a database error message' : `a ${error.trace.kind} stack trace`}.`,
        at: error.trace.at,
        aliases: error.aliases,
      },
    ];
  },
};
