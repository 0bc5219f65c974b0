import { type Classification, doubted } from './classification.ts';
import { classifyCyclonedxNpm } from './cyclonedx-npm/classify.ts';
import { classifyDependencyCheck } from './dependency-check/classify.ts';
import { classifyGrype } from './grype/classify.ts';
import { classifyNpmAudit } from './npm-audit/classify.ts';
import { classifyOsvScanner } from './osv-scanner/classify.ts';
import { classifyPnpm } from './pnpm-audit/classify.ts';
import type { RecordedRun } from './recorded-run.ts';
import { classifyRetire } from './retire/classify.ts';
import { classifySnyk } from './snyk/classify.ts';
import { classifyYarn } from './yarn-audit/classify.ts';
import { classifyZap } from './zap/classify.ts';

/** Scanners whose runs can be classified, in the order of every table. */
export const CLASSIFIED_TOOLS = [
  'npm',
  'pnpm',
  'yarn',
  'osv-scanner',
  'snyk',
  'dependency-check',
  'dependency-check-maven',
  'dependency-check-core',
  'owasp-dependency-check-wrapper',
  'retire',
  'grype',
  'cyclonedx-npm',
  'zap',
] as const;

/** One of them. */
export type ClassifiedTool = (typeof CLASSIFIED_TOOLS)[number];

const CLASSIFIERS: Readonly<Record<ClassifiedTool, (run: RecordedRun) => Classification>> = {
  npm: classifyNpmFiles,
  pnpm: classifyPnpm,
  yarn: classifyYarn,
  'osv-scanner': classifyOsvScanner,
  snyk: classifySnyk,
  'dependency-check': (run) => classifyDependencyCheck(run, 'command-line'),
  'dependency-check-maven': (run) => classifyDependencyCheck(run, 'maven'),
  'dependency-check-core': (run) => classifyDependencyCheck(run, 'core'),
  'owasp-dependency-check-wrapper': (run) => classifyDependencyCheck(run, 'wrapper'),
  retire: classifyRetire,
  grype: classifyGrype,
  'cyclonedx-npm': classifyCyclonedxNpm,
  zap: classifyZap,
};

// 128 + signal, as a shell and `docker run` report it, and what `timeout` ends with.
const ENDED: Readonly<Record<number, string>> = {
  124: 'it was ended by a time limit',
  137: 'it was killed (SIGKILL): by a time limit, or for want of memory',
  139: 'it crashed (SIGSEGV)',
  134: 'it crashed (SIGABRT)',
  143: 'it was ended (SIGTERM)',
};

/** Says what a run of a scanner is worth, by its exit code, its streams and the content of its reports alone. */
export function classifyRun(tool: ClassifiedTool, run: RecordedRun): Classification {
  const own = CLASSIFIERS[tool](run);
  const end = run.exitCode === undefined ? 'it was ended by a signal' : ENDED[run.exitCode];
  return end === undefined ? own : doubted(own, end);
}

// npm writes to standard output; a caller may have kept that as a file.
function classifyNpmFiles(run: RecordedRun): Classification {
  const own = classifyNpmAudit(run);
  if (own.report !== undefined) return own;
  for (const { name, bytes } of run.reports) {
    const fromFile = classifyNpmAudit({ ...run, stdout: bytes });
    if (fromFile.report !== undefined) return { ...fromFile, report: name };
  }
  return own;
}
