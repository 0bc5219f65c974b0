import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';
import { scanSandbox } from './scan-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const scan = (on: readonly string[], attacks?: readonly string[]): Promise<Report> => scanSandbox(sandbox, on, attacks);

const idsOf = ({ findings }: Report): string[] => findings.map((finding) => finding.rule.id);

// Found beside each other: none of them hides another.
const SOME: readonly string[] = [
  'authz.payment_read',
  'flow.balance_race',
  'flow.self_transfer',
  'idem.ignored',
  'pay.price.client_trusted',
  'ref.over',
  'ref.race',
];
const RULES: readonly string[] = defects
  .filter(({ id }) => SOME.includes(id))
  .flatMap(({ rules }) => rules.payments)
  .toSorted();

// What the shop's monitor has noticed of earlier scans is its state, and counts for the next.
function told({ run: { coverage, ...run }, findings }: Report): string {
  const { noticedByMonitoring: _noticed, unnoticedByMonitoring: _unnoticed, ...figures } = coverage ?? {};
  return JSON.stringify([run, figures, findings]);
}

describe('the sandbox', () => {
  it('with several defects at once: each is found, and after a reset found again, word for word', async () => {
    expect(RULES).toHaveLength(SOME.length);
    const first = await scan(SOME, RULES);
    expect(idsOf(first)).toEqual(RULES);
    expect(first.run.status).toBe('complete');
    await sandbox.reset();
    const second = await scan(SOME, RULES);
    expect(JSON.stringify([second.run, second.findings])).toBe(JSON.stringify([first.run, first.findings]));
  });

  it('not reset between two scans: no collision, the same report', async () => {
    const attacks = ['refund-exceeds-capture', 'capture-exceeds-authorization'];
    const first = await scan(['ref.over'], attacks);
    const second = await scan(['ref.over'], attacks);
    expect(idsOf(second)).toEqual(['pay/refund-exceeds-capture']);
    expect(told(second)).toBe(told(first));
  });
});
