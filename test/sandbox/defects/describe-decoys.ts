import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decoy } from '../../../src/sandbox/defects/decoy.ts';
import { defects } from '../../../src/sandbox/defects/registry.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { control, newCustomer } from '../shop-client.ts';
import type { Scene } from './describe-effects.ts';

/** Shows that a decoy is there, and asserts that it is right. */
export type DecoyProof = (scene: Scene) => Promise<void>;

/** Holds each decoy to what is said of it, with all defects off and the books right afterwards. */
export function describeDecoys<Id extends string>(
  decoys: readonly Decoy<Id>[],
  proofs: Readonly<Record<Id, DecoyProof>>,
): void {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await sharedSandbox();
  });
  afterAll(() => sandbox.close());

  describe('the decoys', () => {
    it.each(decoys)('$id: $title, and that is right', async ({ id, looksLike }) => {
      expect(defects.map((defect) => defect.id)).toContain(looksLike);
      const wait = async (minutes: number): Promise<void> => sandbox.clock.advance(minutes * 60_000);
      const alice = await newCustomer(sandbox);
      await proofs[id]({ sandbox, alice, other: () => newCustomer(sandbox), wait });
      expect((await control(sandbox, 'GET', '/invariants')).json).toMatchObject({ holds: true });
    });
  });
}
