import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from '../../../src/cli/context.ts';
import { type Baseline, withBaseline } from '../../../src/cli/baseline/with-baseline.ts';
import { makeFinding, type Finding } from '../../../src/model/finding.ts';
import type { RunInfo } from '../../../src/model/report.ts';
import { sarifText } from '../../../src/reporters/sarif.ts';
import { runInContext, type CliOutcome } from '../../run-in-context.ts';

export type Variables = Readonly<Record<string, string>>;

/** What the default branch and a change to it have in their variables. */
export const MAIN: Variables = { GITHUB_REF: 'refs/heads/main', CI_DEFAULT_BRANCH: 'main' };
export const CHANGE: Variables = {
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_BASE_REF: 'main',
  CI_DEFAULT_BRANCH: 'main',
};

/** A finding of a rule; each rule has a file of its own. */
export function flaw(id: string, more: Partial<Finding> = {}): Finding {
  return makeFinding({
    rule: { id, title: id, description: 'A flaw.', fix: 'Mend it.', level: 'error', tags: [] },
    severity: 'high',
    message: `${id} is here`,
    locations: [{ kind: 'file', uri: `src/${id.replaceAll('/', '-')}.ts`, region: { startLine: 1 } }],
    ...more,
  });
}

/** The SARIF of one scan. */
export function sarifOf(findings: readonly Finding[], info: Partial<RunInfo> = {}): string {
  const rules = findings.map(({ rule }) => rule);
  const run: RunInfo = {
    tool: { name: 'ZAP' },
    scan: 'web',
    target: 'shop',
    status: 'complete',
    rules: [],
    ...info,
  };
  return [...sarifText([{ info: run, inputs: [], rules, findings }])].join('');
}

/** A checkout without git, and the baseline of main in a folder outside of it. */
export interface BaselineProject {
  readonly folder: string;
  readonly kept: string;
  write(path: string, text: string): void;
  tollgate(environment: Variables, ...argv: string[]): Promise<CliOutcome>;
  /** Judges findings as those of one scan, in the pipeline that the variables tell of. */
  judge(
    findings: readonly Finding[],
    environment?: Variables,
    options?: readonly string[],
    info?: Partial<RunInfo>,
  ): Promise<CliOutcome>;
  /** The search alone. */
  search(environment: Variables): Promise<Pick<Baseline, 'text' | 'adoption' | 'notices'>>;
  close(): void;
}

/** Opens a project in a folder of its own. */
export function openProject(): BaselineProject {
  const root = mkdtempSync(join(tmpdir(), 'tollgate-baseline-'));
  const folder = join(root, 'shop');
  const kept = join(root, 'cache', 'main.sarif');
  mkdirSync(folder);
  const environmentOf = (more: Variables): Variables => ({
    PATH: join(root, 'no-programs'),
    HOME: folder,
    TOLLGATE_BASELINE_FOLDER: dirname(kept),
    ...more,
  });
  const project: BaselineProject = {
    folder,
    kept,
    write(path, text) {
      mkdirSync(dirname(resolve(folder, path)), { recursive: true });
      writeFileSync(resolve(folder, path), text);
    },
    tollgate: (environment, ...argv) => runInContext(argv, folder, { environment: environmentOf(environment) }),
    judge(findings, environment = MAIN, options = ['--baseline', 'auto'], info = {}) {
      project.write('scans/report.sarif', sarifOf(findings, info));
      return project.tollgate(environment, 'run', '--reports', 'scans', ...options);
    },
    search: (environment) =>
      withBaseline('auto', undefined, contextOf(folder, environmentOf(environment)), ({ text, adoption, notices }) =>
        Promise.resolve({
          notices,
          ...(text !== undefined && { text }),
          ...(adoption !== undefined && { adoption }),
        }),
      ),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
  return project;
}

function contextOf(cwd: string, environment: Variables): Context {
  return {
    cwd,
    environment,
    version: '0.0.0-test',
    clock: () => 0,
    signal: new AbortController().signal,
    stdin: Readable.from([]),
    print() {},
    tell() {},
    progress() {},
    emit() {},
    colour: false,
    dashboard: () => Promise.resolve(''),
  };
}
