import { TollgateError } from '../model/errors.ts';
import type { PublishStep } from './publication.ts';

/** Something to publish; `run` gives what became of it and throws what went wrong. */
export interface PublishTask {
  readonly what: string;
  readonly run: () => Promise<Omit<PublishStep, 'what'> | readonly PublishStep[]>;
}

/**
 * Publishes one thing after the other. One that fails does not keep the others from being tried, but for a token that is
 * refused: nothing works without it, and asking on with it may lock an account.
 * @throws what is no error of publishing: an abort, a bug
 */
export async function inTurn(tasks: readonly PublishTask[], signal: AbortSignal): Promise<PublishStep[]> {
  const steps: PublishStep[] = [];
  let refused: TollgateError | undefined;
  for (const { what, run } of tasks) {
    if (refused !== undefined) {
      steps.push({
        what,
        state: 'failed',
        detail: 'not tried: the token was refused',
        code: refused.code,
        help: refused.help,
      });
      continue;
    }
    try {
      const result = await run();
      if ('state' in result) steps.push({ what, ...result });
      else steps.push(...result);
    } catch (error) {
      // A request that an abort ends looks like a server that does not answer.
      signal.throwIfAborted();
      if (!(error instanceof TollgateError) || error.class !== 'publish') throw error;
      if (error.code === 'publish/token-refused') refused = error;
      steps.push({ what, state: 'failed', detail: error.message, code: error.code, help: error.help });
    }
  }
  return steps;
}
