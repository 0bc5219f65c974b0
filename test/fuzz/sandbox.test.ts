import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { Report } from '../../src/model/report.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const ALL: readonly string[] = ATTACKS.map(({ rule }) => rule.id);
const isRace = (id: string): boolean => id.endsWith('race');

async function scan(on: readonly string[], attacks: readonly string[] = ALL): Promise<Report> {
  sandbox.setDefects(on);
  const profileText = sandboxProfile(sandbox.appUrl);
  const profile = parseProfile(load(profileText), 'payments.yml');
  return scanPayments({ profile, profileText, attacks, environment: {}, version: '0.1.0' });
}

const idsOf = ({ findings }: Report): string[] => findings.map((finding) => finding.rule.id);

describe('the sandbox', () => {
  it('hardened: every attack holds', async () => {
    const { run, findings } = await scan([]);
    expect(findings).toEqual([]);
    expect(run).toMatchObject({ status: 'complete', coverage: { attacks: 12, held: 12 } });
  });

  it('with every defect that is no race: no race is seen', async () => {
    const on: string[] = defects.map(({ id }) => id).filter((id) => !isRace(id) && id !== 'idem.params_not_compared');
    const { run } = await scan(on, ALL.filter(isRace));
    expect(run).toMatchObject({ status: 'complete', coverage: { held: 2 } });
  });

  it('with all defects that do not hide each other: each is found, and after a reset found again, word for word', async () => {
    const on: string[] = defects.map(({ id }) => id).filter((id) => id !== 'idem.params_not_compared');
    await sandbox.reset();
    const first = await scan(on);
    const expected: string[] = defects.filter(({ id }) => on.includes(id)).flatMap(({ rules }) => rules.payments);
    expect(idsOf(first)).toEqual(expected.toSorted());
    expect(first.run.status).toBe('complete');
    await sandbox.reset();
    const second = await scan(on);
    expect(JSON.stringify([second.run, second.findings])).toBe(JSON.stringify([first.run, first.findings]));
  });

  it('not reset between two scans: no collision, the same report', async () => {
    const attacks = ['refund-exceeds-capture', 'capture-exceeds-authorization'];
    const first = await scan(['ref.over'], attacks);
    const second = await scan(['ref.over'], attacks);
    expect(idsOf(second)).toEqual(['pay/refund-exceeds-capture']);
    expect(JSON.stringify([second.run, second.findings])).toBe(JSON.stringify([first.run, first.findings]));
  });
});
