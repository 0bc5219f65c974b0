import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeOf } from '../../../src/baseline/example.ts';
import { WEB_RULES } from '../../../src/baseline/rules/index.ts';
import type { Example } from '../../../src/baseline/web-rule.ts';

function rulesFiredBy(example: Example): string[] {
  const exchange = exchangeOf(example);
  return WEB_RULES.filter((rule) => rule.check(exchange).length > 0).map((rule) => rule.definition.id);
}

describe('the list of web rules', () => {
  test('holds every rule file, sorted by id, each id named after its file', () => {
    const files = readdirSync(new URL('../../../src/baseline/rules/', import.meta.url))
      .filter((file) => file !== 'index.ts')
      .map((file) => `web/${file.replace(/\.ts$/u, '')}`)
      .toSorted();
    expect(WEB_RULES.map((rule) => rule.definition.id)).toEqual(files);
  });

  test('names examples so that each can be told from its siblings', () => {
    for (const { definition, examples } of WEB_RULES) {
      const names = [...examples.violating, ...examples.clean].map(({ name }) => name);
      expect(new Set(names).size, definition.id).toBe(names.length);
    }
  });
});

describe.each(WEB_RULES.map((rule) => [rule.definition.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.examples.violating.map((example) => [example.name, example] as const))(
    'fires, and no other rule does: %s',
    (_name, example) => {
      expect(rulesFiredBy(example)).toEqual([id]);
      expect(rule.check(exchangeOf(example))).toHaveLength(1);
    },
  );

  test.each(rule.examples.clean.map((example) => [example.name, example] as const))(
    'no rule fires: %s',
    (_name, example) => {
      expect(rulesFiredBy(example)).toEqual([]);
    },
  );

  test('gives the same hits for the same exchange', () => {
    for (const example of rule.examples.violating) {
      expect(rule.check(exchangeOf(example))).toEqual(rule.check(exchangeOf(example)));
    }
  });
});

test('no answer, however odd, makes a rule throw or hang', () => {
  const odd = [
    '<meta http-equiv=Content-Security-Policy content=";,;">',
    '<script src="http://[">',
    '4111111111111111',
    '\0',
    'at a (/',
    '%',
    ';',
    '=',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 20 })), {
    maxLength: 20,
  });
  const names = [
    'Content-Type',
    'Content-Security-Policy',
    'Set-Cookie',
    'Server',
    'Cache-Control',
    'Strict-Transport-Security',
  ];
  const headers = fc.array(fc.tuple(fc.constantFrom(...names), fc.string()), { maxLength: 8 });
  fc.assert(
    fc.property(fc.webUrl(), fc.integer({ min: 100, max: 599 }), headers, text, (url, status, pairs, parts) => {
      const shown = [['Content-Type', 'text/html'], ...pairs] as const;
      const exchange = exchangeOf({ name: 'odd', url, status, headers: shown, body: parts.join('') });
      for (const rule of WEB_RULES) for (const hit of rule.check(exchange)) expect(hit.message).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
