import { parseYaml, type YamlDocument } from '../../util/yaml.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import type { DirectDependency, RawTree, TreeEdge, TreePackage } from '../dependency-tree.ts';

type Entry = Omit<TreePackage, 'dev'>;

/**
 * The tree of a `pnpm-lock.yaml`, lockfile version 5 to 9. It keeps what each package got, not what it asked for.
 * Source: https://github.com/pnpm/spec/tree/master/lockfile.
 * @throws TollgateError `yaml/syntax`, RangeError where it is no lockfile of a known version
 */
export function readPnpmLock(text: string, manifest: string): RawTree {
  const document = parseYaml(text, 'pnpm-lock.yaml');
  const lock = asObject(document.value);
  const version = asNumber(lock['lockfileVersion']);
  if (version === undefined) throw new RangeError('it has no lockfileVersion');
  if (version >= 10) throw new RangeError(`lockfileVersion ${version} is newer than 9`);
  const root = asObject(JSON.parse(manifest === '' ? '{}' : manifest));
  // Version 9 keeps what a package is in `packages`, and what it got in `snapshots`.
  const packages = asObject(lock['packages']);
  const snapshots = lock['snapshots'] === undefined ? packages : asObject(lock['snapshots']);
  const keys = new Set(Object.keys(snapshots));
  const found = new Map<string, Entry>();
  for (const [key, value] of Object.entries(snapshots)) {
    const entry = entryOf(key, asObject(value), packages, keys, document);
    if (entry !== undefined) found.set(key, entry);
  }
  const importers = lock['importers'] === undefined ? { '.': lock } : asObject(lock['importers']);
  const own = asText(root['version']);
  return {
    name: asText(root['name']) ?? '',
    ...(own !== undefined && { version: own }),
    direct: Object.entries(importers).flatMap(([folder, value]) => directOf(folder, asObject(value), keys)),
    packages: found,
    overrides: Object.fromEntries(
      Object.entries(asObject(lock['overrides'])).map(([name, range]) => [name, asText(range) ?? '']),
    ),
  };
}

function entryOf(
  key: string,
  value: UntrustedObject,
  packages: UntrustedObject,
  keys: ReadonlySet<string>,
  document: YamlDocument,
): Entry | undefined {
  const named = nameOf(key);
  if (named === undefined) return undefined;
  const about = asObject(packages[key] ?? packages[key.replace(/\(.*$/su, '')]);
  const integrity = asText(asObject(about['resolution'])['integrity']);
  const place = packages[key] === undefined ? key.replace(/\(.*$/su, '') : key;
  return {
    key,
    name: asText(about['name']) ?? named.name,
    version: asText(about['version']) ?? named.version,
    line: document.lineOf(['packages', place]),
    optional: value['optional'] === true || about['optional'] === true,
    bundled: false,
    ...(integrity !== undefined && { integrity }),
    edges: [...edges(asObject(value['dependencies']), keys), ...edges(asObject(value['optionalDependencies']), keys)],
  };
}

function edges(asked: UntrustedObject, keys: ReadonlySet<string>): TreeEdge[] {
  return Object.entries(asked).flatMap(([name, got]) => {
    const to = keyOf(name, asText(got) ?? '', keys);
    return to === undefined ? [] : [{ to }];
  });
}

function directOf(folder: string, importer: UntrustedObject, keys: ReadonlySet<string>): DirectDependency[] {
  const specifiers = asObject(importer['specifiers']);
  const of = (section: string, dev: boolean): DirectDependency[] =>
    Object.entries(asObject(importer[section])).flatMap(([name, value]) => {
      const got = asText(value) ?? asText(asObject(value)['version']) ?? '';
      const range = asText(asObject(value)['specifier']) ?? asText(specifiers[name]) ?? '';
      const to = keyOf(name, got, keys);
      return to === undefined ? [] : [{ name, range, dev, workspace: folder === '.' ? '' : folder, to }];
    });
  return [...of('dependencies', false), ...of('optionalDependencies', false), ...of('devDependencies', true)];
}

/** `lodash` and `4.17.21` as the key of `packages`, in the spelling of any version; an alias stands whole. */
function keyOf(name: string, got: string, keys: ReadonlySet<string>): string | undefined {
  return [`${name}@${got}`, `/${name}@${got}`, `/${name}/${got}`, got, `/${got}`].find((key) => keys.has(key));
}

/** `/@scope/name/1.2.3_peer@1`, `/name@1.2.3(peer@1)`, `name@1.2.3`. */
function nameOf(key: string): { readonly name: string; readonly version: string } | undefined {
  const path = key.replace(/^\//u, '').replace(/\(.*$/su, '');
  const [, name, version] = /^((?:@[^/@]+\/)?[^/@]+)[@/](.+)$/u.exec(path) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version: version.replace(/_.*$/su, '') };
}
