import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type RunKey, runName } from './run-key.ts';
import type { RunResult } from './run-result.ts';

/** What a worker is asked for. */
export interface RunRequest {
  readonly run: RunKey;
  readonly quick: boolean;
}

/** What a worker answers. */
export type RunReply = { readonly result: Omit<RunResult, 'sources'> } | { readonly error: string };

/** How the runs are made. */
export interface PoolOptions {
  readonly jobs: number;
  readonly quick: boolean;
  /** Of each run that was made, as soon as it is. */
  readonly onResult: (result: Omit<RunResult, 'sources'>) => void;
  /** Of each run that could not be made. */
  readonly onError: (run: RunKey, error: string) => void;
}

const WORKER = join(import.meta.dirname, 'run-worker.ts');

/** Makes the runs in order, `jobs` at a time, each worker with a sandbox of its own; one that dies is replaced. */
export async function makeRuns(
  runs: readonly RunKey[],
  { jobs, quick, onResult, onError }: PoolOptions,
): Promise<void> {
  const waiting = [...runs];
  async function work(): Promise<void> {
    let worker: ChildProcess | undefined;
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      worker ??= fork(WORKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const reply = await ask(worker, { run, quick });
      if ('result' in reply) onResult(reply.result);
      else {
        onError(run, `${runName(run)}: ${reply.error}`);
        worker.kill();
        worker = undefined;
      }
    }
    worker?.disconnect();
  }
  await Promise.all(Array.from({ length: Math.min(jobs, runs.length) }, work));
}

async function ask(worker: ChildProcess, request: RunRequest): Promise<RunReply> {
  const answered = new AbortController();
  const { signal } = answered;
  const reply = once(worker, 'message', { signal }).then(([message]) => message as RunReply);
  const died = once(worker, 'exit', { signal }).then(([code, by]): RunReply => ({
    error: `the worker ended with ${code ?? by}`,
  }));
  // Which of the two does not come is told off below.
  reply.catch(() => undefined);
  died.catch(() => undefined);
  worker.send(request);
  try {
    return await Promise.race([reply, died]);
  } finally {
    answered.abort();
  }
}
