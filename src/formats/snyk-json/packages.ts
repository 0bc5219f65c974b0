import type { PackageLocation } from '../../model/location.ts';
import { packageName } from '../../model/package-name.ts';
import { asList, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { isDistribution, snykEcosystem } from './ecosystem.ts';

/** The dependency paths of an entry, each from the project down: one, or several where Snyk grouped them. */
export function pathsOf(entry: UntrustedObject): readonly (readonly string[])[] {
  const from = entry['from'];
  const paths = asList(from).some(Array.isArray) ? asList(from).map(asList) : [asList(from)];
  return paths.map((path) => path.flatMap((step) => asText(step) ?? [])).filter((path) => path.length > 0);
}

/** The packages that an entry is about, each once; a grouped entry may name several. */
export function packagesOf(entry: UntrustedObject, manifest: string | undefined): readonly PackageLocation[] {
  const ecosystem = snykEcosystem(entry);
  const found = new Map<string, PackageLocation>();
  for (const { name, version } of namesOf(entry)) {
    const spelled = packageName(ecosystem, isDistribution(ecosystem) ? (name.split('/').at(-1) ?? name) : name);
    const key = JSON.stringify([spelled, version]);
    if (spelled === '' || found.has(key)) continue;
    found.set(key, {
      kind: 'package',
      ecosystem,
      name: spelled,
      ...(version !== undefined && { version }),
      ...(manifest !== undefined && { manifest }),
    });
  }
  return [...found.values()];
}

function namesOf(entry: UntrustedObject): readonly { name: string; version: string | undefined }[] {
  const version = asText(entry['version']);
  const names = asList(entry['name']).flatMap((name) => asText(name) ?? []);
  if (names.length === 0) {
    const name = asText(entry['name']) ?? asText(entry['packageName']) ?? asText(entry['moduleName']);
    return name === undefined ? [] : [{ name, version }];
  }
  // Grouping keeps the version of the first entry only; the last step of each path has its own.
  const paths = pathsOf(entry);
  return names.map((name, index) => {
    const step = paths[index]?.at(-1) ?? '';
    const own = step.startsWith(`${name}@`) ? step.slice(name.length + 1) : undefined;
    return { name, version: own ?? version };
  });
}
