import { lookup } from '../../model/lookup.ts';
import type { Rule } from '../../model/rule.ts';
import type { Level } from '../../model/severity.ts';
import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

const LEVELS: readonly Level[] = ['error', 'warning', 'note', 'none'];

// Some tools write the word where GitHub wants a number and then rejects the whole file.
const WORDS: Readonly<Record<string, number>> = {
  critical: 9.5,
  high: 8,
  error: 8,
  medium: 5.5,
  moderate: 5.5,
  warning: 5.5,
  low: 3,
  note: 3,
};

/** A SARIF level, or nothing where the value is none. */
export function readLevel(value: unknown): Level | undefined {
  return LEVELS.find((level) => level === value);
}

/** A `security-severity` as a number above 0 up to 10; words are translated, everything else is nothing. */
export function readScore(value: unknown, notices: Set<string>): number | undefined {
  const number = asNumber(value) ?? lookup(WORDS, asText(value)?.toLowerCase());
  if (typeof value === 'string' && asNumber(value) === undefined && number !== undefined) {
    notices.add(`security-severity "${value}" is a word and was read as ${number}`);
  }
  return number !== undefined && number > 0 && number <= 10 ? number : undefined;
}

/** A `reportingDescriptor` (SARIF §3.49) as a rule. */
export function readRule(id: string, descriptor: UntrustedObject, notices: Set<string>): Rule {
  const properties = asObject(descriptor['properties']);
  const name = asText(descriptor['name']);
  const title = textOf(descriptor['shortDescription']) ?? name ?? id;
  const description = textOf(descriptor['fullDescription']) ?? title;
  const help = textOf(descriptor['help']);
  const helpUri = asText(descriptor['helpUri']);
  const score = readScore(properties['security-severity'], notices);
  return {
    id,
    // A name that only repeats the id is against the specification (§3.49.7) and tells nothing.
    ...(name !== undefined && name !== id && { name }),
    title,
    description,
    // Without a fix the writer repeats the description, because GitHub refuses an empty help.
    ...(help !== undefined && help !== description && { fix: help }),
    ...(helpUri !== undefined && { helpUri }),
    level: readLevel(asObject(descriptor['defaultConfiguration'])['level']) ?? 'warning',
    ...(score !== undefined && { securitySeverity: score }),
    tags: asList(properties['tags']).filter((tag) => typeof tag === 'string'),
  };
}

function textOf(message: unknown): string | undefined {
  return asText(asObject(message)['text']) ?? asText(asObject(message)['markdown']);
}
