import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isInReach, scoreRuns } from '../../../scripts/scoreboard/score-runs.ts';
import { brokenPromises, isForFuzzer, tally, type Tally } from '../../../scripts/scoreboard/tally.ts';
import type { RunResult } from '../../../scripts/scoreboard/run-result.ts';
import { allRuns } from '../../../scripts/scoreboard/run-key.ts';
import type { Defect } from '../../../src/sandbox/defects/defect.ts';
import { defects as registry } from '../../../src/sandbox/defects/registry.ts';
import { defect, result } from './results.ts';

const CATALOGUE = '../shared/reference/defects.json';

const byNumber = (a: readonly string[], b: readonly string[]): number => String(a[0]).localeCompare(String(b[0]));
const sums = (defects: readonly Defect[], results: readonly RunResult[]): Tally =>
  tally(defects, results, scoreRuns({ defects, decoys: [], results }), 'now');

it('what the catalogue leaves to the fuzzer is counted apart from what a rule is written for beside it', () => {
  const defects = [
    defect('ref.over', 'pay/a', { detectors: 'fuzzer (two identities)' }),
    defect('web.pan', 'pay/b', { detectors: 'ZAP 10062' }),
    defect('idem.race', 'pay/c', { detectors: 'fuzzer' }),
  ];
  const results = [result('ref.over', ['pay/a']), result('web.pan', ['pay/b']), result('idem.race', [])];
  expect(sums(defects, results)).toMatchObject({
    catalogueFound: ['ref.over'],
    catalogueMissed: ['idem.race'],
    found: 2,
    missed: ['idem.race'],
  });
});

it('a run that broke off is named, but for live mode, where nobody can pay', () => {
  const cut = { status: 'degraded', reason: 'the target is gone' };
  const live = defect('env.live', 'pay/live', { needs: ['live-mode'] });
  const results = [
    result('ref.over', [], cut),
    result('env.live', ['pay/live'], { ...cut, run: { defect: 'env.live', seed: 1, live: true } }),
    result(undefined, [], { ...cut, run: { seed: 1, live: true } }),
  ];
  const { degraded } = sums([defect('ref.over', 'pay/a'), live], results);
  expect(degraded.map(({ run }) => run.defect)).toEqual(['ref.over']);
});

it('runs of other sources and runs that are still to be made are counted', () => {
  const { otherSources, notMade } = sums(registry, [result(undefined, [], { sources: 'before' })]);
  expect([otherSources, notMade.length]).toEqual([1, allRuns().length - 1]);
});

it('the promises: 95 % found, nothing wrongly reported, everything measured', () => {
  const defects = Array.from({ length: 20 }, (_, index) => defect(`a.${index}`, `pay/${index}`));
  const all = defects.map(({ id, rules }) => result(id, rules.payments));
  const broken = (results: readonly RunResult[], of = defects): string[] =>
    brokenPromises({ ...sums(of, results), notMade: [] }, of);
  expect(broken(all)).toEqual([]);
  const missing = (count: number): RunResult[] => [
    ...all.slice(count),
    ...defects.slice(0, count).map(({ id }) => result(id, [])),
  ];
  expect(broken(missing(1))).toEqual([]);
  expect(broken(missing(2))).toEqual(['18 of 20 defects found, less than 95 %']);
  expect(broken([...all, result(undefined, ['pay/3'])])).toEqual(['1 false positives']);
  expect(brokenPromises(sums(defects, all), defects)[0]).toMatch(/runs are still to be made$/u);
});

it('no rule for a defect of the catalogue is a miss, not one defect less', () => {
  const defects = [defect('a.b', 'pay/a'), defect('a.c', undefined, { detectors: 'fuzzer' })];
  const figures = { ...sums(defects, [result('a.b', ['pay/a'])]), notMade: [] };
  expect(brokenPromises(figures, defects)).toEqual(['1 of 2 defects found, less than 95 %']);
});

it('every defect that the catalogue leaves to the fuzzer has a rule', () => {
  const left = registry.filter(isForFuzzer);
  expect(left.length).toBeGreaterThanOrEqual(68);
  expect(left.filter((one) => !isInReach(one))).toEqual([]);
});

it.skipIf(!existsSync(CATALOGUE))(`the registry says what finds a defect as ${CATALOGUE} does`, () => {
  const { defects } = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as {
    readonly defects: readonly { readonly id: string; readonly switch: string; readonly detectors: string }[];
  };
  expect(registry.map(({ number, id, detectors }) => [number, id, detectors]).toSorted(byNumber)).toEqual(
    defects.map((one) => [one.id, one.switch, one.detectors]).toSorted(byNumber),
  );
});
