import { TollgateError } from '../../model/errors.ts';
import { oneLine } from '../../model/summary.ts';
import { redact } from '../../util/redaction.ts';
import type { Context } from '../context.ts';
import { readSarif } from '../read-sarif.ts';

/**
 * May the SARIF at `path` be a baseline? What an incomplete run did not see would come back as new.
 * @param name as messages call it
 * @throws TollgateError `baseline/unreadable`, `baseline/incomplete`
 */
export function checkBaseline(path: string, name: string, context: Context): void {
  const runs = runsOf(path, name, context);
  const broken = runs.find(({ status }) => status !== 'complete');
  if (broken === undefined) return;
  throw unfit(
    'baseline/incomplete',
    `${name} is of an incomplete run: ${broken.tool.name} is ${broken.status}: ${broken.reason ?? 'no reason given'}`,
  );
}

function runsOf(path: string, name: string, context: Context): ReturnType<typeof readSarif>['runs'][number]['info'][] {
  try {
    return readSarif(path, context).runs.map(({ info }) => info);
  } catch (error) {
    const cause = error instanceof TollgateError ? error.cause : error;
    throw unfit(
      'baseline/unreadable',
      `${name} cannot be read as SARIF 2.1.0: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

function unfit(code: string, message: string): TollgateError {
  return new TollgateError(code, oneLine(redact(message), 500), {
    class: 'incomplete',
    help: ['the next complete run on the branch replaces it'],
  });
}
