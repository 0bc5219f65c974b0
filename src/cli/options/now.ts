import { TollgateError } from '../../model/errors.ts';
import type { Context } from '../context.ts';

/** The time to judge by: `--now`, else the clock. @throws TollgateError `cli/bad-now` */
export function nowOf(text: string | undefined, context: Pick<Context, 'clock'>): number {
  if (text === undefined) return context.clock();
  const time = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new TollgateError('cli/bad-now', `--now "${text}" is no ISO 8601 date or time`, {
    class: 'usage',
    help: ['write it as 2026-11-21 or 2026-11-21T12:00:00Z'],
  });
}
