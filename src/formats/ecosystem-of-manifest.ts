// Base name of a manifest or lockfile → purl type.
const BY_NAME: readonly (readonly [pattern: RegExp, ecosystem: string])[] = [
  [/^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/u, 'npm'],
  [/^(?:pom\.xml|build\.gradle(?:\.kts)?|gradle\.lockfile|build\.sbt|.*\.(?:jar|war|ear))$/u, 'maven'],
  [
    /^(?:.*requirements.*\.(?:txt|pip|in)|pipfile(?:\.lock)?|poetry\.lock|pyproject\.toml|setup\.py|uv\.lock)$/u,
    'pypi',
  ],
  [/^(?:go\.(?:mod|sum)|gopkg\.lock)$/u, 'golang'],
  [/^(?:gemfile(?:\.lock)?|gems\.locked|.*\.gemspec)$/u, 'gem'],
  [/^cargo\.(?:lock|toml)$/u, 'cargo'],
  [/^composer\.(?:lock|json)$/u, 'composer'],
  [/^(?:packages\.lock\.json|packages\.config|project\.assets\.json|.*\.(?:cs|vb|fs)proj)$/u, 'nuget'],
  [/^(?:conan\.lock|conanfile\.(?:txt|py))$/u, 'conan'],
  [/^pubspec\.(?:lock|yaml)$/u, 'pub'],
  [/^mix\.(?:lock|exs)$/u, 'hex'],
  [/^package\.(?:resolved|swift)$/u, 'swift'],
  [/^podfile(?:\.lock)?$/u, 'cocoapods'],
];

/** The purl type of the packages that a manifest or lockfile lists, by its base name in any case; nothing for an unknown one. */
export function ecosystemOfManifest(path: string): string | undefined {
  const name = path.split(/[/\\]/u).at(-1)?.toLowerCase().slice(0, 200) ?? '';
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}
