import { expect, test } from 'vitest';
import { ruleTag } from '../../src/dashboard/rule-tag.ts';

test.each([
  ['external/cwe/cwe-079', { label: 'CWE-79', address: 'https://cwe.mitre.org/data/definitions/79.html' }],
  ['CWE:693', { label: 'CWE-693', address: 'https://cwe.mitre.org/data/definitions/693.html' }],
  ['external/owasp/A06:2025', { label: 'OWASP A06:2025' }],
  ['external/pci/6.4.3', { label: 'PCI DSS 6.4.3' }],
  ['cwe-1/../x', { label: 'cwe-1/../x' }],
  ['javascript:alert(1)', { label: 'javascript:alert(1)' }],
])('%s', (tag, expected) => {
  expect(ruleTag(tag)).toEqual(expected);
});
