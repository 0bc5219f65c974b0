import { expect, it } from 'vitest';
import { chooseDefects, chooseRuns } from '../../../scripts/scoreboard/choose-runs.ts';
import { allRuns, runName } from '../../../scripts/scoreboard/run-key.ts';
import { defects } from '../../../src/sandbox/defects/registry.ts';

const names = (...wanted: readonly string[]): string[] => chooseRuns(allRuns(), wanted).map(runName);

it('all runs: every defect, all off and races with three seeds, all off in live mode', () => {
  const all = names();
  expect(new Set(all).size).toBe(all.length);
  for (const { id } of defects) expect(all).toContain(`${id}/1`);
  expect(all.filter((name) => name.startsWith('none'))).toEqual(['none/1', 'none/2', 'none/3', 'none@live/1']);
  expect(all.filter((name) => name.startsWith('ref.race'))).toEqual(['ref.race/1', 'ref.race/2', 'ref.race/3']);
  expect(all.filter((name) => name.startsWith('audit.gap'))).toEqual(['audit.gap/1']);
  const own = allRuns().filter((run) => run.own === true);
  expect(own.filter(({ defect }) => defect === 'cap.over').map(runName)).toEqual(['cap.over/2', 'cap.over/3']);
  expect(own.filter(({ defect }) => defect === 'ref.race')).toEqual([]);
  expect(allRuns().find(({ defect }) => defect === 'env.test_in_live')).toMatchObject({ live: true });
});

it('a defect, a family, all off, and one run by their names', () => {
  expect(names('ref.race')).toEqual(['ref.race/1', 'ref.race/2', 'ref.race/3']);
  expect(names('ref.race/2')).toEqual(['ref.race/2']);
  expect(names('env')).toEqual(['env.test_in_live/1', 'env.test_in_live/2', 'env.test_in_live/3']);
  expect(names('none')).toHaveLength(4);
});

it('a name that stands for nothing is refused', () => {
  expect(() => names('ref.rave')).toThrow('there is no defect, family or run "ref.rave"');
  expect(() => chooseDefects(defects, 'ref.over,ref.rave')).toThrow('there is no defect "ref.rave"');
});

it('the defects that were on, or none', () => {
  expect(chooseDefects(defects, 'ref.over, ref.race')).toEqual(['ref.over', 'ref.race']);
  expect(chooseDefects(defects, 'none')).toEqual([]);
});
