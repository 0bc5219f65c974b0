import { lookup } from '../../model/lookup.ts';
import type { Finding } from '../../model/finding.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { licenseFinding, misconfigurationFinding, secretFinding } from './check-finding.ts';
import { vulnerabilityFinding } from './vulnerability-finding.ts';
import type { TrivyResult } from './trivy-result.ts';

type Make = (entry: UntrustedObject, result: TrivyResult) => Finding;

const BY_LIST: Readonly<Record<string, Make>> = {
  Vulnerabilities: vulnerabilityFinding,
  Misconfigurations: misconfigurationFinding,
  Secrets: secretFinding,
  Licenses: licenseFinding,
  ExperimentalModifiedFindings: modifiedFinding,
};
const BY_TYPE: Readonly<Record<string, Make>> = {
  vulnerability: vulnerabilityFinding,
  misconfiguration: misconfigurationFinding,
  secret: secretFinding,
  license: licenseFinding,
};

/** The keys of a result whose entries are findings. */
export const LISTS: readonly string[] = Object.keys(BY_LIST);

/** The finding that an entry of one of the `LISTS` is; nothing for a check that did not fail. */
export function itemFinding(list: string, entry: UntrustedObject, result: TrivyResult): Finding | undefined {
  const status = (asText(entry['Status']) ?? '').toUpperCase();
  if (list === 'Misconfigurations' && (status === 'PASS' || status === 'EXCEPTION')) return undefined;
  return lookup(BY_LIST, list)?.(entry, result);
}

/** A finding that an ignore file, a policy or a VEX document took out of the others. */
function modifiedFinding(entry: UntrustedObject, result: TrivyResult): Finding {
  const make = lookup(BY_TYPE, asText(entry['Type'])?.toLowerCase()) ?? vulnerabilityFinding;
  const finding = make(asObject(entry['Finding']), result);
  const suppression = suppressionOf(entry);
  return suppression === undefined ? finding : { ...finding, suppressions: [suppression] };
}

function suppressionOf(entry: UntrustedObject): Suppression | undefined {
  const status = (asText(entry['Status']) ?? '').toLowerCase();
  const source = asText(entry['Source']);
  const words = [status, asText(entry['Statement'])].filter((word) => word !== undefined && word !== '').join(': ');
  const reason = `${words}${source === undefined ? '' : ` (${source})`}`;
  if (['ignored', 'not_affected', 'fixed'].includes(status)) return { kind: 'external', status: 'accepted', reason };
  // Any other status is no decision that the finding may stay.
  return status === 'under_investigation' ? { kind: 'external', status: 'underReview', reason } : undefined;
}
