import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = resolve(process.env['TOLLGATE_TOOLS'] ?? join('.tollgate', 'tools'));
const program = join(tools, 'node_modules', '.bin', 'gitlab-ci-local');

describe.skipIf(!existsSync(program))('the GitLab template in gitlab-ci-local (needs npm run tools)', () => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'tollgate-gitlab-'));
    const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: project, stdio: 'pipe' });
    git('init', '--quiet', '--initial-branch=main');
    git('remote', 'add', 'origin', 'git@gitlab.example.com:shop/app.git');
    mkdirSync(join(project, 'gitlab-templates'));
    copyFileSync('gitlab-templates/tollgate.yml', join(project, 'gitlab-templates/tollgate.yml'));
    git('add', '--all');
    git('-c', 'user.name=shop', '-c', 'user.email=shop@example.com', 'commit', '--quiet', '--message=template');
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  /** The pipeline with its includes and inputs filled in, checked against GitLab's own schema. */
  function preview(inputs: object): Record<string, Readonly<Record<string, unknown>>> {
    const include = [{ local: 'gitlab-templates/tollgate.yml', inputs }];
    writeFileSync(join(project, '.gitlab-ci.yml'), JSON.stringify({ include }));
    const text = execFileSync(program, ['--preview'], {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return load(text.slice(text.indexOf('---'))) as Record<string, Readonly<Record<string, unknown>>>;
  }

  test('is valid without inputs', () => {
    expect(preview({})['tollgate']).toMatchObject({ stage: 'test', variables: { TOLLGATE_OUTPUT: '.tollgate' } });
  });

  test('takes its inputs', () => {
    const pipeline = preview({ job_name: 'gate', fail_on: 'low', new_only: 'true', output: 'out' });
    expect(pipeline['gate']).toMatchObject({
      variables: { TOLLGATE_FAIL_ON: 'low', TOLLGATE_NEW_ONLY: 'true', TOLLGATE_OUTPUT: 'out' },
      artifacts: { paths: ['out'], reports: { junit: 'out/junit.xml' } },
    });
  });

  test('refuses a value that is no option', () => {
    expect(() => preview({ fail_on: 'severe' })).toThrow(/severe|options/iu);
  });
});
