import { carriesJavaObject } from '../pages/java-object.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A request or answer carries a serialized Java object. */
export const serializedJavaObject: WebRule = {
  definition: {
    id: 'web/serialized-java-object',
    title: 'Serialized Java object',
    what: 'A header, cookie, parameter or body begins as a serialized Java object does.',
    why: 'Where the server reads one that a client sent, a made-up object runs code on it.',
    fix: 'Send JSON and validate it; never read Java serialization from clients.',
    level: 'warning',
    securitySeverity: 5.5,
    since: '0.1.0',
    cwe: [502],
    owasp: ['A08:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/90002'],
  scope: 'path',
  examples: {
    violating: [
      example('a cookie', { cookies: ['state=rO0ABXNyAAR0ZXN0; Secure; HttpOnly; SameSite=Lax'] }),
      example('a header', { headers: { 'X-State': 'rO0ABXNyAAR0ZXN0' } }),
    ],
    clean: [example('such letters in a text', { body: '<!doctype html><html><body><p>Shop</p><p>brO0ABX</p>' })],
  },
  check(exchange) {
    return carriesJavaObject(exchange) ? [{ message: 'A request or answer carries a serialized Java object.' }] : [];
  },
};
