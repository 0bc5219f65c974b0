import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { $, echo } from 'zx';
import { type ApiSlice, cutSlice } from './api-slices/cut-slice.ts';
import { GITHUB_ROUTES } from './api-slices/github-routes.ts';

const PACKAGE = '@octokit/openapi';
const VERSION = '23.0.2';
const TARGET = join(import.meta.dirname, '..', 'test', 'schemas', 'github', 'api.github.com.json');

/** The package's description of github.com, from a folder that holds its `node_modules`. */
function read(folder: string): ApiSlice {
  const at = join(folder, 'node_modules', PACKAGE);
  if (!existsSync(at))
    throw new Error(`${at} is not there: leave --from out, or run npm install ${PACKAGE}@${VERSION}`);
  const { version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { readonly version: string };
  if (version !== VERSION) throw new Error(`${at} is version ${version}, and the slice is cut from ${VERSION}`);
  return JSON.parse(readFileSync(join(at, 'generated', 'api.github.com.json'), 'utf8')) as ApiSlice;
}

// Unpacked it has 390 MB, so it is no dependency of this project.
async function install(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-api-'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  await $({ cwd: folder, quiet: true })`npm install --ignore-scripts --no-audit --no-fund ${`${PACKAGE}@${VERSION}`}`;
  return folder;
}

/** `node scripts/api-slices.ts [--from FOLDER] [--check]`: cuts the slice of GitHub's API description that the tests use. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, check: { type: 'boolean' } } });
  const folder = values.from ?? (await install());
  try {
    const slice = JSON.stringify(cutSlice(read(folder), GITHUB_ROUTES));
    const same = existsSync(TARGET) && JSON.stringify(JSON.parse(readFileSync(TARGET, 'utf8'))) === slice;
    if (same) echo('the slice of GitHub’s API description is up to date');
    else if (values.check === true) {
      echo('the slice of GitHub’s API description is out of date: run node scripts/api-slices.ts');
      process.exitCode = 1;
    } else {
      writeFileSync(TARGET, slice);
      await $({ quiet: true })`oxfmt ${TARGET}`;
      echo(`wrote ${TARGET}`);
    }
  } finally {
    if (values.from === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

await main();
