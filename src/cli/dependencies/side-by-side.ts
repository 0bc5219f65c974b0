/** Work that takes memory while it runs. */
export interface Job<Result> {
  /** Mebibytes that it may take. */
  readonly memory: number;
  readonly start: () => Promise<Result>;
}

/**
 * Runs jobs side by side, as many as fit into `memory` mebibytes at once, and at least one; results in the order of the jobs.
 * A job that throws lets the others end first.
 */
export async function sideBySide<Result>(jobs: readonly Job<Result>[], memory: number): Promise<Result[]> {
  const waiting = [...jobs.keys()];
  const running = new Map<number, Promise<void>>();
  const results = new Map<number, PromiseSettledResult<Result>>();
  let taken = 0;
  while (waiting.length > 0 || running.size > 0) {
    const fits = waiting.findIndex((index) => running.size === 0 || taken + (jobs[index]?.memory ?? 0) <= memory);
    const index = fits < 0 ? undefined : waiting.splice(fits, 1)[0];
    const job = index === undefined ? undefined : jobs[index];
    if (index === undefined || job === undefined) {
      await Promise.race(running.values());
      continue;
    }
    taken += job.memory;
    const run = async (): Promise<void> => {
      const [result] = await Promise.allSettled([job.start()]);
      results.set(index, result);
      taken -= job.memory;
      running.delete(index);
    };
    running.set(index, run());
  }
  return jobs.map((_job, index) => {
    const result = results.get(index);
    if (result?.status === 'fulfilled') return result.value;
    throw result?.reason instanceof Error ? result.reason : new Error(String(result?.reason));
  });
}
