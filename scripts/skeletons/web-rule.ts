import { camelName, type SkeletonKind } from './skeleton.ts';

/** A passive rule of the web baseline. */
export const webRuleSkeleton: SkeletonKind = {
  shape: 'the bad state in kebab-case: referrer-policy-missing',
  pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/u,
  make: (name) => ({
    files: new Map([[`src/baseline/rules/${name}.ts`, source(name)]]),
    next: [
      'npm run generate',
      `edit src/baseline/rules/${name}.ts: every text that begins with "Describe", the examples, and check`,
      'npm test -- test/baseline test/catalogue.test.ts',
    ],
  }),
};

function source(name: string): string {
  return `import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import type { WebRule } from '../web-rule.ts';

/** Describe in one line which page violates the rule. */
export const ${camelName(name)}: WebRule = {
  definition: {
    id: 'web/${name}',
    title: 'Describe the bad state in a few words',
    what: 'Describe what is reported.',
    why: 'Describe what an attacker gains from it.',
    fix: 'Describe what to change.',
    level: 'note',
    securitySeverity: 2,
    since: '0.1.0',
    cwe: [693],
    owasp: [],
    pci: [],
  },
  aliases: [],
  scope: 'site',
  examples: {
    violating: [example('the header is set', { headers: { 'X-${name}': 'on' } })],
    clean: [example('the header is not set')],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime) || headerValues(exchange, 'X-${name}').length === 0) return [];
    return [{ parameter: 'X-${name}', message: 'Describe what was seen, the same for every page.' }];
  },
};
`;
}
