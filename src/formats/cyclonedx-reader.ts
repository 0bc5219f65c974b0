import type { ReportReader, RunInfo } from '../model/report.ts';
import { asObject, type UntrustedObject } from '../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from './accounting.ts';
import { bomTarget, bomText, bomTool } from './cyclonedx-bom.ts';
import { cycloneDxFindings, localRef } from './cyclonedx-finding.ts';
import { inputFault, recordFault } from './input-fault.ts';
import { listOf } from './list-of.ts';
import { LONE_NOTICE } from './lone-notice.ts';
import { sharedRules } from './shared-rules.ts';

/** A part of a bill of materials, in the shape that CycloneDX JSON gives it. */
export type BomPart =
  | { readonly kind: 'header'; readonly key: BomHeader; readonly value: unknown }
  /** A component or a service, with the components in it. */
  | { readonly kind: 'component'; readonly value: unknown }
  /** What a vulnerability affects: a `bom-ref`, or a BOM-Link. */
  | { readonly kind: 'reference'; readonly value: unknown }
  /** The list of vulnerabilities is there; it may be empty. */
  | { readonly kind: 'list' }
  /** `inside`: the component it stands in, where it does; `isLone`: it stands where a list belongs. */
  | {
      readonly kind: 'vulnerability';
      readonly value: unknown;
      readonly inside?: UntrustedObject;
      readonly isLone?: true;
    };

/** What is read of a bill of materials beside its lists. */
export type BomHeader = 'bomFormat' | 'specVersion' | 'tools' | 'product';

/** Reads the parts of a bill of materials from the beginning; every call reads the source anew. */
export type ReadBom = (wanted: ReadonlySet<BomPart['kind']>) => Iterable<BomPart>;

const MOST_DEPTH = 100;

/**
 * Reads a bill of materials twice: first what it is and which components are affected, then those components and the
 * findings. Only affected components are kept, so a large bill of materials costs no memory.
 */
export function* readCycloneDx(readBom: ReadBom): ReportReader {
  const account = openAccount();
  const header: Partial<Record<BomHeader, unknown>> = {};
  const refs = new Set<string>();
  const share = sharedRules();
  let looked = 0;
  try {
    for (const part of readBom(new Set(['header', 'reference']))) {
      if (part.kind === 'header') header[part.key] ??= part.value;
      else if (part.kind === 'reference') {
        const ref = bomText(part.value);
        if (ref !== undefined) refs.add(ref);
      }
    }
    if (!isBom(header, account)) return closeAccount(account, [runOf(header)]);
  } catch (error) {
    recordFault(error, account);
  }
  const components = openComponents(refs, header.product);
  try {
    let hasComponents = refs.size === 0;
    for (const part of readBom(new Set(refs.size === 0 ? ['vulnerability'] : ['component', 'vulnerability']))) {
      if (part.kind === 'component') {
        hasComponents = true;
        components.add(part.value);
      }
      if (part.kind !== 'vulnerability') continue;
      looked += 1;
      if (part.isLone === true) account.notices.add(LONE_NOTICE);
      // Nobody must write the components first, but everybody does.
      if (!hasComponents && part.inside === undefined) readComponents(readBom, components);
      hasComponents = true;
      if (listOf(part.value).length !== 1 || Array.isArray(part.value)) {
        drop(account, 'an entry of `vulnerabilities` is no object');
        continue;
      }
      const value = asObject(part.value);
      for (const finding of cycloneDxFindings(
        value,
        components.found,
        part.inside,
        asObject(header.product),
        account.notices,
      )) {
        account.raw += 1;
        account.occurrences += 1;
        yield { run: 0, finding: { ...finding, rule: share(finding.rule) } };
      }
    }
    if (looked === 0) judgeNothing(hasList(readBom), header, account);
  } catch (error) {
    recordFault(error, account);
  }
  const { found } = components;
  const unknown = [...refs].filter((ref) => !found.has(ref) && !found.has(localRef(ref)));
  if (unknown.length > 0) {
    account.notices.add(
      `affected targets that are not in the bill of materials, known by their reference only: ${unknown.length}`,
    );
  }
  judgeVersion(header, account);
  return closeAccount(account, [runOf(header)]);
}

type Header = Readonly<Partial<Record<BomHeader, unknown>>>;

/** The affected components by their `bom-ref`. */
interface Components {
  readonly found: ReadonlyMap<string, UntrustedObject>;
  /** Looks at a component and those in it. */
  add(value: unknown): void;
}

function openComponents(refs: ReadonlySet<string>, product: unknown): Components {
  const wanted = new Set([...refs].flatMap((ref) => [ref, localRef(ref)]));
  const found = new Map<string, UntrustedObject>();
  const add = (value: unknown, depth: number): void => {
    const component = asObject(value);
    const ref = bomText(component['bom-ref']);
    if (ref !== undefined && wanted.has(ref) && !found.has(ref)) found.set(ref, placeOnly(component));
    if (depth > MOST_DEPTH) return;
    for (const child of [...listOf(component['components']), ...listOf(component['services'])]) add(child, depth + 1);
  };
  if (wanted.size > 0) add(product, 0);
  return { found, add: (value) => add(value, 0) };
}

function readComponents(readBom: ReadBom, components: Components): void {
  try {
    for (const part of readBom(new Set(['component']))) if (part.kind === 'component') components.add(part.value);
  } catch (error) {
    inputFault(error);
    // The other passes meet the same fault and name it; the components before it count.
  }
}

function hasList(readBom: ReadBom): boolean {
  for (const part of readBom(new Set(['list']))) if (part.kind === 'list') return true;
  return false;
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

function judgeVersion(header: Header, account: Account): void {
  const version = bomText(header.specVersion) ?? '';
  if (/^(?:[2-9]|\d{2,})(?:\.|$)/u.test(version)) {
    worsen(
      account,
      'degraded',
      `specVersion ${version.slice(0, 20)} is newer than 1.7: parts of it may not be understood`,
    );
  }
}

/** Tells a list without an entry from no list. */
function judgeNothing(isLookedUp: boolean, header: Header, account: Account): void {
  if (!isLookedUp) {
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
