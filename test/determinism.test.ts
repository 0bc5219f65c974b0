import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAdvisoryServer, writeDemoProject } from '../src/demo/index.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { sandboxProfile } from '../src/sandbox/profile.ts';
import { writeFileAtomic } from '../src/util/files.ts';
import { runInContext } from './run-in-context.ts';

const OUTPUTS = ['tollgate.sarif', 'github/github.sarif', 'report.html', 'summary.md', 'junit.xml'];
// One of each kind, races included; the whole deck takes a minute.
const ATTACKS = [
  'pay/balance-race',
  'pay/refund-race',
  'pay/refund-exceeds-capture',
  'pay/idempotency-key-ignored',
  'pay/negative-quantity-accepted',
  'pay/foreign-payment-readable',
];
const folder = mkdtempSync(join(tmpdir(), 'tollgate-same-'));
let advisories: Awaited<ReturnType<typeof startAdvisoryServer>>;

beforeAll(async () => {
  advisories = await startAdvisoryServer();
});
afterAll(async () => {
  await advisories.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run in a folder of its own against a sandbox of its own, so that ports, paths and times all differ. */
async function run(name: string): Promise<Record<string, string>> {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  const sandbox = await startSandbox({
    seed: 7,
    defects: ['ref.over', 'flow.balance_race', 'web.csp.missing', 'web.error.stack'],
  });
  try {
    await writeDemoProject(join(cwd, 'shop'), 'outdated', writeFileAtomic);
    writeFileSync(join(cwd, 'payments.yml'), sandboxProfile(sandbox.appUrl));
    writeFileSync(
      join(cwd, 'tollgate.yml'),
      `web: { target: "${sandbox.appUrl}" }\ndependencies: { dir: shop, registry: "${advisories.url}" }\npayments: { profile: payments.yml, attacks: [${ATTACKS.join(', ')}] }\n`,
    );
    const { exitCode, messages } = await runInContext(['run', '--now', '2026-11-21'], cwd, { clock: Date.now });
    expect(exitCode, messages).toBe(1);
    return Object.fromEntries(OUTPUTS.map((file) => [file, readFileSync(join(cwd, '.tollgate', file), 'utf8')]));
  } finally {
    await sandbox.close();
  }
}

test('two runs against two sandboxes of one seed write the same bytes', async () => {
  const first = await run('first');
  const second = await run('second');
  for (const file of OUTPUTS) expect(second[file], file).toBe(first[file]);
  expect(first['tollgate.sarif']).toContain('pay/balance-race');
});
