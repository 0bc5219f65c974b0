import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { format as json } from '../../../src/formats/cyclonedx-json/index.ts';
import { format } from '../../../src/formats/cyclonedx-xml/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const fixture = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const bom = (inner: string, version = '1.6'): string =>
  `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/${version}">${inner}</bom>`;

const recognises = (text: string): boolean => format.recognizes(readHead(bytesSource('r', Buffer.from(text))));

const vulnerability = (id: string): string => `
      <v:vulnerability ref="c1">
        <v:id>${id}</v:id>
        <v:source name="NVD"><v:url>https://nvd.example/1</v:url></v:source>
        <v:ratings><v:rating>
          <v:score><v:base>9.8</v:base><v:impact>5.9</v:impact></v:score>
          <v:severity>Critical</v:severity><v:method>CVSSv3</v:method>
        </v:rating></v:ratings>
        <v:cwes><v:cwe>502</v:cwe></v:cwes>
        <v:description>Bad.</v:description>
        <v:recommendations><v:recommendation>Upgrade</v:recommendation></v:recommendations>
        <v:advisories><v:advisory>https://more.example/</v:advisory></v:advisories>
      </v:vulnerability>`;

describe('cyclonedx-xml', () => {
  test('gives exactly what the same bill of materials gives as JSON', () => {
    const fromXml = readAll(format, fixture('shop.bom.xml'));
    expect(fromXml.end.counts).toEqual({ raw: 6, occurrences: 6, dropped: {} });
    expect(fromXml).toEqual(readAll(json, fixture('shop.bom.json')));
  });

  test('reads the vulnerabilities of the old extension, in their component and beside it', () => {
    const text = `<bom xmlns="http://cyclonedx.org/schema/bom/1.2" xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0">
      <components>
        <component type="library" bom-ref="c1"><name>one</name><version>1</version></component>
        <component type="library"><name>two</name><version>2</version>
          <components><component type="library"><name>three</name><version>3</version>
            <v:vulnerabilities>${vulnerability('CVE-2031-0002')}</v:vulnerabilities>
          </component></components>
        </component>
      </components>
      <v:vulnerabilities>${vulnerability('CVE-2031-0001')}</v:vulnerabilities></bom>`;
    const { items, end } = readAll(format, text);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2 }, notices: [] });
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: { id: 'CVE-2031-0002', fix: 'Upgrade', securitySeverity: 9.8, helpUri: 'https://nvd.example/1' },
        severity: 'critical',
        locations: [{ kind: 'package', ecosystem: 'generic', name: 'three', version: '3' }],
      },
      { rule: { id: 'CVE-2031-0001' }, locations: [{ name: 'one', version: '1' }] },
    ]);
  });

  test('a bill of materials without a list of vulnerabilities is degraded, an empty list is clean', () => {
    const only = readAll(format, bom('<components><component><name>a</name></component></components>')).end;
    expect(only).toMatchObject({ status: 'degraded', counts: { raw: 0 } });
    expect(only.reason).toMatch(/bill of materials only/u);
    const extended = '<components><component><name>a</name><v:vulnerabilities xmlns:v="x"/></component></components>';
    expect(readAll(format, bom(extended, '1.3')).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
    expect(readAll(format, bom('<vulnerabilities/>')).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test.each([
    ['another root', '<report xmlns="http://cyclonedx.org/schema/bom/1.6"/>', /no CycloneDX/u],
    ['a document type declaration', '<!DOCTYPE bom [<!ENTITY a "b">]><bom/>', /document type/u],
    ['no XML', 'nothing', /./u],
  ])('%s is unreadable', (_name, text, reason) => {
    const { end } = readAll(format, text);
    expect(end.status).toBe('unreadable');
    expect(end.reason).toMatch(reason);
  });

  test('recognises its own files only', () => {
    expect(recognises(fixture('shop.bom.xml'))).toBe(true);
    expect(recognises('<!-- c --><x:bom xmlns:x="http://cyclonedx.org/schema/bom/1.4"/>')).toBe(true);
    expect(recognises('<bom/>')).toBe(false);
    expect(recognises('<analysis xmlns="http://cyclonedx.org/schema/bom/1.4"/>')).toBe(false);
    expect(recognises(fixture('shop.bom.json'))).toBe(false);
  });

  test('a file cut at any byte is never complete', () => {
    const text = bom('<vulnerabilities><vulnerability><id>CVE-2031-0001</id></vulnerability></vulnerabilities>');
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
