/** A file that a scanner wrote. */
export interface RunFile {
  /** Path relative to the run's folder, with forward slashes; never judged by. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What one execution of a scanner left behind; what it is worth is decided from this alone. */
export interface RecordedRun {
  /** Absent where the program was ended by a signal or never began. */
  readonly exitCode: number | undefined;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly reports: readonly RunFile[];
  /** The scanner's version where it is known, as in `4.18.1`. */
  readonly version?: string;
}
