import type { Finding, FindingSource } from '../model/finding.ts';
import { DETAIL_KEY } from '../model/fingerprint.ts';
import type { Location } from '../model/location.ts';
import { SEVERITIES } from '../model/severity.ts';
import { compareText } from '../model/summary.ts';
import type { Suppression } from '../model/suppression.ts';
import { namedLines } from './evidence-lines.ts';
import { openSmallest } from './smallest.ts';

/** One report item and the tool that it came from. */
export interface Member {
  readonly finding: Finding;
  readonly tool: string;
  /** The rule's id as the tool has it. */
  readonly rule: string;
  /** The finer fingerprints that it unites: its own, or those of an earlier merge. */
  readonly details: readonly string[];
}

const MOST_LOCATIONS = 100;
const MOST_DETAILS = 100;
const MOST_LINES = 80;

/**
 * Makes one finding of all that share a fingerprint. The worst severity speaks and every tool's own is kept in `sources`;
 * occurrences add up, locations and aliases are united, and one unsuppressed member keeps the whole open. Of an advisory the
 * evidence of every tool stands, line by line under its name; of anything else the evidence that sorts first.
 * The result depends neither on the order of `members` nor on whether some of them were merged before; there must be one.
 * Takes the members one by one and keeps none of them, so that a flaw of a hundred thousand pages needs no room.
 */
export function deduplicate(members: Iterable<Member>): Finding {
  let only: Member | undefined;
  let union: Union | undefined;
  for (const member of members) {
    if (only === undefined) {
      only = member;
      continue;
    }
    union ??= openUnion(only);
    union.add(member);
  }
  if (only === undefined) throw new RangeError('nothing to deduplicate');
  return union?.finding() ?? alone(only);
}

function alone({ finding, tool, rule, details }: Member): Finding {
  const { severity, occurrences } = finding;
  const sources = new Map<string, FindingSource>();
  if (finding.sources.length > 0) addSources(sources, finding, tool, rule);
  return {
    ...finding,
    fingerprints: { ...finding.fingerprints, [DETAIL_KEY]: details.join(',') },
    sources: finding.sources.length > 0 ? inOrder(sources) : [{ tool, rule, severity, occurrences }],
  };
}

interface Union {
  add(member: Member): void;
  finding(): Finding;
}

function openUnion(first: Member): Union {
  let speaker = first.finding;
  let occurrences = 0;
  let evidence: string | undefined;
  let firstSeen: string | undefined;
  let isSuppressed = true;
  const locations = openSmallest<Location>(MOST_LOCATIONS, textOf);
  const details = openSmallest<string>(MOST_DETAILS, (detail) => detail);
  const lines = openSmallest<string>(MOST_LINES, (line) => line);
  const aliases = new Set<string>();
  const fingerprints = new Map<string, string>();
  const suppressions = new Map<string, Suppression>();
  const sources = new Map<string, FindingSource>();
  const add = ({ finding, tool, rule, details: own }: Member): void => {
    occurrences += finding.occurrences;
    if (finding.locations[0]?.kind !== 'package') evidence = smaller(evidence, finding.evidence);
    else if (finding.evidence !== undefined)
      for (const line of namedLines(finding.evidence, toolsOf(finding, tool))) lines.add(line);
    firstSeen = smaller(firstSeen, finding.firstSeen);
    isSuppressed &&= finding.suppressions.length > 0;
    for (const location of finding.locations) locations.add(location);
    for (const detail of own) details.add(detail);
    for (const alias of finding.aliases) aliases.add(alias);
    for (const [key, value] of Object.entries(finding.fingerprints)) {
      fingerprints.set(key, smaller(fingerprints.get(key), value) ?? value);
    }
    for (const suppression of finding.suppressions) suppressions.set(textOf(suppression), suppression);
    addSources(sources, finding, tool, rule);
    if (finding !== speaker && compareSpeakers(finding, speaker) < 0) speaker = finding;
  };
  add(first);
  return {
    add,
    finding: () => ({
      ...withoutEvidence(speaker),
      ...evidenceOf(evidence, lines.values(), sources),
      ...(firstSeen !== undefined && { firstSeen }),
      occurrences,
      locations: primaryFirst(speaker, locations.values()),
      aliases: [...aliases].toSorted(),
      fingerprints: Object.fromEntries(
        [...fingerprints.set(DETAIL_KEY, details.values().join(','))].toSorted(([a], [b]) => compareText(a, b)),
      ),
      suppressions: isSuppressed ? inOrder(suppressions) : [],
      sources: inOrder(sources),
    }),
  };
}

