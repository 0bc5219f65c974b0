import type { Call, Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Json } from './json.ts';
import { readPointer } from './json-pointer.ts';
import { operationOf, outValue } from './operation.ts';

/** An entry of a list that the app shows, by the names of the role's `out`. */
export type Entry = (name: string) => Json | undefined;

/**
 * The entries of a list: `out.items` says where the list lies, all other names of `out` point into its entries.
 * @throws Inconclusive where the answer has no list
 */
export async function readList(fixture: Fixture, call: Call): Promise<Entry[]> {
  const { out } = operationOf(fixture.profile, call.role);
  const list = outValue(fixture.profile, call.role, await fixture.step(call), 'items');
  if (!Array.isArray(list)) throw new Inconclusive(`${call.role}: the answer has no list`);
  return list.map((entry: Json) => (name: string) => {
    const pointer = out[name];
    return pointer === undefined ? undefined : readPointer(entry, pointer);
  });
}
