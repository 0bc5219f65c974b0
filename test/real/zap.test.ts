import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { removeFolder, temporaryFolder } from '../../src/util/files.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';

const home = process.env['ZAP_HOME'];

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly version: string } };
    readonly results: readonly { readonly ruleId: string }[];
    readonly properties: {
      readonly 'tollgate/run': { readonly status: string; readonly coverage: Readonly<Record<string, number>> };
    };
  }[];
}

function rulesOf({ runs }: Sarif): Set<string> {
  return new Set(runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId)));
}

describe.skipIf(home === undefined)('a real ZAP (needs ZAP_HOME)', () => {
  let folder: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    folder = await temporaryFolder('tollgate-real-zap-');
    sandbox = await startSandbox({ defects: ['web.csp.missing'] });
  });
  afterAll(async () => {
    await sandbox.close();
    await removeFolder(folder);
  });

  async function scan(
    name: string,
    ...args: readonly string[]
  ): Promise<{ outcome: CliOutcome; cwd: string; sarif: Sarif }> {
    const cwd = join(folder, name);
    await mkdir(cwd);
    const outcome = await runInContext(
      [
        'scan',
        'web',
        '--target',
        sandbox.appUrl,
        '--engine',
        'zap',
        '--zap-minutes',
        '5',
        '--spider-minutes',
        '2',
        ...args,
      ],
      cwd,
      { environment: process.env },
    );
    return {
      outcome,
      cwd,
      sarif: JSON.parse(await readFile(join(cwd, '.tollgate/reports/web.sarif'), 'utf8')) as Sarif,
    };
  }

  test('scans the sandbox whole, finds its flaw, and its report reads back', async () => {
    const { outcome, cwd, sarif } = await scan('plain', '--require-url', '/checkout');
    expect([outcome.exitCode, outcome.out]).toEqual([0, expect.stringContaining('tollgate: pass: web scan complete')]);
    expect(sarif.runs[0]?.tool.driver).toMatchObject({
      name: 'ZAP',
      version: expect.stringMatching(/^\d+\.\d+/u) as unknown,
    });
    expect(rulesOf(sarif)).toContain('zap/10038-1');
    expect(sarif.runs[0]?.properties['tollgate/run'].coverage['requested']).toBeGreaterThanOrEqual(3);
    expect(await readFile(join(cwd, '.tollgate/zap/zap.html'), 'utf8')).toContain('ZAP');
  });

  test('behind a TLS front, rules about https apply', async () => {
    const { outcome, sarif } = await scan('tls', '--tls-front');
    expect(outcome.exitCode).toBe(0);
    expect([...rulesOf(sarif)].some((rule) => rule.startsWith('zap/10035') || rule === 'zap/10011')).toBe(true);
  });

  test('a page that must be there and is not makes the scan incomplete', async () => {
    const { outcome } = await scan('missing', '--require-url', '/no-such-page');
    expect(outcome.exitCode).toBe(3);
  });
});
