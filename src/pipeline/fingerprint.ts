import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY, type Fingerprint } from '../model/fingerprint.ts';
import type { Location } from '../model/location.ts';
import { stableUrl } from '../model/target.ts';

/**
 * The identity of a finding, version 0: its rule, its target and its primary place without what changes from scan
 * to scan (ports on loopback, query values, fragments, versions, evidence). A finding without a place is known by its message.
 */
export function fingerprintOf(finding: Finding, target: string | undefined): Fingerprint {
  return fingerprintAt(identityOf(finding), target);
}

/** The part of the identity that a finding tells alone; the target is known only at the end of a report. */
export function identityOf(finding: Finding): string {
  const [primary] = finding.locations;
  const place = primary === undefined ? ['message', finding.message] : placeOf(primary, finding);
  return digest([FINGERPRINT_KEY, finding.rule.id, ...place]);
}

/** The fingerprint of an identity at a target. */
export function fingerprintAt(identity: string, target: string | undefined): Fingerprint {
  return digest([identity, target ?? null]) as Fingerprint;
}

/** The finding with its fingerprint, whatever its report claimed ours to be. */
export function withFingerprint(finding: Finding, fingerprint: Fingerprint): Finding {
  return { ...finding, fingerprints: { ...finding.fingerprints, [FINGERPRINT_KEY]: fingerprint } };
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function placeOf(location: Location, finding: Finding): readonly unknown[] {
  switch (location.kind) {
    case 'file':
      // A rule may fire on several things of one line, so the message is part of the identity.
      return ['file', location.uri, location.region?.startLine, location.region?.startColumn, finding.message];
    case 'url':
      return ['url', location.method, ...urlParts(location.url), location.parameter];
    case 'package':
      return ['package', location.ecosystem, location.name, location.manifest];
    case 'control':
      return ['control', location.control];
    case 'logical':
      return ['logical', location.name, finding.message];
  }
}

/** Origin with path, and the names of the query in order: values and fragment change from scan to scan. */
function urlParts(url: string): readonly unknown[] {
  if (!URL.canParse(url)) return [url, []];
  const parsed = new URL(stableUrl(url));
  return [`${parsed.origin}${parsed.pathname}`, [...new Set(parsed.searchParams.keys())].toSorted()];
}
