import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { $, echo } from 'zx';
import { REPOSITORY } from '../src/config/repository.ts';
import { commitPinned } from './release/commit-pinned.ts';
import { prepareRelease } from './release/prepare-release.ts';

const HELP = `npm run release -- [--write] [--branch] [--repository OWNER/NAME] [--output FOLDER] [--sarif FILE]
Makes the release of HEAD: an export whose workflow and examples name the commit, the package, bill of materials, checksums
and notes. By default in a folder that is removed again, to see whether it would work. Nothing is ever pushed.
  --write             keep it, in --output (.tollgate/release by default)
  --branch            with --write: commit the export as the branch release/vX.Y.Z, on top of HEAD
  --repository NAME   where it is published, in the place of ${REPOSITORY}
  --sarif FILE        what was found in this commit: attached, with the verdict and VEX
Exit codes: 0 it can be published, 1 something is in the way, 2 arguments`;

const root = join(import.meta.dirname, '..');

interface Options {
  readonly write: boolean;
  readonly branch: boolean;
  readonly help: boolean;
  readonly repository: string;
  readonly output: string;
  readonly sarif?: string;
}

function optionsOf(): Options {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      branch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      repository: { type: 'string', default: REPOSITORY },
      output: { type: 'string', default: join('.tollgate', 'release') },
      sarif: { type: 'string' },
    },
  });
  const { sarif, ...rest } = values;
  return { ...rest, ...(sarif !== undefined && { sarif: resolve(sarif) }) };
}

async function main({ write, branch, repository, output, sarif }: Options): Promise<number> {
  const folder = write ? resolve(output) : mkdtempSync(join(tmpdir(), 'tollgate-release-'));
  if (write && existsSync(folder) && readdirSync(folder).length > 0) {
    echo(`${output} is not empty`);
    return 2;
  }
  try {
    const build = await $({ cwd: root, nothrow: true, quiet: true })`npm run -s build -- --check`;
    const release = await prepareRelease({ root, output: folder, repository, ...(sarif !== undefined && { sarif }) });
    const problems = [...release.problems, ...(build.ok ? [] : ['dist is not what the sources give: npm run build'])];
    echo(`v${release.version} of ${release.sha}`);
    for (const asset of release.assets) echo(`  ${asset}`);
    echo(`  ${release.pinned.length} files name the commit`);
    if (write && branch) echo(`  release/v${release.version} is ${await commitPinned(root, release)}`);
    for (const problem of problems) echo(`not to be published: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    if (!write) rmSync(folder, { recursive: true, force: true });
  }
}

const options = optionsOf();
if (options.help) echo(HELP);
else process.exitCode = await main(options);
