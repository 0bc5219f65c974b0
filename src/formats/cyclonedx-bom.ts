import { lookup } from '../model/lookup.ts';
import type { PackageLocation } from '../model/location.ts';
import type { Tool } from '../model/report.ts';
import { packageName, packageOfPurl } from '../model/package-name.ts';
import { asList, asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { artifactTarget } from './artifact-target.ts';
import { listOf } from './list-of.ts';
import { manifestPath } from './manifest-path.ts';

// Programs that make bills of materials and look up vulnerabilities, as they write themselves.
const TOOLS: Readonly<Record<string, string>> = {
  trivy: 'Trivy',
  grype: 'Grype',
  'osv-scanner': 'OSV-Scanner',
  'dependency-check': 'Dependency-Check',
  'dependency-track': 'Dependency-Track',
  retire: 'Retire.js',
  'retire.js': 'Retire.js',
  snyk: 'Snyk',
  'snyk cli': 'Snyk',
};
// Where generators that have no `evidence.occurrences` note the file a component was read from.
const PATH_PROPERTIES = ['syft:location:0:path', 'aquasecurity:trivy:FilePath'];

/** Text without the white space around it, line ends as XML has them; nothing where none is left. */
export function bomText(value: unknown): string | undefined {
  const text = asText(value);
  if (text === undefined) return undefined;
  const trimmed = (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text).trim();
  return trimmed === '' ? undefined : trimmed;
}

/** A component as the place of a finding. */
export function componentLocation(component: UntrustedObject): PackageLocation | undefined {
  const purl = packageOfPurl(bomText(component['purl']));
  const name = bomText(component['name']);
  if (purl === undefined && name === undefined) return undefined;
  const group = bomText(component['group']);
  const version = bomText(component['version']) ?? purl?.version;
  const path = filePathOf(component);
  return {
    kind: 'package',
    ecosystem: purl?.ecosystem ?? 'generic',
    name: purl?.name ?? packageName('generic', group === undefined ? (name ?? '') : `${group}/${name}`),
    ...(version !== undefined && { version }),
    ...(path !== undefined && { manifest: manifestPath(path) }),
  };
}

/** The value of a component's property. */
export function componentProperty(component: UntrustedObject, name: string): string | undefined {
  const found = listOf(component['properties']).find((item) => asText(asObject(item)['name']) === name);
  return bomText(asObject(found)['value']);
}

/** The file a component was found in; scanners of images write paths from the image's root. */
function filePathOf(component: UntrustedObject): string | undefined {
  const [occurrence] = listOf(asObject(component['evidence'])['occurrences']);
  const paths = [
    bomText(asObject(occurrence)['location']),
    ...PATH_PROPERTIES.map((name) => componentProperty(component, name)),
  ];
  return paths.find((path) => path !== undefined)?.replace(/^\/+/u, '');
}

/** The tool of `metadata.tools`: the first that is known to look vulnerabilities up, else the first that is no library and no package manager. */
export function bomTool(tools: unknown): Tool {
  const nested = asObject(tools);
  const all = (Array.isArray(tools) ? asList(tools) : [...listOf(nested['components']), ...listOf(nested['services'])])
    .map(asObject)
    .filter((tool) => bomText(tool['name']) !== undefined);
  const nameOf = (tool: UntrustedObject): string => bomText(tool['name']) ?? '';
  const chosen =
    all.find((tool) => nameOf(tool).toLowerCase() in TOOLS) ??
    all.find((tool) => bomText(tool['type']) !== 'library' && !/^npm$|-library$/u.test(nameOf(tool))) ??
    all[0];
  if (chosen === undefined) return { name: 'CycloneDX', informationUri: 'https://cyclonedx.org/' };
  const version = bomText(chosen['version']);
  const name = nameOf(chosen);
  return { name: lookup(TOOLS, name.toLowerCase()) ?? name, ...(version !== undefined && { version }) };
}

/** The target of the run: the thing that the bill of materials describes. */
export function bomTarget(component: UntrustedObject): string | undefined {
  const [group, name] = [bomText(component['group']), bomText(component['name'])];
  return artifactTarget(group === undefined || name === undefined ? name : `${group}/${name}`);
}
