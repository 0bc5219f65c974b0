import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runInContext, type CliOutcome } from '../run-in-context.ts';
import { startAdvisoryService, type AdvisoryService } from './advisory-service.ts';
import { dependencyCheckHome } from './dependency-check-home.ts';
import { writeNvdFeed, writeOsvDatabase, writeProject, writeTree } from './dependency-project.ts';

const TOKEN = '00000000-0000-0000-0000-000000000000';
const osv = process.env['TOLLGATE_OSV_SCANNER'] ?? 'osv-scanner';
const hasOsv = answers(osv, ['--version']);
const check = await dependencyCheckHome();
const hasCheck = 'home' in check;
const hasSnyk = existsSync('node_modules/snyk/dist/cli/index.js');
if (!hasOsv) skipped('OSV-Scanner is not installed (PATH, or TOLLGATE_OSV_SCANNER)');
if (!hasCheck) skipped(`Dependency-Check’s engine could not be fetched: ${check.missing}`);
if (!hasSnyk) skipped('the package snyk is not installed');

function skipped(why: string): void {
  process.stderr.write(`SKIPPED: ${why}\n`);
}

function answers(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let service: AdvisoryService;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tollgate-tools-'));
  service = await startAdvisoryService();
  writeProject(join(root, 'shop'));
  writeOsvDatabase(join(root, 'osv'));
  writeNvdFeed(join(root, 'feed'));
});
afterAll(async () => {
  await service.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  service.behave({});
});

const ALL = ['--osv-db', '../osv', '--odc-data', '../odc', '--offline'];

