import { expect, test } from 'vitest';
import { recordIds } from '../../src/formats/record-ids.ts';

test.each([
  ['GHSA-aaaa-bbbb-cccc', ['CVE-2030-1234'], 'CVE-2030-1234', ['GHSA-aaaa-bbbb-cccc']],
  ['CVE-2030-1', ['DSA-9999-1', 'CVE-2030-1'], 'CVE-2030-1', []],
  ['DSA-9999-1', ['CVE-2030-1', 'CVE-2030-2'], 'DSA-9999-1', []],
  ['DSA-9999-1', ['CVE-2030-1'], 'CVE-2030-1', ['DSA-9999-1']],
  ['UBUNTU-CVE-2030-1234', [], 'CVE-2030-1234', ['UBUNTU-CVE-2030-1234']],
])('%s with %j goes under %s', (own, others, id, aliases) => {
  expect(recordIds(own, others)).toEqual({ id, aliases });
});
