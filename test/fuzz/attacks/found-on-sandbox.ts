import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ATTACKS } from '../../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { parseProfile, type Profile } from '../../../src/fuzz/profile.ts';
import type { Report } from '../../../src/model/report.ts';
import { defects } from '../../../src/sandbox/defects/registry.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/index.ts';
import { sandboxProfile } from '../../../src/sandbox/profile.ts';
import { sharedSandbox } from '../../sandbox/shared-sandbox.ts';
import { withoutAlerts } from '../without-alerts.ts';

/** A defect and what is said of it where it is found. */
export interface Found {
  readonly defect: string;
  /** The finding's message, or what is in it. */
  readonly message: string | RegExp;
}

/** A sandbox that is set up otherwise, and what the profile says of it. */
export interface Setup {
  readonly settings?: NonNullable<SandboxOptions['settings']>;
  /** Texts of the profile and what stands there instead. */
  readonly profile?: readonly (readonly [before: string, after: string])[];
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Is every attack of a family tried on each of its defects? */
    readonly wholeFamilies?: boolean;
  }
}

// Of n attacks on n defects the square takes minutes, which `npm run test:real` has; here two others of the family have to hold.
const NEIGHBOURS = 2;

/**
 * Tests that with each defect on the registry's rule is found and no other of the attacks beside it, with these words; and, where
 * the sandbox is set up otherwise, that they all hold on it without a defect, decoys and all.
 */
export function foundOnSandbox(attacks: readonly string[], cases: readonly Found[], setup: Setup = {}): void {
  // These use limits up, move the clock or break the gateway, which no case may bear from the one before; a reset is slow.
  const disturbing = ATTACKS.some(({ rule, disturbs }) => disturbs !== undefined && attacks.includes(rule.id));
  let sandbox: Sandbox;
  let profile: Profile;
  let profileText: string;
  beforeAll(async () => {
    sandbox = await (setup.settings === undefined ? sharedSandbox() : startSandbox({ settings: setup.settings }));
    profileText = withoutAlerts(sandboxProfile(sandbox.appUrl, sandbox));
    for (const [before, after] of setup.profile ?? []) profileText = profileText.replace(before, after);
    profile = parseProfile(load(profileText), 'payments.yml');
  });
  afterAll(() => sandbox.close());

  async function scan(on: readonly string[], tried: readonly string[]): Promise<Report> {
    if (disturbing) await sandbox.reset();
    sandbox.setDefects(on);
    return scanPayments({ profile, profileText, attacks: tried, environment: {}, version: '0.1.0' });
  }

  // On a sandbox with all defaults, test/fuzz/sandbox.test.ts sees every attack hold.
  if (setup.settings !== undefined || setup.profile !== undefined) {
    it('without defects every attack holds, and no decoy is taken for one', async () => {
      const { run, findings } = await scan([], attacks);
      expect(findings).toEqual([]);
      expect(run).toMatchObject({ status: 'complete', coverage: { attacks: attacks.length, held: attacks.length } });
    });
  }

  describe.each(cases)('with $defect', ({ defect, message }) => {
    it('the rule of the registry is violated, and no other', async () => {
      const expected = defects.find(({ id }) => id === defect)?.rules.payments;
      const tried = inject('wholeFamilies') === true ? attacks : beside(expected ?? [], attacks);
      const { run, findings, evidence } = await scan([defect], tried);
      expect(findings.map(({ rule }) => rule.id)).toEqual(expected);
      if (typeof message === 'string') expect(findings[0]?.message).toBe(message);
      else expect(findings[0]?.message).toMatch(message);
      expect(findings[0]?.evidence).toBeTruthy();
      expect(evidence?.[0]?.exchanges.length).toBeGreaterThan(3);
      expect(run).toMatchObject({ status: 'complete', coverage: { violation: 1, held: tried.length - 1 } });
    });
  });
}

function beside(expected: readonly string[], attacks: readonly string[]): readonly string[] {
  const first = attacks.findIndex((attack) => expected.includes(attack));
  const others = [...attacks.slice(first + 1), ...attacks.slice(0, first)].filter(
    (attack) => !expected.includes(attack),
  );
  return [...expected, ...others.slice(0, NEIGHBOURS)];
}

/** The attacks of these ids, which must exist. */
export function attackIds(...names: readonly string[]): string[] {
  const ids = names.map((name) => `pay/${name}`);
  const known = new Set(ATTACKS.map(({ rule }) => rule.id));
  expect(ids.filter((id) => !known.has(id))).toEqual([]);
  return ids;
}
