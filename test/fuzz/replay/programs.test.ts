import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import { pytestTest } from '../../../src/fuzz/replay/pytest-test.ts';
import type { Replay } from '../../../src/fuzz/replay/replay.ts';
import { shellScript } from '../../../src/fuzz/replay/shell-script.ts';
import { vitestTest } from '../../../src/fuzz/replay/vitest-test.ts';
import { type FlowApp, type FlowFlaw, startFlowApp } from '../flow-app.ts';
import { flowProfile } from '../flow-profile.ts';

let app: FlowApp;
let folder: string;
beforeAll(async () => {
  app = await startFlowApp();
  folder = mkdtempSync(join(tmpdir(), 'tollgate-replay-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => app.flaws.clear());

async function recorded(flaw: FlowFlaw, attack: string): Promise<Replay> {
  app.flaws.add(flaw);
  const profile = parseProfile(flowProfile(app.url), 'payments.yml');
  const { replays } = await scanPayments({
    profile,
    profileText: '',
    attacks: [attack],
    environment: {},
    version: '1',
  });
  const [first] = replays;
  if (first === undefined) throw new Error(`${attack} left no replay`);
  return first;
}

function run(
  command: string,
  args: readonly string[],
  target: string,
): Promise<{ status: number | null; out: string }> {
  return new Promise((resolve) => {
    const environment = { PATH: process.env['PATH'], TOLLGATE_TARGET: target };
    const child = spawn(command, args, { cwd: folder, env: environment, timeout: 20_000 });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('close', (status) => resolve({ status, out }));
  });
}

const runPython = async (source: string, target: string): ReturnType<typeof run> => {
  writeFileSync(join(folder, 'test_it.py'), `${source}\n${/def (test_\w+)/u.exec(source)?.[1] ?? ''}()\n`);
  return run('python3', ['test_it.py'], target);
};
const runShell = async (source: string, target: string): ReturnType<typeof run> => {
  writeFileSync(join(folder, 'it.sh'), source);
  return run('sh', ['it.sh'], target);
};

describe('a replay as a program', () => {
  it('fails with the flaw and passes without, in Python', { timeout: 60_000 }, async () => {
    const replay = await recorded('pay-twice', 'pay/order-paid-twice');
    const python = pytestTest(replay, 'a.json');
    const words = replay.message;
    expect(await runPython(python, app.url)).toMatchObject({ status: 1, out: expect.stringContaining(words) });
    app.flaws.clear();
    expect(await runPython(python, app.url)).toEqual({ status: 0, out: '' });
  });

  it('is neither fixed nor failed where its preparations do not work', { timeout: 60_000 }, async () => {
    const replay = await recorded('pay-twice', 'pay/order-paid-twice');
    const broken = createServer((_request, response) => response.writeHead(401).end());
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const python = await runPython(pytestTest(replay, 'a.json'), target);
    expect(python).toMatchObject({ status: 1, out: expect.stringContaining('answered 401, it must work') });
    expect(await runShell(shellScript(replay, 'a.json'), target)).toMatchObject({ status: 3 });
    broken.close();
    expect(await runShell(shellScript(replay, 'a.json'), '')).toMatchObject({ status: 3 });
  });

  it('is an error, and not fixed, where the app is not what was recorded any more', { timeout: 60_000 }, async () => {
    const replay = await recorded('pay-twice', 'pay/order-paid-twice');
    const at = replay.steps.findIndex(({ kind, state }) => kind === 'setup' && state.some(({ is }) => is === '1013'));
    expect(at).toBeGreaterThan(0);
    const steps = replay.steps.map((step, index) =>
      index === at
        ? { ...step, state: step.state.map((one) => (one.is === '1013' ? { ...one, is: '2026' } : one)) }
        : step,
    );
    const python = await runPython(pytestTest({ ...replay, steps }, 'a.json'), app.url);
    expect(python).toMatchObject({ status: 1, out: expect.stringContaining('the app is not as it was') });
    expect(python.out).not.toContain('AssertionError');
  });

  it('sends a hostile body, path and header as they are, and runs nothing of them', { timeout: 60_000 }, async () => {
    const evil = `'"\`\\$(touch pwned)\${x}*/\n"""#{}%s\u2028\u{1f4b6}`;
    const sent: string[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        sent.push(`${request.url} ${String(request.headers['x-a'])} ${Buffer.concat(chunks).toString()}`);
        response.end(JSON.stringify({ id: evil, state: evil }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const step = { label: evil, method: 'POST', headers: { 'x-a': '$(touch pwned)`touch pwned`' }, save: [] };
    const replay: Replay = {
      schema: 'tollgate/replay-file/1',
      rule: 'pay/some-rule',
      title: evil,
      message: evil,
      target: evil,
      seed: 1,
      profile: {},
      states: {},
      variables: [{ name: 'id', from: 'answer' }],
      effect: 'recorded',
      steps: [
        {
          ...step,
          kind: 'setup',
          path: '/a',
          body: evil.replaceAll('${', '${dollar}{'),
          save: [{ name: 'id', at: '/id' }],
          state: [],
          answer: { status: 200 },
        },
        {
          ...step,
          kind: 'attack',
          path: '/${id|uri}',
          body: '{"id":"${id|json}"}',
          state: [{ at: '/state', is: JSON.stringify(evil).replaceAll('${', '${dollar}{') }],
          answer: { status: 200 },
        },
      ],
    };
    const expected = [
      `/a $(touch pwned)\`touch pwned\` ${evil}`,
      `/${encodeURIComponent(evil)} $(touch pwned)\`touch pwned\` {"id":${JSON.stringify(evil)}}`,
    ];
    for (const [program, status] of [
      [() => runPython(pytestTest(replay, evil), target), 1],
      [() => runShell(shellScript(replay, evil), target), 1],
    ] as const) {
      sent.length = 0;
      const result = await program();
      expect(result).toMatchObject({ status });
      expect(sent.map(sameQuotes)).toEqual(expected.map(sameQuotes));
    }
    expect((await run('sh', ['-c', 'ls pwned'], target)).status).not.toBe(0);
    server.close();
    const source = vitestTest(replay, evil);
    const data = /^const STEPS[^\n]*\n([^]*?)\n\];$/mu.exec(source)?.[1]?.split('\n') ?? [];
    const steps = data.map((line) => JSON.parse(line.trim().slice(0, -1)) as object);
    expect(steps).toMatchObject(replay.steps.map(({ path, body, label }) => ({ path, body, label })));
    expect(stripTypeScriptTypes(source)).toContain('attackWorks');
  });

  it('is refused where only Tollgate can do what it did, and the script says so', async () => {
    const replay = await recorded('payment-race', 'pay/payment-race');
    expect(replay.needsTollgate).toMatch(/which of the parallel requests/u);
    expect(() => vitestTest(replay, 'a.json')).toThrow(/cannot be written as a test that stands alone/u);
    expect(shellScript(replay, 'a.json')).toMatch(/^exec tollgate replay "\$\(dirname "\$0"\)"\/'a\.json' "\$@"$/mu);
  });
});

// Programs may encode what need not be encoded.
function sameQuotes(text: string): string {
  return text
    .replaceAll('%27', "'")
    .replaceAll('%28', '(')
    .replaceAll('%29', ')')
    .replaceAll('%2A', '*')
    .replaceAll('%21', '!')
    .replaceAll('\\u2028', '\u2028')
    .replaceAll(/\\ud83d\\udcb6/gu, '\u{1f4b6}');
}
