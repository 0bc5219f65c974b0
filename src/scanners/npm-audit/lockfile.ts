import type { UntrustedObject } from '../../util/untrusted.ts';
import { parseJson } from '../run-output.ts';
import { recordOf } from './record-of.ts';

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * Compares what `package.json` asks for with what the lockfile (`package-lock.json` or `npm-shrinkwrap.json`, versions
 * 1 to 3) was made for; npm audit looks at the lockfile alone and does not notice that the manifest has moved on.
 * Returns one sentence for each difference; none where the two agree. Throws nothing: text that is no JSON object is
 * a difference too.
 */
export function lockfileDifferences(manifest: string, lockfile: string): string[] {
  const asked = objectIn(manifest);
  const lock = objectIn(lockfile);
  if (asked === undefined) return ['package.json is no JSON object'];
  if (lock === undefined) return ['the lockfile is no JSON object'];
  const root = recordOf(recordOf(lock['packages'])?.['']);
  // Version 1 has no entry for the project itself, only what was installed.
  const [locked, exact] =
    root === undefined ? [recordOf(lock['dependencies']) ?? {}, false] : [requirements(root), true];
  const differences: string[] = [];
  for (const [name, range] of Object.entries(requirements(asked))) {
    const made = Object.hasOwn(locked, name) ? locked[name] : undefined;
    if (made === undefined) differences.push(`package.json asks for ${name}, which the lockfile does not know`);
    else if (exact && made !== range) {
      differences.push(`package.json asks for ${name} ${shown(range)}, the lockfile was made for ${shown(made)}`);
    }
  }
  return differences;
}

function requirements(manifest: UntrustedObject): UntrustedObject {
  return Object.fromEntries(SECTIONS.flatMap((section) => Object.entries(recordOf(manifest[section]) ?? {})));
}

function shown(range: unknown): string {
  return typeof range === 'string' ? range : JSON.stringify(range);
}

function objectIn(text: string): UntrustedObject | undefined {
  return recordOf(parseJson(text.replace(/^\uFEFF/u, '')));
}
