import type { SpoolPlace } from '../model/spool.ts';

/** Where a spooled finding lies and what it is grouped by. */
export interface Entry {
  /** Number of its input's run. */
  readonly run: number;
  readonly rule: number;
  readonly place: SpoolPlace;
  /** The key of its identity, 32 hexadecimal digits; of an advisory, whose group is known only when all is read, anything. */
  readonly key: string;
  /** Handle of an advisory's ids, else -1. */
  readonly handle: number;
  /** Does the same on another target make another finding? */
  readonly isOfTarget: boolean;
  /** Line of code, else 0. */
  readonly line: number;
  /** The first 16 hexadecimal digits of the finer identity. */
  readonly detail: string;
}

/** Entries by number, in the order in which they were added: 64 bytes each, whatever the finding's size. */
export interface EntryTable {
  readonly size: () => number;
  add(entry: Entry): void;
  runOf(entry: number): number;
  ruleOf(entry: number): number;
  placeOf(entry: number): SpoolPlace;
  keyOf(entry: number): string;
  handleOf(entry: number): number;
  isOfTarget(entry: number): boolean;
  lineOf(entry: number): number;
  detailOf(entry: number): string;
  /** The first 32 bits of the key. */
  headOf(entry: number): number;
  /** An order in which equal keys stand side by side. */
  compareKeys(a: number, b: number): number;
}

// A page of entries, seen as words, as numbers and as bytes.
interface Page {
  readonly words: Int32Array;
  readonly numbers: Float64Array;
  readonly bytes: Buffer;
}

const ENTRY_BYTES = 64;
const ENTRY_WORDS = ENTRY_BYTES / 4;
const ENTRY_NUMBERS = ENTRY_BYTES / 8;
// 32 KiB a page: a small run is a handful of entries, and memory that is set aside has to be cleared.
const PAGE_BITS = 9;
const PAGE_MASK = (1 << PAGE_BITS) - 1;
// Bytes 0–15 the key, 16–23 the detail; then numbers, then words.
const [DETAIL_BYTE, OFFSET_NUMBER, LINE_NUMBER] = [16, 3, 4];
const [RUN, RULE, LENGTH, HANDLE, OF_TARGET] = [10, 11, 12, 13, 14];

/** An empty table. */
export function openEntryTable(): EntryTable {
  const pages: Page[] = [];
  let size = 0;
  const pageOf = (entry: number): Page => {
    const page = pages[entry >>> PAGE_BITS];
    if (page === undefined) throw new RangeError(`there is no entry ${entry}`);
    return page;
  };
  const wordOf = (entry: number, word: number): number =>
    pageOf(entry).words[(entry & PAGE_MASK) * ENTRY_WORDS + word] ?? 0;
  const numberOf = (entry: number, number: number): number =>
    pageOf(entry).numbers[(entry & PAGE_MASK) * ENTRY_NUMBERS + number] ?? 0;
  const hexOf = (entry: number, from: number, length: number): string => {
    const start = (entry & PAGE_MASK) * ENTRY_BYTES + from;
    return pageOf(entry).bytes.toString('hex', start, start + length);
  };
  return {
    size: () => size,
    add({ run, rule, place, key, handle, isOfTarget, line, detail }) {
      if ((size & PAGE_MASK) === 0) pages.push(newPage());
      const { words, numbers, bytes } = pageOf(size);
      const start = (size & PAGE_MASK) * ENTRY_BYTES;
      bytes.write(key, start, 16, 'hex');
      bytes.write(detail, start + DETAIL_BYTE, 8, 'hex');
      numbers[start / 8 + OFFSET_NUMBER] = place.offset;
      numbers[start / 8 + LINE_NUMBER] = line;
      words[start / 4 + RUN] = run;
      words[start / 4 + RULE] = rule;
      words[start / 4 + LENGTH] = place.length;
      words[start / 4 + HANDLE] = handle;
      words[start / 4 + OF_TARGET] = isOfTarget ? 1 : 0;
      size += 1;
    },
    runOf: (entry) => wordOf(entry, RUN),
    ruleOf: (entry) => wordOf(entry, RULE),
    placeOf: (entry) => ({ offset: numberOf(entry, OFFSET_NUMBER), length: wordOf(entry, LENGTH) }),
    keyOf: (entry) => hexOf(entry, 0, 16),
    handleOf: (entry) => wordOf(entry, HANDLE),
    isOfTarget: (entry) => wordOf(entry, OF_TARGET) === 1,
    lineOf: (entry) => numberOf(entry, LINE_NUMBER),
    detailOf: (entry) => hexOf(entry, DETAIL_BYTE, 8),
    headOf: (entry) => wordOf(entry, 0) >>> 0,
    compareKeys: (a, b) =>
      wordOf(a, 0) - wordOf(b, 0) ||
      wordOf(a, 1) - wordOf(b, 1) ||
      wordOf(a, 2) - wordOf(b, 2) ||
      wordOf(a, 3) - wordOf(b, 3),
  };
}

function newPage(): Page {
  const buffer = new ArrayBuffer(ENTRY_BYTES << PAGE_BITS);
  return { words: new Int32Array(buffer), numbers: new Float64Array(buffer), bytes: Buffer.from(buffer) };
}
