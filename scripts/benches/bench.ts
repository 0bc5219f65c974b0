import type { Workshop } from './workshop.ts';

/** Something that `npm run bench` measures. */
export interface Bench {
  /** What it is called on the command line. */
  readonly name: string;
  /** What it measures, against what, and what of it takes `--large`: one line of the help. */
  readonly about: string;
  /** Measures; `isLarge` asks for the sizes that take long. */
  readonly measure: (workshop: Workshop, isLarge: boolean) => AsyncIterable<Measurement> | Iterable<Measurement>;
}

/** How long something took, each time that it was done, and the most memory that it took. */
export interface Effort {
  /** Seconds of each repetition, at least one. */
  readonly times: readonly number[];
  /** Seconds of processor time of each repetition, where it had a process of its own and the machine tells. */
  readonly processorTimes?: readonly number[];
  /** Peak resident memory of its process in bytes, where it had one of its own. */
  readonly peak?: number;
}

/** One line of what `npm run bench` prints. */
export interface Measurement extends Effort {
  readonly what: string;
  /** How much of `unit` there was to do. */
  readonly amount: number;
  readonly unit: string;
  /** The same work done by what it is to be compared with, in the same run. */
  readonly references?: readonly (Effort & { readonly what: string })[];
  readonly limits?: Limits;
}

/** What a measurement has to keep to. */
export interface Limits {
  readonly seconds?: number;
  /** Least amount. */
  readonly amount?: number;
  /** Least amount a second. */
  readonly rate?: number;
  /** Most memory in bytes. */
  readonly peak?: number;
  /** Most times as long as the first reference: by processor time where both have it, for that is the same on a busy machine. */
  readonly ratio?: number;
}
