import { resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import { ensureFolder, readFileIfThere, writeFileAtomic } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { draftConfig, draftedScans } from './draft-config.ts';
import { draftPipeline } from './draft-pipeline.ts';
import { EXIT } from '../exit-codes.ts';
import { lookAtRepository, type RepositoryFacts } from './look-at-repository.ts';

/** What of `init` is not about payments, and how it ends. */
export interface InitOptions {
  readonly parts: readonly ('config' | 'ci')[];
  readonly target?: string;
  readonly acceptExisting?: boolean;
  readonly print?: boolean;
  readonly force?: boolean;
}

interface Draft {
  readonly path: string;
  readonly text: string;
  readonly next: readonly string[];
}

/**
 * Drafts `tollgate.yml` and the workflow or pipeline from what the repository shows, and writes them, or neither where one is there.
 * @throws TollgateError `init/file-exists` where one is there already
 */
export async function initPipeline(
  { parts, target, acceptExisting, print, force }: InitOptions,
  context: Context,
): Promise<CommandResult> {
  const facts = await lookAtRepository(context.cwd);
  const scans = draftedScans(facts);
  const drafts: readonly Draft[] = parts.map((part) =>
    part === 'config'
      ? { path: 'tollgate.yml', text: draftConfig(facts, target, acceptExisting), next: [] }
      : draftPipeline(facts, scans, context.version),
  );
  if (print !== true) await writeAll(drafts, force === true, context);
  const seen = factLines(facts);
  return {
    exitCode: EXIT.passed,
    lines:
      print === true
        ? drafts.flatMap(({ path, text }) => [`# --- ${path}`, text.trimEnd()])
        : [
            ...seen,
            ...drafts.map(({ path }) => `written: ${path}`),
            ...drafts.flatMap(({ next }) => next.map((line) => `next: ${line}`)),
            ...(scans.length === 0 ? ['next: no scan is configured yet; tollgate.yml says how'] : []),
            `tollgate: pass: ${drafts.length} file${drafts.length === 1 ? '' : 's'} drafted (scans: ${scans.join(', ') || 'none yet'})`,
          ],
    notices: [],
    verdict: 'pass',
    document: { found: facts, scans, files: drafts.map(({ path, text }) => ({ path, text })), written: print !== true },
  };
}

async function writeAll(drafts: readonly Draft[], force: boolean, context: Context): Promise<void> {
  for (const { path } of drafts) {
    if (force || (await readFileIfThere(resolve(context.cwd, path))) === undefined) continue;
    throw new TollgateError('init/file-exists', `${path} is there already and was not overwritten`, {
      class: 'usage',
      place: { file: path },
      help: [
        'look at the draft first: --print',
        'overwrite it: --force',
        'draft the other one: --only config or --only ci',
      ],
    });
  }
  for (const { path, text } of drafts) {
    const file = resolve(context.cwd, path);
    await ensureFolder(resolve(file, '..'));
    await writeFileAtomic(file, text);
  }
}

function factLines(facts: RepositoryFacts): string[] {
  return [
    `package manager: ${facts.packageManager ?? 'none found'}`,
    `manifests: ${facts.manifests.join(', ') || 'none found'}`,
    `start script: ${facts.isStartable ? `${facts.packageManager ?? 'npm'} start` : 'none found'}`,
    `pipeline: ${facts.platform ?? 'none found, GitHub is assumed'}`,
    `OpenAPI document: ${facts.openapi ?? 'none found'}`,
  ];
}
