import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { publishAction } from '../../../src/cli/action/publish-action.ts';
import type { RunInfo } from '../../../src/model/report.ts';
import { sarifText } from '../../../src/reporters/sarif.ts';
import { type FakeGithub, fakeGithub } from '../../platforms/github/fake-github.ts';
import { findingOf, runOf } from '../../platforms/publication.ts';

let folder: string;
let github: FakeGithub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-publish-action-'));
  github = await fakeGithub();
  writeFileSync(join(folder, 'output'), '');
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'output'));
  const own = { repo: { full_name: 'acme/shop' } };
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 7, head: own, base: own } }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, info: Partial<RunInfo>): void {
  writeFileSync(join(folder, name), [...sarifText([runOf(info, [findingOf(1)])])].join(''));
}

/** What the step did: its exit code, outputs, and the errors on the run's page. */
async function publish(
  inputs: Readonly<Record<string, string>>,
): Promise<{ exitCode: number; outputs: string; errors: string }> {
  const shown: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown.push(String(text));
    return true;
  });
  for (const [name, value] of Object.entries({ token: 'ghs_0123456789abcdefSECRET', ...inputs }))
    vi.stubEnv(`INPUT_${name.toUpperCase()}`, value);
  const exitCode = await publishAction({
    cwd: folder,
    environment: {
      GITHUB_API_URL: github.origin,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
    },
    version: '0.0.0-test',
    clock: () => Date.parse('2026-11-21T12:00:00Z'),
    signal: new AbortController().signal,
    stdin: Readable.from([]),
    print: () => {},
    tell: () => {},
    progress: () => {},
    emit: () => {},
    colour: false,
    dashboard: () => Promise.resolve(''),
  });
  return { exitCode, outputs: readFileSync(join(folder, 'output'), 'utf8'), errors: shown.join('') };
}

const output = (outputs: string, name: string): string | undefined =>
  new RegExp(`^${name}<<(\\S+)\\n(.*)\\n\\1$`, 'mu').exec(outputs)?.[2];

describe('the action publish', () => {
  test('comments with the token of the job and the words of the gate', async () => {
    write('all.sarif', {});
    writeFileSync(join(folder, 'summary.md'), '## what the gate said');
    // The upload, after which GitHub is waited for, is in test/real/github-workflow.test.ts.
    const { exitCode, outputs, errors } = await publish({ sarif: 'all.sarif', summary: 'summary.md', only: 'comment' });
    expect(exitCode, errors).toBe(0);
    expect(errors).not.toContain('::error');
    expect(['published', 'held', 'exit-code'].map((name) => output(outputs, name))).toEqual(['1', '0', '0']);
    expect(github.comments[0]?.body).toMatch(/^<!-- tollgate:summary -->\n## what the gate said\n/u);
  });

  test('holds back what is incomplete, says so, and leaves the verdict to the gate', async () => {
    write('broken.sarif', { status: 'degraded', reason: 'it crashed' });
    const { exitCode, outputs, errors } = await publish({ sarif: 'broken.sarif', only: 'upload' });
    expect([exitCode, output(outputs, 'exit-code'), output(outputs, 'held')]).toEqual([0, '3', '1']);
    expect(errors).toContain('it crashed');
    expect(github.uploads).toEqual([]);
  });

  test('holds back every shard of a scan of which one is missing', async () => {
    write('shard.sarif', { shard: '1/2' });
    const { exitCode, outputs } = await publish({ sarif: 'shard.sarif', only: 'upload' });
    expect([exitCode, output(outputs, 'held')]).toEqual([0, '1']);
    expect(github.uploads).toEqual([]);
  });

  test.each([
    ['a SARIF that is not there', { sarif: 'none.sarif' }, 3],
    ['a summary that is not there', { sarif: 'all.sarif', summary: 'none.md' }, 2],
    ['a part that there is not', { sarif: 'all.sarif', only: 'everything' }, 2],
    ['a SARIF that looks like an option', { sarif: '--help' }, 3],
  ])('fails for %s', async (_what, inputs, code) => {
    write('all.sarif', {});
    const { exitCode, errors } = await publish(inputs);
    expect(exitCode).toBe(code);
    expect(errors).toContain('::error title=Tollgate publish');
    expect([github.uploads, github.comments]).toEqual([[], []]);
  });
});
