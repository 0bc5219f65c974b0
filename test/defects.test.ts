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

// Remarks are made on sound apps too.
const idsOf = ({ findings }: Report): string[] =>
  [...new Set(findings.filter(({ severity }) => severity !== 'informational').map(({ rule }) => rule.id))].toSorted();

// Seen over https, signed in, or behind what the shop links nowhere: test/real/web-defects.test.ts.
const UNSEEN_BY_A_GUEST: ReadonlySet<string> = new Set([
  'web.cookie.no_secure',
  'web.dir_listing',
  'web.hsts.missing',
  'web.pan.response',
  'web.pan.url',
  'web.redirect.return_url',
]);
const seen = defects.filter(({ id, rules }) => rules.web.length > 0 && !UNSEEN_BY_A_GUEST.has(id));

// Which attack finds which payment defect, and that no other does, is shown by test/fuzz/attacks and by the scoreboard.
describe('the sandbox under the web baseline', () => {
  test('all defects off: nothing is reported, and everything was looked at', async () => {
    const report = await scanWith([]);
    expect([idsOf(report), report.run.status]).toEqual([[], 'complete']);
  });

  test.each(seen)('$id alone: exactly the rules that the registry names, each once', async ({ id, rules }) => {
    const report = await scanWith([id]);
    expect([idsOf(report), report.run.status]).toEqual([rules.web.toSorted(), 'complete']);
  });

  test('every other defect at once: nothing is reported', async () => {
    const others = defects.filter((defect) => !seen.includes(defect));
    expect(others.length).toBeGreaterThan(80);
    const report = await scanWith(others.map(({ id }) => id));
    expect([idsOf(report), report.run.status]).toEqual([[], 'complete']);
  });
});
