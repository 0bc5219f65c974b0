import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CliOutcome } from '../../run-in-context.ts';
import { type BaselineProject, CHANGE, flaw, MAIN, openProject, sarifOf } from './baseline-project.ts';

let project: BaselineProject;
let kept: string;
beforeEach(() => {
  project = openProject();
  ({ kept } = project);
});
afterEach(() => project.close());

const AUTO = ['--baseline', 'auto'];
const BROKEN = { status: 'degraded', reason: 'it crashed' } as const;

function lastOf({ out }: CliOutcome): string {
  return out.split('\n').at(-1) ?? '';
}

describe('the first run', () => {
  test('adopts what is there, counts it everywhere, and becomes the baseline', async () => {
    const first = await project.judge([flaw('web/a'), flaw('web/b', { severity: 'low' })]);
    expect(first.exitCode).toBe(0);
    expect(lastOf(first)).toMatch(/^tollgate: pass: 2 existing findings adopted: /u);
    expect(first.out).toContain('baseline: none');
    expect(first.out).toContain(`becomes the next baseline: ${kept}`);
    expect(first.messages).toMatch(/baseline: none of main was found; only the checkout was asked/u);
    const summary = readFileSync(join(project.folder, '.tollgate/summary.md'), 'utf8');
    expect(summary).toContain('2 existing findings adopted');
    rmSync(kept);
    const { out } = await project.judge([flaw('web/a')], MAIN, [...AUTO, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'pass',
      counts: { adopted: 1 },
      baseline: { found: 'none', recorded: kept },
    });
  });

  test('of a change adopts too, but becomes nobody’s baseline', async () => {
    const first = await project.judge([flaw('web/a')], CHANGE);
    expect([first.exitCode, lastOf(first)]).toEqual([0, expect.stringContaining('1 existing finding adopted')]);
    expect(existsSync(kept)).toBe(false);
  });

  test('that is incomplete adopts nothing and becomes no baseline', async () => {
    const first = await project.judge([flaw('web/a')], MAIN, AUTO, BROKEN);
    expect(first.exitCode).toBe(3);
    expect(first.out).toContain('also: nothing is adopted');
    expect(existsSync(kept)).toBe(false);
  });

  test('with newOnly: false in the configuration judges everything', async () => {
    project.write('tollgate.yml', 'baseline: auto\ngate: { newOnly: false }\n');
    expect((await project.judge([flaw('web/a')], MAIN, [])).exitCode).toBe(1);
  });

  test('without baseline: auto judges everything, as ever', async () => {
    expect((await project.judge([flaw('web/a')], MAIN, [])).exitCode).toBe(1);
    expect((await project.judge([flaw('web/a')], MAIN, ['--new-only'])).exitCode).toBe(1);
    expect(existsSync(kept)).toBe(false);
  });

  const place = { kind: 'package', ecosystem: 'npm', name: 'a', version: '1.0.0' } as const;
  const exploited = { severity: 'low', locations: [place], evidence: 'known exploited: since 2026-01-01' } as const;
  test.each([
    ['a payment violation', flaw('pay/double-refund'), /1 payment violation at or above high; new or not/u],
    [
      'what is exploited in the wild',
      flaw('CVE-2026-1', exploited),
      /1 finding known to be exploited in the wild; new/u,
    ],
    ['malware', flaw('MAL-2026-1', { locations: [place] }), /1 finding about malicious packages/u],
  ])('never adopts %s', async (_what, finding, reason) => {
    const first = await project.judge([finding, flaw('web/a')]);
    expect([first.exitCode, lastOf(first)]).toEqual([1, expect.stringMatching(reason)]);
    expect(first.out).toContain('1 existing finding adopted');
    // Known by now, it shuts the gate all the same, and for a change too.
    expect(lastOf(await project.judge([finding, flaw('web/a')], CHANGE))).toMatch(reason);
  });
});

