import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { runInContext } from '../run-in-context.ts';
import { findTool, TOOLS } from './find-tool.ts';

interface Ended {
  readonly status: number;
  readonly text: string;
}

const actionlint = findTool('actionlint');
const zizmor = findTool('zizmor');
const hadolint = findTool('hadolint');
const service = findTool('../@actions/languageservice/package.json');

let checkout: string;

// Linters look at a repository: its workflows, actions and what the actions run, and nothing beside.
beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'tollgate-lint-'));
  for (const path of ['action.yml', 'actions', '.github', 'dist/action.js', 'package.json']) {
    cpSync(path, join(checkout, path), { recursive: true });
  }
});

afterAll(() => rmSync(checkout, { recursive: true, force: true }));

function run(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((done) => {
    execFile(program, [...args], { cwd, env: { PATH: process.env['PATH'], HOME: cwd } }, (error, stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    );
  });
}

async function initGit(folder: string): Promise<void> {
  expect(await run('git', ['init', '--quiet'], folder)).toMatchObject({ status: 0 });
}

function lint(): Promise<Ended> {
  return run(actionlint ?? '', ['-no-color', '-oneline'], checkout);
}

function audit(): Promise<Ended> {
  const options = ['--offline', '--no-progress', '--color=never', '--persona', 'pedantic', '--strict-collection'];
  return run(zizmor ?? '', [...options, '.'], checkout);
}

describe.skipIf(actionlint === undefined)('actionlint', () => {
  test('finds nothing in our workflows, nor in how they call our actions', async () => {
    await initGit(checkout);
    expect(await lint()).toEqual({ status: 0, text: '' });
  });

  test('would find an input that an action does not have', async () => {
    const file = join(checkout, '.github/workflows/ci.yml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('exit-zero: true', 'exit-nil: true'));
    const { status, text: found } = await lint();
    writeFileSync(file, text);
    expect(status).toBe(1);
    expect(found).toContain('exit-nil');
  });
});

describe.skipIf(zizmor === undefined)('zizmor', () => {
  test('finds nothing in our workflows and actions, even pedantic', async () => {
    const { status, text } = await audit();
    expect({ status, text }).toMatchObject({ status: 0, text: expect.stringContaining('No findings') });
  });

  test('would find an action of others that is named by tag', async () => {
    const file = join(checkout, '.github/workflows/weekly.yml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/actions\/checkout@\S+/u, 'actions/checkout@v6'));
    const { status, text: found } = await audit();
    writeFileSync(file, text);
    expect(status).toBe(14);
    expect(found).toContain('unpinned-uses');
  });
});

// The packages import JSON without saying so, which Node refuses: the hook says it for them.
const LINT = `import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.json')) return next(url, context);
    return { format: 'module', source: 'export default ' + readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
  },
});
const { validate } = await import('@actions/languageservice');
const { TextDocument } = await import('vscode-languageserver-textdocument');
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const found = await validate(TextDocument.create(pathToFileURL(file).href, 'yaml', 0, text), {});
  for (const { message } of found) console.log(file + ': ' + message);
}
`;

function validate(): Promise<Ended> {
  const files = globSync(['action.yml', 'actions/*/action.yml', '.github/workflows/*.yml'], { cwd: checkout });
  expect(files.length).toBeGreaterThan(6);
  // Beside the packages, or Node does not find them.
  const script = join(TOOLS, 'lint-actions.mjs');
  writeFileSync(script, LINT);
  return run(process.execPath, [script, ...files], checkout);
}

describe.skipIf(service === undefined)('GitHub’s language service', () => {
  test('finds nothing in our workflows and actions', async () => {
    expect(await validate()).toEqual({ status: 0, text: '' });
  });

  test('would find a key that GitHub does not know', async () => {
    const file = join(checkout, 'actions/aggregate/action.yml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('using: node24', 'using: node99'));
    const { text: found } = await validate();
    writeFileSync(file, text);
    expect(found).toContain('node99');
  });
});

describe.skipIf(hadolint === undefined)('hadolint', () => {
  test('finds nothing in the Dockerfile', async () => {
    expect(await run(hadolint ?? '', ['--no-color', resolve('Dockerfile')], checkout)).toEqual({ status: 0, text: '' });
  });

  test('would find a base without a version, and root', async () => {
    const file = join(checkout, 'Dockerfile');
    const text = readFileSync('Dockerfile', 'utf8').replaceAll(/^FROM node:\S+/gmu, 'FROM node');
    writeFileSync(file, text.replace('USER 1000:1000', 'USER root'));
    const { status, text: found } = await run(hadolint ?? '', ['--no-color', file], checkout);
    expect(status).toBe(1);
    expect(found).toContain('DL3006');
    expect(found).toContain('DL3002');
  });
});

describe('the workflow that tollgate init writes', () => {
  let project: string;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'tollgate-lint-init-'));
    await initGit(project);
    writeFileSync(join(project, 'package.json'), '{"scripts":{"start":"node ."}}');
    writeFileSync(join(project, 'package-lock.json'), '{}');
    expect((await runInContext(['init'], project)).exitCode).toBe(0);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test.skipIf(actionlint === undefined)('has nothing for actionlint', async () => {
    expect(await run(actionlint ?? '', ['-no-color', '-oneline'], project)).toEqual({ status: 0, text: '' });
  });

  test.skipIf(zizmor === undefined)('has for zizmor but the tag that it says to pin', async () => {
    const options = ['--offline', '--no-progress', '--persona', 'pedantic', '--format', 'json', '.'];
    const { text } = await run(zizmor ?? '', options, project);
    const found = JSON.parse(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1)) as readonly { ident: string }[];
    expect(found.map(({ ident }) => ident)).toEqual(['unpinned-uses']);
  });
});

describe('the workflows of the documentation', () => {
  let examples: string;

  beforeAll(async () => {
    examples = mkdtempSync(join(tmpdir(), 'tollgate-lint-docs-'));
    await initGit(examples);
    mkdirSync(join(examples, '.github', 'workflows'), { recursive: true });
    const blocks = docBlocks('docs/github.md', readFileSync('docs/github.md', 'utf8'));
    const workflows = blocks.filter(({ language, text }) => language === 'yaml' && /^on:/mu.test(text));
    expect(workflows.length).toBeGreaterThan(3);
    for (const { text, line } of workflows)
      writeFileSync(join(examples, '.github', 'workflows', `line-${line}.yml`), `${text}\n`);
    // What our own workflows may: name our actions by a ref.
    cpSync('.github/zizmor.yml', join(examples, '.github', 'zizmor.yml'));
  });

  afterAll(() => rmSync(examples, { recursive: true, force: true }));

  test.skipIf(actionlint === undefined)('have nothing for actionlint', async () => {
    expect(await run(actionlint ?? '', ['-no-color', '-oneline'], examples)).toEqual({ status: 0, text: '' });
  });

  test.skipIf(zizmor === undefined)('have nothing for zizmor', async () => {
    const { text } = await run(zizmor ?? '', ['--offline', '--no-progress', '--color=never', '.'], examples);
    expect(text).toContain('No findings');
  });
});
