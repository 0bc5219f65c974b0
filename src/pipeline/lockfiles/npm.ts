import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import type { DirectDependency, RawTree, TreeEdge, TreePackage } from '../dependency-tree.ts';

type Entry = Omit<TreePackage, 'dev'>;

const MODULES = 'node_modules/';

/**
 * The tree of a `package-lock.json` or `npm-shrinkwrap.json`, lockfile version 1 to 3. Who gets which of several versions is
 * what Node.js would load: the nearest `node_modules` upwards.
 * Source: https://docs.npmjs.com/cli/configuring-npm/package-lock-json.
 * @throws SyntaxError where the text is no JSON, RangeError where it is no lockfile of a known version
 */
export function readNpmLock(text: string, manifest: string): RawTree {
  const lock = asObject(JSON.parse(text));
  const version = asNumber(lock['lockfileVersion']);
  if (version !== undefined && version > 3) throw new RangeError(`lockfileVersion ${version} is newer than 3`);
  const packages = asObject(lock['packages']);
  const [name, own] = [asText(lock['name']) ?? '', asText(lock['version'])];
  const head = { name, ...(own !== undefined && { version: own }) };
  if (Object.keys(packages).length > 0) return { ...head, ...treeOfPackages(packages, linesOf(text)) };
  if (lock['dependencies'] === undefined && version === undefined)
    throw new RangeError('it has no lockfileVersion and no packages');
  return {
    ...head,
    ...treeOfVersion1(asObject(lock['dependencies']), asObject(JSON.parse(manifest === '' ? '{}' : manifest))),
  };
}

function treeOfPackages(
  packages: UntrustedObject,
  lines: ReadonlyMap<string, number>,
): Pick<RawTree, 'direct' | 'packages'> {
  const found = new Map<string, Entry>();
  const direct: DirectDependency[] = [];
  const keys = new Set(Object.keys(packages));
  for (const [key, value] of Object.entries(packages)) {
    const entry = asObject(value);
    // What lies in no `node_modules` is the project itself or one of its workspaces.
    if (!key.includes(MODULES)) {
      direct.push(...ownDependencies(key, entry, packages, keys));
      continue;
    }
    if (entry['link'] === true) continue;
    const version = asText(entry['version']) ?? '';
    const line = lines.get(key);
    const license = licenseOf(entry['license']);
    const integrity = plainText(entry['integrity']);
    found.set(key, {
      key,
      name: asText(entry['name'] ?? key.slice(key.lastIndexOf(MODULES) + MODULES.length)) ?? '',
      version,
      ...(line !== undefined && { line }),
      optional: entry['optional'] === true || entry['devOptional'] === true,
      bundled: entry['inBundle'] === true,
      ...(license !== undefined && { license }),
      ...(integrity !== undefined && { integrity }),
      edges: edgesOf(key, entry, packages, keys),
    });
  }
  return { direct, packages: found };
}

function ownDependencies(
  workspace: string,
  entry: UntrustedObject,
  packages: UntrustedObject,
  keys: ReadonlySet<string>,
): DirectDependency[] {
  const of = (section: string, dev: boolean): DirectDependency[] =>
    Object.entries(asObject(entry[section])).flatMap(([name, range]) => {
      const to = resolveName(workspace, name, packages, keys);
      return to === undefined ? [] : [{ name, range: plainText(range) ?? '', dev, workspace, to }];
    });
  // An optional peer is brought by whoever wants it: here only what development needs of it is installed.
  const meta = asObject(entry['peerDependenciesMeta']);
  const runtime = [
    ...of('dependencies', false),
    ...of('optionalDependencies', false),
    ...of('peerDependencies', false).filter(({ name }) => asObject(meta[name])['optional'] !== true),
  ];
  const known = new Set(runtime.map(({ name }) => name));
  return [...runtime, ...of('devDependencies', true).filter(({ name }) => !known.has(name))];
}

function edgesOf(
  key: string,
  entry: UntrustedObject,
  packages: UntrustedObject,
  keys: ReadonlySet<string>,
): TreeEdge[] {
  const asked = {
    ...asObject(entry['peerDependencies']),
    ...asObject(entry['optionalDependencies']),
    ...asObject(entry['dependencies']),
  };
  return Object.entries(asked).flatMap(([name, range]) => {
    const to = resolveName(key, name, packages, keys);
    const text = plainText(range);
    return to === undefined ? [] : [{ to, ...(text !== undefined && { range: text }) }];
  });
}

/** Where Node.js finds a package that is asked for in a folder: in its own `node_modules`, else upwards. */
function resolveName(
  from: string,
  name: string,
  packages: UntrustedObject,
  keys: ReadonlySet<string>,
): string | undefined {
  for (let folder = from; ; folder = parentFolder(folder)) {
    const key = `${folder === '' ? '' : `${folder}/`}${MODULES}${name}`;
    if (keys.has(key)) {
      const entry = asObject(packages[key]);
      // A link leads to a workspace, which is the project's own.
      return entry['link'] === true ? undefined : key;
    }
    if (folder === '') return undefined;
  }
}

function parentFolder(folder: string): string {
  const at = folder.lastIndexOf(`/${MODULES}`);
  return at >= 0 ? folder.slice(0, at) : '';
}

/** Version 1 nests packages in packages and keeps no ranges of the project itself. */
function treeOfVersion1(
  dependencies: UntrustedObject,
  manifest: UntrustedObject,
): Pick<RawTree, 'direct' | 'packages'> {
  const flat: Record<string, UntrustedObject> = {};
  const walk: { folder: string; entries: UntrustedObject }[] = [{ folder: '', entries: dependencies }];
  for (const { folder, entries } of walk) {
    for (const [name, value] of Object.entries(entries)) {
      const entry = asObject(value);
      const key = `${folder}${MODULES}${name}`;
      flat[key] = { ...entry, dependencies: entry['requires'], inBundle: entry['bundled'] };
      walk.push({ folder: `${key}/`, entries: asObject(entry['dependencies']) });
    }
  }
  flat[''] = manifest;
  return treeOfPackages(flat, new Map());
}

/** What is only compared, never shown, needs no masking, which would take most of the time. */
function plainText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function licenseOf(value: unknown): string | undefined {
  const [first] = asList(value);
  return asText(value) ?? asText(asObject(value)['type']) ?? asText(asObject(first)['type']) ?? asText(first);
}

/** Key of `packages` → its line: `    "node_modules/a": {`. */
function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const key = /^\s*"((?:[^"]*\/)?node_modules\/[^"]+)": \{/u.exec(line)?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, index + 1);
  }
  return lines;
}
