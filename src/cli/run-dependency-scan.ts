import { basename, join, relative, resolve } from 'node:path';
import type { DependenciesConfig } from '../config/config.ts';
import { format as npmAudit } from '../formats/npm-audit/index.ts';
import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { type Report, type ReportEnd, worseStatus } from '../model/report.ts';
import { auditNpm } from '../scanners/npm-audit/index.ts';
import type { ScannerRun } from '../scanners/scanner-run.ts';
import { bytesSource } from '../util/bytes-source.ts';
import { readFileIfThere, writeFileAtomic } from '../util/files.ts';
import type { Context } from './context.ts';

/**
 * Runs the real `npm audit` and reads its report. The raw report is kept beside ours.
 * @param folder where reports lie
 */
export async function runDependencyScan(config: DependenciesConfig, folder: string, context: Context): Promise<Report> {
  const dir = resolve(context.cwd, config.dir ?? '.');
  const run = await auditNpm({
    dir,
    ...(config.registry !== undefined && { registry: config.registry }),
    ...(config.timeout !== undefined && { timeoutMs: config.timeout * 1000 }),
    environment: context.environment,
    cacheDir: join(folder, '..', 'cache', 'npm'),
    signal: context.signal,
    onProgress: context.progress,
  });
  if (run.report !== undefined) await writeFileAtomic(join(folder, 'npm-audit.json'), run.report);
  const { findings, end } = readReport(run);
  const manifest = slashes(join(relative(context.cwd, dir), run.lockfile ?? 'package-lock.json'));
  const lockfile = await readFileIfThere(join(dir, run.lockfile ?? 'package-lock.json'));
  const lines = lockfile === undefined ? new Map<string, number>() : packageLines(new TextDecoder().decode(lockfile));
  const status = worseStatus(run.status, end?.status ?? run.status);
  const reason = run.reason ?? end?.reason;
  return {
    run: {
      ...end?.runs[0],
      tool: { ...end?.runs[0]?.tool, ...run.tool },
      scan: 'dependencies',
      target: manifest,
      status,
      ...(reason !== undefined && { reason }),
      coverage: { packages: lines.size },
      rules: [],
    },
    findings: findings.map((finding) => ({
      ...finding,
      locations: finding.locations.map((location) => inLockfile(location, manifest, lines)),
    })),
    evidence: [],
    notices: [...(end?.notices ?? []), ...(run.help ?? [])],
  };
}

function readReport(run: ScannerRun): { findings: Finding[]; end?: ReportEnd } {
  if (run.report === undefined) return { findings: [] };
  const reader = npmAudit.read(bytesSource(basename('npm-audit.json'), run.report));
  const findings: Finding[] = [];
  let step = reader.next();
  while (step.done !== true) {
    findings.push(step.value.finding);
    step = reader.next();
  }
  return { findings, end: step.value };
}

function inLockfile(location: Location, manifest: string, lines: ReadonlyMap<string, number>): Location {
  if (location.kind !== 'package') return location;
  const line = lines.get(location.name);
  return { ...location, manifest, ...(line !== undefined && { line }) };
}

/** Package name → the first line of the lockfile that installs it (lockfile version 2 and 3: `"node_modules/a/node_modules/b": {`). */
function packageLines(lockfile: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of lockfile.split('\n').entries()) {
    const path = /^\s*"((?:[^"]*\/)?node_modules\/[^"]+)": \{/u.exec(line)?.[1];
    const name = path?.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (name !== undefined && !lines.has(name)) lines.set(name, index + 1);
  }
  return lines;
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
