import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/nuclei-jsonl/index.ts';
import { OPEN_ENDED_NOTICE } from '../../../src/formats/open-ended-notice.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const result = (more: object = {}, info: object = {}): object => ({
  template: 'http/cves/2031/CVE-2031-0001.yaml',
  'template-id': 'CVE-2031-0001',
  info: {
    name: 'Shop - remote code execution',
    author: ['somebody'],
    tags: ['cve', 'rce'],
    description: 'The shop runs what it is told.\n',
    impact: 'Everything is lost.',
    remediation: 'Update to 2.0.',
    reference: ['not a url', 'https://advisories.example/1'],
    severity: 'critical',
    classification: { 'cve-id': ['cve-2031-0001'], 'cwe-id': ['cwe-94', 'NVD-CWE-noinfo'], 'cvss-score': 9.8 },
    ...info,
  },
  type: 'http',
  host: 'shop.example',
  url: 'https://shop.example:8443/login',
  'matched-at': 'https://shop.example:8443/login?next=1',
  'matcher-name': 'version',
  'extracted-results': ['1.2.3'],
  request: 'POST /login HTTP/1.1\r\nCookie: session=topsecretcookie\r\n',
  response: 'HTTP/1.1 200 OK\r\nSet-Cookie: session=topsecretcookie\r\n',
  'curl-command': "curl -X 'POST' -H 'Cookie: session=topsecretcookie' 'https://shop.example:8443/login'",
  interaction: { protocol: 'dns', 'unique-id': 'abc' },
  'matcher-status': true,
  timestamp: '2031-01-01T00:00:00Z',
  ...more,
});
const lines = (...items: readonly (object | string)[]): string =>
  items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');

const recognises = (text: string): boolean => format.recognizes(readHead(bytesSource('r', Buffer.from(text))));

