import { resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import type { ProgressSink } from '../../model/progress.ts';
import { type ProcessResult, runProcess } from '../../util/process.ts';
import { redact } from '../../util/redaction.ts';
import type { ScannerRun } from '../scanner-run.ts';
import type { Classification } from '../classification.ts';
import { classifyNpmAudit } from './classify.ts';
import { type NpmCommand, npmCommand } from './npm-command.ts';
import { type NpmConfiguration, readNpmConfiguration } from './npm-configuration.ts';
import { type Probe, probeAdvisorySource } from './probe.ts';
import { probeThroughNpm } from './probe-through-npm.ts';
import { type Project, readProject } from './project.ts';

/** What to audit, and by which registry. */
export interface NpmAuditOptions {
  /** The folder with `package.json` and the lockfile. */
  readonly dir: string;
  /** Default: the one npm is configured with. */
  readonly registry?: string;
  /** Milliseconds for each call of npm. Default 120,000. */
  readonly timeoutMs?: number;
  /** The surroundings; npm sees only what it needs of them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A folder of our own for npm's cache; made where it is not there. */
  readonly cacheDir: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
  /** How npm is called. Default `['npm']`. */
  readonly npmCommand?: readonly string[];
  /** The package that the advisory source must know; `false` leaves the check out. Default lodash 4.17.15. */
  readonly probe?: Probe | false;
}

const PROBE: Probe = { name: 'lodash', version: '4.17.15' };
const LONGEST_REASON = 2_000;
const LARGEST_REPORT = 256 * 1024 * 1024;

/**
 * Runs `npm audit --json` on a lockfile, without installing anything, and says what the result is worth. Guarded
 * against what neither exit code nor report shows: offline mode, left-out dependencies, a lockfile older than its
 * `package.json`, an advisory source that answers nothing. Never throws for what a scan may meet: that is a status.
 */
export async function auditNpm(given: NpmAuditOptions): Promise<ScannerRun> {
  // npm runs inside the folder and would take relative paths from there.
  const options = { ...given, dir: resolve(given.dir), cacheDir: resolve(given.cacheDir) };
  const started = { tool: { name: 'npm audit' }, format: 'npm-audit', command: [] } as const;
  try {
    const project = await readProject(options.dir, options.environment);
    if (!('lockfile' in project)) return { ...started, status: 'unreadable', ...project };
    return await auditProject(options, project);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const missing = error instanceof TollgateError && error.code === 'process/cannot-start';
    return {
      ...started,
      status: 'unreadable',
      reason: oneLine(missing ? `npm could not be started: ${error.message}` : `npm audit: ${error.message}`),
      help: missing
        ? ['install Node.js from https://nodejs.org, which brings npm, and check that npm is on the PATH']
        : [],
    };
  }
}

async function auditProject(options: NpmAuditOptions, project: Project): Promise<ScannerRun> {
  const { dir, signal, onProgress } = options;
  const timeoutMs = options.timeoutMs ?? 120_000;
  const npm = npmCommand({
    npm: options.npmCommand ?? ['npm'],
    ...(options.registry !== undefined && { registry: options.registry }),
    cacheDir: options.cacheDir,
    fetchTimeoutMs: Math.max(250, Math.floor(timeoutMs * 0.8)),
    environment: options.environment,
    npmrc: project.npmrc,
  });
  onProgress?.({ step: 'npm audit', detail: `reading the configuration of npm for ${project.lockfile}` });
  const configuration = await readNpmConfiguration(npm, dir, timeoutMs, signal);
  onProgress?.({
    step: 'npm audit',
    detail: withoutCredentials(`asking ${options.registry ?? configuration.registry ?? 'the registry'}`),
  });
  const result = await runProcess({
    command: npm.command,
    args: npm.audit(dir),
    cwd: dir,
    environment: npm.environment,
    timeoutMs,
    maxOutputBytes: LARGEST_REPORT,
    ...(signal && { signal }),
  });
  const own = ending(result, timeoutMs);
  const doubts =
    own.status === 'unreadable'
      ? []
      : [...configuration.restrictions, ...stale(project), ...(await silence(options, npm, configuration, project))];
  const reasons = [own.reason, ...doubts].filter((reason) => reason !== undefined);
  const status = own.status === 'complete' && doubts.length > 0 ? 'degraded' : own.status;
  onProgress?.({ step: 'npm audit', detail: status });
  return {
    tool: { name: 'npm audit', ...(configuration.version !== undefined && { version: configuration.version }) },
    format: 'npm-audit',
    status,
    ...(reasons.length > 0 && { reason: oneLine(reasons.join('; ')) }),
    ...(project.differences.length > 0 && { help: ['npm install --package-lock-only brings the lockfile up to date'] }),
    ...(status !== 'unreadable' && { report: result.stdout }),
    ...(result.exitCode !== undefined && { exitCode: result.exitCode }),
    lockfile: project.lockfile,
    command: [npm.command, ...npm.audit(dir)].map(withoutCredentials),
  };
}

function ending(result: ProcessResult, timeoutMs: number): Pick<Classification, 'status' | 'reason'> {
  const own = classifyNpmAudit(result);
  if (result.cancelled) return { status: 'unreadable', reason: 'npm audit was cancelled' };
  if (result.truncated) return { status: 'unreadable', reason: `the report is larger than ${LARGEST_REPORT} bytes` };
  if (!result.timedOut) return own;
  const reason = `npm audit had to be ended after ${timeoutMs / 1_000} s`;
  return { status: own.status === 'unreadable' ? 'unreadable' : 'degraded', reason };
}

function stale({ differences }: Project): string[] {
  const shown = differences.slice(0, 3);
  const more = differences.length - shown.length;
  return more > 0 ? [...shown, `${more} more differences between package.json and the lockfile`] : shown;
}

// Only asked where npm itself got an answer: what failed has its reason already.
async function silence(
  options: NpmAuditOptions,
  npm: NpmCommand,
  configuration: NpmConfiguration,
  project: Project,
): Promise<string[]> {
  const probe = options.probe ?? PROBE;
  const registry = options.registry ?? configuration.registry;
  if (probe === false) return [];
  const limit = Math.min(options.timeoutMs ?? 120_000, 15_000);
  const direct =
    registry === undefined
      ? ({ kind: 'unanswered', reason: 'npm names no registry' } as const)
      : await probeAdvisorySource(registry, probe, limit, options.signal);
  const result =
    direct.kind === 'unanswered' ? await probeThroughNpm(npm, probe, project.npmrc[0], limit, options.signal) : direct;
  const what = `a package known to be vulnerable (${probe.name} ${probe.version})`;
  switch (result.kind) {
    case 'known':
      return [];
    case 'silent':
      return [`the advisory source answered nothing for ${what}`];
    case 'unanswered':
      return [`the advisory source could not be asked for ${what}: ${result.reason}`];
  }
}

// Names and ranges come from files that anybody may have written.
function oneLine(reason: string): string {
  return redact(withoutCredentials(reason.replaceAll(/\p{Cc}+/gu, ' '))).slice(0, LONGEST_REASON);
}

function withoutCredentials(text: string): string {
  return text.replaceAll(/\/\/[^/@\s]*@/gu, '//[redacted]@');
}
