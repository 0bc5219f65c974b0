import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRoles } from '../../src/fuzz/check.ts';
import { draftProfile } from '../../src/fuzz/draft/draft-profile.ts';
import { readOpenapi } from '../../src/fuzz/draft/read-openapi.ts';
import { scanPayments } from '../../src/fuzz/index.ts';
import { openRun } from '../../src/fuzz/open-run.ts';
import { parseProfile, type Profile } from '../../src/fuzz/profile.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import { type SecondApp, SECOND_APP_DOCUMENT, type SecondFault, startSecondApp } from './second-app.ts';

// All that a person has to correct in the draft, a line each.
const EDITS: readonly (readonly [line: RegExp, instead: string])[] = [
  [/^methods:.*$/mu, 'methods: { ok: tok-visa }'],
  [/currency: EUR/u, 'currency: GBP'],
];
const ATTACKS: Readonly<Record<SecondFault, string>> = {
  'negative-count': 'pay/negative-quantity-accepted',
  'refund-unbounded': 'pay/refund-exceeds-capture',
  'foreign-charge': 'pay/foreign-payment-readable',
};

let app: SecondApp;
let profile: Profile;
beforeAll(async () => {
  app = await startSecondApp();
  const { text } = draftProfile(await readOpenapi(SECOND_APP_DOCUMENT, 'openapi.yaml'), app.url);
  const edited = EDITS.reduce((draft, [line, instead]) => draft.replace(line, instead), text);
  profile = parseProfile(parseYaml(edited, 'payments.yml').value, 'payments.yml');
});
afterAll(() => app.close());

async function scan(): Promise<readonly string[]> {
  const { findings, run } = await scanPayments({
    profile,
    profileText: '',
    attacks: Object.values(ATTACKS),
    environment: {},
    version: '0.1.0',
  });
  expect(run).toMatchObject({ status: 'complete', coverage: { inconclusive: 0, notMapped: 0 } });
  return findings.map(({ rule }) => rule.id);
}

describe('an app unlike the sandbox', () => {
  it('is drafted from its document, without the address that the document names', () => {
    expect(profile.target.baseUrl).toBe(app.url);
    expect(profile.money.unit).toBe('decimal-string');
    expect(Object.values(profile.roles).filter(({ method }) => method === 'POST')).not.toHaveLength(0);
    for (const { method, encoding } of Object.values(profile.roles))
      if (method === 'POST') expect(encoding).toBe('form');
  });

  it('works in every role that the draft has, after two edited lines', async () => {
    const run = await openRun({ profile, profileText: '', environment: {} });
    const rows = await checkRoles(profile, run.client).finally(() => run.close());
    expect(rows.filter(({ verdict }) => verdict !== 'works' && verdict !== 'not-mapped')).toEqual([]);
    expect(rows.filter(({ verdict }) => verdict === 'works').length).toBeGreaterThanOrEqual(9);
  });

  it('holds while no fault is planted', async () => {
    app.faults.clear();
    expect(await scan()).toEqual([]);
  });

  it.each(Object.entries(ATTACKS) as [SecondFault, string][])('with %s is found by %s alone', async (fault, rule) => {
    app.faults.clear();
    app.faults.add(fault);
    expect(await scan()).toEqual([rule]);
  });
});
