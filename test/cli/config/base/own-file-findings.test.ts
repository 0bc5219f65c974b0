import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommitTree } from '../../../../src/cli/config/base/base-tree.ts';
import { ownFileFindings } from '../../../../src/cli/config/base/own-file-findings.ts';

type Files = Readonly<Record<string, string>>;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-own-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function treeOf(files: Files): CommitTree {
  return {
    read: (path) =>
      Promise.resolve(
        Object.hasOwn(files, path) ? { bytes: new TextEncoder().encode(files[path]) } : { absent: 'not-there' },
      ),
    nameBefore: () => Promise.resolve(undefined),
  };
}

/** The files that are told of where a change turns those of the base into others. */
async function told(before: Files, now: Files): Promise<readonly unknown[]> {
  for (const [name, text] of Object.entries({ ...before, ...now })) writeFileSync(join(folder, name), text);
  const [base, head] = [treeOf(before), treeOf({ ...before, ...now })];
  const config = { dependencies: {} };
  const findings = await ownFileFindings(
    { commit: 'a'.repeat(40), tree: base, head },
    { before: config, own: config },
    'pull request',
    { cwd: folder },
  );
  return findings.map(({ locations: [place] }) => (place?.kind === 'file' ? place.uri : place));
}

test.each([
  ['a quoted registry', '.npmrc', '"registry"=http://127.0.0.1:9/\n'],
  ['a registry behind a variable that is not set', '.npmrc', '${NOT_SET?}registry=http://127.0.0.1:9/\n'],
  ['a registry behind a carriage return', '.npmrc', 'save-exact=true\rregistry=http://127.0.0.1:9/\n'],
  ['advisories that yarn ignores', '.yarnrc.yml', 'npmAuditIgnoreAdvisories:\n  - "1"\n'],
  ['advisories that pnpm ignores', 'pnpm-workspace.yaml', 'packages: []\nauditConfig: { ignoreGhsas: [GHSA-1] }\n'],
  ['the same in a manifest', 'package.json', '{"pnpm":{"auditConfig":{"ignoreCves":["CVE-2026-1"]}}}'],
])('%s is told', async (_what, file, text) => {
  expect(await told({}, { [file]: text })).toEqual([file]);
  expect(await told({ [file]: text }, {})).toEqual([]);
});

test('what steers no audit is not told', async () => {
  const before = { 'package.json': '{"pnpm":{}}', 'pnpm-workspace.yaml': 'packages: []\n', '.yarnrc.yml': '' };
  const now = {
    'package.json': '{\t"name": "shop", "pnpm": { "overrides": {} } }',
    'pnpm-workspace.yaml': 'packages: [a]\n',
    '.yarnrc.yml': 'nodeLinker: node-modules\n',
    '.npmrc': '//registry.example/:_authToken=${TOKEN}\nsave-exact=true\n',
  };
  expect(await told(before, now)).toEqual([]);
});

test('a file that cannot be read counts as a whole, and a long line takes no time', async () => {
  expect(await told({ 'package.json': '{}' }, { 'package.json': '{' })).toEqual(['package.json']);
  expect(await told({}, { 'package.json': '{}', '.npmrc': '${'.repeat(100_000) })).toEqual([]);
});
