import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanWeb } from '../src/baseline/index.ts';
import { scanPayments } from '../src/fuzz/index.ts';
import { parseProfile } from '../src/fuzz/profile.ts';
import type { Report } from '../src/model/report.ts';
import { defects } from '../src/sandbox/defects/registry.ts';
import { startSandbox, type Sandbox } from '../src/sandbox/index.ts';
import { sandboxProfile } from '../src/sandbox/profile.ts';
import { parseYaml } from '../src/util/yaml.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Both scanners get the address and the profile, nothing else. */
async function scanBoth(): Promise<{ web: Report; payments: Report }> {
  const profileText = sandboxProfile(sandbox.appUrl);
  const profile = parseProfile(parseYaml(profileText, 'payments.yml').value, 'payments.yml');
  return {
    web: await scanWeb({ target: sandbox.appUrl, version: '0' }),
    payments: await scanPayments({ profile, profileText, environment: {}, version: '0' }),
  };
}

const idsOf = ({ findings }: Report): string[] => findings.map(({ rule }) => rule.id).toSorted();

describe('the sandbox under both scanners', () => {
  test('all defects off: nothing is reported, and everything was looked at', async () => {
    const { web, payments } = await scanBoth();
    expect([...web.findings, ...payments.findings]).toEqual([]);
    expect([web.run.status, payments.run.status]).toEqual(['complete', 'complete']);
    expect(payments.run.coverage).toMatchObject({ held: 12, violation: 0, inconclusive: 0, notMapped: 0 });
  });

  test.each(defects.map((defect) => [defect.id, defect] as const))(
    '%s alone: exactly the rules that the registry names, each once',
    async (id, { rules }) => {
      await sandbox.reset();
      sandbox.setDefects([id]);
      const { web, payments } = await scanBoth();
      sandbox.setDefects([]);
      expect({ web: idsOf(web), payments: idsOf(payments) }).toEqual({
        web: rules.web.toSorted(),
        payments: rules.payments.toSorted(),
      });
      expect([web.run.status, payments.run.status]).toEqual(['complete', 'complete']);
    },
  );
});
