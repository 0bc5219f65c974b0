import { lookup } from './lookup.ts';
/** A package as all scanners can name it. */
export interface PackageIdentity {
  /** purl type: `npm`, `maven`, `pypi`, `golang`, `gem`, `cargo`, `composer`, `nuget`, `deb`, `rpm`, `apk`, `generic`. */
  readonly ecosystem: string;
  /** Namespace and name as one: `@scope/name`, `group:artifact`, `github.com/a/b`. */
  readonly name: string;
  readonly version?: string;
}

// What scanners call an ecosystem → its purl type (https://github.com/package-url/purl-spec, PURL-TYPES).
const ECOSYSTEMS: Readonly<Record<string, string>> = {
  node: 'npm',
  nodejs: 'npm',
  'node-pkg': 'npm',
  javascript: 'npm',
  yarn: 'npm',
  pnpm: 'npm',
  'yarn.lock': 'npm',
  java: 'maven',
  jar: 'maven',
  pom: 'maven',
  gradle: 'maven',
  'java-archive': 'maven',
  sbt: 'maven',
  python: 'pypi',
  pip: 'pypi',
  pipenv: 'pypi',
  poetry: 'pypi',
  'python-pkg': 'pypi',
  uv: 'pypi',
  go: 'golang',
  gomod: 'golang',
  gobinary: 'golang',
  'go-module': 'golang',
  golangdep: 'golang',
  gomodules: 'golang',
  ruby: 'gem',
  rubygems: 'gem',
  bundler: 'gem',
  gemspec: 'gem',
  rust: 'cargo',
  'crates.io': 'cargo',
  rustbinary: 'cargo',
  'rust-crate': 'cargo',
  php: 'composer',
  packagist: 'composer',
  'composer-vendor': 'composer',
  'php-composer': 'composer',
  dotnet: 'nuget',
  'dotnet-core': 'nuget',
  '.net': 'nuget',
  debian: 'deb',
  ubuntu: 'deb',
  dpkg: 'deb',
  linux: 'generic',
  alpine: 'apk',
  wolfi: 'apk',
  chainguard: 'apk',
  redhat: 'rpm',
  centos: 'rpm',
  rocky: 'rpm',
  alma: 'rpm',
  amazon: 'rpm',
  oracle: 'rpm',
  fedora: 'rpm',
  suse: 'rpm',
  unmanaged: 'generic',
  other: 'generic',
};

/** The purl type for whatever a scanner calls an ecosystem; `Debian:11` is `deb`. */
export function ecosystemOf(name: string): string {
  const lower = name.toLowerCase().replace(/:.*$/u, '').trim();
  return lookup(ECOSYSTEMS, lower) ?? (lower === '' ? 'generic' : lower);
}

/** A package's name in its ecosystem's own spelling: PyPI as PEP 503 has it, Maven as `group:artifact`, NuGet and Composer in lower case. */
export function packageName(ecosystem: string, name: string): string {
  switch (ecosystem) {
    case 'pypi':
      return name.toLowerCase().replaceAll(/[-_.]+/gu, '-');
    case 'maven':
      return name.includes(':') ? name : name.replace('/', ':');
    case 'nuget':
    case 'composer':
    case 'npm':
      return name.toLowerCase();
    default:
      return name;
  }
}

const DISTRIBUTIONS: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'rpm']);

/** A package URL (`pkg:maven/group/artifact@1.2?type=jar`) as a package, or nothing where the text is none. */
export function packageOfPurl(purl: string | undefined): PackageIdentity | undefined {
  const match = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)/iu.exec(purl?.trim() ?? '');
  const [, type = '', rest = ''] = match ?? [];
  if (match === null) return undefined;
  const at = rest.lastIndexOf('@');
  // An unescaped `@` at the start of a scope is no version.
  const hasVersion = at > 0 && !rest.slice(at).includes('/');
  const path = (hasVersion ? rest.slice(0, at) : rest)
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const ecosystem = ecosystemOf(type);
  // Of a distribution's package the vendor is no part of the name: other reports do not have it.
  const name = DISTRIBUTIONS.has(ecosystem) ? (path.at(-1) ?? '') : path.join(ecosystem === 'maven' ? ':' : '/');
  if (name === '') return undefined;
  const version = hasVersion ? decode(rest.slice(at + 1)) : '';
  return { ecosystem, name: packageName(ecosystem, name), ...(version !== '' && { version }) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
