import { asObject, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryIds, type AdvisoryIds } from '../advisory-ids.ts';
import { textsOf } from '../texts-of.ts';

/** All names of the one flaw that an entry is about. */
export function identifiersOf(entry: UntrustedObject): AdvisoryIds {
  const identifiers = asObject(entry['identifiers']);
  return advisoryIds([
    ...textsOf(entry['id']),
    ...['CVE', 'GHSA', 'ALTERNATIVE'].flatMap((key) => textsOf(identifiers[key])),
    ...textsOf(entry['alternativeIds']),
    // The numbers of the Node Security Project went on as those of the former npm advisories.
    ...textsOf(identifiers['NSP']).map((number) => `npm/${number}`),
  ]);
}

/** Advisories of distributions (`RHSA`, `SUSE`, …): each is about several flaws, so they are no other names of one. */
export function bulletinsOf(entry: UntrustedObject): readonly string[] {
  return Object.entries(asObject(entry['identifiers']))
    .filter(([key]) => !['CVE', 'CWE', 'GHSA', 'ALTERNATIVE', 'NSP'].includes(key))
    .flatMap(([, value]) => textsOf(value));
}
