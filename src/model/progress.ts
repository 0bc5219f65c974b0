/** A line of progress while long work goes on: what is being done, how far, and what it has found. */
export interface Progress {
  readonly step: string;
  readonly done?: number;
  readonly total?: number;
  readonly detail?: string;
}

/** Receives progress; must return at once. */
export type ProgressSink = (progress: Progress) => void;
