import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitlabTemplate } from '../../../scripts/derive/gitlab.ts';
import { GITLAB_REPORT_FILES } from '../../../src/cli/platforms/gitlab-report-files.ts';
import { ACTIONS } from '../../../src/config/actions.ts';

interface Job {
  readonly extends?: string;
  readonly needs?: unknown;
  readonly script: readonly string[];
  readonly rules: readonly object[];
  readonly allow_failure: boolean;
  readonly artifacts: { readonly reports?: Readonly<Record<string, string>>; readonly when: string };
}

type Jobs = Readonly<Record<string, Job>>;

function jobsOf(name: string): Jobs {
  const action = ACTIONS.find((candidate) => candidate.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  return loadAll(gitlabTemplate(action, '1.2.3'))[1] as Jobs;
}

function jobOf(name: string, suffix: string): Job {
  const job = jobsOf(name)[`$[[ inputs.job_name ]]${suffix}`];
  if (job === undefined) throw new Error(`no job ${suffix}`);
  return job;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-derive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a job's script; what stands in for npx prints its words and ends as it is told. */
function run({ script }: Job, variables: Readonly<Record<string, string>>, ends = 0): string {
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\necho "npx: $*"\nexit ${ends}\n`);
  chmodSync(join(folder, 'npx'), 0o755);
  const inputs = [
    'CONFIG',
    'REPORTS',
    'REQUIRE',
    'FAIL_ON',
    'NEW_ONLY',
    'KEV',
    'ONLY_FIXED',
    'SCOPE',
    'BASELINE',
    'NOW',
  ];
  return execFileSync('sh', ['-e', '-c', script.join('\n')], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      ...Object.fromEntries(inputs.map((name) => [`TOLLGATE_${name}`, ''])),
      TOLLGATE_COMMAND: 'npx --yes tollgate',
      TOLLGATE_OUTPUT: '.tollgate',
      CI_JOB_NAME: 'aggregate-reports',
      ...variables,
    },
  });
}

describe.each(['tollgate', 'aggregate'])('%s', (name) => {
  test('publishes every report from a job that cannot fail, after the one that judges, however that ended', () => {
    const job = jobOf(name, '-reports');
    expect(job.needs).toEqual([{ job: '$[[ inputs.job_name ]]', optional: true }]);
    expect(job.rules).toEqual(jobOf(name, '').rules.map((rule) => ({ ...rule, when: 'always' })));
    expect([job.allow_failure, job.artifacts.when]).toEqual([true, 'always']);
  });

  test('publishes each kind once, and SARIF, which an older GitLab does not know, only where it is asked for', () => {
    const kinds = (sarif: string): string[] =>
      Object.keys(jobsOf(name)[`.$[[ inputs.job_name ]]-reports-sarif-${sarif}`]?.artifacts.reports ?? {});
    const all = Object.keys(GITLAB_REPORT_FILES);
    expect(kinds('true').toSorted()).toEqual(all.toSorted());
    expect(kinds('false').toSorted()).toEqual(all.filter((kind) => kind !== 'sarif').toSorted());
    expect(jobOf(name, '-reports').extends).toBe('.$[[ inputs.job_name ]]-reports-sarif-$[[ inputs.sarif_report ]]');
  });

  test('says which reports there are', () => {
    mkdirSync(join(folder, '.tollgate/gitlab'), { recursive: true });
    writeFileSync(join(folder, '.tollgate/gitlab/gl-dast-report.json'), '{}');
    const lines = run(jobOf(name, '-reports'), {}).trimEnd().split('\n');
    expect(lines).toHaveLength(Object.keys(GITLAB_REPORT_FILES).length);
    expect(lines.filter((line) => line.startsWith('published: '))).toEqual(['published: gl-dast-report.json']);
  });

  test('writes the note where there is a token and a merge request, and ends well where that fails', () => {
    mkdirSync(join(folder, '.tollgate'));
    writeFileSync(join(folder, '.tollgate/tollgate.sarif'), '{}');
    const job = jobOf(name, '-reports');
    const here = { CI_MERGE_REQUEST_IID: '7', TOLLGATE_GITLAB_TOKEN: 'glpat', TOLLGATE_FAIL_ON: 'low' };
    const note = 'npx: --yes tollgate publish gitlab .tollgate/tollgate.sarif --name=aggregate-reports --fail-on=low\n';
    expect(run(job, here)).toContain(note);
    expect(run(job, here, 4)).toContain(`${note}tollgate: not all was published (exit 4)`);
    expect(run(job, { ...here, TOLLGATE_GITLAB_TOKEN: '' })).not.toContain('npx:');
    const onBranch = { ...here, CI_MERGE_REQUEST_IID: '', CI_DEFAULT_BRANCH: 'main' };
    expect(run(job, { ...onBranch, CI_COMMIT_BRANCH: 'main' })).toContain('publish gitlab');
    expect(run(job, { ...onBranch, CI_COMMIT_BRANCH: 'other' })).not.toContain('npx:');
    expect(run(job, { ...onBranch, CI_DEFAULT_BRANCH: '' })).not.toContain('npx:');
    rmSync(join(folder, '.tollgate/tollgate.sarif'));
    expect(run(job, here)).not.toContain('npx:');
  });

  test("writes the gate's own summary as the note: no other knows what was required", () => {
    mkdirSync(join(folder, '.tollgate'));
    for (const file of ['tollgate.sarif', 'summary.md']) writeFileSync(join(folder, '.tollgate', file), '');
    const here = { CI_MERGE_REQUEST_IID: '7', TOLLGATE_GITLAB_TOKEN: 'glpat' };
    expect(run(jobOf(name, '-reports'), here)).toContain(' --summary=.tollgate/summary.md');
  });
});

test('a weekly schedule judges the dependency audit alone, whatever else is required', () => {
  const job = jobOf('aggregate', '');
  const weekly = { CI_PIPELINE_SOURCE: 'schedule', TOLLGATE_SCHEDULE: 'weekly', TOLLGATE_REQUIRE: 'web,payments' };
  expect(run(job, weekly)).toBe('npx: --yes tollgate run --only=dependencies --output=.tollgate\n');
  const all = 'npx: --yes tollgate run --require=web,payments --output=.tollgate\n';
  expect(run(job, { ...weekly, TOLLGATE_SCHEDULE: 'daily' })).toBe(all);
  expect(run(job, { ...weekly, CI_PIPELINE_SOURCE: 'push' })).toBe(all);
});

test.each(['zap-baseline', 'dependency-audit', 'payment-fuzz'])('%s publishes nothing itself', (name) => {
  expect(Object.keys(jobsOf(name))).toEqual(['$[[ inputs.job_name ]]']);
  expect(jobOf(name, '').artifacts.reports).toBeUndefined();
});
