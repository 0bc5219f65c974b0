import type { ReportReader, RunInfo } from '../model/report.ts';
import { asObject, type UntrustedObject } from '../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from './accounting.ts';
import { bomTarget, bomText, bomTool } from './cyclonedx-bom.ts';
import { cycloneDxFindings, localRef } from './cyclonedx-finding.ts';
import { listOf } from './list-of.ts';
import { sharedRules } from './shared-rules.ts';

/** A part of a bill of materials, in the shape that CycloneDX JSON gives it. */
export type BomPart =
  | { readonly kind: 'header'; readonly key: BomHeader; readonly value: unknown }
  /** A component or a service, with the components in it. */
  | { readonly kind: 'component'; readonly value: unknown }
  /** `inside`: the component it stands in, where it does. */
  | { readonly kind: 'vulnerability'; readonly value: unknown; readonly inside?: UntrustedObject };

/** What is read of a bill of materials beside its lists; `vulnerabilities` tells that the list is there. */
export type BomHeader = 'bomFormat' | 'specVersion' | 'tools' | 'product' | 'vulnerabilities';

/** Reads the parts of a bill of materials from the beginning; every call reads the source anew. */
export type ReadBom = (wanted: ReadonlySet<BomPart['kind']>) => Iterable<BomPart>;

const MOST_DEPTH = 100;

/**
 * Reads a bill of materials: which components are affected, then those components, then the findings. Only affected
 * components are kept, so a large bill of materials costs no memory.
 */
export function* readCycloneDx(readBom: ReadBom): ReportReader {
  const account = openAccount();
  const header: Partial<Record<BomHeader, unknown>> = {};
  const refs = new Set<string>();
  const share = sharedRules();
  let looked = 0;
  try {
    for (const part of readBom(new Set(['header', 'vulnerability']))) {
      if (part.kind === 'header') header[part.key] ??= part.value;
      else if (part.kind === 'vulnerability') {
        looked += 1;
        if (part.inside === undefined) for (const ref of refsOf(part.value)) refs.add(ref);
      }
    }
    if (!isBom(header, account)) return closeAccount(account, [runOf(header)]);
  } catch (error) {
    fail(error, account);
  }
  const components = componentsOf(readBom, refs, header.product);
  try {
    for (const part of readBom(new Set(['vulnerability']))) {
      if (part.kind !== 'vulnerability') continue;
      if (listOf(part.value).length !== 1 || Array.isArray(part.value)) {
        drop(account, 'an entry of `vulnerabilities` is no object');
        continue;
      }
      const value = asObject(part.value);
      for (const finding of cycloneDxFindings(value, components, part.inside, asObject(header.product))) {
        account.raw += 1;
        account.occurrences += 1;
        yield { run: 0, finding: { ...finding, rule: share(finding.rule) } };
      }
    }
  } catch (error) {
    fail(error, account);
  }
  const unknown = [...refs].filter((ref) => !components.has(ref) && !components.has(localRef(ref)));
  if (unknown.length > 0) {
    account.notices.add(
      `affected targets that are not in the bill of materials, known by their reference only: ${unknown.length}`,
    );
  }
  judge(header, looked, account);
  return closeAccount(account, [runOf(header)]);
}

type Header = Readonly<Partial<Record<BomHeader, unknown>>>;

function refsOf(vulnerability: unknown): readonly string[] {
  return listOf(asObject(vulnerability)['affects']).flatMap((target) => bomText(asObject(target)['ref']) ?? []);
}

/** The affected components by their `bom-ref`. */
function componentsOf(
  readBom: ReadBom,
  refs: ReadonlySet<string>,
  product: unknown,
): ReadonlyMap<string, UntrustedObject> {
  const wanted = new Set([...refs].flatMap((ref) => [ref, localRef(ref)]));
  const found = new Map<string, UntrustedObject>();
  const add = (value: unknown, depth: number): void => {
    const component = asObject(value);
    const ref = bomText(component['bom-ref']);
    if (ref !== undefined && wanted.has(ref) && !found.has(ref)) found.set(ref, placeOnly(component));
    if (depth > MOST_DEPTH) return;
    for (const child of [...listOf(component['components']), ...listOf(component['services'])]) add(child, depth + 1);
  };
  if (wanted.size === 0) return found;
  add(product, 0);
  try {
    for (const part of readBom(new Set(['component']))) if (part.kind === 'component') add(part.value, 0);
  } catch {
    // The other passes meet the same fault and name it; the components before it count.
  }
  return found;
}

/** What of a component says where a finding is; the rest would only fill memory. */
function placeOnly(component: UntrustedObject): UntrustedObject {
  const { purl, group, name, version, evidence, properties } = component;
  return { purl, group, name, version, evidence, properties };
}

function isBom(header: Header, account: Account): boolean {
  const format = bomText(header.bomFormat);
  const version = bomText(header.specVersion);
  if (format === undefined ? version !== undefined : format.toLowerCase() === 'cyclonedx') return true;
  const seen =
    format === undefined ? 'neither bomFormat nor specVersion is there' : `bomFormat is ${format.slice(0, 40)}`;
  worsen(account, 'unreadable', `the text is no CycloneDX bill of materials: ${seen}`);
  return false;
}

function judge(header: Header, looked: number, account: Account): void {
  const version = bomText(header.specVersion) ?? '';
  if (/^(?:[2-9]|\d{2,})(?:\.|$)/u.test(version)) {
    worsen(
      account,
      'degraded',
      `specVersion ${version.slice(0, 20)} is newer than 1.7: parts of it may not be understood`,
    );
  }
  if (looked > 0) return;
  if (header.vulnerabilities === undefined) {
    account.notices.add('no vulnerability was looked up: the file lists components only');
    worsen(account, 'degraded', 'a bill of materials only: its components were not looked up in any advisory database');
  } else if (bomTool(header.tools).name === 'Trivy') {
    const reason = 'Trivy lists no vulnerability, and does so too where it was not asked to look any up';
    worsen(account, 'degraded', `${reason} (--scanners vuln)`);
  }
}

function runOf(header: Header): RunInfo {
  const target = bomTarget(asObject(header.product));
  return {
    tool: bomTool(header.tools),
    scan: 'dependencies',
    ...(target !== undefined && { target }),
    status: 'complete',
    rules: [],
  };
}

function fail(error: unknown, account: Account): void {
  const reason = error instanceof Error ? error.message : String(error);
  worsen(account, account.raw === 0 ? 'unreadable' : 'degraded', reason);
}
