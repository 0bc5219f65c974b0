import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer came out of a shared cache. */
export const servedFromSharedCache: WebRule = {
  definition: {
    id: 'web/served-from-shared-cache',
    title: 'Answer served from a shared cache',
    what: 'The answer has X-Cache: HIT or an Age header.',
    why: 'What is personal in it is then shown to others who ask the same proxy.',
    fix: 'Make sure that only public answers are cached: Cache-Control: private or no-store with all others.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [525],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10050-1', 'zap/10050-2'],
  scope: 'site',
  examples: {
    violating: [
      example('X-Cache', { headers: { 'X-Cache': 'HIT from cache-1' } }),
      example('Age', { headers: { Age: '24' } }),
    ],
    clean: [example('a miss', { headers: { 'X-Cache': 'MISS from cache-1' } })],
  },
  check(exchange) {
    const hit = headerValues(exchange, 'x-cache').find((value) =>
      /(?:^|,)\s?hit(?=[ ,]|$)/iu.test(value.slice(0, 1_024)),
    );
    const age = headerValues(exchange, 'age').find((value) => /^\+?\d{1,18}$/u.test(value));
    if (hit === undefined && age === undefined) return [];
    return [
      {
        parameter: hit === undefined ? 'Age' : 'X-Cache',
        evidence: (hit ?? age ?? '').slice(0, 200),
        message: 'Answers come out of a shared cache.',
        aliases: [hit === undefined ? 'zap/10050-2' : 'zap/10050-1'],
      },
    ];
  },
};
