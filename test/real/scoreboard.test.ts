import { expect, it } from 'vitest';
import type { RunKey } from '../../scripts/scoreboard/run-key.ts';
import { runName } from '../../scripts/scoreboard/run-key.ts';
import { runLine } from '../../scripts/scoreboard/run-line.ts';
import { makeRuns } from '../../scripts/scoreboard/run-pool.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';

it('makes all runs, also after one that cannot be made', async () => {
  const runs: readonly RunKey[] = [
    { defect: 'authz.role_header', seed: 1 },
    { defect: 'no.such', seed: 1 },
    { defect: 'env.test_in_live', seed: 1, live: true },
    { defect: 'audit.gap', seed: 3 },
  ];
  const made: string[] = [];
  const errors: string[] = [];
  await makeRuns(runs, {
    jobs: 2,
    quick: true,
    onResult: (result) => made.push(runLine(result, defects)),
    onError: (run, error) => errors.push(`${runName(run)} ${error}`),
  });
  expect(made.toSorted()).toEqual([
    expect.stringMatching(/^ok {5}audit\.gap\/3: \d+ requests/u),
    expect.stringMatching(/^ok {5}authz\.role_header\/1: \d+ requests/u),
    expect.stringMatching(/^ok {5}env\.test_in_live\/1: \d+ requests/u),
  ]);
  expect(errors).toEqual([expect.stringContaining('there is no defect "no.such"')]);
});
