import { errorSeen } from '../texts/error-kind.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer says that the server failed. */
export const errorAnswer: WebRule = {
  definition: {
    id: 'web/error-answer',
    title: 'Server error',
    what: 'The answer has status 500, or says no more than that an internal error occurred.',
    why: 'An unexpected input reaches code that does not handle it; what an attacker does next is to vary that input.',
    fix: 'Look the request up in the log and handle the input.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [755],
    owasp: ['A10:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/90022'],
  scope: 'path',
  examples: {
    violating: [
      example('status 500', { status: 500, body: '<!doctype html><p>Something went wrong.' }),
      example('in words only', { body: '<!doctype html><html><body><p>Shop</p><p>An internal error occurred' }),
    ],
    clean: [example('down for maintenance', { status: 503, body: '<!doctype html><p>Back soon.' })],
  },
  check(exchange) {
    const error = errorSeen(exchange);
    if (error?.kind !== 'error-answer') return [];
    return [
      {
        evidence: error.evidence,
        message: 'The server answered that it failed.',
        aliases: error.aliases,
        ...(error.at !== undefined && { at: error.at }),
      },
    ];
  },
};
