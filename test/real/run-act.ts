import { execFile } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { artifactActions } from './artifact-actions.ts';
import { findTool } from './find-tool.ts';

/** One line of what act says. */
interface Line {
  readonly job?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly stepID?: readonly string[];
}

/** What a run of act did. */
export interface ActRun {
  readonly status: number;
  readonly lines: readonly Line[];
  readonly text: string;
}

/** What act runs, and with what in the place of GitHub. */
export interface ActOptions {
  /** The program. */
  readonly act: string;
  /** The repository; its one workflow for the event is run. */
  readonly project: string;
  /** Default `push`. */
  readonly event?: string;
  readonly payload?: object;
  /** The export of our repository. */
  readonly ours: string;
  /** Under which refs workflows name our actions. */
  readonly refs: readonly string[];
  /** Folder for what the run keeps: `artifacts`, `caches`, `released`. */
  readonly home: string;
  /** Folder of the actions that take the place of others. */
  readonly standIns: string;
  /** Where GitHub's API answers. */
  readonly api: string;
}

// One job after the other: all share this machine's ports, which jobs of a hosted runner do not.
const OPTIONS =
  '-P ubuntu-24.04=-self-hosted --pull=false --no-cache-server --json --concurrent-jobs 1 --env NO_COLOR=1'.split(' ');

// What our own workflows ask of npm is there already; what else is asked, npm itself does.
const NPM = `#!/bin/sh
test "$*" = ci && exec ln -s "${resolve('node_modules')}" node_modules
exec "${findTool('npm') ?? 'npm'}" "$@"
`;

// Takes the place of GitHub's own program: keeps what is uploaded, and to which release.
const GH = `#!/bin/sh
test "$1 $2" = 'release upload' && test -n "$GH_TOKEN" && mkdir "$HOME/released" && echo "$3" > "$HOME/released/tag"
for name; do case "$name" in report/*) cp "$name" "$HOME/released/" || exit 1;; esac; done
`;

/** A workflow whose shards run one after the other, for the same reason. */
export function inTurn(text: string): string {
  return text.replaceAll(/^( +)(?=fail-fast: false)/gmu, '$1max-parallel: 1\n$1');
}

/** The outputs that steps have set, the last of each name. */
export function outputsOf({ lines }: ActRun): Record<string, string> {
  const set = lines.filter(({ command }) => command === 'set-output');
  return Object.fromEntries(set.map(({ name, arg }) => [name ?? '', arg ?? '']));
}

/** How each job ended; one that was skipped is not there. */
export function resultsOf({ lines }: ActRun): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ jobID, jobResult }) => (jobResult === undefined ? [] : [[jobID, jobResult]])),
  );
}

/** Runs a workflow of a repository, with the programs and actions that only GitHub has replaced. */
export function runAct(options: ActOptions): Promise<ActRun> {
  const { act, project, event = 'push', ours, refs, home, standIns, api } = options;
  mkdirSync(join(home, 'bin'), { recursive: true });
  const payload = join(home, 'event.json');
  writeFileSync(payload, JSON.stringify(options.payload ?? {}));
  const texts = [ours, project].flatMap((folder) =>
    globSync('.github/workflows/*.yml', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  for (const [name, text] of Object.entries({ gh: GH, npm: NPM })) {
    writeFileSync(join(home, 'bin', name), text);
    chmodSync(join(home, 'bin', name), 0o755);
  }
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (\S+)/gu)].map(([, name]) => name ?? ''));
  const variables = {
    ARTIFACTS: join(home, 'artifacts'),
    CACHES: join(home, 'caches'),
    OURS: ours,
    GITHUB_API_URL: api,
    GITHUB_REPOSITORY: 'acme/shop',
  };
  const args = [
    event,
    ...OPTIONS,
    '-e',
    payload,
    '-s',
    'GITHUB_TOKEN=ghs_0123456789abcdefghij',
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...refs.flatMap((ref) => ['--local-repository', `OWNER/tollgate@${ref}=${ours}`]),
    ...artifactActions(standIns, [...new Set(uses)]),
  ];
  const env = { HOME: home, PATH: `${join(home, 'bin')}:${resolve('node_modules/.bin')}:${process.env['PATH']}` };
  return new Promise((done) => {
    execFile(act, args, { cwd: project, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []));
      done({ status: error === null ? 0 : Number(error.code), lines, text: stdout + stderr });
    });
  });
}
