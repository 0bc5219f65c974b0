import { join, resolve } from 'node:path';
import { DEPENDENCY_TOOLS, type DependenciesConfig, type DependencyTool } from '../config/dependencies-config.ts';
import { scanWithDependencyCheck } from '../scanners/dependency-check/index.ts';
import { DATABASE_PLACES } from '../scanners/databases.ts';
import { auditNpm } from '../scanners/npm-audit/index.ts';
import { scanWithOsv } from '../scanners/osv-scanner/index.ts';
import { auditPnpm } from '../scanners/pnpm-audit/index.ts';
import type { ScannerOptions } from '../scanners/scanner-options.ts';
import type { ScannerRun } from '../scanners/scanner-run.ts';
import { scanWithSnyk } from '../scanners/snyk/index.ts';
import { auditYarn } from '../scanners/yarn-audit/index.ts';
import { namesIn } from '../util/file-facts.ts';
import type { Context } from './context.ts';
import { dependencyCheckProgram, snykProgram } from './dependency-programs.ts';
import type { Job } from './dependencies/side-by-side.ts';

/** One scanner that is to run. */
export interface PlannedScanner extends Job<ScannerRun> {
  readonly tool: DependencyTool;
  /** Base name of the raw report, without extension; known before it runs. */
  readonly report: string;
}

const DAY = 86_400_000;
const DATABASES = join('.tollgate', 'databases');
const MANIFESTS =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|pom\.xml|gradle\.lockfile|build\.gradle(?:\.kts)?|requirements\.txt|poetry\.lock|go\.mod|Gemfile\.lock|Cargo\.lock|composer\.lock)$/u;

/** Lockfiles and manifests at the root of a project, sorted. */
export async function manifestsIn(dir: string): Promise<readonly string[]> {
  return (await namesIn(dir)).filter((name) => MANIFESTS.test(name));
}

/** The scanners that a configuration asks for, ready to start; with `auto` every one that could run here. */
export async function planScanners(
  config: DependenciesConfig,
  dir: string,
  workDir: string,
  now: number,
  context: Context,
): Promise<readonly PlannedScanner[]> {
  const demanded = config.tools === undefined || config.tools === 'auto' ? undefined : config.tools;
  const manifests = await manifestsIn(dir);
  const shared = (defaultSeconds: number): ScannerOptions => ({
    dir,
    workDir,
    environment: context.environment,
    timeoutMs: (config.timeout ?? defaultSeconds) * 1_000,
    now,
    maxDatabaseAgeMs: (config.maxDatabaseAge ?? 7) * DAY,
    signal: context.signal,
    onProgress: context.progress,
  });
  const inCwd = (path: string): string => resolve(context.cwd, path);
  const { registry, osv, snyk, dependencyCheck } = config;
  const osvFolder = osv?.database === undefined ? await usual('osv', context) : inCwd(osv.database);
  const makers: Readonly<Record<DependencyTool, () => Promise<readonly PlannedScanner[]>>> = {
    'npm-audit': async () => auditsOf(manifests, shared(120), registry),
    osv: async () => [
      {
        tool: 'osv',
        report: 'osv-scanner',
        memory: 500,
        start: () =>
          scanWithOsv({
            ...shared(300),
            manifests,
            ...(osv?.program !== undefined && { program: osv.program }),
            ...(osvFolder !== undefined && { database: osvFolder }),
          }),
      },
    ],
    snyk: async () => {
      const program = snykProgram(context);
      const { allProjects, organization } = snyk ?? {};
      return [
        {
          tool: 'snyk',
          report: 'snyk',
          memory: 700,
          start: () =>
            scanWithSnyk({
              ...shared(300),
              manifests,
              ...(program !== undefined && { program }),
              ...(allProjects !== undefined && { allProjects }),
              ...(organization !== undefined && { organization }),
            }),
        },
      ];
    },
    'dependency-check': async () => {
      const program = await dependencyCheckProgram(demanded !== undefined, context);
      const { data, nvdFeed, update, offline, suppressions } = dependencyCheck ?? {};
      return [
        {
          tool: 'dependency-check',
          report: 'dependency-check',
          memory: 1_800,
          start: () =>
            scanWithDependencyCheck({
              ...shared(1_800),
              data: inCwd(data ?? join(DATABASES, DATABASE_PLACES['dependency-check'])),
              ...(program !== undefined && { program }),
              ...(nvdFeed !== undefined && { nvdFeed }),
              noUpdate: update === false,
              ...(offline !== undefined && { offline }),
              suppressions: (suppressions ?? []).map(inCwd),
            }),
        },
      ];
    },
  };
  const tools = DEPENDENCY_TOOLS.filter((tool) => demanded?.includes(tool) ?? true);
  return (await Promise.all(tools.map((tool) => makers[tool]()))).flat();
}

/** The folder where `tollgate db import` puts a database, if one is there. */
async function usual(kind: 'osv', { cwd }: Context): Promise<string | undefined> {
  const folder = resolve(cwd, DATABASES, DATABASE_PLACES[kind]);
  return (await namesIn(folder)).length > 0 ? folder : undefined;
}

/** The audit of the package manager whose lockfile is there; npm's, which says what is missing, where there is none. */
function auditsOf(
  manifests: readonly string[],
  options: ScannerOptions,
  registry: string | undefined,
): PlannedScanner[] {
  const more = registry !== undefined && { registry };
  const audits: PlannedScanner[] = [];
  const add = (report: string, start: () => Promise<ScannerRun>): void =>
    void audits.push({ tool: 'npm-audit', report, memory: 400, start });
  if (manifests.includes('pnpm-lock.yaml')) add('pnpm-audit', () => auditPnpm({ ...options, ...more }));
  if (manifests.includes('yarn.lock')) add('yarn-audit', () => auditYarn({ ...options, ...more }));
  if (audits.length === 0 || manifests.some((name) => /^(?:package-lock|npm-shrinkwrap)\.json$/u.test(name))) {
    const { workDir, ...rest } = options;
    add('npm-audit', () => auditNpm({ ...rest, ...more, cacheDir: join(workDir, 'npm') }));
  }
  return audits;
}
