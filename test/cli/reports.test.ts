import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-cli-'));
const path = (name: string): string => join(folder, name);
const tollgate = (...argv: string[]): Promise<CliOutcome> => runInContext(argv, folder);

const zap = {
  '@version': '2.15.0',
  site: [
    {
      '@name': 'http://localhost:3000',
      alerts: [
        {
          pluginid: '10038',
          alertRef: '10038-1',
          name: 'CSP Header Not Set',
          riskcode: '2',
          confidence: '3',
          desc: '<p>No CSP.</p>',
          cweid: '693',
          instances: [{ uri: 'http://localhost:3000/', method: 'GET', param: '', evidence: '4242 4242 4242 4242' }],
        },
      ],
    },
  ],
};
const npm = {
  auditReportVersion: 2,
  vulnerabilities: {
    lodash: {
      name: 'lodash',
      via: [
        {
          source: 1,
          name: 'lodash',
          title: 'Injection',
          url: 'https://github.com/advisories/GHSA-35jh-r3h4-6jhm',
          severity: 'critical',
          range: '<4.17.21',
        },
      ],
      nodes: ['node_modules/lodash'],
      fixAvailable: true,
    },
  },
};

beforeAll(() => {
  writeFileSync(path('zap.json'), JSON.stringify(zap));
  writeFileSync(path('npm.json'), JSON.stringify(npm));
  writeFileSync(path('empty.json'), '');
  writeFileSync(path('cut.json'), JSON.stringify(zap).slice(0, -40));
  writeFileSync(path('page.json'), '<!DOCTYPE html><html><body>Sign in</body></html>');
  writeFileSync(path('other.json'), '{"hello":"world"}');
  writeFileSync(path('outage.json'), '{"message":"request failed","error":{"summary":"","detail":""}}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('normalize', () => {
  test('writes one SARIF and says what became of every report', async () => {
    const { exitCode, out } = await tollgate(
      'normalize',
      path('zap.json'),
      path('npm.json'),
      '-o',
      path('all.sarif'),
      '--stats',
      path('stats.json'),
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('zap.json  zap-json  1 raw, 1 finding');
    expect(out).toContain('2 distinct findings of 2 reports');
    expect(JSON.parse(readFileSync(path('stats.json'), 'utf8'))).toMatchObject({
      findings: 2,
      inputs: [
        {
          file: 'zap.json',
          format: 'zap-json',
          tool: { name: 'ZAP', version: '2.15.0' },
          status: 'complete',
          raw: 1,
          occurrences: 1,
        },
        { file: 'npm.json', format: 'npm-audit', tool: { name: 'npm audit', version: null }, status: 'complete' },
      ],
    });
    expect(readFileSync(path('all.sarif'), 'utf8')).not.toContain('4242 4242 4242 4242');
  });

  test.each([
    ['a missing file', 'nowhere.json', /there is no such file/u],
    ['an empty file', 'empty.json', /the file is empty/u],
    ['a truncated report', 'cut.json', /UNREADABLE: the text ends too soon|DEGRADED: the text ends too soon/u],
    ['an HTML page', 'page.json', /an HTML page, no report/u],
    ['a foreign object', 'other.json', /no known report format: a JSON object with "hello"/u],
    ['an error envelope', 'outage.json', /the audit failed: request failed/u],
  ])('%s is named, exit 3, and the other reports are still read', async (_name, file, reason) => {
    const { exitCode, out } = await tollgate('normalize', path(file), path('npm.json'), '-o', path('bad.sarif'));
    expect(exitCode).toBe(3);
    expect(out).toMatch(reason);
    expect(out).toContain(file);
    expect(readFileSync(path('bad.sarif'), 'utf8')).toContain('GHSA-35jh-r3h4-6jhm');
    expect(
      (await tollgate('gate', path('bad.sarif'), '--fail-on', 'critical')).messages +
        (await tollgate('gate', path('bad.sarif'))).out,
    ).toContain('also: ');
  });

  test('the gate never opens for a SARIF in which an input was unreadable', async () => {
    await tollgate('normalize', path('empty.json'), '-o', path('only-bad.sarif'), '--exit-zero');
    const { exitCode, out } = await tollgate('gate', path('only-bad.sarif'));
    expect(exitCode).toBe(3);
    expect(out).toMatch(/^tollgate: incomplete: Tollgate is unreadable: empty\.json: the file is empty/mu);
  });

  test('gives the same bytes again, also from another folder', async () => {
    mkdirSync(path('elsewhere'), { recursive: true });
    for (const name of ['zap.json', 'npm.json']) writeFileSync(path(`elsewhere/${name}`), readFileSync(path(name)));
    await tollgate('normalize', path('zap.json'), path('npm.json'), '-o', path('one.sarif'));
    await tollgate('normalize', path('elsewhere/zap.json'), path('elsewhere/npm.json'), '-o', path('two.sarif'));
    expect(readFileSync(path('two.sarif'))).toEqual(readFileSync(path('one.sarif')));
  });

  test('with --json prints one document on standard output and nothing else', async () => {
    const { out, messages } = await tollgate('normalize', path('zap.json'), '-o', path('j.sarif'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      schema: 'tollgate/normalize/1',
      verdict: 'pass',
      exitCode: 0,
      findings: 1,
    });
    expect(messages).toContain('1 distinct finding of 1 report');
  });

  test('reads its own SARIF back to the same findings', async () => {
    await tollgate('normalize', path('zap.json'), path('npm.json'), '-o', path('first.sarif'));
    await tollgate('normalize', path('first.sarif'), '-o', path('second.sarif'), '--baseline', path('first.sarif'));
    const states = [...readFileSync(path('second.sarif'), 'utf8').matchAll(/"baselineState":"(\w+)"/gu)].map(
      ([, state]) => state,
    );
    expect(states).toEqual(['unchanged', 'unchanged']);
  });
});

describe('gate', () => {
  test.each([
    [[], 1, /^tollgate: fail: 1 finding \(1 critical\) at or above high$/mu],
    [['--fail-on', 'medium'], 1, /2 findings \(1 critical, 1 medium\)/u],
    [['--expect', 'web,payments'], 1, /also: payments was expected and did not run/u],
  ])('%j exits %i', async (options, code, text) => {
    await tollgate('normalize', path('zap.json'), path('npm.json'), '-o', path('g.sarif'));
    const { exitCode, out, events } = await tollgate('gate', path('g.sarif'), ...options);
    expect(exitCode).toBe(code);
    expect(out).toMatch(text);
    expect(events).toMatchObject([{ type: 'gate-decided', verdict: 'fail' }]);
  });

  test('opens for a SARIF whose findings are not bad enough', async () => {
    await tollgate('normalize', path('zap.json'), '-o', path('ok.sarif'));
    const { exitCode, out } = await tollgate('gate', path('ok.sarif'));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^tollgate: pass: no finding of severity high or worse$/mu);
  });

  test.each([
    ['other.json', /it is no SARIF/u],
    ['nowhere.sarif', /ENOENT/u],
    ['empty.json', /it is no SARIF/u],
  ])('%s is incomplete, never open', async (file, text) => {
    const { exitCode, messages } = await tollgate('gate', path(file));
    expect(exitCode).toBe(3);
    expect(messages).toMatch(text);
    expect(messages).toContain('= help:');
  });

  test('a SARIF cut short judges nothing', async () => {
    await tollgate('normalize', path('zap.json'), '-o', path('whole.sarif'));
    writeFileSync(path('half.sarif'), readFileSync(path('whole.sarif'), 'utf8').slice(0, -4));
    expect((await tollgate('gate', path('half.sarif'))).exitCode).toBe(3);
  });
});

describe('report', () => {
  test.each([
    ['html', '<!doctype html>'],
    ['markdown', 'CSP Header Not Set'],
    ['junit', '<testsuites'],
    ['github-sarif', 'primaryLocationLineHash'],
    ['csv', '"severity"'],
    ['cyclonedx-vex', '"bomformat"'],
  ])('--as %s', async (kind, text) => {
    await tollgate('normalize', path('zap.json'), '-o', path('r.sarif'));
    const { exitCode } = await tollgate('report', path('r.sarif'), '--as', kind, '-o', path(`report.${kind}`));
    expect(exitCode).toBe(0);
    expect(readFileSync(path(`report.${kind}`), 'utf8').toLowerCase()).toContain(text.toLowerCase());
    expect((await tollgate('report', path('r.sarif'), '--as', kind)).out.toLowerCase()).toContain(text.toLowerCase());
  });
});

test('report --as openvex without a decision says what to do', async () => {
  await tollgate('normalize', path('zap.json'), '-o', path('v.sarif'));
  const { exitCode, messages } = await tollgate('report', path('v.sarif'), '--as', 'openvex');
  expect(exitCode).toBe(2);
  expect(messages).toContain('no decision about a package is recorded');
});

describe('the command line', () => {
  test.each([
    [['frobnicate'], /unknown command 'frobnicate'/u],
    [['normalize'], /missing required argument 'report'/u],
    [['gate', 'x.sarif', '--fail-on', 'bad'], /Allowed choices are critical, high/u],
    [['gate', 'x.sarif', '--expect', 'web,wep'], /"wep" is no scan/u],
    [['normalize', 'x', '--frob'], /unknown option '--frob'/u],
    [['gate', 'x.sarif', '--now', 'tomorrow'], /cannot be read|no ISO 8601/u],
  ])('%j is a usage error that says what to do', async (argv, text) => {
    const { exitCode, messages } = await tollgate(...argv);
    expect([2, 3]).toContain(exitCode);
    expect(messages).toMatch(text);
  });

  test.each([
    'demo',
    'run',
    'normalize',
    'gate',
    'report',
    'sandbox',
    'scan web',
    'scan dependencies',
    'scan payments',
  ])('%s --help shows examples', async (command) => {
    const { exitCode, out } = await tollgate(...command.split(' '), '--help');
    expect(exitCode).toBe(0);
    expect(out).toContain('Examples:');
    expect(out).toContain(`tollgate ${command}`);
  });

  test('--version prints the version', async () => {
    expect((await tollgate('--version')).out).toBe('0.0.0-test');
  });
});
