import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { missingFor } from '../../src/fuzz/mapping.ts';
import type { Report } from '../../src/model/report.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { readSandboxProfile, scanSandbox } from '../fuzz/scan-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const scan = (on: readonly string[], attacks?: readonly string[]): Promise<Report> => scanSandbox(sandbox, on, attacks);

const isRace = (id: string): boolean => id.endsWith('-race');

// A minute of work on two cores, so that it runs beside the real tools; the parts of it stand in test/fuzz/attacks.
describe('the whole deck on the sandbox', () => {
  it(
    'hardened: the whole deck holds, without a finding and without an attack that ends in no verdict',
    { timeout: 600_000 },
    async () => {
      const { profile } = readSandboxProfile(sandbox);
      const mapped = ATTACKS.filter((attack) => missingFor(attack, profile).length === 0).length;
      expect(mapped).toBeGreaterThan(ATTACKS.length * 0.95);
      const { run, findings } = await scan([]);
      expect(findings).toEqual([]);
      expect(run).toMatchObject({
        status: 'complete',
        coverage: { attacks: ATTACKS.length, held: mapped, violation: 0, inconclusive: 0, inconclusiveAttacks: [] },
      });
    },
  );

  it('with every defect that is no race: no race is seen', async () => {
    const on = defects.filter(({ rules }) => !rules.payments.some(isRace)).map(({ id }) => id);
    expect(on.length).toBeGreaterThan(7);
    const races = ATTACKS.map(({ rule }) => rule.id).filter(isRace);
    const { run, findings } = await scan(on, races);
    expect(findings).toEqual([]);
    // Where another defect has done away with the bound itself, there is none that a race could break.
    const open = run.coverage?.['inconclusiveAttacks'] as readonly string[];
    const reason = ': no race: the same requests one after the other break the bound too';
    expect(open.filter((line) => !line.endsWith(reason))).toEqual([]);
    expect(run.coverage).toMatchObject({ violation: 0, notMapped: 0, held: races.length - open.length });
    expect(open.length).toBeLessThan(races.length / 2);
  });
});
