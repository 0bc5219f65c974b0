import type { PackageLocation } from '../../model/location.ts';
import { ecosystemOf, packageName } from '../../model/package-name.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

// The OSV schema's ecosystems whose purl type has another name (https://ossf.github.io/osv-schema/#defined-ecosystems).
const PURL_TYPES: ReadonlyMap<string, string> = new Map([
  ['git', 'generic'],
  ['oss-fuzz', 'generic'],
  ['android', 'generic'],
  ['github actions', 'githubactions'],
  ['swifturl', 'swift'],
  ['conancenter', 'conan'],
  ['echo', 'deb'],
  ['alpaquita', 'apk'],
  ['minimos', 'apk'],
  ['red hat', 'rpm'],
  ['rocky linux', 'rpm'],
  ['almalinux', 'rpm'],
  ['opensuse', 'rpm'],
  ['azure linux', 'rpm'],
  ['photon os', 'rpm'],
  ['mageia', 'rpm'],
  ['openeuler', 'rpm'],
]);

/** A package of the report as a place. */
export function packageLocation(
  pkg: UntrustedObject,
  vulnerability: UntrustedObject,
  manifest: string | undefined,
): PackageLocation {
  const distribution = (asText(pkg['ecosystem']) ?? '').toLowerCase().replace(/:.*$/u, '').trim();
  const ecosystem = PURL_TYPES.get(distribution) ?? ecosystemOf(distribution);
  const version = asText(pkg['version']) ?? asText(pkg['commit']);
  return {
    kind: 'package',
    ecosystem,
    name: nameOf(pkg, vulnerability, ecosystem),
    ...(version !== undefined && { version }),
    ...(manifest !== undefined && manifest !== '' && { manifest }),
  };
}

function nameOf(pkg: UntrustedObject, vulnerability: UntrustedObject, ecosystem: string): string {
  // The database knows source packages; what is installed, and what other scanners name, is the binary one.
  const installed = asText(pkg['os_package_name']);
  if (installed !== undefined) return installed;
  // Code that was recognised by its commit has no name of its own.
  const [affected] = asList(vulnerability['affected']).map((item) =>
    asText(asObject(asObject(item)['package'])['name']),
  );
  return packageName(ecosystem, asText(pkg['name']) ?? affected ?? 'unknown');
}