describe('later runs', () => {
  beforeEach(() => project.write(kept, sarifOf([flaw('web/a')])));

  test('of a change judge what it brings in, of the severity that is asked for', async () => {
    expect((await project.judge([flaw('web/a')], CHANGE)).exitCode).toBe(0);
    const worse = await project.judge([flaw('web/a'), flaw('web/b')], CHANGE);
    expect(worse.out).toContain(`baseline: main, from the file ${kept}`);
    expect([worse.exitCode, lastOf(worse)]).toEqual([1, expect.stringContaining('1 new finding (1 high)')]);
    const low = [flaw('web/a'), flaw('web/c', { severity: 'low' })];
    expect((await project.judge(low, CHANGE, [...AUTO, '--fail-on', 'low'])).exitCode).toBe(1);
  });

  test('of the branch itself stay red until what came since the adoption is gone', async () => {
    const both = [flaw('web/a'), flaw('web/b')];
    expect((await project.judge(both)).exitCode).toBe(1);
    expect((await project.judge(both)).exitCode).toBe(1);
    // It is no news to a change.
    expect((await project.judge(both, CHANGE)).exitCode).toBe(0);
    expect((await project.judge([flaw('web/a')])).exitCode).toBe(0);
  });

  test('that are incomplete, or judged by another job, do not replace it', async () => {
    const before = readFileSync(kept, 'utf8');
    expect((await project.judge([], MAIN, AUTO, BROKEN)).exitCode).toBe(3);
    await project.judge([flaw('web/b')], MAIN, [...AUTO, '--exit-zero']);
    expect(readFileSync(kept, 'utf8')).toBe(before);
  });

  test('of a protected branch keep one of their own, and so do those of single scans', async () => {
    const release = { GITHUB_REF: 'refs/heads/release/1', GITHUB_REF_PROTECTED: 'true', CI_DEFAULT_BRANCH: 'main' };
    const { out } = await project.judge([flaw('web/a')], release);
    expect(out).toMatch(/becomes the next baseline: .*release_1-[0-9a-f]{8}\.sarif$/mu);
    expect(await project.search(release)).toMatchObject({
      text: expect.stringMatching(/^release\/1, from/u),
      adoption: 'own-branch',
    });
    const only = await project.judge([flaw('web/a')], MAIN, [...AUTO, '--only', 'web']);
    expect(only.out).toMatch(/becomes the next baseline: .*main\.web\.sarif$/mu);
  });

  test('do not take the baseline for a report of today', async () => {
    project.write('.tollgate/baseline/main.sarif', sarifOf([flaw('web/old')]));
    project.write('.tollgate/today.sarif', sarifOf([flaw('web/a', { severity: 'low' })]));
    const environment = { ...MAIN, TOLLGATE_BASELINE_FOLDER: '' };
    const { exitCode, out } = await project.tollgate(environment, 'run', '--reports', '.tollgate', '--output', 'out');
    expect([exitCode, out]).toEqual([0, expect.not.stringContaining('web/old')]);
  });
});

interface Written {
  readonly runs: readonly { readonly results: readonly { readonly baselineState?: string }[] }[];
}

test('normalize and merge compare with the baseline, and without one say so and compare nothing', async () => {
  const states = (): unknown[] => {
    const { runs } = JSON.parse(readFileSync(join(project.folder, 'all.sarif'), 'utf8')) as Written;
    return runs.flatMap(({ results }) => results.map(({ baselineState }) => baselineState));
  };
  project.write('now.sarif', sarifOf([flaw('web/a'), flaw('web/b')]));
  const words = ['now.sarif', ...AUTO, '-o', 'all.sarif'];
  const without = await project.tollgate(MAIN, 'normalize', ...words);
  expect([without.exitCode, without.messages]).toEqual([0, expect.stringContaining('none of main was found')]);
  expect(states()).toEqual([undefined, undefined]);
  project.write(kept, sarifOf([flaw('web/a')]));
  for (const command of ['normalize', 'merge']) {
    const { exitCode } = await project.tollgate(MAIN, command, ...words);
    expect([exitCode, states()]).toEqual([0, ['unchanged', 'new']]);
  }
});

test('a folder that cannot be written fails nothing', async () => {
  project.write('taken', '');
  const environment = { ...MAIN, TOLLGATE_BASELINE_FOLDER: join(project.folder, 'taken') };
  const { exitCode, out } = await project.judge([], environment);
  expect([exitCode, out]).toEqual([0, expect.stringContaining('could not be kept as the next baseline: ')]);
});

test('compare takes a file that is called auto', async () => {
  project.write('auto', sarifOf([flaw('web/a')]));
  project.write('now.sarif', sarifOf([flaw('web/a'), flaw('web/b')]));
  expect(lastOf(await project.tollgate(MAIN, 'compare', 'auto', 'now.sarif'))).toBe(
    '1 new, 0 updated, 0 absent, 1 unchanged',
  );
});
