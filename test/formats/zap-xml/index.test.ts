import { array, assert, constantFrom, oneof, property, record, string, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format as zapJson } from '../../../src/formats/zap-json/index.ts';
import { format } from '../../../src/formats/zap-xml/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

type Texts = Readonly<Record<string, string>>;
interface Alert {
  readonly texts: Texts;
  readonly instances: readonly Texts[];
}
interface Site {
  readonly name: string;
  readonly alerts: readonly Alert[];
}

/** As ZAP's templates write one scan: the same texts, escaped for XML without what XML cannot hold. */
function asXml(sites: readonly Site[]): string {
  return `<?xml version="1.0"?>\n<OWASPZAPReport programName="ZAP" version="2.17.0" generated="Sat, 21 Nov 2026 10:00:00">${sites.map(siteXml).join('\n')}</OWASPZAPReport>`;
}

function siteXml({ name, alerts }: Site): string {
  return `<site name="${escape(name)}" host="h" port="80" ssl="false">${element('alerts', alerts.map(alertXml).join('\n'))}</site>`;
}

function alertXml({ texts, instances }: Alert): string {
  const list = instances.map((instance) => element('instance', textsXml(instance))).join('\n');
  return element('alertitem', `${textsXml(texts)}${element('instances', list)}`);
}

function asJson(sites: readonly Site[]): object {
  return {
    '@programName': 'ZAP',
    '@version': '2.17.0',
    site: sites.map(({ name, alerts }) => ({
      '@name': name,
      alerts: alerts.map(({ texts, instances }) => ({ ...texts, instances })),
    })),
  };
}

function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}

function textsXml(all: Texts): string {
  return Object.entries(all)
    .map(([name, text]) => element(name, escape(text)))
    .join('');
}

function escape(text: string): string {
  return Array.from(text)
    .filter((character) => /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]|[\u{10000}-\u{10FFFF}]/u.test(character))
    .map((character) => (/[\w /:.-]/u.test(character) ? character : `&#${character.codePointAt(0)};`))
    .join('');
}

const ALERT: Alert = {
  texts: {
    pluginid: '40012',
    alertRef: '40012-1',
    name: 'Cross Site Scripting (Reflected)',
    riskcode: '3',
    confidence: '2',
    riskdesc: 'Hoch (Mittel)',
    desc: '<p>Echoed &amp; executed.</p><p>Second.</p>',
    solution: '<p>Encode "output".</p>',
    otherinfo: '<p>Seen in an attribute.</p>',
    reference: '<p>https://owasp.org/www-community/attacks/xss/</p>',
    cweid: '79',
    wascid: '8',
  },
  instances: [
    {
      uri: 'https://shop.example/search?q=%3Cscript%3E',
      method: 'GET',
      param: 'q',
      attack: '"><scrIpt>alert(1);</scRipt>',
      evidence: '  <b>"\'&\r\nnext',
      otherinfo: '',
    },
    { uri: 'https://shop.example/', method: 'POST', param: '', attack: '', evidence: '', otherinfo: 'own' },
  ],
};
const SITES: readonly Site[] = [
  { name: 'https://shop.example', alerts: [ALERT, { texts: { pluginid: '10038', name: 'CSP' }, instances: [] }] },
  { name: 'http://localhost:8080', alerts: [] },
];

