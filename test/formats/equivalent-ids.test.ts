import { expect, test } from 'vitest';
import { equivalentIds } from '../../src/formats/equivalent-ids.ts';

test('bulletins of distributions are no names of one flaw', () => {
  const flaws = [
    'CVE-2031-0001',
    'GHSA-aaaa-bbbb-cccc',
    'PYSEC-2031-1',
    'SNYK-JS-A-1',
    'GO-2031-1',
    'TEMP-0841856-B18BAF',
  ];
  const bulletins = [
    'RHSA-2031:0042',
    'DLA-1-1',
    'DSA-5000-1',
    'USN-6000-1',
    'ALAS2-2031-1',
    'SUSE-SU-2031:1-1',
    'ELSA-2031-1',
  ];
  expect(equivalentIds([...flaws, ...bulletins])).toEqual({ equivalent: flaws, bulletins });
});
