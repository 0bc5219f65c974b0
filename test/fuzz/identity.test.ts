import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeIdentity } from '../../src/fuzz/identity.ts';

const scope = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });

it('keys are UUIDs of version 4, each once, and the same again in the same scope', () => {
  fc.assert(
    fc.property(scope, (parts) => {
      const [identity, again] = [makeIdentity(parts), makeIdentity(parts)];
      const keys = Array.from({ length: 5 }, () => identity.key());
      expect(new Set(keys).size).toBe(5);
      for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/u);
      expect(Array.from({ length: 5 }, () => again.key())).toEqual(keys);
    }),
  );
});

// Of random digits one name in ten thousand is a card number by chance, and is then never sent: its attack has no verdict.
it('nothing that is made up can be taken for the number of a card', () => {
  fc.assert(
    fc.property(scope, (parts) => {
      const identity = makeIdentity(parts);
      const made = [identity.key(), identity.email('alice'), identity.password('alice')];
      for (const text of made) expect(text.replaceAll('-', '')).not.toMatch(/\d{4}/u);
    }),
  );
});
