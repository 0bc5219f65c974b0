import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format as sarif } from '../../src/formats/sarif/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { RunInfo } from '../../src/model/report.ts';
import type { Rule } from '../../src/model/rule.ts';
import { sarifText } from '../../src/reporters/sarif.ts';
import { arbitraryFinding, arbitraryRule, arbitraryRun } from '../arbitrary-finding.ts';
import { readAll } from '../read-all.ts';

const runs = fc.array(
  fc.uniqueArray(arbitraryRule, { minLength: 1, maxLength: 4, selector: ({ id }) => id }).chain((rules) =>
    fc.record({
      info: arbitraryRun,
      inputs: fc.constant([]),
      rules: fc.constant(rules),
      findings: fc.array(arbitraryFinding(fc.constantFrom(...rules)), { maxLength: 4 }),
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

const write = (list: { info: RunInfo; rules: readonly Rule[]; findings: readonly Finding[] }[]): string =>
  [...sarifText(list.map((run) => ({ ...run, inputs: [] })))].join('');

describe('sarifText', () => {
  test('what is written reads back equal', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const { items, end } = readAll(sarif, write(list));
        expect(end.status).toBe('complete');
        expect(end.runs).toEqual(list.map(({ info, rules }) => ({ ...info, rules })));
        expect(items).toEqual(list.flatMap(({ findings }, run) => findings.map((finding) => ({ run, finding }))));
      }),
      { numRuns: 200 },
    );
  });

  test('writes valid JSON with one result a line', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const text = write(list);
        const log = JSON.parse(text) as { runs: { results: unknown[] }[] };
        expect(log.runs.map((run) => run.results.length)).toEqual(list.map(({ findings }) => findings.length));
        const results = text.split('\n').filter((line) => line.startsWith('{"ruleId":'));
        expect(results).toHaveLength(list.reduce((sum, { findings }) => sum + findings.length, 0));
      }),
    );
  });

  test('refuses a finding whose rule the run does not name', () => {
    const rule: Rule = { id: 'a/b', title: 't', description: 'd', level: 'error', tags: [] };
    const finding = fc.sample(arbitraryFinding(fc.constant(rule)), { numRuns: 1, seed: 1 });
    expect(() =>
      write([{ info: { tool: { name: 'x' }, status: 'complete', rules: [] }, rules: [], findings: finding }]),
    ).toThrow(/a\/b is not among/u);
  });
});
