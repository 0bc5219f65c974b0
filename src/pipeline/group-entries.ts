import type { Fingerprint } from '../model/fingerprint.ts';
import type { AliasGroup, AliasGroups } from './alias-groups.ts';
import type { EntryTable } from './entry-table.ts';
import { advisoryKey, fingerprintAt } from './identity.ts';
import { sortNumbers } from './sort-numbers.ts';
import { openTextNumbers } from './text-numbers.ts';

/** Entries that are one finding, by their numbers. */
export interface EntryGroup {
  /** In the order in which they were added; not empty. */
  readonly entries: readonly number[];
  readonly ruleId: string;
  readonly fingerprint: Fingerprint;
  /** Fingerprints under which the baseline knows it. */
  readonly earlier: readonly string[];
}

/** Groups in order of rule id and fingerprint. */
export interface EntryGroups {
  readonly count: number;
  at(position: number): EntryGroup;
  /** The entries of a group alone. */
  entriesAt(position: number): readonly number[];
  /** The rule id of a group alone. */
  ruleIdAt(position: number): string;
}

/** What grouping has to know beside the entries. */
export interface GroupingContext {
  readonly aliases: AliasGroups;
  /** Targets by the number of their run. */
  readonly targets: readonly (string | undefined)[];
  readonly ruleIdOf: (rule: number) => string;
  /** Advisories of the baseline. */
  readonly known: readonly KnownAdvisory[];
}

/** An advisory of the baseline: a flaw that it knows keeps its rule id and with it its fingerprint, whatever ids are learnt later. */
export interface KnownAdvisory {
  readonly handle: number;
  readonly target: string | undefined;
  readonly fingerprint: string;
}

const FINGERPRINT_BYTES = 16;
const NO_FLAW = -1;
// Of numbers that follow one another, the products with it have different first bits.
const SPREAD = 0x9e3779b1;

/** Groups all entries by identity and target: numbers and bytes alone, some 40 bytes an entry. */
export function groupEntries(table: EntryTable, context: GroupingContext): EntryGroups {
  const { aliases, ruleIdOf, targets } = context;
  const size = table.size();
  const identities = identitiesOf(table, context);
  const order = sortNumbers(
    size,
    identities.headOf,
    (a, b) => identities.compare(a, b) || table.lineOf(a) - table.lineOf(b) || a - b,
  );
  const earlier = earlierOf(context);
  const earlierAt = new Map<number, readonly string[]>();
  const ruleIds = openTextNumbers();
  const starts = new Int32Array(size + 1);
  const rules = new Int32Array(size);
  const fingerprints = Buffer.alloc(size * FINGERPRINT_BYTES);
  let count = 0;
  let repeat = 0;
  for (const [index, entry] of order.entries()) {
    const previous = order[index - 1] ?? entry;
    const isSame = index > 0 && identities.compare(entry, previous) === 0;
    if (isSame && table.lineOf(entry) === table.lineOf(previous)) continue;
    // The same code at several lines of a file is one finding a line, numbered from the top: GitHub does the same.
    repeat = isSame ? repeat + 1 : 1;
    const handle = table.handleOf(entry);
    const target = table.isOfTarget(entry) ? targets[table.runOf(entry)] : undefined;
    const flaw = handle < 0 ? undefined : aliases.groupOf(handle);
    const key = flaw === undefined ? table.keyOf(entry) : advisoryKey(flaw.name, flaw.packageText);
    const known = flaw === undefined ? undefined : earlier.get(placeOfFlaw(flaw, target));
    if (known !== undefined) earlierAt.set(count, known);
    fingerprints.write(fingerprintAt(key, target, repeat), count * FINGERPRINT_BYTES, 'hex');
    rules[count] = ruleIds.numberOf(flaw?.name ?? ruleIdOf(table.ruleOf(entry)));
    starts[count] = index;
    count += 1;
  }
  starts[count] = size;
  const sorted = sortGroups(count, rules, ruleIds.ranks(), fingerprints);
  const entriesOf = (group: number): number[] => slice(order, starts[group] ?? 0, starts[group + 1] ?? 0);
  return {
    count,
    entriesAt: (position) => entriesOf(sorted[position] ?? 0),
    ruleIdAt: (position) => ruleIds.textOf(rules[sorted[position] ?? 0] ?? 0),
    at(position) {
      const group = sorted[position] ?? 0;
      const start = group * FINGERPRINT_BYTES;
      const fingerprint = fingerprints.toString('hex', start, start + FINGERPRINT_BYTES) as Fingerprint;
      return {
        entries: entriesOf(group),
        ruleId: ruleIds.textOf(rules[group] ?? 0),
        fingerprint,
        earlier: earlierAt.get(group) ?? [fingerprint],
      };
    },
  };
}

/** Tells which entries are the same flaw at the same target, lines of code left out. */
interface Identities {
  /** Equal for what is the same. */
  readonly headOf: (entry: number) => number;
  readonly compare: (a: number, b: number) => number;
}

function identitiesOf(table: EntryTable, { aliases, targets }: GroupingContext): Identities {
  const size = table.size();
  const texts = openTextNumbers();
  const none = texts.numberOf('');
  const targetNumbers = targets.map((target) => texts.numberOf(target ?? ''));
  const flaws = new Int32Array(size);
  const sites = new Int32Array(size);
  for (let entry = 0; entry < size; entry += 1) {
    const handle = table.handleOf(entry);
    flaws[entry] = handle < 0 ? NO_FLAW : aliases.groupOf(handle).number;
    sites[entry] = table.isOfTarget(entry) ? (targetNumbers[table.runOf(entry)] ?? none) : none;
  }
  return {
    headOf: (entry) => (Math.imul((flaws[entry] ?? 0) + 1, SPREAD) ^ (sites[entry] ?? 0) ^ table.headOf(entry)) >>> 0,
    compare: (a, b) =>
      (flaws[a] ?? 0) - (flaws[b] ?? 0) || (sites[a] ?? 0) - (sites[b] ?? 0) || table.compareKeys(a, b),
  };
}

function sortGroups(count: number, rules: Int32Array, ranks: Int32Array, fingerprints: Buffer): Int32Array {
  const rankOf = (group: number): number => ranks[rules[group] ?? 0] ?? 0;
  const whole = (group: number): Buffer =>
    fingerprints.subarray(group * FINGERPRINT_BYTES, (group + 1) * FINGERPRINT_BYTES);
  // As much of the fingerprint as the rank leaves room for.
  const rankBits = 32 - Math.clz32(ranks.length);
  return sortNumbers(
    count,
    (group) => {
      const start = fingerprints.readUInt32BE(group * FINGERPRINT_BYTES);
      return rankBits === 0 ? start : ((rankOf(group) << (32 - rankBits)) | (start >>> rankBits)) >>> 0;
    },
    (a, b) => rankOf(a) - rankOf(b) || Buffer.compare(whole(a), whole(b)) || a - b,
  );
}

function earlierOf({ aliases, known }: GroupingContext): ReadonlyMap<string, readonly string[]> {
  const places = Map.groupBy(known, ({ handle, target }) => placeOfFlaw(aliases.groupOf(handle), target));
  return new Map([...places].map(([place, list]) => [place, list.map(({ fingerprint }) => fingerprint)]));
}

function placeOfFlaw({ number }: AliasGroup, target: string | undefined): string {
  return `${number} ${target ?? ''}`;
}

// Groups are short: an array made by hand costs a tenth of a view.
function slice(numbers: Int32Array, start: number, end: number): number[] {
  const part: number[] = [];
  for (let index = start; index < end; index += 1) part.push(numbers[index] ?? 0);
  return part;
}
