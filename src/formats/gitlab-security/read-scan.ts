import type { Source } from '../../model/source.ts';
import { targetName } from '../../model/target.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { inputFault } from '../input-fault.ts';

/** What a GitLab report says besides its vulnerabilities. */
export interface ScanInfo {
  readonly version: string | undefined;
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly scanner: UntrustedObject;
  /** Messages of the scanner, the first few. */
  readonly fatal: readonly string[];
  readonly warnings: readonly string[];
  /** Number of URLs that the scanner looked at; nothing where it lists none. */
  readonly resources: number | undefined;
  /** The one origin that all URLs have; nothing where there are several. */
  readonly origin: string | undefined;
  /** Package manager by the path of its manifest. */
  readonly managers: ReadonlyMap<string, string>;
  /** Summaries of remediations by the id of the vulnerability that they fix. */
  readonly remedies: ReadonlyMap<string, string>;
}

const PATTERNS = [
  ['version'],
  ['scan', 'type'],
  ['scan', 'status'],
  ['scan', 'scanner'],
  ['scan', 'analyzer'],
  ['scan', 'messages', '*'],
  ['scan', 'scanned_resources', '*'],
  ['dependency_files', '*', 'path'],
  ['dependency_files', '*', 'package_manager'],
  ['remediations', '*'],
  ['vulnerabilities', '*', 'location', 'hostname'],
];
const MESSAGES = 5;
const TEXT_LENGTH = 300;

/** Reads all but the vulnerabilities, as far as the report reaches: what is wrong with it the second reading says. */
export function readScan(source: Source): ScanInfo {
  const seen: Record<string, unknown> = {};
  const messages: UntrustedObject[] = [];
  const origins = new Set<string>();
  const hosts = new Set<string>();
  const managers = new Map<string, string>();
  const remedies = new Map<string, string>();
  let resources: number | undefined;
  let path: string | undefined;
  try {
    for (const { path: keys, value } of jsonElements(source.chunks(), PATTERNS)) {
      const [first, second] = keys;
      const last = keys.at(-1);
      if (first === 'remediations') addRemedy(asObject(value), remedies);
      else if (first === 'vulnerabilities') addOrigin(value, hosts);
      else if (first === 'dependency_files') {
        if (last === 'path') path = asText(value);
        else if (path !== undefined) managers.set(path, asText(value) ?? '');
      } else if (second === 'messages') messages.push(asObject(value));
      else if (second === 'scanned_resources') {
        resources = (resources ?? 0) + 1;
        addOrigin(asObject(value)['url'], origins);
      } else seen[String(last)] = value;
    }
  } catch (error) {
    inputFault(error);
    // The second reading meets the same fault and reports it.
  }
  const [origin, ...others] = origins.size > 0 ? origins : hosts;
  return {
    version: asText(seen['version']),
    type: asText(seen['type']),
    status: asText(seen['status'])?.toLowerCase(),
    scanner: { ...asObject(seen['analyzer']), ...asObject(seen['scanner']) },
    fatal: textsOfLevel(messages, /^(?:fatal|error)$/iu),
    warnings: textsOfLevel(messages, /^warn/iu),
    resources,
    origin: others.length === 0 ? origin : undefined,
    managers,
    remedies,
  };
}

function textsOfLevel(messages: readonly UntrustedObject[], level: RegExp): string[] {
  return messages
    .filter((message) => level.test(asText(message['level']) ?? ''))
    .map((message) => (asText(message['value']) ?? 'no text').slice(0, TEXT_LENGTH))
    .slice(0, MESSAGES);
}

/** Two are enough to know that there is not one. */
function addOrigin(value: unknown, origins: Set<string>): void {
  const url = asText(value);
  if (url !== undefined && origins.size < 2) origins.add(targetName(url));
}

function addRemedy(remedy: UntrustedObject, remedies: Map<string, string>): void {
  const summary = asText(remedy['summary'])?.slice(0, TEXT_LENGTH);
  if (summary === undefined) return;
  for (const item of asList(remedy['fixes'])) {
    const fix = asObject(item);
    const id = asText(fix['id']) ?? asText(fix['cve']);
    if (id !== undefined) remedies.set(id, summary);
  }
}
