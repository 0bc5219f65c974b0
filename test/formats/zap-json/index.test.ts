import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/zap-json/index.ts';
import { readAll } from '../../read-all.ts';

const instance = (uri: string, more: object = {}): object => ({
  uri,
  method: 'GET',
  param: '',
  attack: '',
  evidence: '',
  ...more,
});
const alert = (more: object = {}): object => ({
  pluginid: '10038',
  alertRef: '10038-1',
  name: 'Content Security Policy (CSP) Header Not Set',
  riskcode: '2',
  confidence: '3',
  riskdesc: 'Mittel (Hoch)',
  desc: '<p>CSP is an added layer.</p><p>Second &amp; last.</p>',
  solution: '<p>Set it.</p>',
  reference: '<p>https://developer.mozilla.org/en-US/docs/Web/HTTP/CSP</p><p>https://www.w3.org/TR/CSP/</p>',
  cweid: '693',
  instances: [
    instance('http://localhost:3000/'),
    instance('http://localhost:3000/login', { param: 'q', evidence: 'seen' }),
  ],
  ...more,
});
const report = (alerts: object[], more: object = {}): object => ({
  '@programName': 'ZAP',
  '@version': '2.17.0',
  site: [{ '@name': 'http://localhost:3000', '@host': 'localhost', '@port': '3000', '@ssl': 'false', alerts }],
  ...more,
});

const site = (name: string): object => ({ '@name': name, alerts: [alert({ instances: [instance(`${name}/`)] })] });

const unescaped = (whole: object): string =>
  JSON.stringify({ ...whole, insights: 'HERE' }).replace(
    '"HERE"',
    '[{"level":"info","reason":"a "quoted" text","site":"http://localhost","key":"insight.code.4xx","description":"C:\\q","statistic":"100"}]',
  );

describe('zap-json', () => {
  test('makes one finding of every instance', () => {
    const { items, end } = readAll(format, report([alert()]));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2, occurrences: 2, dropped: {} } });
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: { id: 'zap/10038-1' },
        severity: 'medium',
        level: 'warning',
        locations: [{ url: 'http://localhost:3000/', method: 'GET' }],
      },
      {
        locations: [{ url: 'http://localhost:3000/login', parameter: 'q' }],
        evidence: 'evidence: seen\nconfidence: high',
      },
    ]);
    expect(items[0]?.finding.rule).toMatchObject({
      description: 'CSP is an added layer.\nSecond & last.',
      fix: 'Set it.',
      helpUri: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/CSP',
      tags: ['security', 'external/cwe/cwe-693'],
      securitySeverity: 5.5,
    });
    expect(end.runs).toMatchObject([
      { tool: { name: 'ZAP', version: '2.17.0' }, scan: 'web', target: 'http://localhost' },
    ]);
  });

  test('counts an alert without instances as one', () => {
    const { items, end } = readAll(format, report([alert({ instances: [] })]));
    expect(end.counts).toEqual({ raw: 1, occurrences: 1, dropped: {} });
    expect(items[0]?.finding.locations).toEqual([]);
  });

  test.each([
    ['0', 'informational', 'none'],
    ['1', 'low', 'note'],
    ['3', 'high', 'error'],
    [3, 'high', 'error'],
    ['nonsense', 'informational', 'none'],
  ])('reads the risk from the code %j, not from the localised text', (riskcode, severity, level) => {
    expect(readAll(format, report([alert({ riskcode })])).items[0]?.finding).toMatchObject({ severity, level });
  });

  test('takes confidence 0 as a decision that it is a false positive', () => {
    const [item] = readAll(format, report([alert({ confidence: '0' })])).items;
    expect(item?.finding.suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
  });

  test('reads old reports: no alertRef, a lone site as an object, keys in another order', () => {
    const { alertRef: _none, ...old } = alert() as Record<string, unknown>;
    const { items, end } = readAll(format, {
      site: { alerts: [old], '@name': 'http://a.example:81' },
      '@version': '2.7.0',
    });
    expect(items.map(({ finding }) => finding.rule.id)).toEqual(['zap/10038', 'zap/10038']);
    expect(end.runs[0]).toMatchObject({ target: 'http://a.example:81', tool: { version: '2.7.0' } });
  });

  test('reads a lone alert and a lone instance that stand as objects where lists were meant', () => {
    const lone = { ...alert(), instances: instance('http://a.example/one') };
    const { items, end } = readAll(format, {
      '@version': '2.8.0',
      site: { '@name': 'http://a.example', alerts: lone },
    });
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1, occurrences: 1 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'zap/10038-1' },
      locations: [{ url: 'http://a.example/one' }],
    });
  });

  test('is degraded where ZAP reached no site', () => {
    expect(readAll(format, { '@version': '2.17.0', site: [] }).end).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('no site'),
    });
  });

  test('keeps sites apart', () => {
    const { items, end } = readAll(format, {
      '@version': '2.15.0',
      site: [site('https://a.example'), site('https://b.example')],
    });
    expect(items.map(({ run }) => run)).toEqual([0, 1]);
    expect(end.runs.map(({ target }) => target)).toEqual(['https://a.example', 'https://b.example']);
  });

  test.each([
    ['it was stopped', { stoppingInsight: { description: 'too many errors' } }, /stopped the scan: too many errors/u],
    [
      'all answers were errors',
      { insights: [{ key: 'insight.code.4xx', statistic: '100' }] },
      /100 % of the answers were 4xx/u,
    ],
  ])('is degraded where ZAP itself says that %s', (_name, more, reason) => {
    const { items, end } = readAll(format, report([alert()], more));
    expect(end.status).toBe('degraded');
    expect(end.reason).toMatch(reason);
    expect(end.runs[0]?.status).toBe('degraded');
    expect(items).toHaveLength(2);
  });

  test('reads on where the insights are no JSON, and still learns from them', () => {
    const { site: sites, ...head } = report([alert()]) as Record<string, unknown>;
    const text = unescaped(head).replace(/\}$/u, `,"site":${JSON.stringify(sites)}}`);
    const { items, end } = readAll(format, text);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(items).toHaveLength(2);
    expect(end).toMatchObject({
      status: 'degraded',
      reason: 'ZAP saw only errors: 100 % of the answers were 4xx',
      notices: ['the insights hold unescaped text, which is no JSON: only their keys and figures were read'],
      runs: [{ tool: { version: '2.17.0' }, target: 'http://localhost' }],
    });
    const calm = text.replace('"100"', '"7"');
    expect(readAll(format, calm).end).toMatchObject({ status: 'complete', counts: { raw: 2 } });
    for (let cut = 0; cut < calm.length; cut += 1) {
      expect(readAll(format, calm.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report([alert(), alert({ name: 'Other', pluginid: '10020' })]));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});

describe('the scope', () => {
  test.each([
    ['10038', 'site'],
    ['40012', undefined],
  ])('of plugin %s is %s: a missing header is one flaw of the site, an injection one of its place', (plugin, scope) => {
    const [item] = readAll(format, report([alert({ pluginid: plugin, alertRef: `${plugin}-1` })])).items;
    expect(item?.finding.scope).toBe(scope);
  });
});
