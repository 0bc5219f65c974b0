import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';

/** Every field but the rule, which is kept once for all; what has its usual value is left out. */
type Spooled = { readonly [Key in Exclude<keyof Finding, 'rule'>]: Finding[Key] | undefined };

/** A finding without its rule as a short text, from which `readSpooled` makes it again. */
export function spooledText(finding: Finding): string {
  const { kind, level, severity, message, locations, aliases, evidence, occurrences, fingerprints } = finding;
  const { suppressions, baselineState, scope, sources, firstSeen } = finding;
  // JSON leaves out what is undefined.
  const spooled: Required<Spooled> = {
    message,
    severity,
    level,
    locations: locations.length === 0 ? undefined : locations,
    evidence,
    kind: kind === 'fail' ? undefined : kind,
    aliases: aliases.length === 0 ? undefined : aliases,
    occurrences: occurrences === 1 ? undefined : occurrences,
    fingerprints: isEmpty(fingerprints) ? undefined : fingerprints,
    suppressions: suppressions.length === 0 ? undefined : suppressions,
    baselineState,
    scope,
    sources: sources.length === 0 ? undefined : sources,
    firstSeen,
  };
  return JSON.stringify(spooled);
}

/** Did `spooledText` make the text, not the writer of the result? Its texts begin with a key. */
export function isSpooledText(text: string): boolean {
  return text.startsWith('{');
}

/** The finding of a text that `spooledText` made, under a rule. */
export function readSpooled(text: string, rule: Rule): Finding {
  const spooled = JSON.parse(text) as Pick<Finding, 'message' | 'severity' | 'level'> & Partial<Finding>;
  const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    rule,
    kind: spooled.kind ?? 'fail',
    level: spooled.level,
    severity: spooled.severity,
    message: spooled.message,
    locations: spooled.locations ?? [],
    aliases: spooled.aliases ?? [],
    occurrences: spooled.occurrences ?? 1,
    fingerprints: spooled.fingerprints ?? {},
    suppressions: spooled.suppressions ?? [],
    sources: spooled.sources ?? [],
  };
  if (spooled.evidence !== undefined) finding.evidence = spooled.evidence;
  if (spooled.baselineState !== undefined) finding.baselineState = spooled.baselineState;
  if (spooled.scope !== undefined) finding.scope = spooled.scope;
  if (spooled.firstSeen !== undefined) finding.firstSeen = spooled.firstSeen;
  return finding;
}

function isEmpty(record: object): boolean {
  for (const _key in record) return false;
  return true;
}
