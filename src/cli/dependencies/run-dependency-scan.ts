import { join, relative, resolve } from 'node:path';
import type { DependenciesConfig } from '../../config/dependencies-config.ts';
import type { Report } from '../../model/report.ts';
import type { ScannerRun } from '../../scanners/scanner-run.ts';
import { readFileIfThere, writeFileAtomic } from '../../util/files.ts';
import type { Context } from '../context.ts';
import { dependencyReport } from './dependency-report.ts';
import { manifestsIn, planScanners, type PlannedScanner } from '../dependency-scanners.ts';
import { inProject, type ProjectPlaces } from './project-places.ts';
import { sideBySide } from './side-by-side.ts';

/** Where a dependency scan writes, and by which time it judges. */
export interface DependencyScanPlace {
  /** Folder of the raw reports, absolute. */
  readonly reports: string;
  /** Milliseconds since the epoch: the age of databases is told by it. Default: the clock. */
  readonly now?: number;
}

/**
 * Runs the scanners that the configuration asks for side by side, as memory allows, and reads their reports: one report for
 * each scanner. Raw reports are kept. With `auto`, a scanner that is not there is a notice of another's report; where
 * none is there, or one was asked for by name, its absence is an incomplete run.
 */
export async function runDependencyScan(
  config: DependenciesConfig,
  place: DependencyScanPlace,
  context: Context,
): Promise<readonly Report[]> {
  const dir = resolve(context.cwd, config.dir ?? '.');
  const workDir = join(place.reports, '..', 'cache');
  const planned = await planScanners(config, dir, workDir, place.now ?? context.clock(), context);
  const runs = await sideBySide(planned, Math.max(1_000, process.availableMemory() / 1024 ** 2 - 500));
  const demanded = config.tools !== undefined && config.tools !== 'auto';
  const outcomes = planned.flatMap((scanner, index) => {
    const run = runs[index];
    return run === undefined ? [] : [{ scanner, run }];
  });
  const [used, left] = demanded ? [outcomes, []] : sorted(outcomes, await manifestsIn(dir));
  const places = await placesOf(dir, context);
  const reports: Report[] = [];
  for (const { scanner, run } of used) {
    if (run.report !== undefined) await writeFileAtomic(join(place.reports, `${scanner.report}.json`), run.report);
    reports.push(dependencyReport(run, scanner.report, places, places.prefix === '' ? dir : context.cwd));
  }
  const [first, ...others] = reports;
  if (first === undefined) return [];
  const notices = left.map(({ run }) => `${run.tool.name} was not used: ${run.reason ?? 'it is not there'}`);
  return [{ ...first, notices: [...first.notices, ...notices] }, ...others];
}

interface Outcome {
  readonly scanner: PlannedScanner;
  readonly run: ScannerRun;
}

/** Those that could run, and those that are not there; something has to speak for the scan, so npm audit does at last. */
function sorted(outcomes: readonly Outcome[], manifests: readonly string[]): [readonly Outcome[], readonly Outcome[]] {
  const hasNode = manifests.some((name) =>
    /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/u.test(name),
  );
  const present = outcomes.filter(({ scanner, run }) => {
    const audit = scanner.tool === 'npm-audit';
    return audit ? hasNode || manifests.length === 0 : run.absent !== true;
  });
  const used = present.length > 0 ? present : outcomes.slice(0, 1);
  return [used, outcomes.filter((outcome) => !used.includes(outcome) && outcome.run.absent === true)];
}

async function placesOf(dir: string, context: Context): Promise<ProjectPlaces> {
  const path = relative(context.cwd, dir).replaceAll('\\', '/');
  // Of a project elsewhere its own folder is the root: `..` is a path of this machine.
  const prefix = /^(?:\.\.|\/|[a-z]:)/iu.test(path) ? '' : path;
  const manifests = await manifestsIn(dir);
  const lockfile = manifests.find((name) => /^(?:npm-shrinkwrap\.json|package-lock\.json)$/u.test(name));
  const text = lockfile === undefined ? undefined : await readFileIfThere(join(dir, lockfile));
  return inProject(prefix, manifests, text === undefined ? '' : new TextDecoder().decode(text));
}
