import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FlowApp, startFlowApp } from '../fuzz/flow-app.ts';
import { flowProfile } from '../fuzz/flow-profile.ts';
import { runInContext } from '../run-in-context.ts';

/** Found by the rules of the same order. */
const FLAWS = ['complete-unpaid', 'overdraw', 'refund-negative', 'capture-race'] as const;
const ATTACKS = ['order-completed-unpaid', 'transfer-overdraws', 'negative-refund', 'capture-race'];

// What a test of JUnit 5 needs of it, and a program that runs one: the library itself may not be there.
const JUNIT: Readonly<Record<string, string>> = {
  'org/junit/jupiter/api/Test.java':
    'package org.junit.jupiter.api;\n@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\npublic @interface Test {}\n',
  'org/junit/jupiter/api/Assertions.java':
    'package org.junit.jupiter.api;\npublic class Assertions { public static void assertFalse(boolean value, String message) { if (value) throw new AssertionError(message); } }\n',
  'Run.java': `public class Run {
  public static void main(String[] names) throws Exception {
    int failed = 0;
    for (String name : names) {
      var type = Class.forName(name);
      var made = type.getDeclaredConstructor();
      made.setAccessible(true);
      for (var method : type.getDeclaredMethods()) {
        if (!method.isAnnotationPresent(org.junit.jupiter.api.Test.class)) continue;
        method.setAccessible(true);
        try {
          method.invoke(made.newInstance());
        } catch (java.lang.reflect.InvocationTargetException error) {
          if (!(error.getCause() instanceof AssertionError)) throw error;
          System.out.println("FAILED " + name);
          failed += 1;
        }
      }
    }
    System.out.println(failed + " failed of " + names.length);
  }
}
`,
};

const JAVA_COMPILER = 'javac';

let app: FlowApp;
let cwd: string;
beforeAll(async () => {
  app = await startFlowApp();
  cwd = mkdtempSync(join(tmpdir(), 'tollgate-suites-'));
  writeFileSync(join(cwd, 'payments.yml'), JSON.stringify(flowProfile(app.url)));
  for (const flaw of FLAWS) app.flaws.add(flaw);
  await runInContext(['scan', 'payments', '--profile', 'payments.yml', '--attacks', ...ATTACKS], cwd);
  for (const framework of ['vitest', 'pytest', 'junit5']) {
    await runInContext(['replay', '.tollgate/replay', '--as', framework, '--output', framework], cwd);
  }
});
afterAll(async () => {
  await app.close();
  rmSync(cwd, { recursive: true });
});

function run(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<{ status: number | null; out: string }> {
  return new Promise((done) => {
    const environment = { PATH: process.env['PATH'], HOME: cwd, TOLLGATE_TARGET: app.url };
    const child = spawn(command, args, { cwd: join(cwd, folder), env: environment, timeout: 100_000 });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('close', (status) => done({ status, out }));
  });
}

/** Runs a suite with all flaws, with one of them, and with none. */
async function withAndWithout(
  suite: () => Promise<{ status: number | null; out: string }>,
): Promise<{ status: number | null; out: string }[]> {
  const results = [];
  for (const flaws of [['complete-unpaid', 'overdraw', 'refund-negative'], ['overdraw'], []] as const) {
    app.flaws.clear();
    for (const flaw of flaws) app.flaws.add(flaw);
    results.push(await suite());
  }
  return results;
}

describe('replays, written as tests, fail with their flaw and pass without', { timeout: 200_000 }, () => {
  test('in vitest', async () => {
    symlinkSync(resolve('node_modules'), join(cwd, 'node_modules'));
    writeFileSync(join(cwd, 'vitest', 'package.json'), '{"type":"module"}');
    const [all, one, none] = await withAndWithout(() =>
      run('vitest', ['run', '--root', '.', '--reporter', 'tap-flat'], 'vitest'),
    );
    expect(all?.out.match(/^not ok/gmu)).toHaveLength(3);
    expect(one?.out).toMatch(/^not ok .*pay\/transfer-overdraws/mu);
    expect(one?.out.match(/^not ok/gmu)).toHaveLength(1);
    expect(none).toMatchObject({ status: 0 });
    expect(none?.out.match(/^ok/gmu)).toHaveLength(4);
  });

  test('in pytest', async ({ skip }) => {
    if (spawnSync('python3', ['-m', 'pytest', '--version']).status !== 0)
      skip('python3 -m pytest is not installed here');
    const [all, one, none] = await withAndWithout(() => run('python3', ['-m', 'pytest', '-q'], 'pytest'));
    expect(all?.out).toContain('3 failed, 1 passed');
    expect(one?.out).toMatch(/FAILED .*test_pay_transfer_overdraws/u);
    expect(one?.out).toContain('1 failed, 3 passed');
    expect(none?.out).toContain('4 passed');
  });

  test('in JUnit 5, of which this has but what they use', async ({ skip }) => {
    if (spawnSync(JAVA_COMPILER, ['--version']).status !== 0) skip('javac is not installed here');
    const folder = join(cwd, 'junit5');
    const tests = readdirSync(folder).filter((name) => name.endsWith('Test.java'));
    for (const [name, text] of Object.entries(JUNIT)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const compiled = await run(JAVA_COMPILER, ['-Xlint:all', '-Werror', ...Object.keys(JUNIT), ...tests], 'junit5');
    expect(compiled).toEqual({ status: 0, out: '' });
    const names = tests.map((name) => name.replace('.java', ''));
    const [all, one, none] = await withAndWithout(() => run('java', ['Run', ...names], 'junit5'));
    expect(all).toMatchObject({ status: 0, out: expect.stringContaining('3 failed of 4') });
    expect(one).toEqual({ status: 0, out: 'FAILED TransferOverdrawsTest\n1 failed of 4\n' });
    expect(none).toEqual({ status: 0, out: '0 failed of 4\n' });
  });

  test('in a shell, with curl and jq', async ({ skip }) => {
    if (['curl', 'jq'].some((tool) => spawnSync(tool, ['--version']).status !== 0))
      skip('curl or jq is not installed here');
    const scripts = readdirSync(join(cwd, '.tollgate/replay')).filter((name) => name.endsWith('.sh'));
    expect(scripts).toHaveLength(4);
    const suite = async (): ReturnType<typeof run> => {
      const outputs = await Promise.all(scripts.map((name) => run('sh', [name], '.tollgate/replay')));
      return { status: 0, out: outputs.map(({ out }) => out).join('') };
    };
    const [all, one, none] = await withAndWithout(suite);
    expect(all?.out.match(/^FAILED: /gmu)).toHaveLength(3);
    expect(one?.out.match(/^FAILED: A transfer of/gmu)).toHaveLength(1);
    expect(none?.out.match(/^FIXED: /gmu)).toHaveLength(3);
    // A race needs Tollgate.
    expect(none?.out).toMatch(/tollgate.*not found/u);
  });
});
