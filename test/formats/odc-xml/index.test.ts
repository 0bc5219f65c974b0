import { describe, expect, test } from 'vitest';
import { format as json } from '../../../src/formats/odc-json/index.ts';
import { format } from '../../../src/formats/odc-xml/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { fingerprintOf } from '../../../src/pipeline/identity.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';
import { pairJson, pairXml } from './pair.ts';

const report = (dependencies: string, schema = '4.1', info = ''): string =>
  `<?xml version="1.0"?><analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.${schema}.xsd">` +
  `<scanInfo><engineVersion>12.1.0</engineVersion>${info}</scanInfo><projectInfo><name>shop</name></projectInfo>` +
  `<dependencies>${dependencies}</dependencies></analysis>`;
const old = (inside: string): string =>
  `<dependency><fileName>pay.dll</fileName><filePath>C:\\build\\pay.dll</filePath>` +
  `<identifiers><identifier type="cpe" confidence="LOW"><name>cpe:/a:acme:pay:1</name></identifier>` +
  `<identifier type="maven" confidence="HIGHEST"><name>(org.acme:pay:1.2.0)</name></identifier></identifiers>` +
  `<vulnerabilities>${inside}</vulnerabilities></dependency>`;
const oldVulnerability =
  '<vulnerability><name>CVE-2014-1234</name><cvssScore>7.5</cvssScore><severity>Moderate</severity>' +
  '<cwe>CWE-79 Improper neutralization</cwe><description>Short.</description>' +
  '<vulnerableSoftware><software allPreviousVersion="true">cpe:/a:acme:pay:1</software></vulnerableSoftware></vulnerability>';

const recognises = (text: string): boolean => format.recognizes(readHead(bytesSource('x', Buffer.from(text))));

describe('odc-xml', () => {
  test('gives the findings, counts and run that the JSON of the same run gives', () => {
    const [ofXml, ofJson] = [readAll(format, pairXml), readAll(json, pairJson)];
    expect(ofXml.items).toHaveLength(4);
    expect(ofXml.items).toEqual(ofJson.items);
    expect(ofXml.end).toEqual(ofJson.end);
    const prints = ({ items }: typeof ofXml): string[] => items.map(({ finding }) => fingerprintOf(finding, 'shop'));
    expect(prints(ofXml)).toEqual(prints(ofJson));
    expect(new Set(prints(ofXml)).size).toBe(4);
  });

  test('reads old schemas: identifiers by type, a lone score, a lone CWE', () => {
    const { items, end } = readAll(format, report(old(oldVulnerability), '1.3'));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2014-1234', securitySeverity: 7.5, tags: ['security', 'external/cwe/cwe-79'] },
      severity: 'medium',
      locations: [{ ecosystem: 'maven', name: 'org.acme:pay', version: '1.2.0', manifest: 'pay.dll' }],
      evidence: 'file: pay.dll\nvulnerable: cpe:/a:acme:pay:1\ncvss: 7.5',
    });
  });

  test('makes suppressed findings of suppressed vulnerabilities', () => {
    const inside =
      '<suppressedVulnerability source="NVD"><name>CVE-2020-1</name><notes>Ours.</notes></suppressedVulnerability>';
    const { items, end } = readAll(format, report(old(oldVulnerability + inside)));
    expect(end.counts).toEqual({ raw: 2, occurrences: 2, dropped: {} });
    expect(items.map(({ finding }) => finding.suppressions)).toEqual([
      [],
      [{ kind: 'external', status: 'accepted', reason: 'Ours.' }],
    ]);
  });

  test('does not take packages or vulnerabilities of related dependencies for its own', () => {
    const related = `<dependency><fileName>a.js</fileName><relatedDependencies><relatedDependency><identifiers><package><id>pkg:npm/b@1</id></package></identifiers></relatedDependency></relatedDependencies><vulnerabilities>${oldVulnerability}</vulnerabilities></dependency>`;
    const { items } = readAll(format, report(related));
    expect(items[0]?.finding.locations).toEqual([{ kind: 'package', ecosystem: 'generic', name: 'a.js' }]);
  });

  test('reads a prefixed namespace, a late declaration and any schema version', () => {
    const text = report(old(oldVulnerability), '9.9')
      .replaceAll(/<(\/?)(?=[a-z])/giu, '<$1dc:')
      .replace('xmlns=', 'xmlns:dc=');
    const late = `<!-- made by a plugin -->\n${text}`;
    expect(readAll(format, late).end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    expect(format.recognizes(readHead(bytesSource('x', Buffer.from(late))))).toBe(true);
  });

  test('is degraded where analyzers failed or nothing was scanned', () => {
    const info =
      '<analysisExceptions><exception><message>a.b.AnalysisException: No answer</message><stackTrace><trace>x</trace></stackTrace>' +
      '<cause><message>why</message></cause></exception></analysisExceptions>';
    expect(readAll(format, report(old(oldVulnerability), '4.1', info)).end).toMatchObject({
      status: 'degraded',
      reason: 'an analysis failed: No answer',
      counts: { raw: 1 },
    });
    expect(readAll(format, report('')).end).toMatchObject({ status: 'degraded', counts: { raw: 0 } });
  });

  test('is unreadable without a list of dependencies', () => {
    const text = report('').replace('<dependencies></dependencies>', '');
    expect(readAll(format, text).end).toMatchObject({
      status: 'unreadable',
      reason: 'the report has no list of dependencies',
    });
  });

  test('refuses entities and survives hostile nesting', () => {
    const bomb = report('').replace('?>', '?><!DOCTYPE analysis [<!ENTITY a "aaaa">]>');
    expect(readAll(format, bomb).end.status).toBe('unreadable');
    expect(readAll(format, report(`<dependency>${'<a>'.repeat(5000)}`)).end.status).toBe('unreadable');
  });

  test('is never complete where it was cut', () => {
    const text = report(old(oldVulnerability) + old(''));
    for (let length = 0; length < text.length; length += 1) {
      expect(readAll(format, text.slice(0, length)).end.status, `cut at ${length}`).not.toBe('complete');
    }
  });

  test('recognises its reports and no other XML', () => {
    expect(recognises(pairXml)).toBe(true);
    expect(recognises('<analysis><dependencies/></analysis>')).toBe(false);
    expect(recognises('<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>')).toBe(false);
  });
});
