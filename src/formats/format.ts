import type { ReportReader } from '../model/report.ts';
import type { Source } from '../model/source.ts';

/** What the first bytes of a report show. */
export interface Head {
  readonly kind: 'empty' | 'json-object' | 'json-array' | 'xml' | 'html' | 'text';
  /** Keys of the outermost JSON object, as far as the head reaches. */
  readonly keys: ReadonlySet<string>;
  /** Keys of the first object of a JSON array, as far as the head reaches; empty for anything else. */
  readonly firstKeys: ReadonlySet<string>;
  /** The beginning of the report as text. */
  readonly text: string;
}

/** One report format that Tollgate reads; `index.ts` of its folder exports one as `format`. */
export interface Format {
  /** Name on the command line (`--format`) and folder name. */
  readonly id: string;
  readonly title: string;
  /** Where the format is documented. */
  readonly url: string;
  /** Which versions of the tool write it. */
  readonly versions: string;
  /** Where the fields of a finding come from: their field → ours; `docs/formats.md` shows it. */
  readonly mapping: readonly (readonly [theirs: string, ours: string])[];
  /** Known faults of the tools that write it, and what the reader does about each. */
  readonly faults: readonly string[];
  /** A clean run writes an empty file, so an empty file is clean where the user names the format. */
  readonly emptyIsClean?: true;
  /** By content only, never by file name. */
  recognizes(head: Head): boolean;
  /** Never throws for what a report holds: the end says `unreadable` or `degraded` and why. */
  read(source: Source): ReportReader;
}
