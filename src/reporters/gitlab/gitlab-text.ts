import { createHash } from 'node:crypto';
import { oneLine, visibleText } from '../../model/summary.ts';
import { firstVisible } from '../first-visible.ts';

/** A text from outside in one line, as a report may hold it: nothing invisible in it, at most `limit` code points. */
export function gitlabText(text: string, limit: number): string {
  return oneLine(text.toWellFormed(), limit);
}

/** The same, its lines kept. */
export function gitlabLines(text: string, limit: number): string {
  const shown = visibleText(text.toWellFormed()).trim();
  return shown.length <= limit ? shown : `${shown.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** The same for what GitLab knows a finding by: never empty, and what is cut keeps its difference. */
export function gitlabKey(text: string, limit: number): string {
  const whole = gitlabText(text, Number.MAX_SAFE_INTEGER);
  if (whole.length <= limit) return firstVisible(whole, '-');
  return `${gitlabText(whole, limit - 17)}-${createHash('sha256').update(whole).digest('hex').slice(0, 16)}`;
}
