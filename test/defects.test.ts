import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanWeb } from '../src/baseline/index.ts';
import type { Report } from '../src/model/report.ts';
import { defects } from '../src/sandbox/defects/registry.ts';
import type { Sandbox } from '../src/sandbox/index.ts';
import { sharedSandbox } from './sandbox/shared-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());

/** The scanner gets the address, nothing else. */
async function scanWith(on: readonly string[]): Promise<Report> {
  await sandbox.reset();
  sandbox.setDefects(on);
  const report = await scanWeb({ target: sandbox.appUrl, version: '0' });
  sandbox.setDefects([]);
  return report;
}

const idsOf = ({ findings }: Report): string[] => findings.map(({ rule }) => rule.id).toSorted();

// Which attack finds which payment defect, and that no other does, is shown by test/fuzz/attacks and by the scoreboard.
describe('the sandbox under the web baseline', () => {
  test('all defects off: nothing is reported, and everything was looked at', async () => {
    const { findings, run } = await scanWith([]);
    expect([findings, run.status]).toEqual([[], 'complete']);
  });

  test.each(defects.filter(({ rules }) => rules.web.length > 0))(
    '$id alone: exactly the rules that the registry names, each once',
    async ({ id, rules }) => {
      const report = await scanWith([id]);
      expect([idsOf(report), report.run.status]).toEqual([rules.web.toSorted(), 'complete']);
    },
  );

  test('every other defect at once: nothing is reported', async () => {
    const others = defects.filter(({ rules }) => rules.web.length === 0);
    expect(others.length).toBeGreaterThan(80);
    const report = await scanWith(others.map(({ id }) => id));
    expect([idsOf(report), report.run.status]).toEqual([[], 'complete']);
  });
});
