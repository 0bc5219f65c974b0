import { globSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { scannerRelease } from '../src/config/scanner-releases.ts';

/** The instructions of a Dockerfile, continued lines joined, comments and blank lines left out. */
function instructionsOf(text: string): readonly { readonly name: string; readonly rest: string }[] {
  return text
    .replaceAll(/^\s*#.*$/gmu, '')
    .replaceAll(/\\\n\s*/gu, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest] = /^([A-Z]+)\s+(.+)$/u.exec(line.trim()) ?? [];
      return name === undefined || rest === undefined ? [] : [{ name, rest }];
    });
}

describe('the Dockerfile', () => {
  const text = readFileSync('Dockerfile', 'utf8');
  const instructions = instructionsOf(text);
  const restsOf = (name: string): readonly string[] =>
    instructions.flatMap((instruction) => (instruction.name === name ? [instruction.rest] : []));
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

  test('names each base by version and digest, and none as latest', () => {
    expect(restsOf('FROM').length).toBeGreaterThan(0);
    for (const rest of restsOf('FROM')) expect(rest).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}(?: AS \w+)?$/u);
    expect(text).not.toMatch(/latest/u);
  });

  test('fetches nothing by itself: packages by the lockfile, scanners by tollgate setup', () => {
    expect(restsOf('ADD')).toEqual([]);
    expect(restsOf('RUN').filter((rest) => /\b(?:curl|wget|npx|pip)\b|\|\s*(?:ba)?sh\b/u.test(rest))).toEqual([]);
    const npm = restsOf('RUN').filter((rest) => /\bnpm\b/u.test(rest));
    expect(npm).toEqual([expect.stringMatching(/^npm ci .*--ignore-scripts/u)]);
  });

  test('installs scanners whose digests are known, on both of its platforms', () => {
    const [, list = ''] = /^SCANNERS=(\S+)$/mu.exec(restsOf('ARG').join('\n')) ?? [];
    expect(list.split(',').length).toBeGreaterThan(1);
    for (const name of list.split(',')) {
      const files = scannerRelease(name)?.files ?? {};
      expect([files['linux-x64']?.sha256, files['linux-arm64']?.sha256], name).not.toContain(undefined);
    }
  });

  test('ends as a user without rights, by number, and starts Tollgate without a shell', () => {
    expect(last.find(({ name }) => name === 'USER')?.rest).toMatch(/^[1-9]\d*(?::[1-9]\d*)?$/u);
    expect(last.at(-1)).toEqual({ name: 'ENTRYPOINT', rest: '["tollgate"]' });
    expect(last.map(({ name }) => name)).toContain('HEALTHCHECK');
  });

  test('takes from the folder only what .dockerignore lets through', () => {
    const [first, ...kept] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
    const copied = restsOf('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(/\s+/u).slice(0, -1));
    expect(copied.toSorted()).toEqual(kept.map((line) => line.replace(/^!/u, '')).toSorted());
  });
});

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>> }>>;
}

describe('the workflow that makes a release', () => {
  const { permissions, jobs } = load(readFileSync('.github/workflows/release.yml', 'utf8')) as Workflow;

  test('gives each job the least that it needs, and no job both builds and writes', () => {
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))).toEqual({
      build: { contents: 'read' },
      attest: { 'id-token': 'write', attestations: 'write' },
      draft: { contents: 'write' },
    });
  });
});

describe('actions of others', () => {
  const files = globSync('.github/workflows/*.yml');
  const uses = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\buses: (?<name>[\w-]+\/[\w./-]+)@(?<ref>.+)$/gmu)].flatMap(
      ({ groups }) =>
        groups?.['name']?.startsWith('OWNER/') === true ? [] : [{ file, name: groups?.['name'], ref: groups?.['ref'] }],
    ),
  );

  test.each(uses)('$name in $file is named by commit, with its version', ({ ref }) => {
    expect(ref).toMatch(/^[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
  });

  test('are each of one commit, wherever they are used', () => {
    expect(uses.length).toBeGreaterThan(8);
    const refs = Map.groupBy(uses, ({ name }) => name);
    const several = [...refs].filter(([, found]) => new Set(found.map(({ ref }) => ref)).size > 1);
    expect(several.map(([name]) => name)).toEqual([]);
  });
});
