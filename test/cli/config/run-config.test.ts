import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { runConfig, type RunConfig } from '../../../src/cli/config/run-config.ts';
import type { RunOptions } from '../../../src/cli/config/run-options.ts';
import { runInContext } from '../../run-in-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-run-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const configure = (options: RunOptions): Promise<RunConfig> =>
  runConfig(options, { cwd: folder, environment: {} } as Context);
const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));

describe('a run without tollgate.yml', () => {
  test('audits the dependencies where there is a lockfile, and says that this is all', async () => {
    write('package-lock.json', {});
    const { config, anchor, notices } = await configure({});
    expect(config).toMatchObject({ dependencies: {}, web: undefined, payments: undefined });
    expect(anchor).toBe('package-lock.json');
    expect(notices).toEqual([expect.stringContaining('only dependencies is scanned')]);
  });

  test('is refused where nothing says what to do', async () => {
    await expect(configure({})).rejects.toMatchObject({ code: 'config/missing' });
    write('package-lock.json', {});
    await expect(configure({ config: 'other.yml' })).rejects.toMatchObject({ code: 'config/missing' });
  });

  test('takes what its options ask for', async () => {
    const { config } = await configure({ only: ['web'], target: 'http://127.0.0.1:1', minPages: 2 });
    expect(config).toMatchObject({ web: { target: 'http://127.0.0.1:1', minPages: 2 }, dependencies: undefined });
    await expect(configure({ only: ['payments'] })).rejects.toMatchObject({ code: 'config/no-profile' });
  });
});

describe('options over tollgate.yml', () => {
  beforeEach(() =>
    write('tollgate.yml', {
      app: { url: 'http://127.0.0.1:3000' },
      web: { minPages: 5 },
      dependencies: { dir: 'shop' },
      require: ['web', 'dependencies'],
    }),
  );

  test('leave the file as it is where none is given', async () => {
    expect(await configure({})).toMatchObject({
      config: { web: { minPages: 5 }, dependencies: { dir: 'shop' }, require: ['web', 'dependencies'] },
      anchor: 'tollgate.yml',
      notices: [],
    });
  });

  test('--only leaves the other scans out, and out of what is required', async () => {
    const { config } = await configure({ only: ['dependencies'], dependencyTools: ['npm-audit'] });
    expect(config).toMatchObject({
      web: undefined,
      dependencies: { dir: 'shop', tools: ['npm-audit'] },
      require: ['dependencies'],
    });
  });

  test('--require adds, and options of a scan that is not configured configure nothing', async () => {
    const { config } = await configure({ require: ['payments', 'web'], seed: 4 });
    expect(config).toMatchObject({ payments: undefined, require: ['web', 'dependencies', 'payments'] });
  });

  test('--profile configures payments, --target says where', async () => {
    const { config } = await configure({ profile: 'p.yml', target: 'http://127.0.0.1:9', budget: 60 });
    expect(config).toMatchObject({
      payments: { profile: 'p.yml', target: 'http://127.0.0.1:9', budget: 60 },
      web: { target: 'http://127.0.0.1:9', minPages: 5 },
    });
  });
});

describe('tollgate run --reports', () => {
  test.each(['gone.sarif', 'gone/', 'none*.json'])('%s that is not there is incomplete, never a pass', async (name) => {
    const { exitCode, out, messages } = await runInContext(['run', '--reports', name, '--output', 'out'], folder);
    expect({ exitCode, said: out + messages }).toMatchObject({ exitCode: 3 });
  });

  test('expects what is configured', async () => {
    write('tollgate.yml', { web: { target: 'http://127.0.0.1:1' }, dependencies: {} });
    write('empty.sarif', { version: '2.1.0', runs: [] });
    const { exitCode, out } = await runInContext(['run', '--reports', 'empty.sarif', '--output', 'out'], folder);
    expect(exitCode).toBe(3);
    expect(out).toContain('web was expected and did not run');
    expect(out).toContain('dependencies was expected and did not run');
  });

  test('--exit-zero leaves the verdict and changes the exit code alone', async () => {
    const words = ['run', '--reports', 'empty.sarif', '--require', 'web', '--output', 'out', '--exit-zero'];
    write('empty.sarif', { version: '2.1.0', runs: [] });
    const { exitCode, out } = await runInContext([...words, '--json'], folder);
    expect({ exitCode, verdict: (JSON.parse(out) as { verdict: string }).verdict }).toEqual({
      exitCode: 0,
      verdict: 'incomplete',
    });
    expect((await runInContext([...words, '--fail-on', 'terrible'], folder)).exitCode).toBe(2);
  });
});
