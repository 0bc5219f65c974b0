import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { $, echo } from 'zx';

/** A program that Tollgate or its real-tool tests can use. */
interface RealTool {
  readonly name: string;
  /** Any one of these programs will do. */
  readonly programs: readonly string[];
  /** What this version uses it for; absent where it does not yet. */
  readonly use?: string;
  /** The npm package that brings it, with its version. */
  readonly package?: string;
}

const TOOLS: readonly RealTool[] = [
  { name: 'npm', programs: ['npm'], use: 'the dependency audit; installing the packed archive' },
  {
    name: 'gitlab-ci-local',
    programs: ['gitlab-ci-local'],
    use: 'GitLab’s schema on the template, with its inputs filled in',
    package: 'gitlab-ci-local@4.75.1',
  },
  { name: 'Chromium', programs: ['chromium', 'google-chrome'] },
  { name: 'Docker', programs: ['docker', 'podman'] },
  { name: 'ZAP', programs: ['zap.sh', 'zap-baseline.py'] },
  { name: 'OSV-Scanner', programs: ['osv-scanner'] },
  { name: 'Snyk', programs: ['snyk'] },
  { name: 'Dependency-Check', programs: ['dependency-check', 'dependency-check.sh'] },
  { name: 'localstripe', programs: ['localstripe'], use: 'a payment app of others, with faults of its own' },
  {
    name: 'stripe-mock',
    programs: ['stripe-mock'],
    use: 'a payment API that keeps nothing, of which nothing must be said',
  },
  { name: 'PostgreSQL', programs: ['postgres', 'pg_ctl'] },
];

const folder = resolve(process.env['TOLLGATE_TOOLS'] ?? join('.tollgate', 'tools'));
const searched = [join(folder, 'node_modules', '.bin'), ...(process.env['PATH'] ?? '').split(delimiter)];

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

async function main(): Promise<void> {
  const wanted = TOOLS.flatMap((tool) =>
    tool.package !== undefined && find(tool) === undefined ? [tool.package] : [],
  );
  if (wanted.length > 0 && !process.argv.includes('--list')) await install(wanted);
  const width = Math.max(...TOOLS.map((tool) => tool.name.length));
  for (const tool of TOOLS) {
    const path = find(tool)?.replace(homedir(), '~') ?? 'missing';
    echo(`${tool.name.padEnd(width)}  ${path}  (${tool.use ?? 'not used by this version'})`);
  }
  echo(`tools are looked for in ${folder} and on PATH`);
}

await main();
