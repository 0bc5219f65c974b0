import { describe, expect, test } from 'vitest';
import { runInContext } from '../run-in-context.ts';
import { goesWell } from '../scanners/zap/stand-in.ts';
import { webShopOfFile } from './web-shop.ts';

const shop = webShopOfFile();

describe('scan web --zap-config', () => {
  const files = {
    'gen.conf':
      '# reason: the gateway sets it\n10038\tIGNORE\t(CSP)\n10020\tFAIL\t(framing)\n*\tOUTOFSCOPE\t.*/docs/\n99999\tWARN\t(none)\n',
  };

  test('decides about what ZAP found', async () => {
    const done = await shop.scan(['--engine', 'zap', '--zap-config', 'gen.conf'], {
      zap: shop.ofTarget(goesWell),
      files,
    });
    expect((await done.results())[0]?.suppressions).toMatchObject([
      { justification: expect.stringContaining('the gateway sets it') as unknown },
    ]);
    expect(await done.file('zap-home/plan.json')).toContain('(?:.*/docs/).*');
    expect(done.messages + done.out).toContain('no passive rule of ZAP 2.17 is called 99999 (line 5)');
  });

  test('decides about what the embedded engine found, and the gate follows', async () => {
    const done = await shop.scan(['--zap-config', 'gen.conf'], { files });
    expect(done.exitCode).toBe(0);
    const results = await done.results();
    expect(results.find(({ ruleId }) => ruleId === 'web/csp-missing')?.suppressions).toHaveLength(1);
    expect(results.find(({ ruleId }) => ruleId === 'web/framing-allowed')?.level).toBe('error');
    const gate = await runInContext(['gate', '.tollgate/reports/web.sarif'], done.cwd);
    expect(gate.exitCode).toBe(1);
    const calm = await shop.scan([]);
    expect((await runInContext(['gate', '.tollgate/reports/web.sarif'], calm.cwd)).exitCode).toBe(0);
  });

  test('a configuration that cannot be read is an error with its line, before anything is scanned', async () => {
    const done = await shop.scan(['--zap-config', 'gen.conf', '--engine', 'zap'], {
      files: { 'gen.conf': '10038 WARN (x)\n' },
      zap: goesWell,
    });
    expect(done.exitCode).toBe(2);
    expect(done.messages).toContain('gen.conf: line 1 does not have three columns, parted by tabs');
    await expect(done.file('zap-home/calls')).rejects.toThrow('ENOENT');
    expect((await shop.scan(['--zap-config', 'nowhere.conf'])).exitCode).toBe(2);
  });

  test('--write-zap-config writes every rule, and what was written can be applied', async () => {
    const done = await shop.scan(['--write-zap-config', 'gen.conf']);
    const text = await done.file('gen.conf');
    expect(text).toContain('10038\tWARN\t(Content Security Policy (CSP) Header Not Set)\n');
    expect(text.split('\n').filter((line) => line.includes('\tWARN\t')).length).toBeGreaterThanOrEqual(60);
    const again = await runInContext(['scan', 'web', '--target', shop.target, '--zap-config', 'gen.conf'], done.cwd);
    expect(again.exitCode).toBe(0);
  });
});
