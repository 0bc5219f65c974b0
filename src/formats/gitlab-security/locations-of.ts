import type { Location } from '../../model/location.ts';
import { ecosystemOf, packageName } from '../../model/package-name.ts';
import { asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { ecosystemOfManifest } from '../ecosystem-of-manifest.ts';
import { manifestPath } from '../manifest-path.ts';
import { regionOf } from '../region-of.ts';
import type { ScanInfo } from './read-scan.ts';

/** Where a vulnerability is, by what its location holds: a package, a URL, a file or a crash; empty where it holds none. */
export function locationsOf(vulnerability: UntrustedObject, scan: ScanInfo): Location[] {
  const location = asObject(vulnerability['location']);
  const dependency = asObject(location['dependency']);
  const name = asText(asObject(dependency['package'])['name']);
  if (name !== undefined) return [packageLocation(name, asText(dependency['version']), location, scan)];
  const url = urlOf(location, asObject(asObject(vulnerability['evidence'])['request']));
  const method = asText(location['method']);
  const file = asText(location['file']);
  if (file !== undefined) {
    const region = regionOf({ startLine: location['start_line'], endLine: location['end_line'] });
    const within = [asText(location['class']), method].filter((part) => part !== undefined).join('.');
    return [
      { kind: 'file', uri: manifestPath(file), ...(region !== undefined && { region }) },
      ...(within === '' ? [] : [{ kind: 'logical' as const, name: within }]),
    ];
  }
  if (url !== undefined) {
    const parameter = asText(location['param']);
    return [
      { kind: 'url', url, ...(method !== undefined && { method }), ...(parameter !== undefined && { parameter }) },
    ];
  }
  const crash = asText(location['crash_state'])?.trim().split('\n')[0] ?? asText(location['crash_type']);
  return crash === undefined || crash === '' ? [] : [{ kind: 'logical', name: crash }];
}

function packageLocation(
  name: string,
  version: string | undefined,
  location: UntrustedObject,
  scan: ScanInfo,
): Location {
  const file = asText(location['file']);
  const system = asText(location['operating_system'])?.split(' ')[0];
  const manager = file === undefined ? undefined : scan.managers.get(file);
  const ecosystem =
    manager !== undefined && manager !== ''
      ? ecosystemOf(manager)
      : file !== undefined
        ? (ecosystemOfManifest(file) ?? 'generic')
        : ecosystemOf(system === undefined || /^unknown$/iu.test(system) ? '' : system);
  const line = asPosition(location['start_line']);
  return {
    kind: 'package',
    ecosystem,
    name: packageName(ecosystem, name),
    ...(version !== undefined && { version }),
    ...(file !== undefined && { manifest: manifestPath(file) }),
    ...(line !== undefined && { line }),
  };
}

/** Host and path together, as far as they are there; else the URL of the request that is the evidence. */
function urlOf(location: UntrustedObject, request: UntrustedObject): string | undefined {
  const host = asText(location['hostname']);
  const path = asText(location['path']);
  if (host === undefined) return asText(request['url']) ?? path;
  if (path === undefined || path.startsWith('/')) return `${host.replace(/\/$/u, '')}${path ?? '/'}`;
  return `${host.endsWith('/') ? host : `${host}/`}${path}`;
}
