/** Which exit code an error leads to: `usage` 2, `incomplete` 3, `publish` 4, `integrity` 5. */
export type ErrorClass = 'usage' | 'incomplete' | 'publish' | 'integrity';

/** Where an error is: a file, a line in it, a key of it. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly key?: string;
}

/** The parts of a Tollgate error beside its message. */
export interface ErrorParts {
  readonly class: ErrorClass;
  readonly place?: ErrorPlace;
  /** What to do next, one line each. */
  readonly help: readonly string[];
  readonly cause?: unknown;
}

/** An error that the user can act on; anything else that is thrown is a bug in Tollgate. */
export class TollgateError extends Error {
  override readonly name = 'TollgateError';
  /** Stable, `area/bad-state`: `config/unknown-key`. */
  readonly code: string;
  readonly class: ErrorClass;
  readonly place: ErrorPlace;
  readonly help: readonly string[];

  constructor(code: string, message: string, parts: ErrorParts) {
    super(message, { cause: parts.cause });
    this.code = code;
    this.class = parts.class;
    this.place = parts.place ?? {};
    this.help = parts.help;
  }
}
