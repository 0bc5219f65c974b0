import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublishStep } from '../../src/platforms/publication.ts';
import { stickyMarker, stickyText } from '../../src/platforms/sticky-text.ts';

test('begins with a marker that no name can break out of', () => {
  expect(stickyMarker('nightly --> <script>')).toBe('<!-- tollgate:nightly-script- -->');
  fc.assert(fc.property(fc.string(), (name) => /^<!-- tollgate:[\w.-]* -->$/u.test(stickyMarker(name))));
});

test('fits GitHub with the longest summary, whatever was held back', () => {
  const held = fc.record({
    what: fc.string(),
    detail: fc.string({ maxLength: 600 }),
    state: fc.constant('held' as const),
  });
  fc.assert(
    fc.property(fc.array(held, { maxLength: 60 }), (steps: PublishStep[]) => {
      const text = stickyText('summary', 'x'.repeat(60_000), steps);
      expect(text.length).toBeLessThan(65_536);
      expect(text).not.toMatch(/^\s*\//mu);
    }),
    { numRuns: 30 },
  );
});

test('counts what it does not show', () => {
  const steps = Array.from({ length: 99 }, (_, index): PublishStep => ({
    what: `run ${index}`,
    detail: 'x'.repeat(250),
    state: 'held',
  }));
  expect(stickyText('summary', 'all', steps)).toMatch(/^- and \d\d more$/mu);
});
