import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../src/util/files.ts';
import { endAllProcesses, runProcess, scrubEnvironment, startService } from '../../src/util/process.ts';

const environment = scrubEnvironment(process.env);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const node = (script: string): { command: string; args: string[]; environment: Record<string, string> } => ({
  command: process.execPath,
  args: ['-e', script],
  environment,
});
const shell = (line: string): { command: string; args: string[]; environment: Record<string, string> } => ({
  command: '/bin/sh',
  args: ['-c', line],
  environment,
});

async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 80; attempt += 1) {
    try {
      // An orphan that nobody collects stays behind as a zombie, which is as dead as can be.
      if (/^State:\s+Z/mu.test(await readFile(`/proc/${pid}/status`, 'utf8'))) return true;
    } catch {
      return true;
    }
    await sleep(25);
  }
  return false;
}

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('tollgate-process-');
});
afterAll(() => removeFolder(folder));

describe.concurrent('runProcess', () => {
  test('returns both streams byte for byte and the exit code', async () => {
    const result = await runProcess({
      ...node('process.stdout.write(Buffer.from([0xff, 0x0a])); process.stderr.write("bad"); process.exitCode = 7'),
      timeoutMs: 20_000,
    });
    expect([...result.stdout]).toEqual([0xff, 0x0a]);
    expect(text(result.stderr)).toBe('bad');
    expect(result).toMatchObject({ exitCode: 7, timedOut: false, cancelled: false, truncated: false });
  });

  test('gives the child the stated environment and nothing of our own', async () => {
    process.env['TOLLGATE_LEAK'] = 'leaked';
    const result = await runProcess({
      command: process.execPath,
      args: ['-p', 'JSON.stringify(process.env)'],
      environment: { ONLY: 'this' },
      timeoutMs: 20_000,
    });
    delete process.env['TOLLGATE_LEAK'];
    expect(JSON.parse(text(result.stdout))).toEqual({ ONLY: 'this' });
  });

  test('hands arguments over as they are, without a shell', async () => {
    const result = await runProcess({
      command: process.execPath,
      args: ['-p', 'process.argv[1]', '--', '$(touch x); `id` "quoted"'],
      environment,
      timeoutMs: 20_000,
    });
    expect(text(result.stdout).trim()).toBe('$(touch x); `id` "quoted"');
  });

  test('passes the input on and survives a program that does not read it', async () => {
    const read = await runProcess({ ...shell('cat'), input: 'hello', timeoutMs: 20_000 });
    expect(text(read.stdout)).toBe('hello');
    const deaf = await runProcess({ ...shell('exit 3'), input: 'x'.repeat(1_000_000), timeoutMs: 20_000 });
    expect(deaf.exitCode).toBe(3);
  });

  test('reports lines while they come, whole even when characters and lines are cut by chunks', async () => {
    const lines: string[] = [];
    await runProcess({
      ...node(
        'const b = Buffer.from("añb\\r\\nzwei\\nrest"); process.stdout.write(b.subarray(0, 2)); setTimeout(() => process.stdout.write(b.subarray(2)), 50)',
      ),
      timeoutMs: 20_000,
      onStdoutLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(['añb', 'zwei', 'rest']);
  });

  test('keeps no more than the limit of a stream, says so, and lets the program finish', async () => {
    const result = await runProcess({
      ...shell('head -c 3000000 /dev/zero; exit 4'),
      timeoutMs: 20_000,
      maxOutputBytes: 1_000,
    });
    expect(result.stdout.length).toBe(1_000);
    expect(result).toMatchObject({ truncated: true, exitCode: 4 });
  });

  test('ends the whole group on timeout, even where it ignores the polite signal', async () => {
    const started = performance.now();
    const result = await runProcess({
      ...shell('trap "" TERM; sleep 60 & echo $!; wait; sleep 60'),
      timeoutMs: 300,
      graceMs: 300,
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(result).toMatchObject({ timedOut: true, cancelled: false, exitCode: undefined, signal: 'SIGKILL' });
    expect(await isGone(Number(text(result.stdout).trim()))).toBe(true);
  });

  test('ends the group when it is cancelled, and does not start what is cancelled already', async () => {
    const controller = new AbortController();
    const running = runProcess({
      ...shell('echo started; exec sleep 60'),
      timeoutMs: 60_000,
      signal: controller.signal,
      onStdoutLine: () => controller.abort(),
    });
    expect(await running).toMatchObject({ cancelled: true, timedOut: false, signal: 'SIGTERM' });
    const never = join(folder, 'never');
    const refused = await runProcess({ ...shell(`touch ${never}`), timeoutMs: 60_000, signal: controller.signal });
    expect(refused).toMatchObject({ cancelled: true, exitCode: undefined });
    await expect(readFile(never)).rejects.toThrow('ENOENT');
  });

  test('is not held up by what the program leaves running, and ends it', async () => {
    const started = performance.now();
    const result = await runProcess({ ...shell('sleep 60 & echo $!'), timeoutMs: 50_000 });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(result).toMatchObject({ exitCode: 0, timedOut: false });
    expect(await isGone(Number(text(result.stdout).trim()))).toBe(true);
  });

  test.each([
    ['a program that is not installed', { command: 'tollgate-no-such-program', cwd: undefined }, 'ENOENT'],
    ['a working folder that is not there', { command: '/bin/sh', cwd: '/no/such/folder' }, 'working folder'],
  ])('names %s', async (_name, { command, cwd }, message) => {
    const options = { command, args: [], environment, timeoutMs: 1_000, ...(cwd !== undefined && { cwd }) };
    await expect(runProcess(options)).rejects.toMatchObject({
      code: 'process/cannot-start',
      class: 'incomplete',
      message: expect.stringContaining(message) as unknown,
    });
  });

  test.each(['SIGTERM', 'SIGINT', 'exit'] as const)(
    'leaves nothing behind when our own process ends by %s',
    async (how) => {
      const module = pathToFileURL(join(import.meta.dirname, '../../src/util/process.ts')).href;
      const script = `
      const { runProcess } = await import(${JSON.stringify(module)});
      void runProcess({ command: '/bin/sh', args: ['-c', 'echo $$; sleep 60'], environment: { PATH: process.env.PATH },
        timeoutMs: 60000, onStdoutLine: (line) => { console.log(line); ${how === 'exit' ? 'setTimeout(() => process.exit(9), 50)' : ''} } });`;
      const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      if (how !== 'exit') parent.kill(how);
      const [code, signal] = (await once(parent, 'exit')) as [number | null, string | null];
      expect([code, signal]).toEqual(how === 'exit' ? [9, null] : [null, how]);
      expect(await isGone(Number(line.toString().trim()))).toBe(true);
    },
  );
});

describe('startService', () => {
  test('runs a shell line the user gave, keeps the last lines and stops the whole group', async () => {
    const service = await startService({
      command: { shell: 'for i in $(seq 1 200); do echo line $i; done; echo oops >&2; sleep 60 & echo pid $!; wait' },
      environment,
    });
    while (!service.tail().includes('pid ')) await sleep(20);
    const tail = service.tail().split('\n');
    expect(tail.length).toBe(60);
    expect(tail).toContain('line 200');
    expect(tail).toContain('oops');
    const pid = Number(/pid (\d+)/u.exec(service.tail())?.[1]);
    await service.stop(1_000);
    expect(await service.exited).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
    expect(await isGone(pid)).toBe(true);
    await service.stop();
  });

  test('tells by itself that the program has ended, with its last words', async () => {
    const service = await startService({ command: ['/bin/sh', '-c', 'printf "no port"; exit 5'], environment });
    expect(await service.exited).toEqual({ exitCode: 5 });
    expect(service.tail()).toBe('no port');
  });

  test('masks secrets and strips control characters in what it shows of the log', async () => {
    const seen: string[] = [];
    const service = await startService({
      command: [
        '/bin/sh',
        '-c',
        String.raw`printf 'card 4111 1111 1111 1111 \033[31mred\033[0m \007sk_live_abcdefgh12345\n'`,
      ],
      environment,
      onLine: (line) => seen.push(line),
    });
    await service.exited;
    expect(seen).toEqual(['card 411111******1111 red sk_live_[redacted]']);
    expect(service.tail()).toBe(seen[0]);
  });

  test('is ended by endAllProcesses, which resolves when it is gone', async () => {
    const service = await startService({ command: ['sleep', '60'], environment });
    await endAllProcesses();
    expect(await service.exited).toMatchObject({ signal: 'SIGTERM' });
  });

  test('names a program that is not there', async () => {
    await expect(startService({ command: ['tollgate-no-such-program'], environment })).rejects.toMatchObject({
      code: 'process/cannot-start',
    });
  });
});

describe('scrubEnvironment', () => {
  test('keeps what programs need and what is asked for, never npm configuration', () => {
    const base = {
      PATH: '/bin',
      https_proxy: 'http://proxy',
      NODE_OPTIONS: '--require=./evil.js',
      NODE_ENV: 'production',
      NPM_CONFIG_OFFLINE: 'true',
      npm_config_omit: 'dev',
      NPM_TOKEN: 'secret',
      EMPTY: undefined,
    };
    expect(scrubEnvironment(base, ['NPM_TOKEN', 'NPM_CONFIG_OFFLINE', 'EMPTY'])).toEqual({
      PATH: '/bin',
      https_proxy: 'http://proxy',
      NPM_TOKEN: 'secret',
    });
  });
});
