import { basename, join, relative, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DependenciesConfig } from '../config/dependencies-config.ts';
import { cvssScore } from '../formats/cvss-score.ts';
import { TollgateError } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import type { DependencyTree } from '../pipeline/dependency-tree.ts';
import { type Enrichment, openEnrichment } from '../pipeline/enrichment.ts';
import { type EpssScores, readEpss } from '../pipeline/intelligence/epss.ts';
import { type KevCatalogue, readKev } from '../pipeline/intelligence/kev.ts';
import { LICENSE_RULES, licenseFindings } from '../pipeline/licenses.ts';
import type { ProjectFiles } from '../pipeline/plan-upgrades.ts';
import { LOCKFILES, readLockfile } from '../pipeline/read-lockfile.ts';
import { readFileIfThere } from '../util/files.ts';
import type { Context } from './context.ts';

/** What is known of a project's dependencies beside the scanners' reports. */
export interface DependencyKnowledge {
  readonly enrichment: Enrichment;
  readonly files: ProjectFiles;
  /** Findings about licences, and a lockfile that could not be read: a run of our own; empty where there is neither. */
  readonly reports: readonly Report[];
  readonly kev?: KevCatalogue;
  readonly epss?: EpssScores;
}

const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Reads the feeds that the configuration names, the lockfile and the `pom.xml` of the project.
 * @throws TollgateError `dependencies/missing-feed`, `kev/unreadable`, `epss/unreadable`: before anything is scanned
 */
export async function dependencyKnowledge(config: DependenciesConfig, context: Context): Promise<DependencyKnowledge> {
  const kev =
    config.kev === undefined ? undefined : readKev(await feed(config.kev, 'kev', context), basename(config.kev));
  const epss =
    config.epss === undefined ? undefined : readEpss(await feed(config.epss, 'epss', context), basename(config.epss));
  const dir = resolve(context.cwd, config.dir ?? '.');
  const prefix = relative(context.cwd, dir).replaceAll('\\', '/');
  const pathOf = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
  const { tree, problem, file } = await treeIn(dir, pathOf);
  const pom = await textOf(join(dir, 'pom.xml'));
  const files = {
    trees: tree === undefined ? [] : [tree],
    poms: new Map(pom === undefined ? [] : [[pathOf('pom.xml'), pom] as const]),
  };
  const known = { ...(kev !== undefined && { kev }), ...(epss !== undefined && { epss }) };
  return {
    ...known,
    files,
    enrichment: openEnrichment({ ...known, trees: files.trees, scoreOf: cvssScore }),
    reports: ownReport(config, tree, problem, file, context),
  };
}

async function treeIn(
  dir: string,
  pathOf: (name: string) => string,
): Promise<{ readonly tree?: DependencyTree; readonly problem?: string; readonly file?: string }> {
  for (const name of LOCKFILES) {
    const text = await textOf(join(dir, name));
    if (text === undefined) continue;
    const file = pathOf(name);
    try {
      return { tree: readLockfile(file, text, (await textOf(join(dir, 'package.json'))) ?? ''), file };
    } catch (error) {
      if (error instanceof TollgateError) return { problem: error.message, file };
      throw error;
    }
  }
  return {};
}

function ownReport(
  { policy }: DependenciesConfig,
  tree: DependencyTree | undefined,
  problem: string | undefined,
  file: string | undefined,
  context: Context,
): Report[] {
  const licenses = policy?.licenses;
  if (problem === undefined && licenses === undefined) return [];
  const reason =
    problem ?? (tree === undefined ? 'licences are checked by the lockfile, and there is none' : undefined);
  const findings = tree === undefined || licenses === undefined ? [] : licenseFindings(tree, licenses);
  return [
    {
      run: {
        tool: { name: 'tollgate-dependencies', version: context.version },
        scan: 'dependencies',
        target: file ?? '.',
        status: reason === undefined ? 'complete' : 'degraded',
        ...(reason !== undefined && { reason }),
        ...(tree !== undefined && { coverage: { packages: tree.packages.size } }),
        rules: licenses === undefined ? [] : LICENSE_RULES,
      },
      findings,
      evidence: [],
      notices: [],
    },
  ];
}

async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFileIfThere(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

async function feed(path: string, key: string, context: Context): Promise<string> {
  const bytes = await readFileIfThere(resolve(context.cwd, path));
  if (bytes === undefined) {
    throw new TollgateError('dependencies/missing-feed', `there is no file ${path}, which dependencies.${key} names`, {
      class: 'incomplete',
      place: { file: path, key: `dependencies.${key}` },
      help: [
        'download it, or correct the path; it is relative to the configuration file',
        'docs/upgrades.md says where it comes from',
      ],
    });
  }
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return new TextDecoder().decode(packed ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes);
  } catch (error) {
    throw new TollgateError(
      `${key}/unreadable`,
      `${path} is no whole gzip file: ${error instanceof Error ? error.message : ''}`,
      {
        class: 'incomplete',
        place: { file: path },
        help: ['download it anew'],
        cause: error,
      },
    );
  }
}
