import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { closeProjects, judged, messages, places, project, pullRequest, reasons } from './change-project.ts';

afterEach(closeProjects);

const decision = (rule: string, expires: string): string =>
  `  - { rule: ${rule}, reason: checked, owner: team, expires: '${expires}' }\n`;
const entry = (id: string): string => `  ${id}:\n    - '*':\n        reason: checked\n`;
const profile = (roles: string): string => `tollgate: 1\nroles:\n  pay: { op: POST /pay }\n${roles}`;

describe('decisions', () => {
  const BASE = `web: { target: "http://127.0.0.1:1" }\nsuppressions:\n${decision('web/csp-missing', '2027-01-01')}`;

  test('of the change hold only after the merge, and are findings at their lines', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': BASE });
    shop.write({ 'tollgate.yml': BASE + decision('web/other', '2027-01-01') });
    const result = await judged(shop, pullRequest(base));
    expect(result.change?.decisions?.entries).toMatchObject([{ rule: 'web/csp-missing' }]);
    expect(messages(result)).toEqual([
      'This pull request suppresses web/other until 2027-01-01 (team: checked). It does not hold in this run.',
    ]);
    expect(places(result)).toEqual(['tollgate.yml:4']);
    expect(result.change?.notices).toContain(
      '1 suppression of this pull request will hold once it is merged: web/other',
    );
  });

  test('that only last longer are no less; those that are taken out still hold', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': BASE });
    shop.write({ 'tollgate.yml': BASE.replace('2027-01-01', '2028-01-01') });
    const longer = await judged(shop, pullRequest(base));
    expect(messages(longer)).toEqual([expect.stringContaining('web/csp-missing until 2028-01-01')]);
    expect(longer.change?.decisions?.entries).toMatchObject([{ expires: '2027-01-01' }]);
    shop.write({ 'tollgate.yml': 'web: { target: "http://127.0.0.1:1" }\n' });
    const fewer = await judged(shop, pullRequest(base));
    expect(messages(fewer)).toEqual([]);
    expect(fewer.change?.decisions?.entries).toHaveLength(1);
  });

  test('in a file that the configuration names are the base’s too', async () => {
    const shop = project();
    const config = 'web: { target: "http://127.0.0.1:1" }\nsuppressionFiles: [ci/.snyk]\n';
    const base = shop.commit({ 'tollgate.yml': config, 'ci/.snyk': `ignore:\n${entry('SNYK-1')}` });
    shop.write({ 'ci/.snyk': `ignore:\n${entry('SNYK-1')}${entry('SNYK-2')}` });
    const result = await judged(shop, pullRequest(base));
    expect(result.change?.decisions?.entries).toMatchObject([{ rule: 'SNYK-1' }]);
    expect(messages(result)).toEqual([expect.stringContaining('suppresses SNYK-2 without end')]);
    expect(places(result)).toEqual(['ci/.snyk:1']);
  });

  test('in a file that the change itself brings do not hold', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': 'suppressionFiles: [x.snyk]\n' });
    shop.commit({ 'x.snyk': "ignore:\n  SNYK-1:\n    - '*':\n        reason: checked\n" });
    const result = await judged(shop, pullRequest(base));
    expect(result.change?.decisions?.entries).toEqual([]);
    expect(reasons(result)).toEqual([expect.stringContaining('no suppression holds')]);
    expect(messages(result)).toEqual([expect.stringContaining('SNYK-1')]);
  });
});

describe('a hostile change', () => {
  test('with hundreds of decisions is told in a hundred findings and one', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': 'suppressions: []\n' });
    const flood = Array.from({ length: 500 }, (_, index) => decision(`a/b${index}`, '2027-01-01')).join('');
    shop.write({ 'tollgate.yml': `suppressions:\n${flood}` });
    const result = await judged(shop, pullRequest(base));
    expect(messages(result)).toHaveLength(101);
    expect(messages(result).at(-1)).toContain('adds 400 suppressions more');
    expect(result.change?.decisions?.entries).toEqual([]);
  });

  test('cannot put lines of its own into what is said', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': 'suppressions: []\n' });
    const entries = [{ rule: 'a\n::error::b', reason: 'c\n::d', owner: 'e', expires: '2027-01-01' }];
    shop.write({ 'tollgate.yml': JSON.stringify({ suppressions: entries, baseline: 'x\n::error::y' }) });
    const { change } = await judged(shop, pullRequest(base));
    const said = [...(change?.notices ?? []), ...(change?.report.findings ?? []).map(({ message }) => message)];
    expect(said).toHaveLength(4);
    expect(said.filter((text) => text.includes('\n'))).toEqual([]);
  });
});

