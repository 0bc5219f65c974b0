import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { list } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitPinned } from '../../../scripts/release/commit-pinned.ts';
import { type PreparedRelease, prepareRelease } from '../../../scripts/release/prepare-release.ts';
import { releaseProblems } from '../../../scripts/release/release-problems.ts';
import { sha256 } from '../../../src/util/files.ts';
import { usesOf } from '../../../scripts/release/pin-uses.ts';

let folder: string;
let root: string;
let output: string;
let release: PreparedRelease;

// No setting of this machine's user.
const env = {
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'A'],
      [`GIT_${who}_EMAIL`, 'a@example.org'],
      [`GIT_${who}_DATE`, '2026-11-20T00:00:00Z'],
    ]),
  ),
};
const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, env, encoding: 'utf8' }).trim();

function attached(name: string): unknown {
  return JSON.parse(readFileSync(join(output, 'assets', name), 'utf8'));
}

function write(file: string, content: unknown): void {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
}

// As much of a checkout as a release looks at.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-release-'));
  root = join(folder, 'checkout');
  output = join(folder, 'release');
  const dependency = {
    version: '2.0.0',
    resolved: 'https://registry.example/b/-/b-2.0.0.tgz',
    integrity: 'sha512-AA==',
  };
  write('package.json', { name: 'tollgate', version: '1.2.3', files: ['dist'], dependencies: { b: '2.0.0' } });
  write('package-lock.json', {
    name: 'tollgate',
    version: '1.2.3',
    lockfileVersion: 3,
    packages: {
      '': { name: 'tollgate', version: '1.2.3', dependencies: { b: '2.0.0' } },
      'node_modules/b': dependency,
    },
  });
  write('CHANGELOG.md', '# Changelog\n\n## 1.2.3\n\nFaster.\n');
  write('dist/action.js', 'console.log(1);\n');
  for (const file of ['.github/workflows/tollgate.yml', 'docs/github.md', 'README.md']) cpSync(file, join(root, file));
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Release 1.2.3');
  const sarif = join(folder, 'found.sarif');
  const run = { tool: { driver: { name: 'Other' } }, results: [], invocations: [{ executionSuccessful: true }] };
  writeFileSync(sarif, JSON.stringify({ version: '2.1.0', runs: [run] }));
  release = await prepareRelease({ root, output, repository: 'acme/gate', sarif });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a release', () => {
  test('names its commit in every use of the repository, in the workflow and in the examples', () => {
    expect(release.sha).toBe(git('rev-parse', 'HEAD'));
    const files = globSync(['*.md', 'docs/*.md', '.github/workflows/*.yml'], { cwd: release.tree });
    const texts = files.map((file) => readFileSync(join(release.tree, file), 'utf8'));
    const refs = texts.flatMap((text) => usesOf(text, 'acme/gate')).map(({ ref }) => ref);
    expect(refs.length).toBeGreaterThan(8);
    expect(refs.filter((ref) => ref !== `${release.sha} # v1.2.3`)).toEqual([]);
    expect(texts.filter((text) => text.includes('OWNER/tollgate'))).toEqual([]);
    expect(release.pinned).toContain('.github/workflows/tollgate.yml');
    expect(load(readFileSync(join(release.tree, '.github/workflows/tollgate.yml'), 'utf8'))).toHaveProperty('jobs');
  });

  test('has the package, a bill of materials and checksums that hold', async () => {
    expect(release.assets.at(-1)).toBe('SHA256SUMS');
    const packed: string[] = [];
    await list({ file: join(output, 'assets', 'tollgate-1.2.3.tgz'), onReadEntry: ({ path }) => packed.push(path) });
    expect(packed).toContain('package/dist/action.js');
    const sbom = JSON.parse(readFileSync(join(output, 'assets', 'sbom.cdx.json'), 'utf8')) as Record<string, unknown>;
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', components: [expect.objectContaining({ name: 'b' })] });
    for (const [sums, below] of [
      ['SHA256SUMS', join(output, 'assets')],
      ['dist.SHA256SUMS', root],
    ] as const) {
      const lines = readFileSync(join(output, 'assets', sums), 'utf8')
        .trimEnd()
        .split('\n');
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [digest, file = ''] = line.split('  ');
        expect(sha256(readFileSync(join(below, file)))).toBe(digest);
      }
    }
    const notes = readFileSync(join(output, 'notes.md'), 'utf8');
    expect(notes).toMatch(/^Faster\.\n/u);
    expect(notes).toContain(`acme/gate@${release.sha} # v1.2.3`);
  });

  test('has the verdict on what was found in the commit, and what is said about it', () => {
    expect(attached('verdict.json')).toMatchObject({ schema: 'tollgate/gate/1', verdict: 'pass', exitCode: 0 });
    expect(attached('vex.cdx.json')).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(release.assets).toEqual(expect.arrayContaining(['tollgate.sarif', 'verdict.json', 'vex.cdx.json']));
  });

  test('has but the name of its repository in its way, and leaves the checkout as it was', async () => {
    expect(release.problems).toEqual(['src/config/repository.ts says OWNER/tollgate, and so would tollgate init']);
    await expect(releaseProblems(root, release.tree, release, 'acme/gate')).resolves.toEqual([]);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('branch', '--list', 'release/*')).toBe('');
  });

  test('becomes a branch on top of the commit, whose working folder does not change', async () => {
    git('config', 'user.name', 'A');
    git('config', 'user.email', 'a@example.org');
    const commit = await commitPinned(root, release);
    expect(git('rev-parse', 'release/v1.2.3')).toBe(commit);
    expect(git('rev-parse', 'release/v1.2.3^')).toBe(release.sha);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('branch', '--show-current')).toBe('main');
    const changed = git('diff', '--name-only', 'main', 'release/v1.2.3').split('\n');
    expect(changed.toSorted()).toEqual([...release.pinned].toSorted());
  });
});

test('what stands in the way of a release is told', async () => {
  write('package.json', { name: 'tollgate', version: '2.0.0', files: ['dist'], dependencies: { b: '2.0.0' } });
  git('tag', 'v2.0.0');
  git('commit', '--quiet', '--all', '--message', 'Not yet');
  write('dist/action.js', 'console.log(2);\n');
  const pin = { ...release, version: '2.0.0', repository: 'OWNER/tollgate', sha: git('rev-parse', 'HEAD') };
  const problems = await releaseProblems(root, release.tree, pin, 'OWNER/tollgate');
  git('checkout', '--quiet', '--', 'dist');
  expect(problems).toEqual([
    'the checkout has changes that are not committed',
    'CHANGELOG.md says nothing about 2.0.0',
    expect.stringContaining('--repository'),
    expect.stringContaining('the tag v2.0.0 is on another commit'),
  ]);
});
