import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REPOSITORY } from '../../src/config/repository.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

interface Workflow {
  readonly permissions: object;
  readonly jobs: {
    readonly tollgate: { readonly uses: string; readonly with: Readonly<Record<string, string>> };
  };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const init = (...words: string[]): Promise<CliOutcome> => runInContext(['init', ...words], folder);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const config = (): object => parseConfig(read('tollgate.yml'), 'tollgate.yml');
const shop = { 'package.json': '{"scripts":{"start":"node ."}}', 'pnpm-lock.yaml': '', Dockerfile: 'EXPOSE 8080\n' };

describe('tollgate init in a repository', () => {
  test('configures what the repository shows how to scan, and calls it from a workflow', async () => {
    write({ ...shop, '.github/CODEOWNERS': '' });
    const { exitCode, out } = await init();
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringContaining('scans: web, dependencies') });
    expect(config()).toEqual({
      app: { url: 'http://127.0.0.1:8080', start: 'pnpm start' },
      web: { minPages: 3 },
      dependencies: { dir: '.' },
      gate: { failOn: 'high' },
    });
    const { jobs, permissions } = load(read('.github/workflows/tollgate.yml')) as Workflow;
    expect(permissions).toEqual({});
    expect(jobs.tollgate.uses).toBe(`${REPOSITORY}/.github/workflows/tollgate.yml@v0.0.0-test`);
    expect(jobs.tollgate.with).toMatchObject({ scans: 'web,dependencies', setup: expect.stringContaining('pnpm') });
  });

  test('lets the first run adopt what is there where that is wanted, and only in tollgate.yml', async () => {
    write(shop);
    expect((await init('--accept-existing', '--only', 'config')).exitCode).toBe(0);
    expect(config()).toMatchObject({ baseline: 'auto', gate: { failOn: 'high' } });
    const { exitCode, messages } = await init('--accept-existing', '--only', 'ci');
    expect([exitCode, messages]).toEqual([2, expect.stringContaining('init/unused-option')]);
  });

  test('explains every part that it writes: a comment stands on, or above, each group of keys', async () => {
    write(shop);
    await init();
    for (const file of ['tollgate.yml', '.github/workflows/tollgate.yml']) {
      const lines = read(file).split('\n');
      const keys = lines.flatMap((line, index) => (/^\s*[\w-]+: \S/u.test(line) ? [index] : []));
      const silent = keys.filter(
        (index) =>
          !lines
            .slice(Math.max(0, index - 3), index + 1)
            .join('\n')
            .includes('# '),
      );
      expect({ file, silent: silent.map((index) => lines[index]) }).toEqual({ file, silent: [] });
    }
  });

  test('shows payments, from the profile that is there or the document to draft it from', async () => {
    write({ 'package-lock.json': '{}', 'api/openapi.yaml': '' });
    await init('--only', 'config');
    expect(read('tollgate.yml')).toContain('tollgate init --openapi api/openapi.yaml');
    write({ 'payments.yml': '' });
    await init('--only', 'config', '--force', '--target', 'http://127.0.0.1:9');
    expect(config()).toMatchObject({ payments: { profile: 'payments.yml' } });
  });

  test('has nothing to scan in an empty folder, and says so', async () => {
    const { out } = await init('--only', 'config');
    expect(out).toContain('no scan is configured yet');
    expect(config()).toEqual({ gate: { failOn: 'high' } });
  });

  test.each([
    [
      'an origin at GitLab',
      { '.git/config': '[remote "origin"]\n url = git@gitlab.example:a/b.git\n' },
      '.gitlab-ci.yml',
    ],
    ['a pipeline that is there', { '.gitlab-ci.yml': 'test: {}\n' }, '.gitlab/tollgate.yml'],
  ])('writes a pipeline for GitLab where there is %s', async (_why, files, path) => {
    write(files);
    const { out } = await init('--only', 'ci');
    const { include } = load(read(path)) as { include: readonly Readonly<Record<string, unknown>>[] };
    expect(include).toMatchObject([{ project: REPOSITORY, ref: 'v0.0.0-test', inputs: { stage: 'test' } }]);
    expect(out.includes('add to .gitlab-ci.yml')).toBe(path !== '.gitlab-ci.yml');
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  test('overwrites nothing without --force, and then writes neither file', async () => {
    write({ ...shop, '.github/workflows/tollgate.yml': 'mine' });
    expect(await init()).toMatchObject({ exitCode: 2, messages: expect.stringContaining('--force') });
    expect([read('.github/workflows/tollgate.yml'), existsSync(join(folder, 'tollgate.yml'))]).toEqual(['mine', false]);
    expect((await init('--force')).exitCode).toBe(0);
    expect(read('.github/workflows/tollgate.yml')).toContain(REPOSITORY);
  });

  test('with --print writes nothing and prints both', async () => {
    write(shop);
    const { out } = await init('--print');
    expect(out).toMatch(/^# --- tollgate\.yml\n[\s\S]*^# --- \.github\/workflows\/tollgate\.yml\n/mu);
    expect([existsSync(join(folder, 'tollgate.yml')), existsSync(join(folder, '.github'))]).toEqual([false, false]);
  });

  test.each([[['--only', 'everything']], [['--only', 'ci', '--openapi', 'openapi.yaml']]])(
    'refuses %j',
    async (words) => {
      expect((await init(...words)).exitCode).toBe(2);
      expect(existsSync(join(folder, '.github'))).toBe(false);
    },
  );

  test.each(['EXPOSE 99999999\n', 'EXPOSE 0\n', 'EXPOSE $PORT\n'])('takes no port from %j', async (Dockerfile) => {
    write({ ...shop, Dockerfile, 'package.json': '{"scripts":{"start":"x"}}' });
    await init('--only', 'config');
    expect(config()).toMatchObject({ app: { url: 'http://127.0.0.1:3000' } });
  });
});
