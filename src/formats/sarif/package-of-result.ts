import type { PackageLocation } from '../../model/location.ts';
import { ecosystemOf, packageName, packageOfPurl, type PackageIdentity } from '../../model/package-name.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { ecosystemOfManifest } from '../ecosystem-of-manifest.ts';
import { odcManifest } from '../odc-manifest.ts';
import { odcPackage } from '../odc-package.ts';
import type { DependencyTool } from './dependency-tools.ts';

/** What of a result and its rule may name a package. */
export interface PackageTexts {
  readonly result: UntrustedObject;
  readonly descriptor: UntrustedObject;
  readonly message: string;
  /** As the report has it, and relative. */
  readonly file?: { readonly given: string; readonly uri: string };
}

// How the tools name the package in the result's message.
const MESSAGES: Readonly<Partial<Record<DependencyTool['id'], RegExp>>> = {
  trivy: /^Package: (?<name>\S+)\nInstalled Version: (?<version>\S*)/u,
  'osv-scanner': /^Package '(?<name>[^']+)@(?<version>[^'@]*)' is vulnerable/u,
  grype: /vulnerability in (?<type>[\w.-]+) package: (?<name>[^\s,]+), version (?<version>\S+) was found/u,
};

/**
 * The package that a result of a dependency scanner is about: a purl among its logical locations (Dependency-Check), or what
 * the known scanners write into their texts. Nothing for a result about code.
 */
export function packageOfResult(texts: PackageTexts, tool: DependencyTool | undefined): PackageLocation | undefined {
  const { result, message, file } = texts;
  const names = asList(result['locations']).flatMap((location) =>
    asList(asObject(location)['logicalLocations']).flatMap(
      (logical) => asText(asObject(logical)['fullyQualifiedName']) ?? [],
    ),
  );
  const byPurl = names.map(packageOfPurl).find((found) => found !== undefined);
  if (tool?.id === 'dependency-check') {
    // Without a purl the file's name is all that there is, in the other formats of its reports too.
    const fileName = file?.given.split(/[/\\]/u).at(-1)?.replace(/\?.*$/su, '');
    const found = byPurl ?? odcPackage({ fileName });
    return located(found, file && odcManifest(file.given, found.version));
  }
  if (byPurl !== undefined) return located(byPurl, file?.uri);
  if (tool === undefined) return undefined;
  const groups =
    tool.id === 'snyk'
      ? (snykNames(texts.descriptor) ?? names.map((name) => NAME_AND_VERSION.exec(name)?.groups).find(Boolean))
      : MESSAGES[tool.id]?.exec(message.slice(0, 2000))?.groups;
  const name = groups?.['name'];
  if (name === undefined) return undefined;
  const named = groups?.['type'] ?? (tool.id === 'snyk' ? snykManager(texts.descriptor) : undefined);
  const ecosystem = ecosystemOfManifest(file?.uri ?? '') ?? (named === undefined ? 'generic' : ecosystemOf(named));
  const version = groups?.['version'];
  // Snyk names the packages of a distribution `source/binary`.
  const isDistribution = ['deb', 'rpm', 'apk'].includes(ecosystem);
  const own = isDistribution ? (name.split('/').at(-1) ?? name) : name;
  const found = { ecosystem, name: packageName(ecosystem, own), ...(version && { version }) };
  return located(found, file?.uri);
}

const NAME_AND_VERSION = /^(?<name>.+)@(?<version>[^@/]*)$/u;

/** The rule's full description is `(CVE-…,CVE-…) name@version`. */
function snykNames(descriptor: UntrustedObject): Readonly<Record<string, string>> | undefined {
  const text = asText(asObject(descriptor['fullDescription'])['text'])?.slice(0, 2000) ?? '';
  return NAME_AND_VERSION.exec(text.replace(/^\([^)]*\) /u, ''))?.groups;
}

/** The last of the rule's tags is the package manager. */
function snykManager(descriptor: UntrustedObject): string | undefined {
  const tag = asText(asList(asObject(descriptor['properties'])['tags']).at(-1));
  return tag === undefined || tag === 'security' || tag.startsWith('CWE-') ? undefined : tag;
}

function located(found: PackageIdentity, manifest: string | undefined): PackageLocation {
  return { kind: 'package', ...found, ...(manifest !== undefined && { manifest }) };
}
