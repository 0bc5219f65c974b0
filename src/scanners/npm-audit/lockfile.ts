const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * Compares what `package.json` asks for with what the lockfile (`package-lock.json` or `npm-shrinkwrap.json`, versions
 * 1 to 3) was made for; npm audit looks at the lockfile alone and does not notice that the manifest has moved on.
 * Returns one sentence for each difference; none where the two agree. Throws nothing: text that is no JSON object is
 * a difference too.
 */
export function lockfileDifferences(manifest: string, lockfile: string): string[] {
  const asked = record(parse(manifest));
  const lock = record(parse(lockfile));
  if (asked === undefined) return ['package.json is no JSON object'];
  if (lock === undefined) return ['the lockfile is no JSON object'];
  const root = record(record(lock['packages'])?.['']);
  // Version 1 has no entry for the project itself, only what was installed.
  const [locked, exact] = root === undefined ? [record(lock['dependencies']) ?? {}, false] : [requirements(root), true];
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

function requirements(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(SECTIONS.flatMap((section) => Object.entries(record(manifest[section]) ?? {})));
}

function shown(range: unknown): string {
  return typeof range === 'string' ? range : JSON.stringify(range);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
