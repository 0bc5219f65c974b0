import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
import { readSpooled, spooledText } from '../../src/pipeline/spooled-finding.ts';
import { arbitraryFinding, arbitraryRule } from '../arbitrary-finding.ts';

test('a finding comes back as it was', () => {
  fc.assert(
    fc.property(arbitraryFinding(arbitraryRule), (finding) => {
      expect(readSpooled(spooledText(finding), finding.rule)).toEqual(finding);
    }),
  );
});

test('what has its usual value takes no room', () => {
  const rule = { id: 'x', title: 'X', description: 'An x.', level: 'error' as const, tags: [] };
  const text = spooledText(makeFinding({ rule, message: 'm', severity: 'high' }));
  expect(text).toBe('{"message":"m","severity":"high","level":"error"}');
});