describe('files that settings name', () => {
  test('are copies of the base’s where the change has others, and gone after the run', async () => {
    const shop = project();
    const config = 'web: { target: "http://127.0.0.1:1", zapConfig: gen.conf }\nbaseline: main.sarif\n';
    const base = shop.commit({ 'tollgate.yml': config, 'gen.conf': '10038\tFAIL\t(csp)\n', 'main.sarif': '{"a":1}' });
    shop.write({ 'gen.conf': '10038\tIGNORE\t(csp)\n*\tOUTOFSCOPE\thttp://x/.*\n', 'main.sarif': '{"a":2}' });
    const result = await judged(shop, pullRequest(base));
    const { baseline = '', web } = result.config ?? {};
    expect(readFileSync(baseline, 'utf8')).toBe('{"a":1}');
    expect(readFileSync(web?.zapConfig ?? '', 'utf8')).toContain('FAIL');
    expect(messages(result)).toEqual([
      expect.stringContaining('changes main.sarif, which baseline names'),
      expect.stringContaining('the rule 10038 goes from FAIL to IGNORE'),
      expect.stringContaining('* is out of scope at http://x/.*'),
    ]);
    expect(places(result)).toEqual(['main.sarif:1', 'gen.conf:1', 'gen.conf:2']);
    await result.close();
    expect(() => readFileSync(baseline)).toThrow(/ENOENT/u);
  });

  test('that an earlier step wrote, which no commit has, are taken as they are', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': 'baseline: fetched.sarif\n' });
    shop.write({ 'fetched.sarif': '{}' });
    const result = await judged(shop, pullRequest(base));
    expect(result.config?.baseline).toBe('fetched.sarif');
    expect(messages(result)).toEqual([]);
  });
});

test('taking `newOnly: false` out lets known findings pass, where the baseline is searched', async () => {
  const shop = project();
  const base = shop.commit({ 'tollgate.yml': 'baseline: auto\ngate: { newOnly: false }\n' });
  shop.write({ 'tollgate.yml': 'baseline: auto\n' });
  const result = await judged(shop, pullRequest(base));
  expect(messages(result)).toEqual([expect.stringContaining('gate.newOnly goes from false to true')]);
  expect(result.config?.gate?.newOnly).toBe(false);
});

describe('files of the change that hold already', () => {
  test('a payment profile that maps less is told at its roles', async () => {
    const shop = project();
    const base = shop.commit({
      'tollgate.yml': 'payments: { profile: payments.yml }\n',
      'payments.yml': profile('  refund: { op: POST /refund }\nwebhooks: { stripe: { path: /hook } }\n'),
    });
    shop.write({ 'payments.yml': profile('  capture: { op: POST /capture }\n') });
    const result = await judged(shop, pullRequest(base));
    expect(messages(result)).toEqual([expect.stringContaining('maps refund, webhooks.stripe no longer')]);
    expect(places(result)).toEqual(['payments.yml:2']);
    shop.write({ 'payments.yml': 'roles: [' });
    expect(messages(await judged(shop, pullRequest(base)))).toEqual([expect.stringContaining('pay, refund')]);
  });

  test('what dependency scanners read by themselves is told where it changes what they report', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': 'dependencies: { dir: shop }\n', 'shop/.npmrc': 'save-exact=true\n' });
    shop.write({ 'shop/.npmrc': 'save-exact=false\n' });
    expect(messages(await judged(shop, pullRequest(base)))).toEqual([]);
    shop.write({ 'shop/.npmrc': 'registry = http://127.0.0.1:9/\n', 'shop/osv-scanner.toml': '[[IgnoredVulns]]\n' });
    expect(places(await judged(shop, pullRequest(base)))).toEqual(['shop/osv-scanner.toml:1', 'shop/.npmrc:1']);
  });
});
