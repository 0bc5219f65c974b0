import type { Effort } from './bench.ts';

const TIMES = 3;
const LONG_ENOUGH = 30;

/** Does something three times, or until half a minute is over; `work` gives what one time took. */
export async function repeat(work: () => Promise<Once> | Once): Promise<Effort> {
  const [effort] = await inTurns([work]);
  if (effort === undefined) throw new RangeError('nothing to repeat');
  return effort;
}

/**
 * Does things that are to be compared, one after the other and then again, so that whatever else the machine is busy with
 * meets them all: three times each, or until half a minute for each is over.
 */
export async function inTurns(works: readonly (() => Promise<Once> | Once)[], most: number = TIMES): Promise<Effort[]> {
  const runs: Once[][] = works.map(() => []);
  let sum = 0;
  for (let turn = 0; turn < most && sum < LONG_ENOUGH * works.length; turn += 1) {
    for (const [index, work] of works.entries()) {
      const once = await work();
      runs[index]?.push(once);
      sum += once.seconds;
    }
  }
  return runs.map((own) => {
    const peaks = own.flatMap(({ peak }) => peak ?? []);
    const processorTimes = own.flatMap(({ processorSeconds }) => processorSeconds ?? []);
    return {
      times: own.map(({ seconds }) => seconds),
      ...(processorTimes.length === own.length && { processorTimes }),
      ...(peaks.length > 0 && { peak: Math.max(...peaks) }),
    };
  });
}

/** What it took to do something once. */
export interface Once {
  readonly seconds: number;
  /** Of all processors together, in user and system. */
  readonly processorSeconds?: number;
  /** Bytes. */
  readonly peak?: number;
}

/** Seconds that something takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
