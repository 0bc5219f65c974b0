import { hash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY, type Fingerprint } from '../model/fingerprint.ts';
import type { FileLocation, PackageLocation, UrlLocation } from '../model/location.ts';
import { urlParts } from './url-parts.ts';

/**
 * What makes a finding the same finding tomorrow, version 1. Everything that changes from scan to scan is left out: ports
 * on loopback, query values, fragments, versions, evidence, line numbers, order. `docs/identity.md` says why.
 */
export type Identity =
  | {
      readonly family: 'advisory';
      /** Ecosystem, name and the manifest's folder, as one text. */
      readonly package: string;
      /** Every id of the flaw, the rule's own first. */
      readonly ids: readonly string[];
      /** A package of an operating system belongs to the image or machine that is the target; any other to its project's files. */
      readonly isOfTarget: boolean;
      readonly detail: string;
    }
  | {
      readonly family: 'code';
      readonly key: string;
      /** Tells equal code at several lines of one file apart: they are numbered in this order. */
      readonly line: number;
      readonly detail: string;
    }
  | { readonly family: 'other'; readonly key: string; readonly detail: string };

/** Reads a line of the source tree, so that code without a snippet has a context too; nothing where there is none. */
export type ReadLine = (uri: string, line: number) => string | undefined;

const OS_PACKAGES: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm']);

/** The identity that a finding tells alone; target and aliases learnt elsewhere come later. */
export function identityOf(finding: Finding, readLine: ReadLine): Identity {
  const [primary] = finding.locations;
  switch (primary?.kind) {
    case 'package':
      return advisoryIdentity(finding, primary);
    case 'file':
      return codeIdentity(finding, primary, readLine);
    case 'url':
      return urlIdentity(finding, primary);
    case 'control':
      return other(finding, ['control', primary.control], [primary.control]);
    case 'logical':
      return other(finding, ['logical', primary.name, finding.message], [primary.name]);
    case undefined:
      return other(finding, ['message', finding.message], []);
  }
}

/** The fingerprint of a key, which is hexadecimal or empty, at a target; `number` tells repeats of the same code in one file apart, from 1. */
export function fingerprintAt(key: string, target: string | undefined, number: number = 1): Fingerprint {
  const repeat = number > 1 ? `,${number}` : '';
  return digestOf(`["${key}",${target === undefined ? 'null' : JSON.stringify(target)}${repeat}]`) as Fingerprint;
}

/** The key of an advisory about a package, under the id that names its rule. */
export function advisoryKey(ruleId: string, packageText: string): string {
  return digest([FINGERPRINT_KEY, 'advisory', ruleId, packageText]);
}

function advisoryIdentity(finding: Finding, { ecosystem, name, version, manifest }: PackageLocation): Identity {
  return {
    family: 'advisory',
    package: JSON.stringify([ecosystem, name, folderOf(manifest)]),
    ids: [...new Set([finding.rule.id, ...finding.aliases])],
    isOfTarget: OS_PACKAGES.has(ecosystem),
    detail: digest([finding.rule.id, ecosystem, name, version, manifest]),
  };
}

/** Scanners name the lockfile, the manifest or the installed file: only the folder is common to them, absolute ones are a machine's. */
function folderOf(manifest: string | undefined): string {
  const path = normalPath(manifest ?? '');
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:\//iu.test(path)) return '';
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function codeIdentity(finding: Finding, { uri, region, snippet }: FileLocation, readLine: ReadLine): Identity {
  const line = region?.startLine ?? 0;
  // GitHub's hash covers the line and what follows it, and does not know the line's number.
  const lineHash = finding.fingerprints['primaryLocationLineHash']?.replace(/:\d+$/u, '');
  const context = lineHash ?? withoutSpacing(snippet ?? (line > 0 ? readLine(uri, line) : undefined));
  return {
    family: 'code',
    key: digest([FINGERPRINT_KEY, 'code', finding.rule.id, normalPath(uri), context ?? finding.message]),
    line,
    detail: digest([finding.rule.id, uri, line, region?.startColumn, finding.message]),
  };
}

function withoutSpacing(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/gu, ' ').trim();
}

function urlIdentity(finding: Finding, { url, method, parameter }: UrlLocation): Identity {
  const { path, names } = urlParts(url);
  const whole = [method, path, names, parameter];
  if (finding.scope === 'site') return other(finding, ['site', parameter], whole);
  // As `other` does it, but both digests end alike, so that end is written once.
  const id = JSON.stringify(finding.rule.id);
  const end = JSON.stringify(whole).slice(1);
  return {
    family: 'other',
    key: digestOf(`["${FINGERPRINT_KEY}",${id},"route",${end}`),
    detail: digestOf(`[${id},${end}`),
  };
}

function other(finding: Finding, key: readonly unknown[], detail: readonly unknown[]): Identity {
  const { id } = finding.rule;
  return { family: 'other', key: digest([FINGERPRINT_KEY, id, ...key]), detail: digest([id, ...detail]) };
}

function normalPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '');
}

function digest(parts: readonly unknown[]): string {
  return digestOf(JSON.stringify(parts));
}

function digestOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** The fingerprint of a finding that stands alone: no aliases learnt elsewhere, no repeats of its code. */
export function fingerprintOf(finding: Finding, target: string | undefined): Fingerprint {
  const identity = identityOf(finding, () => undefined);
  if (identity.family !== 'advisory') return fingerprintAt(identity.key, target);
  return fingerprintAt(advisoryKey(finding.rule.id, identity.package), identity.isOfTarget ? target : undefined);
}
