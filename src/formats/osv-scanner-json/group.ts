import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { textsOf } from '../texts-of.ts';
import { cwesOf } from './cwes-of.ts';
import { kindSeverity, vectorScore, wordSeverity, type Rating } from './rating.ts';

// A group has a handful of ids; a hostile one must not make every record of it carry thousands.
const ALIASES = 50;

/** The records that OSV-Scanner takes for the same flaw under several ids, and what they know together. */
export interface Group {
  /** Ids and aliases of all records. */
  readonly aliases: readonly string[];
  /** What is known of a record that does not tell how bad it is. */
  readonly rating: Partial<Rating>;
  /** CWE numbers of all records: only some databases know them. */
  readonly cwes: readonly number[];
  /** Call analysis looked at it and saw no call of the vulnerable code. */
  readonly uncalled: boolean;
  readonly unimportant: boolean;
}

/** Gives the group of each record of a package: of its own where the report has none for it. Linear in the package. */
export function groupsOf(entry: UntrustedObject): (vulnerability: UntrustedObject) => Group {
  const records = new Map<string, UntrustedObject>();
  for (const record of asList(entry['vulnerabilities']).map(asObject)) records.set(asText(record['id']) ?? '', record);
  const groups = new Map<string, Group>();
  for (const value of asList(entry['groups']).map(asObject)) {
    const ids = textsOf(value['ids']);
    const members = ids.map((id) => records.get(id)).filter((record) => record !== undefined);
    const group = groupOf(value, ids, members);
    for (const id of ids) groups.set(id, group);
  }
  return (vulnerability) => groups.get(asText(vulnerability['id']) ?? '') ?? groupOf({}, [], [vulnerability]);
}

function groupOf(group: UntrustedObject, ids: readonly string[], members: readonly UntrustedObject[]): Group {
  const max = asNumber(group['max_severity']);
  const score = max !== undefined && max >= 0 && max <= 10 ? max : first(members, vectorScore);
  const severity = first(members, wordSeverity) ?? first(members, kindSeverity);
  const analyses = Object.values(asObject(group['experimental_analysis'] ?? group['experimentalAnalysis'])).map(
    asObject,
  );
  const unimportant = analyses.some((analysis) => analysis['unimportant'] === true);
  return {
    aliases: [...ids, ...textsOf(group['aliases'])].slice(0, ALIASES),
    rating: { ...(score !== undefined && { score }), ...(severity !== undefined && { severity }) },
    cwes: cwesOf(members),
    // As OSV-Scanner has it: one record that is called, or one that is unimportant, decides for the group.
    uncalled: !unimportant && analyses.length > 0 && analyses.every(({ called }) => called === false),
    unimportant,
  };
}

function first<T>(
  records: readonly UntrustedObject[],
  find: (record: UntrustedObject) => T | undefined,
): T | undefined {
  for (const record of records) {
    const found = find(record);
    if (found !== undefined) return found;
  }
  return undefined;
}