describe('zap-xml', () => {
  test('makes one finding of every instance', () => {
    const { items, end } = readAll(format, asXml(SITES));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 3, occurrences: 3, dropped: {} } });
    expect(items[0]?.finding).toMatchObject({
      rule: {
        id: 'zap/40012-1',
        title: 'Cross Site Scripting (Reflected)',
        description: 'Echoed & executed.\nSecond.',
        fix: 'Encode "output".',
        helpUri: 'https://owasp.org/www-community/attacks/xss/',
        tags: ['security', 'external/cwe/cwe-79'],
      },
      severity: 'high',
      locations: [{ kind: 'url', url: 'https://shop.example/search?q=%3Cscript%3E', method: 'GET', parameter: 'q' }],
    });
    expect(items[0]?.finding.evidence).toContain('attack: "><scrIpt>alert(1);</scRipt>');
    expect(end.runs).toMatchObject([
      { tool: { name: 'ZAP', version: '2.17.0' }, scan: 'web', target: 'https://shop.example' },
      { target: 'http://localhost' },
    ]);
  });

  test('gives the findings of the JSON report of the same scan', () => {
    const fromXml = readAll(format, asXml(SITES));
    expect(fromXml.items).toEqual(readAll(zapJson, asJson(SITES)).items);
    expect(fromXml.end).toEqual(readAll(zapJson, asJson(SITES)).end);
  });

  test('gives the findings of the JSON report whatever the texts are', () => {
    const text = string({
      unit: oneof(constantFrom('<p>', '&amp;', '\r\n', '\r', '\0', '\u0085'), string()),
    });
    const keys = ['pluginid', 'alertRef', 'name', 'riskcode', 'confidence', 'desc', 'solution', 'otherinfo', 'cweid'];
    const of = (names: readonly string[]): Arbitrary<Texts> =>
      tuple(...names.map(() => text)).map((texts) =>
        Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ''])),
      );
    const instance = of(['uri', 'method', 'param', 'attack', 'evidence', 'otherinfo']);
    const alert = record({ texts: of(keys), instances: array(instance, { maxLength: 3 }) });
    assert(
      property(array(alert, { maxLength: 3 }), (alerts) => {
        const sites = [{ name: 'https://a.example', alerts }];
        expect(readAll(format, asXml(sites)).items).toEqual(readAll(zapJson, asJson(sites)).items);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps no request or response of traditional-xml-plus', () => {
    const plus = { ...ALERT.instances[1], requestheader: 'Cookie: sid=topsecret', responsebody: 'topsecret' };
    const { items } = readAll(
      format,
      asXml([{ name: 'https://a.example', alerts: [{ ...ALERT, instances: [plus] }] }]),
    );
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain('topsecret');
  });

  test('reads a report with a comment before the declaration, and one in UTF-16', () => {
    const xml = asXml(SITES);
    for (const bytes of [Buffer.from(`<!--\n licence\n-->\n\n${xml}`), Buffer.from(`\uFEFF${xml}`, 'utf16le')]) {
      expect(format.recognizes(readHead(bytesSource('report', bytes)))).toBe(true);
      expect(readAll(format, bytes)).toMatchObject({ end: { status: 'complete', counts: { raw: 3 } } });
    }
  });

  test('reads the place from the alert where it has no instances, as very old reports do', () => {
    const texts = { pluginid: '10016', name: 'Old', uri: 'http://a.example/x', param: 'p', riskcode: '1' };
    const { items } = readAll(format, asXml([{ name: 'http://a.example', alerts: [{ texts, instances: [] }] }]));
    expect(items[0]?.finding.locations).toEqual([{ kind: 'url', url: 'http://a.example/x', parameter: 'p' }]);
  });

  test('takes confidence 0 as a decision that it is a false positive', () => {
    const alert = { ...ALERT, texts: { ...ALERT.texts, confidence: '0' } };
    const { items } = readAll(format, asXml([{ name: 'https://a.example', alerts: [alert] }]));
    expect(items[0]?.finding.suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
  });

  test('a site without alerts is complete, a report without sites is degraded', () => {
    expect(readAll(format, asXml([{ name: 'https://a.example', alerts: [] }])).end).toMatchObject({
      status: 'complete',
      counts: { raw: 0 },
    });
    expect(readAll(format, asXml([])).end).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('no site'),
    });
  });

  test('refuses a document type declaration', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${asXml(SITES).replace('<?xml version="1.0"?>', '')}`;
    expect(readAll(format, bomb).end).toMatchObject({ status: 'unreadable', counts: { raw: 0 } });
  });

  test('a report cut at any byte is never complete', () => {
    const xml = asXml(SITES);
    for (let cut = 0; cut < xml.length; cut += 1) {
      expect(readAll(format, xml.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
