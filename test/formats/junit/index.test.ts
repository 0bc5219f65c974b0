import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/junit/index.ts';
import { readAll } from '../../read-all.ts';

const TEXT = `1. Test Case ID: aB3dE

- Undocumented HTTP status code

    Received: 500
    Documented: 200

- Server error

[500] Internal Server Error:

    \`- no title\`

Reproduce with:

    curl -X POST -d '{"a": "
- none"}' https://api.example/pay

2. Test Case ID: fG5hI

- Response violates schema

    1 is not of type 'string'
    - neither is this

[200] OK:

    \`1\`

Reproduce with:

    curl -X POST https://api.example/pay`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const suites = (cases: string, counts: string, name = 'schemathesis'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<testsuites ${counts}><testsuite name="${name}" hostname="machine" ${counts}>${cases}</testsuite></testsuites>`;
const failed = `<testcase name="POST /pay/{id}" time="0.9"><failure type="failure">${escape(TEXT)}</failure></testcase>`;
const passed = '<testcase name="GET /pay" time="0.1"/>';

describe('junit', () => {
  test('makes one finding of a failure of Schemathesis: the worst check is the rule, the others are evidence', () => {
    const { items, end } = readAll(format, suites(failed + passed, 'tests="2" failures="1" errors="0"'));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      runs: [{ tool: { name: 'Schemathesis' }, scan: 'web', coverage: { tests: 2 } }],
    });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'schemathesis/server-error', name: 'ServerError', title: 'Server error', tags: ['security'] },
      severity: 'critical',
      message: 'Server error: POST /pay/{id}',
      locations: [{ kind: 'url', url: '/pay/{id}', method: 'POST' }],
    });
    expect(items[0]?.finding.evidence).toMatch(
      /^other checks: Response violates schema, Undocumented HTTP status code\nreport: /u,
    );
    expect(JSON.stringify(end)).not.toContain('machine');
  });

  test('reads the layout before 4.22, where the text is an attribute, to the same finding', () => {
    const old = `<testcase name="POST /pay/{id}"><failure type="failure" message="${escape(TEXT)}"/></testcase>`;
    const counts = 'disabled="0" tests="1" failures="1" errors="0"';
    const [before] = readAll(format, suites(old, counts)).items;
    const [after] = readAll(format, suites(failed, counts)).items;
    expect({ ...before?.finding, evidence: '' }).toEqual({ ...after?.finding, evidence: '' });
    expect(before?.finding.evidence).toContain('other checks: Response violates schema, Undocumented');
  });

  test.each([
    ['Use after free', 'use-after-free', 'critical', 'security'],
    [
      'API accepts requests without authentication',
      'api-accepts-requests-without-authentication',
      'critical',
      'security',
    ],
    ['Response violates schema', 'response-violates-schema', 'high', 'contract'],
    ['Undocumented HTTP status code', 'undocumented-http-status-code', 'medium', 'contract'],
    ['Custom check failed: `no_pan`', 'custom-check-failed-no-pan', 'medium', 'security'],
    ['Response time limit exceeded', 'response-time-limit-exceeded', 'low', 'contract'],
  ])('knows the check "%s"', (title, id, severity, tag) => {
    const text = `1. Test Case ID: x\n\n- ${title}\n\n    why\n\n    <NO RESPONSE>`;
    const xml = `<testcase name="GET /"><failure>${escape(text)}</failure></testcase>`;
    expect(readAll(format, suites(xml, 'tests="1"')).items[0]?.finding).toMatchObject({
      rule: { id: `schemathesis/${id}`, tags: [tag] },
      severity,
    });
  });

  test('an error means that an operation was not tested: a finding, and the run is degraded', () => {
    const error = '<testcase name="GET /a"><error type="error">Connection refused</error></testcase>';
    const { items, end } = readAll(format, suites(error + failed, 'tests="2" failures="1" errors="1"'));
    expect(end).toMatchObject({ status: 'degraded', reason: '1 test ended with an error', counts: { raw: 2 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'schemathesis/error' },
      evidence: 'report: Connection refused',
    });
  });

  test('reads JUnit of any tool as failed tests', () => {
    const xml = `<testsuite name="pay" tests="3" failures="2" errors="0">
      <testcase classname="pay.Refund" name="never exceeds capture" file="test/refund.py" line="12">
        <failure type="AssertionError" message="101 &gt; 100">trace</failure>
      </testcase>
      <testcase name="b"><failure type="warning"/></testcase>
      <testcase name="c"/>
    </testsuite>`;
    const { items, end } = readAll(format, xml);
    expect(end).toMatchObject({ status: 'complete', runs: [{ tool: { name: 'JUnit' } }] });
    expect(end.runs[0]).not.toHaveProperty('scan');
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: { id: 'junit/pay.Refund.never exceeds capture', title: 'never exceeds capture' },
        severity: 'medium',
        message: 'never exceeds capture: the test failed',
        locations: [{ kind: 'file', uri: 'test/refund.py', region: { startLine: 12 } }],
        evidence: 'type: AssertionError\nmessage: 101 > 100\ntext: trace',
      },
      { rule: { id: 'junit/pay.b' }, locations: [{ kind: 'logical', name: 'pay' }] },
    ]);
  });

  test('reads suites in suites, and tells Schemathesis from the others', () => {
    const xml = `<testsuites><testsuite name="outer" failures="1"><testsuite name="inner"><testcase name="a"><failure/></testcase></testsuite></testsuite>
      <testsuite name="schemathesis">${failed}</testsuite></testsuites>`;
    const { items, end } = readAll(format, xml);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2 } });
    expect(items.map(({ run }) => end.runs[run]?.tool.name)).toEqual(['JUnit', 'Schemathesis']);
    expect(items[0]?.finding.rule.id).toBe('junit/inner.a');
  });

  test.each([
    [
      'it counts more failures than it lists',
      suites(failed, 'tests="1" failures="2"'),
      'the report counts 2 failures and lists 1',
    ],
    [
      'it counts more errors than it lists',
      suites(passed, 'tests="1" errors="1"'),
      'the report counts 1 errors and lists 0',
    ],
    [
      'only its suites count',
      '<testsuites><testsuite tests="2"><testcase name="a"/></testsuite></testsuites>',
      'the report counts 2 tests and lists 1',
    ],
    ['it lists no test', suites('', 'tests="0"'), 'the report lists no test: nothing was tested'],
    [
      'all tests were skipped',
      suites('<testcase name="a"><skipped/></testcase>', 'tests="1"'),
      'all 1 tests were skipped',
    ],
  ])('is degraded where %s', (_name, xml, reason) => {
    expect(readAll(format, xml).end).toMatchObject({ status: 'degraded', reason });
  });

  test('takes counts that are no numbers for none', () => {
    expect(readAll(format, suites(failed, 'tests="many" failures=""')).end.status).toBe('complete');
  });

  test('refuses a document type declaration, and HTML', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]><testsuites><testsuite name="&a;"/></testsuites>`;
    expect(readAll(format, bomb).end.status).toBe('unreadable');
    expect(readAll(format, '<html><body><br></body></html>').end.status).toBe('unreadable');
  });

  test('a report cut at any byte is never complete', () => {
    const xml = suites(failed + passed, 'tests="2" failures="1"');
    for (let cut = 0; cut < xml.length; cut += 1) {
      expect(readAll(format, xml.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
