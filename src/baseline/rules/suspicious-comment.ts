import { isFontAnswer, isTextAnswer } from '../answer-type.ts';
import { commentsOf } from '../texts/comments-of.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const SUSPICIOUS =
  /\b(?:todo|fixme|bugs?|xxx|query|db|admin|administrator|user|username|select|where|from|later|debug)\b/iu;

/** A comment in a page or script speaks of what is unfinished or internal. */
export const suspiciousComment: WebRule = {
  definition: {
    id: 'web/suspicious-comment',
    title: 'Comment with a suspicious word',
    what: 'A comment of the page or of a script holds a word such as TODO, FIXME, BUG, ADMIN, USER, QUERY or DEBUG.',
    why: 'Such comments now and then name accounts, hosts, queries and known flaws.',
    fix: 'Strip comments when building for production.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [615],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10027'],
  scope: 'path',
  examples: {
    violating: [
      example('in HTML', { body: '<!doctype html><html><body><p>Shop</p><!-- FIXME: admin login -->' }),
      example('in a script', {
        url: 'https://shop.example/app.js',
        headers: { 'Content-Type': 'text/javascript' },
        body: 'pay(); // TODO: check the amount',
      }),
    ],
    clean: [
      example('a harmless comment', { body: '<!doctype html><html><body><p>Shop</p><!-- header -->' }),
      example('a word in a string', {
        url: 'https://shop.example/app.js',
        headers: { 'Content-Type': 'text/javascript' },
        body: 'var list = ["admin", "user"]; // names',
      }),
    ],
  },
  check(exchange) {
    if (!isTextAnswer(exchange) || isFontAnswer(exchange) || exchange.body.length === 0) return [];
    for (const comment of commentsOf(exchange)) {
      const word = SUSPICIOUS.exec(comment);
      if (word !== null)
        return [{ evidence: word[0], message: 'A comment holds a word that suggests unfinished or internal matters.' }];
    }
    return [];
  },
};
