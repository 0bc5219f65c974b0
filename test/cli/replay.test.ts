import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../fuzz/test-app.ts';
import { testProfile } from '../fuzz/test-profile.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';

let app: TestApp;
let cwd: string;
beforeAll(async () => {
  app = await startTestApp();
  cwd = mkdtempSync(join(tmpdir(), 'tollgate-replay-'));
  writeFileSync(join(cwd, 'payments.yml'), JSON.stringify(testProfile(app.url)));
});
afterAll(async () => {
  await app.close();
  rmSync(cwd, { recursive: true });
});
beforeEach(() => app.flaws.clear());

const SCAN = [
  'scan',
  'payments',
  '--profile',
  'payments.yml',
  '--attacks',
  'client-price-trusted',
  'refund-exceeds-capture',
];
const replays = (): string[] => readdirSync(join(cwd, '.tollgate/replay')).toSorted();

async function scan(): Promise<CliOutcome> {
  app.flaws.add('price').add('refund-sum');
  return runInContext(SCAN, cwd);
}

describe('tollgate scan payments', () => {
  test('says the phantom money first, of each finding the states, the fix and the replay command, and a table last', async () => {
    const { out, exitCode } = await scan();
    const lines = out.split('\n');
    expect(exitCode).toBe(0);
    expect(lines[0]).toBe('Phantom money: EUR 12.13: 2.01 created from nothing, 10.12 not paid for');
    expect(out).toContain('    seen:   captured: EUR 10.13; refunded before: EUR 6.07; refunded after: EUR 12.14');
    expect(out).toMatch(/^ {4}fix: {4}Check the sum of all refunds/mu);
    const [, file = ''] = /^ {4}replay: tollgate replay (\S+)$/mu.exec(out) ?? [];
    expect(existsSync(join(cwd, file))).toBe(true);
    expect(lines.slice(-7).map((line) => line.trim())).toEqual([
      'attacks: 2',
      'violation        2',
      'inconclusive     0',
      'held             0',
      'not-mapped       0',
      'written: .tollgate/reports/payments.sarif',
      'tollgate: pass: payments scan complete, 2 findings; not judged (see tollgate gate)',
    ]);
    const sarif = readFileSync(join(cwd, '.tollgate/reports/payments.sarif'), 'utf8');
    expect(sarif).toContain('EUR 12.13: 2.01 created from nothing, 10.12 not paid for');
  });

  test('leaves a file and a script of each finding, without a secret, in the folder that it is told', async () => {
    await scan();
    expect(replays().map((name) => name.replace(/^[0-9a-f]{32}/u, ''))).toEqual(['.json', '.sh', '.json', '.sh']);
    for (const name of replays()) {
      expect(readFileSync(join(cwd, '.tollgate/replay', name), 'utf8')).not.toMatch(/sid_|Tg-[a-z]{24}/u);
    }
    await runInContext([...SCAN, '--replay-dir', 'elsewhere'], cwd);
    expect(readdirSync(join(cwd, 'elsewhere')).toSorted()).toEqual(replays());
  });
});

test('tollgate run says the phantom money first, on the screen, in the summary and on the page, and keeps the replays', async () => {
  app.flaws.add('price').add('refund-sum');
  const attacks = '[pay/client-price-trusted, pay/refund-exceeds-capture]';
  writeFileSync(join(cwd, 'tollgate.yml'), `payments: { profile: payments.yml, attacks: ${attacks} }\n`);
  const { out, exitCode } = await runInContext(['run', '--output', 'all'], cwd);
  expect(exitCode).toBe(1);
  const line = 'Phantom money: EUR 12.13: 2.01 created from nothing, 10.12 not paid for';
  expect(out.split('\n')[0]).toBe(line);
  expect(out).toContain('replay:  tollgate replay all/replay');
  expect(readdirSync(join(cwd, 'all/replay'))).toHaveLength(4);
  expect(readFileSync(join(cwd, 'all/summary.md'), 'utf8')).toContain(`**${line}**`);
  expect(readFileSync(join(cwd, 'all/report.html'), 'utf8')).toContain(`<li>${line}</li>`);
  const again = await runInContext(['replay', 'all/replay'], cwd);
  expect(again.out).toContain('tollgate: fail: 2 of 2 attacks still work,');
});