/** Lines of several tools stand under their names, lines of one tool alone do not. */
function evidenceOf(
  text: string | undefined,
  lines: readonly string[],
  sources: ReadonlyMap<string, FindingSource>,
): Pick<Finding, 'evidence'> {
  const [first, ...others] = toolsIn(sources.values());
  const bare = first === undefined || others.length > 0 ? lines : lines.map((line) => line.replace(`[${first}] `, ''));
  // A package's findings and others never share a fingerprint, so only one of the two is there.
  const evidence = text ?? (bare.length === 0 ? undefined : bare.join('\n'));
  return evidence === undefined ? {} : { evidence };
}

function withoutEvidence({ evidence: _evidence, ...rest }: Finding): Omit<Finding, 'evidence'> {
  return rest;
}

function toolsOf({ sources }: Finding, tool: string): readonly string[] {
  return sources.length > 0 ? toolsIn(sources) : [tool];
}

function toolsIn(sources: Iterable<FindingSource>): string[] {
  return [...new Set([...sources].map(({ tool }) => tool))];
}

/** Who said what, added up: tool, its rule id and its severity make one line. */
function addSources(sources: Map<string, FindingSource>, finding: Finding, tool: string, rule: string): void {
  const { severity, occurrences } = finding;
  const own = finding.sources.length > 0 ? finding.sources : [{ tool, rule, severity, occurrences }];
  for (const source of own) {
    const key = textOf([source.tool, source.rule, source.severity]);
    const known = sources.get(key);
    sources.set(key, known === undefined ? source : { ...source, occurrences: known.occurrences + source.occurrences });
  }
}

/**
 * What is there before what is gone: that one tool no longer sees a flaw says nothing where another sees it. Then the worst
 * first; of equal ones the text decides, by what a merge takes over from the one that speaks and nothing else.
 */
function compareSpeakers(a: Finding, b: Finding): number {
  return (
    Number(a.baselineState === 'absent') - Number(b.baselineState === 'absent') ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.message, b.message) ||
    compareText(restOf(a), restOf(b)) ||
    (a.rule === b.rule ? 0 : compareText(textOf(a.rule), textOf(b.rule)))
  );
}

function restOf({ kind, level, locations: [primary], scope, baselineState }: Finding): string {
  return [kind, level, primary === undefined ? '' : textOf(primary), scope, baselineState].join(' ');
}

function primaryFirst({ locations: [primary] }: Finding, all: readonly Location[]): Location[] {
  if (primary === undefined || all.length < 2) return [...all];
  const text = textOf(primary);
  return [primary, ...all.filter((location) => textOf(location) !== text)].slice(0, MOST_LOCATIONS);
}

function smaller(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function inOrder<T>(byText: ReadonlyMap<string, T>): T[] {
  return [...byText].toSorted(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}

/** JSON with keys in order: what was read in one order and what in another is the same. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(record).toSorted()) {
    const part = record[key];
    // Most values are plain text: asking for nothing else saves half of the time of a merge.
    const written = typeof part === 'string' ? JSON.stringify(part) : textOf(part);
    text += `${text === '' ? '' : ','}"${key}":${written}`;
  }
  return `{${text}}`;
}
