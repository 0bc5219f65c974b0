import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
import { DETAIL_KEY } from '../../src/model/fingerprint.ts';
import { deduplicate, type Member } from '../../src/pipeline/deduplicate.ts';
import { arbitraryFinding, arbitraryRule } from '../arbitrary-finding.ts';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that are still in use. */
function liveHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const rule = { id: 'x', title: 'X', description: 'An x.', level: 'error' as const, tags: [] };
const memberAt = (url: string, details: readonly string[] = ['0'.repeat(16)]): Member => ({
  finding: makeFinding({ rule, message: 'm', severity: 'high', locations: [{ kind: 'url', url }] }),
  tool: 'tool',
  rule: 'x',
  details,
});
const seenAs = (tool: string, baselineState: 'absent' | 'new', severity: 'critical' | 'low'): Member => ({
  ...memberAt('https://shop.example/'),
  finding: makeFinding({ rule, message: tool, severity, baselineState }),
  tool,
});
const member: fc.Arbitrary<Member> = fc.record({
  finding: arbitraryFinding(arbitraryRule),
  tool: fc.constantFrom('a', 'b'),
  rule: fc.constantFrom('r', 's'),
  details: fc.array(fc.constantFrom('1'.repeat(16), '2'.repeat(16)), { minLength: 1, maxLength: 1 }),
});

describe('deduplicate', () => {
  test('gives the same whatever the order of the members', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 2, maxLength: 6 }), fc.gen(), (members, gen) => {
        const shuffled = gen(() => fc.shuffledSubarray(members, { minLength: members.length }));
        const { rule: _one, ...one } = deduplicate(members);
        const { rule: _other, ...other } = deduplicate(shuffled);
        expect(other).toEqual(one);
      }),
    );
  });

  test('loses no occurrence, alias or tool', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), (members) => {
        const whole = deduplicate(members);
        expect(whole.occurrences).toBe(members.reduce((sum, { finding }) => sum + finding.occurrences, 0));
        expect(new Set(whole.aliases)).toEqual(new Set(members.flatMap(({ finding }) => finding.aliases)));
        expect(whole.fingerprints[DETAIL_KEY]?.split(',')).toEqual(
          [...new Set(members.flatMap(({ details }) => details))].toSorted(),
        );
      }),
    );
  });

  test('is there where one tool sees it, however many have lost sight of it', () => {
    const members = [seenAs('a', 'absent', 'critical'), seenAs('b', 'new', 'low'), seenAs('c', 'absent', 'low')];
    for (const order of [members, members.toReversed()]) {
      expect(deduplicate(order)).toMatchObject({ baselineState: 'new', message: 'b' });
    }
  });

  test('takes a flaw of a hundred thousand pages without keeping them', () => {
    let taken = 0;
    let held = 0;
    const before = liveHeap();
    function* members(): Generator<Member> {
      for (; taken < 100_000; taken += 1) {
        if (taken === 99_000) held = liveHeap() - before;
        yield memberAt(`https://shop.example/${taken}`, [taken.toString(16).padStart(16, '0')]);
      }
    }
    const whole = deduplicate(members());
    expect(taken).toBe(100_000);
    expect(whole.occurrences).toBe(100_000);
    expect(whole.locations).toHaveLength(100);
    expect(whole.fingerprints[DETAIL_KEY]?.split(',')).toHaveLength(100);
    expect(held).toBeLessThan(5e6);
  });

  test('no member is an error', () => {
    expect(() => deduplicate([])).toThrow(RangeError);
  });
});