async function scan(
  tools: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliOutcome> {
  const feed = ['--nvd-feed', `file://${join(root, 'feed')}/`];
  return runInContext(
    ['scan', 'dependencies', '--json', '--tools', tools, '--registry', service.registry, ...ALL, ...feed, ...args],
    join(root, 'shop'),
    {
      clock: Date.now,
      environment: {
        PATH: process.env['PATH'],
        HOME: root,
        OSV_SCANNER: osv,
        SNYK_TOKEN: TOKEN,
        SNYK_API: service.snykApi,
        ...(hasCheck && { DEPENDENCY_CHECK_HOME: check.home }),
        ...environment,
      },
    },
  );
}

interface Found {
  readonly status: string;
  readonly reason?: string;
  readonly tools: readonly { readonly name: string; readonly status: string; readonly reason?: string }[];
  readonly findings: readonly { readonly rule: string; readonly tools: readonly string[] }[];
}

function foundBy({ out }: CliOutcome): Found {
  return JSON.parse(out) as Found;
}

describe('npm audit', () => {
  test('finds the old lodash', async () => {
    const outcome = await scan('npm-audit');
    expect(outcome.exitCode).toBe(0);
    expect(foundBy(outcome).findings.map(({ rule }) => rule)).toEqual(['GHSA-35jh-r3h4-6jhm']);
  });

  test.each([
    ['a source that answers null', { body: 'null' }, /known to be vulnerable/u],
    ['401', { status: 401 }, /401/u],
    ['a rate limit', { status: 429 }, /429/u],
  ])('%s is incomplete', async (_name, behaviour, reason) => {
    service.behave(behaviour);
    const outcome = await scan('npm-audit');
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(reason);
  });
});

describe('tollgate wrap around the real npm', () => {
  test.each<[string, Readonly<Record<string, string>>, number, RegExp]>([
    ['findings are complete', {}, 1, /npm ran completely, 1 finding/u],
    ['offline mode, which sends no request, is incomplete', { NPM_CONFIG_OFFLINE: 'true' }, 3, /lodash 4\.17\.15/u],
  ])('%s', async (_name, more, exitCode, said) => {
    const environment = { PATH: process.env['PATH'], HOME: root, ...more };
    const words = ['wrap', '--', 'npm', 'audit', '--registry', service.registry];
    const outcome = await runInContext(words, join(root, 'shop'), { environment });
    expect([outcome.exitCode, outcome.out]).toEqual([exitCode, expect.stringMatching(said)]);
  });
});

describe.skipIf(!hasSnyk)('Snyk', () => {
  test('finds the old lodash, by the token of the environment alone', async () => {
    const outcome = await scan('snyk');
    expect(foundBy(outcome)).toMatchObject({ status: 'complete', findings: [{ rule: 'CVE-2021-23337' }] });
    const asked = service.requests.findLast(({ line }) => line.includes('test-dep-graph'));
    expect(asked?.authorization).toBe(`token ${TOKEN}`);
    expect(outcome.out + outcome.messages).not.toContain(TOKEN);
  });

  test.each([
    ['401', { status: 401 }, /Authentication failed|exit code 2/u],
    ['garbage', { body: '<nope' }, /exit code 2/u],
    ['an empty object', { body: '{}' }, /exit code 2/u],
  ])('%s is incomplete', async (_name, behaviour, reason) => {
    service.behave(behaviour);
    const outcome = await scan('snyk');
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(reason);
  });

  test('a service that never answers is ended at the deadline', async () => {
    service.behave({ hangs: true });
    const outcome = await scan('snyk', ['--timeout', '8s']);
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(/ended after 8 s/u);
  });

  test('without a token it is incomplete, and nothing is asked', async () => {
    const before = service.requests.length;
    const outcome = await scan('snyk', [], { SNYK_TOKEN: '' });
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(/SNYK_TOKEN is not set/u);
    expect(service.requests.length).toBe(before);
  });
});

describe.skipIf(!hasOsv)('OSV-Scanner', () => {
  test('finds both flaws in its local database', async () => {
    const outcome = await scan('osv');
    expect(foundBy(outcome)).toMatchObject({ status: 'complete' });
    expect(foundBy(outcome).findings.map(({ rule }) => rule)).toEqual(['CVE-2021-44228', 'CVE-2021-23337']);
  });

  test('reads a database in the older layout, and one that a mirror of the bucket left', async () => {
    for (const layout of ['old/osv-scanner', 'mirror']) {
      writeOsvDatabase(join(root, 'made'));
      for (const ecosystem of ['npm', 'Maven']) {
        const archive = readFileSync(join(root, 'made/osv-scalibr', ecosystem, 'all.zip'));
        writeTree(root, { [`${layout}/${ecosystem}/all.zip`]: archive });
      }
      const outcome = await scan('osv', ['--osv-db', `../${layout.split('/')[0] ?? ''}`]);
      expect(foundBy(outcome)).toMatchObject({ status: 'complete', findings: [{}, {}] });
    }
  });

  test.each<[string, Parameters<typeof writeOsvDatabase>[1], RegExp]>([
    ['an archive without records', { npm: {}, Maven: {} }, /holds no record.*lodash 4\.17\.15/u],
    ['an ecosystem missing', { npm: {} }, /nothing for Maven/u],
    [
      'a record that is dropped in silence',
      { npm: { 'GHSA-1': { id: 'GHSA-1', unknown: 1 } }, Maven: {} },
      /not reported \(lodash/u,
    ],
  ])('%s is incomplete', async (name, archives, reason) => {
    const folder = name.replaceAll(' ', '-');
    writeOsvDatabase(join(root, folder), archives);
    const outcome = await scan('osv', ['--osv-db', `../${folder}`]);
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(reason);
  });

  test('a database of last year is incomplete, and says its age', async () => {
    writeOsvDatabase(join(root, 'aged'));
    const then = new Date(Date.now() - 400 * 86_400_000);
    for (const name of ['npm', 'Maven']) utimesSync(join(root, 'aged/osv-scalibr', name, 'all.zip'), then, then);
    const outcome = await scan('osv', ['--osv-db', '../aged']);
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(/400 days old .* more than the 7 days allowed/u);
    expect((await scan('osv', ['--osv-db', '../aged', '--max-db-age', '500'])).exitCode).toBe(0);
  });

  test('a broken lockfile is incomplete', async () => {
    writeTree(root, { 'broken/package-lock.json': '{"name":"x",', 'broken/package.json': '{"name":"x"}' });
    const outcome = await scan('osv', ['--dir', '../broken']);
    expect(outcome.exitCode).toBe(3);
  });
});

describe.skipIf(!hasCheck)('Dependency-Check', () => {
  test('finds both flaws in a database that it fills from a local feed', async () => {
    const outcome = await scan('dependency-check');
    expect(foundBy(outcome)).toMatchObject({ status: 'complete' });
    expect(foundBy(outcome).findings.map(({ rule }) => rule)).toEqual(['CVE-2021-44228', 'CVE-2021-23337']);
  });

  test('without a database it is incomplete', async () => {
    const outcome = await scan('dependency-check', ['--odc-data', '../nothing', '--no-update']);
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(/exit code 13/u);
  });

  test('a database that lacks the records is incomplete: a jar known to be vulnerable is not reported', async () => {
    writeNvdFeed(join(root, 'empty-feed'), 'lodash');
    const feed = `file://${join(root, 'empty-feed')}/`;
    const outcome = await scan('dependency-check', ['--odc-data', '../empty', '--nvd-feed', feed]);
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(/log4j-core-2\.14\.1\.jar, CVE-2021-44228\) was not reported/u);
  });

  test('packages of a lockfile that is not installed are not checked, which is incomplete', async () => {
    writeProject(join(root, 'not-installed'));
    rmSync(join(root, 'not-installed/node_modules'), { recursive: true });
    const outcome = await scan('dependency-check', ['--dir', '../not-installed', '--no-update']);
    expect(outcome.exitCode).toBe(3);
    expect(foundBy(outcome).reason).toMatch(/node_modules directory does not exist/u);
  });
});

describe.skipIf(!hasOsv || !hasCheck || !hasSnyk)('all four side by side', () => {
  test('report each flaw once, with the word of every tool, and keep the raw reports', async () => {
    const outcome = await scan('npm-audit,osv,snyk,dependency-check');
    expect(outcome.exitCode).toBe(0);
    expect(foundBy(outcome).findings).toMatchObject([
      { rule: 'CVE-2021-44228', tools: ['OSV-Scanner', 'dependency-check'] },
      { rule: 'CVE-2021-23337', tools: ['OSV-Scanner', 'Snyk', 'dependency-check', 'npm audit'] },
    ]);
    for (const name of ['npm-audit', 'osv-scanner', 'snyk', 'dependency-check']) {
      expect(existsSync(join(root, 'shop/.tollgate/reports', `${name}.json`))).toBe(true);
    }
  });
});
