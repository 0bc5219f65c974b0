/** A place for records that are written once, in any order read back, and never kept in memory by their writer. */
export interface Spool {
  /** Appends a record and gives its place. */
  append(record: string): SpoolPlace;
  /** The record at a place. */
  read(place: SpoolPlace): string;
  /** Frees what it holds. */
  close(): void;
}

/** Where a record lies, in bytes. */
export interface SpoolPlace {
  readonly offset: number;
  readonly length: number;
}
