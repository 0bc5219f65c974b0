import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../fuzz/test-app.ts';
import { testProfile } from '../fuzz/test-profile.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';

// Heavy and light ones, violated and held, one that the profile does not map.
const ATTACKS = [
  'pay/refund-exceeds-capture',
  'pay/client-price-trusted',
  'pay/payment-status-client-set',
  'pay/self-transfer-creates-money',
  'pay/approval-repeated',
];

interface Sarif {
  readonly runs: readonly {
    readonly properties: { readonly 'tollgate/run': { readonly coverage: Record<string, unknown> } };
    readonly results?: readonly { readonly partialFingerprints: Record<string, string> }[];
  }[];
}

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-shards-'));
  app = await startTestApp();
  app.flaws.add('refund-sum').add('price').add('self-transfer');
  writeFileSync(join(folder, 'payments.yml'), JSON.stringify(testProfile(app.url)));
  expect((await scan('whole.sarif')).exitCode).toBe(0);
  for (const index of [1, 2, 3]) {
    expect((await scan(`shards/${index}.sarif`, '--shard', `${index}/3`)).exitCode).toBe(0);
  }
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function tollgate(...words: readonly string[]): Promise<CliOutcome> {
  return runInContext(words, folder);
}

function scan(output: string, ...more: readonly string[]): Promise<CliOutcome> {
  const words = ['scan', 'payments', '--profile', 'payments.yml', '--output', output, ...more, '--attacks', ...ATTACKS];
  return tollgate(...words);
}

const read = (file: string): Sarif => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Sarif;

function fingerprintsOf(file: string): string[] {
  const results = read(file).runs.flatMap((run) => run.results ?? []);
  return results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints)).toSorted();
}

function sumOf(file: string, key: string): number {
  const figures = read(file).runs.map(({ properties }) => Number(properties['tollgate/run'].coverage[key]));
  return figures.reduce((sum, figure) => sum + figure, 0);
}

function linesOf(file: string, key: string): unknown[] {
  return read(file).runs.flatMap(({ properties }) => properties['tollgate/run'].coverage[key]);
}