describe('tollgate replay', () => {
  test('says FAILED and exits 1 while the attack works, FIXED and 0 once it does not', async () => {
    await scan();
    app.flaws.delete('price');
    const half = await runInContext(['replay', '.tollgate/replay'], cwd);
    expect(half.exitCode).toBe(1);
    expect(half.out).toMatch(/^FIXED {3}pay\/client-price-trusted {4}[0-9a-f]{32}\.json$/mu);
    expect(half.out).toMatch(
      /^FAILED {2}pay\/refund-exceeds-capture {2}[0-9a-f]{32}\.json\n +The app refunded EUR 12\.14/mu,
    );
    expect(half.out).toMatch(/\ntollgate: fail: 1 of 2 attacks still works, 1 fixed, 0 without a verdict$/u);
    app.flaws.clear();
    const whole = await runInContext(['replay', '.tollgate/replay', '--json'], cwd);
    expect(whole.exitCode).toBe(0);
    expect(JSON.parse(whole.out)).toMatchObject({
      schema: 'tollgate/replay/1',
      verdict: 'pass',
      exitCode: 0,
      results: [{ verdict: 'fixed' }, { verdict: 'fixed' }],
    });
  });

  test('exits 3 where a file is wrong and nothing failed, and says what to do', async () => {
    await scan();
    app.flaws.clear();
    const [name = ''] = replays();
    const text = readFileSync(join(cwd, '.tollgate/replay', name), 'utf8');
    mkdirSync(join(cwd, 'edited'), { recursive: true });
    writeFileSync(join(cwd, 'edited', 'a.json'), text.replace('"pay/', '"pay/no-'));
    writeFileSync(join(cwd, 'edited', 'b.json'), text);
    mkdirSync(join(cwd, 'edited', 'c.json'), { recursive: true });
    const { exitCode, out } = await runInContext(['replay', 'edited'], cwd);
    expect(exitCode).toBe(3);
    expect(out).toMatch(/^ERROR {3}pay\/no-\S+ +a\.json\n +there is no attack.*\n +→ /mu);
    expect(out).toMatch(/^FIXED .* b\.json$/mu);
    expect(out).toMatch(/^ERROR .*c\.json\n +it is no JSON/mu);
    expect(out).toMatch(/\ntollgate: incomplete: 0 of 3 attacks still work, 1 fixed, 2 without a verdict$/u);
  });

  test('tells that the profile has changed since', async () => {
    await scan();
    writeFileSync(join(cwd, 'other.yml'), `${JSON.stringify(testProfile(app.url))}\n`);
    const { messages } = await runInContext(['replay', '.tollgate/replay', '--profile', 'other.yml'], cwd);
    expect(messages).toMatch(/note: .*the profile is not the one that this was recorded with/u);
    const same = await runInContext(['replay', '.tollgate/replay'], cwd);
    expect(same.messages).not.toContain('note:');
  });

  test.each([
    [['replay', 'nowhere']],
    [['replay', '.']],
    [['replay']],
    [['replay', '.tollgate/replay', '--profile', 'none.yml']],
    [['replay', '.tollgate/replay', '--target', 'https://api.stripe.com']],
    [['replay', '.tollgate/replay', '--as', 'mocha']],
  ])('%j is a matter of usage', async (words) => {
    await scan();
    expect((await runInContext(words, cwd)).exitCode).toBe(2);
  });
});

describe('tollgate replay --as', () => {
  test.each([
    ['vitest', ['pay-client-price-trusted.test.ts', 'pay-refund-exceeds-capture.test.ts']],
    ['pytest', ['test_pay_client_price_trusted.py', 'test_pay_refund_exceeds_capture.py']],
    ['junit5', ['ClientPriceTrustedTest.java', 'RefundExceedsCaptureTest.java']],
  ])('%s writes a test of each, and overwrites none without being told', async (framework, names) => {
    await scan();
    const words = ['replay', '.tollgate/replay', '--as', framework, '--output', framework];
    const first = await runInContext(words, cwd);
    expect(first).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining(`2 of 2 written as a test for ${framework}`),
    });
    expect(readdirSync(join(cwd, framework)).toSorted()).toEqual(names);
    writeFileSync(join(cwd, framework, names[0] ?? ''), 'mine');
    expect(await runInContext(words, cwd)).toMatchObject({ exitCode: 3, out: expect.stringContaining('--force') });
    expect(readFileSync(join(cwd, framework, names[0] ?? ''), 'utf8')).toBe('mine');
    expect((await runInContext([...words, '--force'], cwd)).exitCode).toBe(0);
    expect(readFileSync(join(cwd, framework, names[0] ?? ''), 'utf8')).toContain('TOLLGATE_TARGET');
  });
});
