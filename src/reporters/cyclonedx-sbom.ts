import type { Finding } from '../model/finding.ts';
import { packageOfPurl } from '../model/package-name.ts';
import { compareText } from '../model/summary.ts';
import { cycloneDxVulnerability } from './cyclonedx-vulnerability.ts';
import { purlOf } from './purl.ts';
import { vexDecisions } from './vex-decisions.ts';
import { uuidOf, type VexOptions } from './vex-options.ts';

/** One installed package. */
export interface SbomComponent {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** Subresource integrity: `sha512-…` in Base64. */
  readonly integrity?: string;
  readonly dev: boolean;
  readonly optional: boolean;
  /** What it asks for: name and version of each. */
  readonly dependsOn: readonly { readonly name: string; readonly version: string }[];
}

/** What a project installs. */
export interface Sbom {
  readonly name: string;
  readonly version?: string;
  readonly components: readonly SbomComponent[];
  /** What the project itself asks for. */
  readonly direct: readonly { readonly name: string; readonly version: string }[];
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
/**
 * A bill of materials in CycloneDX 1.6 JSON: every installed package with its licence, hash and scope, who asks for what,
 * and our decisions about findings as `vulnerabilities[].analysis` (VEX). The same input gives the same bytes.
 * Source: https://cyclonedx.org/docs/1.6/json/.
 */
export function toCycloneDxSbom(sbom: Sbom, findings: Iterable<Finding>, options: VexOptions): string {
  const components = new Map<string, SbomComponent>();
  for (const component of sbom.components) {
    const ref = purlOf(component);
    const known = components.get(ref);
    // One package that is installed twice is one component: needed at run time where one of them is.
    components.set(ref, known === undefined ? component : merged(known, component));
  }
  const refs = [...components.keys()].toSorted(compareText);
  const byName = Map.groupBy(refs, (ref) => packageOfPurl(ref)?.name ?? '');
  const refsOf = (purl: string): readonly string[] =>
    components.has(purl) ? [purl] : (byName.get(packageOfPurl(purl)?.name ?? '') ?? []);
  const { decisions } = vexDecisions(findings, options.now);
  const root = purlOf({
    ecosystem: 'npm',
    name: sbom.name,
    ...(sbom.version !== undefined && { version: sbom.version }),
  });
  const asks = (list: readonly { readonly name: string; readonly version: string }[]): string[] =>
    [...new Set(list.map(({ name, version }) => purlOf({ ecosystem: 'npm', name, version })))]
      .filter((ref) => components.has(ref))
      .toSorted(compareText);
  const content = {
    version: 1,
    metadata: {
      timestamp: new Date(options.now).toISOString(),
      tools: { components: [{ type: 'application', name: 'Tollgate', version: options.version }] },
      ...(options.author !== 'unknown' && { authors: [{ name: options.author }] }),
      component: {
        type: 'application',
        'bom-ref': root,
        name: sbom.name === '' ? 'unknown' : sbom.name,
        ...(sbom.version !== undefined && { version: sbom.version }),
      },
    },
    components: refs.flatMap((ref) => {
      const component = components.get(ref);
      return component === undefined ? [] : [componentOf(ref, component)];
    }),
    dependencies: [
      { ref: root, dependsOn: asks(sbom.direct) },
      ...refs.map((ref) => ({ ref, dependsOn: asks(components.get(ref)?.dependsOn ?? []) })),
    ],
    vulnerabilities: decisions
      .filter(({ purls }) => purls.some((purl) => refsOf(purl).length > 0))
      .map((decision) => cycloneDxVulnerability(decision, refsOf)),
  };
  const serialNumber = options.id ?? `urn:uuid:${uuidOf(JSON.stringify(content))}`;
  const head = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
  };
  return `${JSON.stringify({ ...head, serialNumber, ...content }, null, 2)}\n`;
}

function merged(a: SbomComponent, b: SbomComponent): SbomComponent {
  return { ...a, dev: a.dev && b.dev, optional: a.optional && b.optional, dependsOn: [...a.dependsOn, ...b.dependsOn] };
}

function componentOf(ref: string, { name, version, license, integrity, dev, optional }: SbomComponent): object {
  const [, group, own = name] = /^(@[^/]+)\/(.+)$/u.exec(name) ?? [];
  const hash = hashOf(integrity);
  return {
    type: 'library',
    'bom-ref': ref,
    ...(group !== undefined && { group }),
    name: own,
    version,
    scope: dev || optional ? 'optional' : 'required',
    ...(hash !== undefined && { hashes: [hash] }),
    ...(license !== undefined && {
      licenses: [isExpression(license) ? { expression: license } : { license: { name: license } }],
    }),
    purl: ref,
    ...(dev && { properties: [{ name: 'cdx:npm:package:development', value: 'true' }] }),
  };
}

function hashOf(integrity: string | undefined): object | undefined {
  const [, name = '', base64 = ''] = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})/u.exec(integrity ?? '') ?? [];
  const alg = ALGORITHMS[name];
  const content = Buffer.from(base64, 'base64').toString('hex');
  return alg === undefined || !/^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{96}|[a-f0-9]{128})$/u.test(content)
    ? undefined
    : { alg, content };
}

/** Is it an SPDX expression (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/)? Other text is a licence's name. */
function isExpression(text: string): boolean {
  const words = text.replaceAll(/[()]/gu, ' ').trim().split(/\s+/u);
  return (
    words.length % 2 === 1 &&
    words.every((word, index) => (index % 2 === 1 ? /^(?:AND|OR|WITH)$/u : /^[A-Za-z0-9][\w.+-]*$/u).test(word))
  );
}
