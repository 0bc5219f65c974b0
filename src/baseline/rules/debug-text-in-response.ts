import { errorSeen } from '../texts/error-kind.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds a text that is printed in debug mode. */
export const debugTextInResponse: WebRule = {
  definition: {
    id: 'web/debug-text-in-response',
    title: 'Debug message in a response',
    what: 'The response holds a text that servers and frameworks print when they are not set up for production.',
    why: 'It tells which software runs, and that the installation was never finished.',
    fix: 'Turn debug output off, and answer errors with a fixed text.',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [209],
    owasp: ['A10:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10023'],
  scope: 'path',
  examples: {
    violating: [
      example('a database refuses', {
        body: "<!doctype html><html><body><p>Shop</p><pre>Access denied for user 'shop'@'localhost' (using password: YES)</pre>",
      }),
    ],
    clean: [example('a fixed text', { body: '<!doctype html><html><body><p>Shop</p><p>Something went wrong.</p>' })],
  },
  check(exchange) {
    const error = errorSeen(exchange);
    if (error?.kind !== 'debug-text') return [];
    return [
      {
        evidence: error.evidence,
        message: 'The response holds a text that is printed in debug mode.',
        aliases: error.aliases,
        ...(error.at !== undefined && { at: error.at }),
      },
    ];
  },
};