describe('nuclei-jsonl', () => {
  test('maps a result', () => {
    const { items, end } = readAll(format, lines(result()));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      runs: [{ tool: { name: 'Nuclei' }, scan: 'web', target: 'https://shop.example:8443' }],
      notices: [OPEN_ENDED_NOTICE],
    });
    expect(items[0]?.finding).toMatchObject({
      rule: {
        id: 'nuclei/CVE-2031-0001',
        title: 'Shop - remote code execution',
        description: 'The shop runs what it is told.\n\nEverything is lost.',
        fix: 'Update to 2.0.',
        helpUri: 'https://advisories.example/1',
        securitySeverity: 9.8,
        tags: ['security', 'external/cwe/cwe-94'],
      },
      severity: 'critical',
      message: 'Shop - remote code execution (version)',
      aliases: ['CVE-2031-0001'],
      locations: [{ kind: 'url', url: 'https://shop.example:8443/login?next=1', method: 'POST', parameter: 'version' }],
    });
    expect(items[0]?.finding.evidence?.split('\n')).toEqual([
      'matcher: version',
      'extracted: 1.2.3',
      'interaction: dns',
      'type: http',
    ]);
  });

  test('keeps neither cookies of requests nor extracted secrets', () => {
    const secret = lines(result({ 'extracted-results': ['sk_live_0123'] }, { tags: 'exposure,token' }));
    expect(JSON.stringify(readAll(format, secret))).not.toMatch(/topsecretcookie|sk_live/u);
    expect(readAll(format, secret).items[0]?.finding.evidence).toContain('extracted: left out');
  });

  test('reads the keys of old versions', () => {
    const { items, end } = readAll(
      format,
      lines({
        templateID: 'tech-detect',
        info: { name: 'Technology', severity: 'info', reference: '- http://a.example/x\n- http://b.example/' },
        matcher_name: 'bootstrap',
        extracted_results: ['5.0'],
        type: 'http',
        host: 'http://127.0.0.1:8080/app',
        matched: 'http://127.0.0.1:8080/app',
      }),
    );
    expect(end.runs[0]?.target).toBe('http://127.0.0.1');
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'nuclei/tech-detect', helpUri: 'http://a.example/x' },
      severity: 'informational',
      locations: [{ kind: 'url', url: 'http://127.0.0.1:8080/app', parameter: 'bootstrap' }],
      evidence: 'matcher: bootstrap\nextracted: 5.0\ntype: http',
    });
    expect(items[0]?.finding.rule.securitySeverity).toBeUndefined();
  });

  test.each([
    ['dns', 'www.shop.example', { kind: 'url', url: 'dns://www.shop.example' }],
    ['network', 'shop.example:22', { kind: 'url', url: 'tcp://shop.example:22' }],
    ['ssl', 'shop.example:443', { kind: 'url', url: 'ssl://shop.example:443' }],
    ['http', 'shop.example:8080', { kind: 'url', url: 'http://shop.example:8080' }],
    ['file', './src/config.js', { kind: 'file', uri: 'src/config.js', region: { startLine: 9 } }],
    ['code', 'a thing: it', { kind: 'logical', name: 'a thing: it' }],
  ])('finds the place of type %s', (type, place, location) => {
    const text = lines(result({ type, 'matched-at': place, 'matched-line': [9] }));
    expect(readAll(format, text).items[0]?.finding.locations).toMatchObject([location]);
  });

  test.each([
    ['unknown is taken from the score', { severity: 'unknown', classification: { 'cvss-score': 5 } }, 'medium', 5],
    ['unknown without a score is medium', { severity: 'unknown', classification: null }, 'medium', 5.5],
    ['the word wins', { severity: 'low' }, 'low', 9.8],
    [
      'the score is computed from the metrics',
      { classification: { 'cvss-metrics': 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } },
      'critical',
      9.8,
    ],
  ])('severity: %s', (_name, info, severity, score) => {
    const finding = readAll(format, lines(result({}, info))).items[0]?.finding;
    expect([finding?.severity, finding?.rule.securitySeverity]).toEqual([severity, score]);
  });

  test('reads the list of -json-export, pretty or not, and a lone pretty result', () => {
    const list = [result(), result({ 'template-id': 'other' })];
    for (const text of [JSON.stringify(list), JSON.stringify(list, undefined, 2)]) {
      const { items, end } = readAll(format, text);
      expect(items.map(({ finding }) => finding.rule.id)).toEqual(['nuclei/CVE-2031-0001', 'nuclei/other']);
      expect(end).toMatchObject({ status: 'complete', counts: { raw: 2 } });
    }
    expect(readAll(format, JSON.stringify(result(), undefined, 2)).end).toMatchObject({
      status: 'complete',
      counts: { raw: 1 },
    });
  });

  test('one run a target', () => {
    const { items, end } = readAll(
      format,
      lines(result(), result({ host: 'b.example', url: undefined, 'matched-at': 'b.example', type: 'dns' }), result()),
    );
    expect(items.map(({ run }) => run)).toEqual([0, 1, 0]);
    expect(end.runs.map(({ target }) => target)).toEqual(['https://shop.example:8443', 'b.example']);
  });

  test('has a bounded number of runs', () => {
    const many = Array.from({ length: 1200 }, (_unused, index) => result({ url: `https://h${index}.example/` }));
    const { items, end } = readAll(format, lines(...many));
    expect(end.counts.raw).toBe(1200);
    expect(end.runs).toHaveLength(1001);
    expect(Math.max(...items.map(({ run }) => run))).toBe(1000);
  });

  test('an empty file or list is clean', () => {
    expect(readAll(format, '').end).toMatchObject({ status: 'complete', counts: { raw: 0 }, runs: [{}] });
    expect(readAll(format, '[]').end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test('what did not match is no item; what could not be tried degrades', () => {
    const unmatched = result({ 'matcher-status': false });
    const { end } = readAll(format, lines(unmatched, result()));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    expect(end.notices).toEqual([OPEN_ENDED_NOTICE, 'templates that were tried and did not match: 1']);
    const failed = readAll(format, lines(result({ 'matcher-status': false, error: 'no address found' }))).end;
    expect(failed).toMatchObject({ status: 'degraded', counts: { raw: 0 } });
  });

  test('leaves out logs and statistics between the results, with a notice', () => {
    const { end } = readAll(format, lines('[INF] started', result(), '{"duration":"0:00:05","requests":"10"}', ''));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    expect(end.notices).toEqual([OPEN_ENDED_NOTICE, 'lines that are no results, as logs and statistics are: 2']);
  });

  test('a file without any result is unreadable, not clean', () => {
    for (const text of ['[FTL] could not run', '{"error":"x"}', '[INF] a\n[INF] b']) {
      expect(readAll(format, text).end.status, text).toBe('unreadable');
    }
  });

  test('goes on behind a torn line and says so', () => {
    const { items, end } = readAll(format, lines(result(), JSON.stringify(result()).slice(0, 90), result()));
    expect(items).toHaveLength(2);
    expect(end.status).toBe('degraded');
    expect(end.reason).toMatch(/^line 2 is no JSON/u);
  });

  test('tolerates wrong types', () => {
    const odd = {
      'template-id': 7,
      info: { name: null, tags: 3, reference: {}, severity: ['high'], classification: 'x' },
      host: 5,
      'matched-at': null,
      'extracted-results': 'lone',
      'matched-line': 'x',
      'curl-command': {},
    };
    const { items, end } = readAll(format, lines(odd, { 'template-id': 'a', info: null }, '5'));
    expect(end.counts).toEqual({ raw: 3, occurrences: 2, dropped: { 'an item is no JSON object': 1 } });
    expect(items[0]?.finding).toMatchObject({ rule: { id: 'nuclei/7', title: '7' }, severity: 'medium' });
    expect(items[1]?.finding.locations).toEqual([]);
  });

  test('recognises its own reports only', () => {
    expect(recognises(lines(result(), result()))).toBe(true);
    expect(recognises(JSON.stringify([result()], undefined, 2))).toBe(true);
    expect(recognises(lines({ templateID: 'a', info: {} }))).toBe(true);
    expect(recognises(lines('[INF] banner', result()))).toBe(true);
    for (const other of ['[]', '{}', '{"runs":[]}', 'text', '<xml/>', '[{"file":"a"}]', '{"info":{}}']) {
      expect(recognises(other), other).toBe(false);
    }
  });

  test('a file cut at any byte gives its whole lines, and is complete only between two of them', () => {
    const [first, second] = [JSON.stringify(result()), JSON.stringify(result({ 'template-id': 'other' }))];
    const text = `${first}\n${second}`;
    for (let cut = 1; cut < text.length; cut += 1) {
      const { items, end } = readAll(format, text.slice(0, cut));
      expect(items.length, `cut at ${cut}`).toBe(cut >= first.length ? 1 : 0);
      const isWhole = cut === first.length || cut === first.length + 1;
      expect(end.status === 'complete', `cut at ${cut}: ${end.reason}`).toBe(isWhole);
    }
  });

  test('a list cut at any byte is never complete', () => {
    const text = JSON.stringify([result()]);
    for (let cut = 1; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
