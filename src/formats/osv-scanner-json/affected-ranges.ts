import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

/** The vulnerable ranges of a package in an OSV record, as `>=1.0.0 <1.2.3` (https://ossf.github.io/osv-schema/#affectedranges-field). */
export function rangesOf(vulnerability: UntrustedObject, name: string): string[] {
  return [...new Set(eventsOf(vulnerability, name).flatMap(rangeTexts))];
}

/** The versions in which an OSV record has the package fixed, as far as they are versions: commits are left out. */
export function fixedVersions(vulnerability: UntrustedObject, name: string): string[] {
  const fixed = eventsOf(vulnerability, name).flatMap((events) =>
    events.flatMap((event) => asText(event['fixed']) ?? []),
  );
  return [...new Set(fixed)].filter((version) => !/^[0-9a-f]{40}$/u.test(version));
}

/** The events of every range of the package; of all packages where the record has another name for it. */
function eventsOf(vulnerability: UntrustedObject, name: string): UntrustedObject[][] {
  const affected = asList(vulnerability['affected']).map(asObject);
  const same = affected.filter(
    (item) => asText(asObject(item['package'])['name'])?.toLowerCase() === name.toLowerCase(),
  );
  return (same.length === 0 ? affected : same)
    .flatMap((item) => asList(item['ranges']).map(asObject))
    .filter(({ type }) => type !== 'GIT')
    .map((range) => asList(range['events']).map(asObject));
}

function rangeTexts(events: readonly UntrustedObject[]): string[] {
  const texts: string[] = [];
  let from: string | undefined;
  for (const { introduced, fixed, last_affected: last } of events) {
    const start = asText(introduced);
    const end = asText(fixed) === undefined ? asText(last) : asText(fixed);
    if (start !== undefined) {
      if (from !== undefined) texts.push(lower(from));
      from = start;
    } else if (end !== undefined) {
      const upper = `${asText(fixed) === undefined ? '<=' : '<'}${end}`;
      texts.push(from === undefined || from === '0' ? upper : `${lower(from)} ${upper}`);
      from = undefined;
    }
  }
  return from === undefined ? texts : [...texts, lower(from)];
}

function lower(version: string): string {
  return version === '0' ? 'all versions' : `>=${version}`;
}
