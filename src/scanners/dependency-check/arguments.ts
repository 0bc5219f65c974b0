/** What a call of Dependency-Check's command line is made from. */
export interface DependencyCheckCall {
  /** The npm wrapper takes some options itself and passes the rest on. */
  readonly kind: 'command-line' | 'wrapper';
  readonly dir: string;
  readonly data: string;
  readonly out: string;
  readonly noUpdate: boolean;
  readonly nvdFeed?: string;
  readonly offline?: boolean;
  readonly suppressions?: readonly string[];
  /** OSS Index is asked only with credentials; without them it would be left out with a warning. */
  readonly ossIndex?: boolean;
  /** A property file, which may hold keys and credentials. */
  readonly properties?: string;
}

// Analyzers and updates that ask somebody on the network.
const OFFLINE =
  '--disableOssIndex --disableCentral --disableNodeAudit --disableYarnAudit --disablePnpmAudit --disableRetireJS --disableHostedSuppressions --disableKnownExploited'.split(
    ' ',
  );

/** The arguments of one call: what to scan, where the database and the report lie, and nothing secret. */
export function dependencyCheckArguments(call: DependencyCheckCall): string[] {
  const rest = [
    ...(call.noUpdate ? ['--noupdate'] : []),
    ...(!call.noUpdate && call.nvdFeed !== undefined ? ['--nvdDatafeed', call.nvdFeed] : []),
    ...(call.properties === undefined ? [] : ['--propertyfile', call.properties]),
    ...(call.suppressions ?? []).flatMap((file) => ['--suppression', file]),
    // Our own reports and databases are no part of the project.
    '--exclude',
    '**/.tollgate/**',
    '--disableVersionCheck',
    '--disableAssembly',
    ...(call.ossIndex !== true && call.offline !== true ? ['--disableOssIndex'] : []),
    ...(call.offline === true ? OFFLINE : []),
  ];
  const shared = ['--project', 'tollgate', '--data', call.data, '--out', call.out];
  if (call.kind === 'command-line') return [...shared, '--scan', call.dir, '--format', 'JSON', ...rest];
  // The wrapper's own lists of values end at `--`; what follows goes to the command line as it is.
  return [...shared, '--scan', call.dir, '--format', 'JSON', '--', ...rest];
}
