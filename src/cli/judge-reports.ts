import { basename, relative, resolve, sep } from 'node:path';
import { SCANS, type Scan } from '../model/report.ts';
import { TollgateError } from '../model/errors.ts';
import { reportFiles } from '../util/report-files.ts';
import { baselineFolder } from './baseline/baseline-folder.ts';
import { configuredText, type ScanPlan } from './config/configured-scans.ts';
import type { Context } from './context.ts';
import { judge, type Judgement } from './judge.ts';
import type { PipelineRequest } from './run-pipeline.ts';

/**
 * Judges the reports of earlier jobs: what the configuration asks for is expected to be among them.
 * @param named files, folders and patterns
 * @throws TollgateError `run/no-report` where a name fits no file: a job that left none must not look clean
 */
export async function judgeReports(
  named: readonly string[],
  request: PipelineRequest,
  context: Context,
): Promise<Judgement> {
  const found = await reportFiles(named, context);
  try {
    const missing = found.files.filter(({ problem }) => problem !== undefined);
    if (missing.length > 0) {
      throw new TollgateError('run/no-report', missing.map(({ name, problem }) => `${name}: ${problem}`).join('; '), {
        class: 'incomplete',
        help: ['look at the jobs that should have left their reports', 'name the files with --reports'],
      });
    }
    const paths = found.files.map(({ path }) => path);
    const current = paths.filter((path) => !isBaseline(path, context));
    const plan = planOf(request);
    const { reports, beside } = ownReports(
      current.length > 0 ? current : paths,
      named.map((name) => resolve(context.cwd, name)),
    );
    return await judge(
      {
        ...request,
        notices: [...(request.notices ?? []), ...besideNotice(beside)],
        output: resolve(context.cwd, request.output),
        reports,
        configured: plan,
        configuredText: configuredText(plan),
      },
      context,
    );
  } finally {
    await found.close();
  }
}

/** The folder of baselines lies among the outputs, and tells of earlier runs. */
function isBaseline(path: string, context: Context): boolean {
  const inside = relative(resolve(context.cwd, baselineFolder(context)), path);
  return inside.endsWith('.sarif') && !/^\.\.|[/\\]/u.test(inside);
}

const OWN = new RegExp(`[/\\\\]reports[/\\\\](?:${SCANS.join('|')})\\.sarif$`, 'u');

/**
 * In the folders of a run lie the scanners' own reports and evidence too: each scan's SARIF says all that they do. What is named
 * itself, or lies in a folder without any, is judged as it is; `beside` lies in a folder with some, but not in that of a run.
 */
function ownReports(
  paths: readonly string[],
  named: readonly string[],
): { readonly reports: readonly string[]; readonly beside: readonly string[] } {
  const own = paths.filter((path) => OWN.test(path));
  const runs = own.map((path) => path.replace(OWN, sep));
  const folders = named.map((name) => `${name}${sep}`).filter((folder) => own.some((path) => path.startsWith(folder)));
  const isKept = (path: string): boolean =>
    OWN.test(path) || named.includes(path) || !(isIn(path, runs) || isIn(path, folders));
  return {
    reports: paths.filter(isKept),
    beside: paths.filter((path) => !isKept(path) && !isIn(path, runs)),
  };
}

function isIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(folder));
}

function besideNotice(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const names = paths.slice(0, 5).map((path) => basename(path));
  const more = paths.length > names.length ? ` and ${paths.length - names.length} more` : '';
  return [
    `beside the reports of Tollgate's runs these were not read: ${names.join(', ')}${more}; name them to have them judged`,
  ];
}

function planOf({ config }: PipelineRequest): ScanPlan[] {
  const asked: Readonly<Record<Scan, boolean>> = {
    web: config.web !== undefined,
    dependencies: config.dependencies !== undefined,
    payments: config.payments !== undefined,
    pci: false,
  };
  return SCANS.map((scan) => ({ scan, configured: asked[scan] || (config.require?.includes(scan) ?? false) }));
}
