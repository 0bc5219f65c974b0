import { describe, expect, it } from 'vitest';
import { INVARIANTS } from '../../../../src/fuzz/exploration/invariants/index.ts';
import type { Transition } from '../../../../src/fuzz/exploration/transition.ts';
import { defects } from '../../../../src/sandbox/defects/registry.ts';

const broken = (transition: Transition): string[] =>
  INVARIANTS.filter((invariant) => invariant.check(transition) !== undefined).map(({ rule }) => rule.id);

describe.each(INVARIANTS)('$rule.id', (invariant) => {
  it('is broken by its violating example, and no other rule is', () => {
    expect(broken(invariant.examples.violating)).toEqual([invariant.rule.id]);
  });

  it('holds in its clean example, and so does every other', () => {
    expect(broken(invariant.examples.clean)).toEqual([]);
  });

  it('names defects of the sandbox that there are', () => {
    const known = defects.map(({ id }) => id);
    expect(invariant.defects.filter((id) => !known.some((one) => one === id))).toEqual([]);
  });
});
