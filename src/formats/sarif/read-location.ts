import type { Location, Region } from '../../model/location.ts';
import { LOCATION_PROPERTY } from '../../model/sarif-properties.ts';
import { asList, asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { manifestPath } from '../manifest-path.ts';
import { givenUri } from './given-uri.ts';

/** The `locations` of a result (SARIF §3.27.12); what names no place at all is left out. */
export function readLocations(
  result: UntrustedObject,
  artifacts: readonly unknown[],
  roots: readonly string[],
  notices: Set<string>,
): Location[] {
  const method = asText(asObject(result['webRequest'])['method']);
  return asList(result['locations']).flatMap((item) => {
    const location = asObject(item);
    const own = readOwn(asObject(asObject(location['properties'])[LOCATION_PROPERTY]));
    return (
      own ??
      readPlace(asObject(location['physicalLocation']), artifacts, roots, method, notices) ??
      readLogical(location) ??
      []
    );
  });
}

/** Our own locations, which SARIF cannot express, stand whole in a property. */
function readOwn(own: UntrustedObject): Location | readonly Location[] | undefined {
  const [name, url, method, parameter, control] = ['name', 'url', 'method', 'parameter', 'control'].map((key) =>
    asText(own[key]),
  );
  switch (own['kind']) {
    case 'none':
      return [];
    case 'file': {
      const uri = asText(own['uri']);
      const region = readRegion(asObject(own['region']), new Set());
      const snippet = asText(own['snippet']);
      return uri === undefined
        ? undefined
        : { kind: 'file', uri, ...(region && { region }), ...(snippet !== undefined && { snippet }) };
    }
    case 'url':
      if (url === undefined) return undefined;
      return {
        kind: 'url',
        url,
        ...(method !== undefined && { method }),
        ...(parameter !== undefined && { parameter }),
      };
    case 'package': {
      const [ecosystem, version, manifest] = ['ecosystem', 'version', 'manifest'].map((key) => asText(own[key]));
      const line = asPosition(own['line']);
      if (name === undefined || ecosystem === undefined) return undefined;
      return {
        kind: 'package',
        ecosystem,
        name,
        ...(version !== undefined && { version }),
        ...(manifest !== undefined && { manifest }),
        ...(line !== undefined && { line }),
      };
    }
    case 'control':
      return control === undefined ? undefined : { kind: 'control', control };
    default:
      return undefined;
  }
}

function readPlace(
  physical: UntrustedObject,
  artifacts: readonly unknown[],
  roots: readonly string[],
  method: string | undefined,
  notices: Set<string>,
): Location | undefined {
  const given = givenUri(physical, artifacts);
  if (given === undefined) return undefined;
  // Web scanners put the page where SARIF wants a file.
  if (/^https?:\/\//iu.test(given)) {
    notices.add('web addresses stood where SARIF wants files: they were read as such');
    return { kind: 'url', url: given, ...(method !== undefined && { method }) };
  }
  const uri = relativeUri(given, roots);
  if (uri !== given) notices.add('absolute file paths were made relative to the checkout');
  const region = readRegion(asObject(physical['region']), notices);
  const snippet = asText(asObject(asObject(physical['region'])['snippet'])['text']);
  return { kind: 'file', uri, ...(region && { region }), ...(region && snippet !== undefined && { snippet }) };
}

/** An end before its start is a generator's fault and says nothing, so the start alone is kept. */
function readRegion(region: UntrustedObject, notices: Set<string>): Region | undefined {
  const startLine = asPosition(region['startLine']);
  if (startLine === undefined) return undefined;
  const [startColumn, endLine, endColumn] = ['startColumn', 'endLine', 'endColumn'].map((key) =>
    asPosition(region[key]),
  );
  const isBackwards =
    (endLine ?? startLine) < startLine ||
    ((endLine ?? startLine) === startLine && (endColumn ?? Infinity) < (startColumn ?? 1));
  if (isBackwards) notices.add('regions that end before they start: only the start was kept');
  return {
    startLine,
    ...(startColumn !== undefined && { startColumn }),
    ...(endLine !== undefined && !isBackwards && { endLine }),
    ...(endColumn !== undefined && !isBackwards && { endColumn }),
  };
}

/** Relative where it can be; another scheme than `file:` is left as it is. */
function relativeUri(uri: string, roots: readonly string[]): string {
  return /^(?:file:|[a-z]:[\\/]|[\\/])/iu.test(uri) ? manifestPath(uri, roots) : uri;
}

function readLogical(location: UntrustedObject): Location | undefined {
  const logical = asObject(asList(location['logicalLocations'])[0]);
  const name = asText(logical['fullyQualifiedName']) ?? asText(logical['name']);
  return name === undefined ? undefined : { kind: 'logical', name };
}
