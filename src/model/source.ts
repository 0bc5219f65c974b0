/** An input that can be read more than once: its name and its bytes, chunk by chunk. */
export interface Source {
  /** Base name, as messages and SARIF show it. */
  readonly name: string;
  /** Starts from the beginning at every call. A chunk holds its bytes only until the next one is asked for. */
  chunks(): Iterable<Uint8Array>;
}
