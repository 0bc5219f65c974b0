import { parseYaml } from '../../util/yaml.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import type { DirectDependency, RawTree, TreeEdge, TreePackage } from '../dependency-tree.ts';
import { manifestDependencies } from './manifest-dependencies.ts';

type Entry = Omit<TreePackage, 'dev'>;

/** One entry of a lockfile, whichever version wrote it. */
interface LockEntry {
  /** `lodash@^4.17.20`, `lodash@npm:^4.17.20`. */
  readonly asked: readonly string[];
  readonly version: string;
  readonly line?: number;
  readonly integrity?: string;
  readonly dependencies: readonly (readonly [name: string, range: string])[];
}

/**
 * The tree of a `yarn.lock` of Yarn 1 or of Yarn 2 and later, whose file has a `__metadata` entry.
 * Sources: https://classic.yarnpkg.com/lang/en/docs/yarn-lock, https://yarnpkg.com/advanced/lexicon#lockfile.
 * @throws TollgateError `yaml/syntax`, RangeError where it is no lockfile
 */
export function readYarnLock(text: string, manifest: string): RawTree {
  const entries = isBerry(text) ? berryEntries(text) : classicEntries(text);
  const root = asObject(JSON.parse(manifest === '' ? '{}' : manifest));
  const keys = new Map<string, string>();
  for (const { asked } of entries) for (const ask of asked) keys.set(ask, asked[0] ?? ask);
  const find = (name: string, range: string): string | undefined =>
    keys.get(`${name}@${range}`) ?? keys.get(`${name}@npm:${range}`);
  const packages = new Map<string, Entry>();
  for (const { asked, version, line, integrity, dependencies } of entries) {
    const [key = ''] = asked;
    if (/@workspace:/u.test(key)) continue;
    packages.set(key, {
      key,
      name: nameOf(key),
      version,
      ...(line !== undefined && { line }),
      optional: false,
      bundled: false,
      ...(integrity !== undefined && { integrity }),
      edges: dependencies.flatMap(([name, range]): TreeEdge[] => {
        const to = find(name, range);
        return to === undefined || /@workspace:/u.test(to) ? [] : [{ to, range: range.replace(/^npm:/u, '') }];
      }),
    });
  }
  const version = asText(root['version']);
  return {
    name: asText(root['name']) ?? '',
    ...(version !== undefined && { version }),
    direct: [...directOf(root, '', find), ...workspaces(entries, find)].filter(({ to }) => packages.has(to)),
    packages,
  };
}

/** Did Yarn 2 or later write it? */
export function isBerry(text: string): boolean {
  return /^__metadata:/mu.test(text);
}

function directOf(
  manifest: UntrustedObject,
  workspace: string,
  find: (name: string, range: string) => string | undefined,
): DirectDependency[] {
  return manifestDependencies(manifest).flatMap(({ name, range, dev }) => {
    const to = find(name, range);
    return to === undefined ? [] : [{ name, range, dev, workspace, to }];
  });
}

/** Workspaces of Yarn 2 and later stand in the lockfile, but not which of their dependencies are for development: all count as run time. */
function workspaces(
  entries: readonly LockEntry[],
  find: (name: string, range: string) => string | undefined,
): DirectDependency[] {
  return entries.flatMap(({ asked, dependencies }) => {
    const workspace = asked
      .flatMap((ask) => /@workspace:(.+)$/u.exec(ask)?.[1] ?? [])
      .find((folder) => folder !== '.' && !/[*^~]/u.test(folder));
    if (workspace === undefined || asked.some((ask) => ask.endsWith('@workspace:.'))) return [];
    return dependencies.flatMap(([name, range]) => {
      const to = find(name, range);
      return to === undefined ? [] : [{ name, range: range.replace(/^npm:/u, ''), dev: false, workspace, to }];
    });
  });
}

function berryEntries(text: string): LockEntry[] {
  const document = parseYaml(text, 'yarn.lock');
  return Object.entries(asObject(document.value)).flatMap(([key, value]) => {
    const entry = asObject(value);
    const version = asText(entry['version']);
    if (key === '__metadata' || version === undefined) return [];
    const all = { ...asObject(entry['dependencies']), ...asObject(entry['optionalDependencies']) };
    return [
      {
        asked: key.split(/,\s*/u),
        version,
        line: document.lineOf([key]),
        dependencies: Object.entries(all).map(([name, range]) => [name, asText(range) ?? ''] as const),
      },
    ];
  });
}

/** Yarn 1's own format: indented lines, keys and values parted by a blank, quoted where they must be. */
function classicEntries(text: string): LockEntry[] {
  const entries: LockEntry[] = [];
  let current:
    | { asked: string[]; version: string; line: number; integrity?: string; dependencies: [string, string][] }
    | undefined;
  let section = '';
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    if (indent === 0) {
      if (!line.endsWith(':')) throw new RangeError(`line ${index + 1} is no entry of a yarn.lock`);
      current = {
        asked: line.slice(0, -1).split(/,\s*/u).map(unquoted),
        version: '',
        line: index + 1,
        dependencies: [],
      };
      entries.push(current);
      section = '';
      continue;
    }
    if (current === undefined) throw new RangeError(`line ${index + 1} belongs to no entry`);
    const [, key = '', value = ''] = /^("(?:[^"\\]|\\.)*"|\S+)\s*(.*)$/u.exec(line.trim()) ?? [];
    if (indent === 2) {
      section = key.replace(/:$/u, '');
      if (section === 'version') current.version = unquoted(value);
      if (section === 'integrity') current.integrity = unquoted(value);
    } else if (section === 'dependencies' || section === 'optionalDependencies') {
      current.dependencies.push([unquoted(key), unquoted(value)]);
    }
  }
  return entries;
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/su, '$1');
}

/** `@scope/name@npm:^1` → `@scope/name`; an alias (`a@npm:b@^1`) is the package behind it. */
function nameOf(ask: string): string {
  const at = ask.indexOf('@', 1);
  const [name, rest] = at < 0 ? [ask, ''] : [ask.slice(0, at), ask.slice(at + 1)];
  return /^npm:((?:@[^/@]+\/)?[^/@]+)@/u.exec(rest)?.[1] ?? name;
}
