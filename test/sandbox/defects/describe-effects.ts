import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DefectId } from '../../../src/sandbox/defects/defect-id.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Customer, newCustomer } from '../shop-client.ts';

/** A shop as new, with somebody who just registered. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly alice: Customer;
  /** Somebody else, new as well. */
  readonly other: () => Promise<Customer>;
  /** Lets minutes pass, while alice does something now and then. */
  readonly wait: (minutes: number) => Promise<void>;
}

/** Can an attacker see the effect of a defect? */
export type Effect = (scene: Scene) => Promise<boolean>;

/** Holds each defect to its effect: there when it alone is on, not there when all are off. */
export function describeEffects(
  family: string,
  effects: Readonly<Partial<Record<DefectId, Effect>>>,
  options?: SandboxOptions,
): void {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await (options === undefined ? sharedSandbox() : startSandbox(options));
  });
  afterAll(() => sandbox.close());

  async function shows(effect: Effect, on: readonly string[]): Promise<boolean> {
    await sandbox.reset();
    sandbox.setDefects(on);
    const alice = await newCustomer(sandbox);
    const wait = async (minutes: number): Promise<void> => {
      for (let passed = 0; passed < minutes; passed += 1) {
        sandbox.clock.advance(60_000);
        if (passed % 5 === 0) await alice.get('/api/cart');
      }
    };
    return effect({ sandbox, alice, other: () => newCustomer(sandbox), wait });
  }

  describe(`the defects of ${family}`, () => {
    it.each(Object.entries(effects))('%s: the effect is there with the switch, and not without', async (id, effect) => {
      expect(await shows(effect, [])).toBe(false);
      expect(await shows(effect, [id])).toBe(true);
    });
  });
}