describe('shards of a payment scan', () => {
  test('find together what one run finds, and try each attack once', async () => {
    expect((await tollgate('merge', 'shards/*.sarif', '--output', 'merged.sarif')).exitCode).toBe(0);
    expect(fingerprintsOf('whole.sarif')).toHaveLength(6);
    expect(fingerprintsOf('merged.sarif')).toEqual(fingerprintsOf('whole.sarif'));
    for (const key of ['attacks', 'violation', 'held', 'inconclusive', 'notMapped']) {
      expect(sumOf('merged.sarif', key), key).toBe(sumOf('whole.sarif', key));
    }
    expect(linesOf('merged.sarif', 'notMappedAttacks')).toEqual(linesOf('whole.sarif', 'notMappedAttacks'));
  });

  test('have work each, and do the same again', async () => {
    for (const index of [1, 2, 3]) expect(sumOf(`shards/${index}.sarif`, 'attacks')).toBeGreaterThan(0);
    await scan('again/2.sarif', '--shard', '2/3');
    expect(readFileSync(join(folder, 'again/2.sarif'))).toEqual(readFileSync(join(folder, 'shards/2.sarif')));
  });

  test('of which one is missing are incomplete, without being told how many there are', async () => {
    mkdirSync(join(folder, 'some'), { recursive: true });
    for (const index of [1, 3]) cpSync(join(folder, `shards/${index}.sarif`), join(folder, `some/${index}.sarif`));
    const missing = 'payments (tollgate-payments): shard 2 of 3 is missing';
    const merged = await tollgate('merge', 'some', '--output', 'some.sarif');
    expect(merged).toMatchObject({ exitCode: 3, out: expect.stringContaining(`incomplete: ${missing}`) });
    const gated = await tollgate('gate', 'some.sarif', '--fail-on', 'critical');
    const judged = await tollgate('run', '--reports', 'some', '--require', 'payments', '--fail-on', 'critical');
    for (const { out } of [gated, judged]) expect(out).toContain('shard 2 of 3 is missing');
    expect(readFileSync(join(folder, '.tollgate/summary.md'), 'utf8')).toContain('shard 2 of 3 is missing');
  });

  test('that are all there are judged like one run', async () => {
    const whole = await tollgate('run', '--reports', 'whole.sarif', '--output', 'of-whole');
    const parts = await tollgate('run', '--reports', 'shards/*.sarif', '--output', 'of-shards');
    expect([parts.exitCode, parts.out.split('\n').at(-1)]).toEqual([1, whole.out.split('\n').at(-1)]);
  });

  test('of a later split can be merged in steps', async () => {
    await tollgate('merge', 'shards/1.sarif', 'shards/2.sarif', '--output', 'two.sarif');
    expect((await tollgate('merge', 'two.sarif', 'shards/3.sarif', '--output', 'three.sarif')).exitCode).toBe(0);
    expect(fingerprintsOf('three.sarif')).toEqual(fingerprintsOf('whole.sarif'));
  });

  test('are gone from no baseline that they did not look at', async () => {
    await tollgate('merge', 'some', '--output', 'partly.sarif', '--baseline', 'whole.sarif');
    expect(readFileSync(join(folder, 'partly.sarif'), 'utf8')).not.toContain('"absent"');
    app.flaws.delete('price');
    for (const index of [1, 2, 3]) await scan(`mended/${index}.sarif`, '--shard', `${index}/3`);
    app.flaws.add('price');
    const merge = ['merge', 'mended/*.sarif', '--output', 'mended.sarif', '--baseline', 'whole.sarif'];
    expect((await tollgate(...merge)).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'mended.sarif'), 'utf8').match(/"absent"/gu)).toHaveLength(1);
  });

  test('are planned without a request', async () => {
    const words = [
      'scan',
      'payments',
      '--profile',
      'payments.yml',
      '--plan',
      '--shard',
      '1/3',
      '--attacks',
      ...ATTACKS,
    ];
    const { out, exitCode } = await tollgate(...words);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/of 1 attacks, none sent|of 2 attacks, none sent/u);
  });

  test.each([
    [['scan', 'payments', '--profile', 'payments.yml', '--shard', '4/3'], '"4/3" is no shard'],
    [['run', '--only', 'payments', '--profile', 'payments.yml', '--shard', 'x'], '"x" is no shard'],
    [['run', '--only', 'dependencies', '--shard', '2/3'], 'shard 2/3 has nothing to do'],
    [['run', '--reports', 'shards', '--shard', '1/3'], 'cannot be used with'],
    [['merge', 'shards/*.sarif', '--shards', '4', '--output', 'm.sarif'], 'payments is cut in 3 shards, not in 4'],
  ])('%j is refused', async (words, message) => {
    const { exitCode, messages, out } = await tollgate(...words);
    expect(messages + out).toContain(message);
    expect(exitCode).toBe(words[0] === 'merge' ? 3 : 2);
  });
});

test('one shard of a run is judged as the part that it is, and the first does what cannot be cut', async () => {
  const words = ['run', '--only', 'payments,dependencies', '--profile', 'payments.yml', '--shard', '2/2'];
  writeFileSync(
    join(folder, 'tollgate.yml'),
    JSON.stringify({ payments: { profile: 'payments.yml', attacks: ATTACKS } }),
  );
  const { exitCode, out } = await tollgate(...words, '--output', 'second', '--fail-on', 'critical');
  expect(out).toContain('shard 1 of 2 is missing');
  expect(out).not.toContain('dependencies was expected');
  expect([1, 3]).toContain(exitCode);
  expect(read('second/tollgate.sarif').runs).toHaveLength(1);
});

test('a shard whose app does not start says which shard it is', async () => {
  const config = {
    app: { url: 'http://127.0.0.1:1', start: 'exit 1' },
    web: {},
    payments: { profile: 'payments.yml' },
  };
  writeFileSync(join(folder, 'down.json'), JSON.stringify(config));
  const { exitCode } = await tollgate('run', '--config', 'down.json', '--shard', '1/2', '--output', 'down');
  expect(exitCode).toBe(3);
  const runs = read('down/tollgate.sarif').runs.map(({ properties }) => properties['tollgate/run']);
  expect(runs).toMatchObject([
    { scan: 'web', shard: '1/2', status: 'degraded' },
    { scan: 'payments', shard: '1/2', status: 'degraded' },
  ]);
});
