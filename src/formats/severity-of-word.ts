import { lookup } from '../model/lookup.ts';
import type { Severity } from '../model/severity.ts';

const WORDS: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  blocker: 'critical',
  urgent: 'critical',
  severe: 'critical',
  high: 'high',
  error: 'high',
  major: 'high',
  important: 'high',
  medium: 'medium',
  moderate: 'medium',
  warning: 'medium',
  warn: 'medium',
  minor: 'low',
  low: 'low',
  note: 'low',
  negligible: 'low',
  info: 'informational',
  informational: 'informational',
  information: 'informational',
  none: 'informational',
};

/** A scanner's word for a severity in any case; `unknown`, empty and unheard-of words give nothing. */
export function severityOfWord(word: string | undefined): Severity | undefined {
  return lookup(WORDS, word?.trim().toLowerCase());
}
