import { describe, expect, test } from 'vitest';
import { odcPackage, purlOfIdentifier } from '../../src/formats/odc-package.ts';

describe('odcPackage', () => {
  test('takes the purl of the highest confidence, the first among equals', () => {
    const packages = [
      { id: 'cpe:2.3:a:b', confidence: 'HIGHEST' },
      { id: 'pkg:npm/low@1', confidence: 'LOW' },
      { id: 'pkg:javascript/first@3.3.7', confidence: 'HIGH' },
      { id: 'pkg:npm/second@2', confidence: 'HIGH' },
      { id: 'pkg:npm/unsure@2' },
    ];
    expect(odcPackage({ packages })).toEqual({ ecosystem: 'npm', name: 'first', version: '3.3.7' });
  });

  test.each([
    ['log4j-1.2-api-2.12.4.jar', 'log4j-1.2-api', '2.12.4'],
    ['shop.war: spring-core-5.3.1-SNAPSHOT.jar', 'spring-core', '5.3.1-SNAPSHOT'],
    ['jquery_v3.4.1.js', 'jquery', '3.4.1'],
    ['component.dll', 'component.dll', undefined],
    ['', 'unnamed dependency', undefined],
  ])('without a purl reads the file name %s', (fileName, name, version) => {
    expect(odcPackage({ fileName })).toEqual({ ecosystem: 'generic', name, ...(version !== undefined && { version }) });
  });

  test('reads a hostile file name in no time', () => {
    const fileName = `${'-1'.repeat(500_000)}.jar`;
    expect(odcPackage({ fileName }).name).toBe(fileName);
  });
});

describe('purlOfIdentifier', () => {
  test.each([
    ['maven', '(org.acme:pay:1.2.0)', 'pkg:maven/org.acme/pay@1.2.0'],
    ['npm', 'left-pad@1.0.0', 'pkg:npm/left-pad@1.0.0'],
    ['npm', '@scope/name:2.0.0', 'pkg:npm/%40scope/name@2.0.0'],
    ['npm', 'bare', 'pkg:npm/bare'],
    ['cpe', 'cpe:/a:acme:pay:1', undefined],
    ['maven', '', undefined],
  ])('%s %s is %s', (type, name, purl) => {
    expect(purlOfIdentifier(type, name)).toBe(purl);
  });
});
