import type { Finding } from '../model/finding.ts';
import { locationText, type Location, type Region } from '../model/location.ts';
import {
  ALIASES_PROPERTY,
  EVIDENCE_PROPERTY,
  LOCATION_PROPERTY,
  SCOPE_PROPERTY,
  SEVERITY_PROPERTY,
  SOURCES_PROPERTY,
} from '../model/sarif-properties.ts';
import type { Suppression } from '../model/suppression.ts';
import { firstVisible } from './first-visible.ts';
import { sarifUri } from './sarif-uri.ts';

/** A finding as `result` (SARIF §3.27), from which our reader makes the same finding again. */
export function sarifResult(finding: Finding, ruleIndex: number): object {
  return {
    ruleId: finding.rule.id,
    ruleIndex,
    ...(finding.kind !== 'fail' && { kind: finding.kind }),
    level: finding.level,
    message: { text: firstVisible(finding.message, finding.rule.title, finding.rule.id) },
    locations: finding.locations.length === 0 ? [NO_LOCATION] : finding.locations.map(sarifLocation),
    ...webRequestOf(finding.locations[0]),
    ...(Object.keys(finding.fingerprints).length > 0 && { partialFingerprints: finding.fingerprints }),
    ...(finding.occurrences > 1 && { occurrenceCount: finding.occurrences }),
    ...(finding.suppressions.length > 0 && { suppressions: finding.suppressions.map(sarifSuppression) }),
    ...(finding.baselineState !== undefined && { baselineState: finding.baselineState }),
    ...(finding.firstSeen !== undefined && { provenance: { firstDetectionTimeUtc: finding.firstSeen } }),
    properties: {
      [SEVERITY_PROPERTY]: finding.severity,
      ...(finding.aliases.length > 0 && { [ALIASES_PROPERTY]: finding.aliases }),
      ...(finding.scope !== undefined && { [SCOPE_PROPERTY]: finding.scope }),
      ...(finding.evidence !== undefined && { [EVIDENCE_PROPERTY]: finding.evidence }),
      ...(finding.sources.length > 0 && { [SOURCES_PROPERTY]: finding.sources }),
    },
  };
}

/** Stands for no location: GitHub's validation rules want one in every result. */
export const NO_LOCATION: object = {
  logicalLocations: [{ fullyQualifiedName: 'no location given' }],
  properties: { [LOCATION_PROPERTY]: { kind: 'none' } },
};

/** A location (SARIF §3.28). What SARIF cannot express stands whole in a property beside its nearest likeness. */
export function sarifLocation(location: Location): object {
  switch (location.kind) {
    case 'file': {
      const uri = sarifUri(location.uri);
      return {
        physicalLocation: {
          artifactLocation: { uri },
          ...(location.region && { region: regionOf(location.region, location.snippet) }),
        },
        // A snippet without a region, or a path that is no URI, has no place of its own in SARIF.
        ...((uri !== location.uri || (location.snippet !== undefined && location.region === undefined)) && {
          properties: { [LOCATION_PROPERTY]: location },
        }),
      };
    }
    case 'package':
      return {
        ...(location.manifest !== undefined && {
          physicalLocation: {
            artifactLocation: { uri: sarifUri(location.manifest) },
            region: { startLine: location.line ?? 1 },
          },
        }),
        logicalLocations: [{ fullyQualifiedName: locationText(location), kind: 'package' }],
        properties: { [LOCATION_PROPERTY]: location },
      };
    case 'logical':
      return { logicalLocations: [{ fullyQualifiedName: location.name }] };
    case 'url':
    case 'control':
      return {
        logicalLocations: [
          { fullyQualifiedName: locationText(location), kind: location.kind === 'url' ? 'resource' : 'control' },
        ],
        properties: { [LOCATION_PROPERTY]: location },
      };
  }
}

function regionOf(region: Region, snippet: string | undefined): object {
  return { ...region, ...(snippet !== undefined && { snippet: { text: snippet } }) };
}

/** `{ webRequest }` (§3.27.22) of what lies at a URL. */
export function webRequestOf(location: Location | undefined): object {
  if (location?.kind !== 'url') return {};
  return { webRequest: { target: location.url, ...(location.method !== undefined && { method: location.method }) } };
}

function sarifSuppression(suppression: Suppression): object {
  const { kind, status, reason, owner, expires } = suppression;
  const properties = { ...(owner !== undefined && { owner }), ...(expires !== undefined && { expiryUtc: expires }) };
  return {
    kind,
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { justification: reason }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}
