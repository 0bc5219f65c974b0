import { TollgateError } from '../../model/errors.ts';
import type { Pace } from '../publication.ts';
import { isAnswerLost } from '../send.ts';
import { wait } from '../wait.ts';

const TRIES = 3;

/**
 * Does something that begins by looking what is there already, again where it is not known whether the last request arrived:
 * so nothing is created twice.
 */
export async function again<T>(act: () => Promise<T>, pace: Pace): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await act();
    } catch (error) {
      // Everything else was sent again already where that could help.
      const isConflict = error instanceof TollgateError && error.code === 'publish/conflict';
      if ((!isAnswerLost(error) && !isConflict) || count === TRIES) throw error;
      await wait(count ** 2, pace);
    }
  }
}
