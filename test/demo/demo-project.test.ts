import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAdvisoryServer } from '../../src/demo/advisory-server.ts';
import { SAMPLE_ADVISORIES } from '../../src/demo/advisories.ts';
import { type DemoState, LOCKED_PACKAGES } from '../../src/demo/demo-packages.ts';
import { writeDemoProject } from '../../src/demo/demo-project.ts';
import { removeFolder, temporaryFolder, writeFileAtomic } from '../../src/util/files.ts';
import { runProcess, scrubEnvironment } from '../../src/util/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('tollgate-demo-');
  await writeDemoProject(join(folder, 'outdated'), 'outdated', writeFileAtomic);
  await writeDemoProject(join(folder, 'updated'), 'updated', writeFileAtomic);
});
afterAll(() => removeFolder(folder));

async function npm(state: DemoState, ...args: string[]): Promise<unknown> {
  const { stdout } = await runProcess({
    command: 'npm',
    args: [...args, '--json', `--cache=${join(folder, 'cache')}`, '--update-notifier=false'],
    cwd: join(folder, state),
    environment: scrubEnvironment(process.env),
    timeoutMs: 30_000,
  });
  return JSON.parse(new TextDecoder().decode(stdout));
}

interface Audit {
  readonly vulnerabilities: Readonly<
    Record<string, { readonly via: readonly (string | { readonly url: string })[]; readonly fixAvailable: unknown }>
  >;
  readonly metadata: { readonly dependencies: { readonly total: number } };
}

describe('the demo project', () => {
  test('npm audit reports every advisory of the sample, and the packages that pull them in', async () => {
    const server = await startAdvisoryServer();
    const report = (await npm('outdated', 'audit', '--package-lock-only', `--registry=${server.url}`)) as Audit;
    await server.close();
    const reported = Object.values(report.vulnerabilities).flatMap(({ via }) =>
      via.flatMap((cause) => (typeof cause === 'string' ? [] : [cause.url.split('/').at(-1)])),
    );
    expect(reported).toHaveLength(SAMPLE_ADVISORIES.length);
    expect(new Set(reported)).toEqual(new Set(SAMPLE_ADVISORIES.map(({ ghsa }) => ghsa)));
    expect(Object.keys(report.vulnerabilities)).toEqual(
      'axios body-parser express follow-redirects jsonwebtoken lodash minimist mkdirp node-fetch qs tough-cookie'.split(
        ' ',
      ),
    );
    expect(report.vulnerabilities['lodash']?.fixAvailable).toBe(true);
    expect(report.vulnerabilities['jsonwebtoken']?.fixAvailable).toEqual({
      name: 'jsonwebtoken',
      version: '9.0.0',
      isSemVerMajor: true,
    });
    expect(report.metadata.dependencies.total).toBe(LOCKED_PACKAGES.outdated.length);
  });

  test('updated, it meets no advisory', async () => {
    const server = await startAdvisoryServer();
    const report = (await npm('updated', 'audit', '--package-lock-only', `--registry=${server.url}`)) as Audit;
    await server.close();
    expect(report.vulnerabilities).toEqual({});
    expect(report.metadata.dependencies.total).toBe(LOCKED_PACKAGES.updated.length);
  });

  test.each(['outdated', 'updated'] as const)(
    '%s: npm finds the lockfile whole, nothing missing, nothing invalid, nothing too much',
    async (state) => {
      const tree = JSON.stringify(await npm(state, 'ls', '--all', '--package-lock-only'));
      expect(tree).toContain('"ecdsa-sig-formatter"');
      expect(tree).not.toMatch(/"(?:missing|invalid|extraneous|problems)"/u);
    },
  );

  test('the same bytes every time', async () => {
    const files: string[][] = [[], []];
    for (const list of files) {
      await writeDemoProject('x', 'outdated', async (path, text) => {
        list.push(path, text);
        return Promise.resolve();
      });
    }
    expect(files[0]).toEqual(files[1]);
    expect(files[0]?.filter((_, index) => index % 2 === 0)).toEqual(['x/package.json', 'x/package-lock.json']);
  });
});
