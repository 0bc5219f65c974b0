/** The sandbox's own time: real time, moved by whoever steers it, so that a day need not be waited for. */
export interface Clock {
  readonly now: () => Date;
  /** Moves the time forward. @throws RangeError for a negative or unsafe number of milliseconds */
  readonly advance: (milliseconds: number) => void;
  /** Back to real time. */
  readonly reset: () => void;
}

/** A clock that shows real time until it is advanced. */
export function makeClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    advance(milliseconds) {
      if (!Number.isSafeInteger(milliseconds) || milliseconds < 0 || milliseconds > LONGEST) {
        throw new RangeError('the clock moves forward only, by at most ten years at a time');
      }
      offset += milliseconds;
    },
    reset() {
      offset = 0;
    },
  };
}

const LONGEST = 10 * 365 * 24 * 3_600_000;
