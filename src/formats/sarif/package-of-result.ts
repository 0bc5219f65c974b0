import type { PackageLocation } from '../../model/location.ts';
import { packageName, packageOfPurl } from '../../model/package-name.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { ecosystemOfManifest } from '../ecosystem-of-manifest.ts';

/** How a tool that only writes SARIF for humans names the package in its text. */
interface TextPattern {
  readonly tool: RegExp;
  /** Groups `name` and `version`. */
  readonly pattern: RegExp;
  readonly in: 'message' | 'logical';
}

const TEXTS: readonly TextPattern[] = [
  { tool: /^trivy/iu, in: 'message', pattern: /^Package: (?<name>\S+)\nInstalled Version: (?<version>\S*)/u },
  { tool: /^osv-scanner/iu, in: 'message', pattern: /^Package '(?<name>[^']+)@(?<version>[^'@]*)' is vulnerable/u },
  { tool: /^snyk open source/iu, in: 'logical', pattern: /^(?<name>.+)@(?<version>[^@/]*)$/u },
];

/**
 * The package that a result of a dependency scanner is about: a purl among its logical locations (Dependency-Check,
 * Grype), or what the known scanners write into their texts. Nothing for a result about code.
 */
export function packageOfResult(
  result: UntrustedObject,
  tool: string,
  message: string,
  fileUri: string | undefined,
): PackageLocation | undefined {
  const names = asList(result['locations']).flatMap((location) =>
    asList(asObject(location)['logicalLocations']).flatMap(
      (logical) => asText(asObject(logical)['fullyQualifiedName']) ?? [],
    ),
  );
  const manifest = fileUri === undefined ? {} : { manifest: fileUri };
  for (const name of names) {
    const found = packageOfPurl(name);
    if (found !== undefined) return { kind: 'package', ...found, ...manifest };
  }
  for (const { tool: wanted, in: place, pattern } of TEXTS) {
    if (!wanted.test(tool)) continue;
    const groups = (place === 'message' ? [message] : names)
      .map((text) => pattern.exec(text)?.groups)
      .find((match) => match !== undefined);
    const [name, version] = [groups?.['name'], groups?.['version']];
    if (name === undefined) continue;
    const ecosystem = ecosystemOfManifest(fileUri ?? '') ?? 'generic';
    return {
      kind: 'package',
      ecosystem,
      name: packageName(ecosystem, name),
      ...(version !== undefined && version !== '' && { version }),
      ...manifest,
    };
  }
  return undefined;
}
