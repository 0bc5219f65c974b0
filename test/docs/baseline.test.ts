import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { gitlabName } from '../../scripts/derive/gitlab.ts';
import { inputsOf } from '../../src/config/inputs.ts';
import { sarifText } from '../../src/reporters/sarif.ts';
import { findingOf, runOf } from '../platforms/publication.ts';
import { runInContext } from '../run-in-context.ts';

const page = 'docs/baseline.md';
const markdown = readFileSync(page, 'utf8');
const blocks = docBlocks(page, markdown);
const folder = mkdtempSync(join(tmpdir(), 'tollgate-docs-baseline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what docs/baseline.md says', () => {
  test('of the first run and the second happens', async () => {
    mkdirSync(join(folder, 'scans'));
    const write = (severity: 'high' | 'critical'): void =>
      writeFileSync(
        join(folder, 'scans/web.sarif'),
        [...sarifText([runOf({}, [findingOf(1), findingOf(2, { severity, message: severity })])])].join(''),
      );
    const environment = { HOME: folder, GITHUB_REF: 'refs/heads/main' };
    const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'));
    const outcomes = [];
    for (const [index, command] of commands.entries()) {
      write(index === 0 ? 'high' : 'critical');
      outcomes.push(await runInContext(command.replace(/^tollgate /u, '').split(' '), folder, { environment }));
    }
    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 1, 0]);
    expect(outcomes[0]?.out).toMatch(/tollgate: pass: \d existing findings? adopted/u);
    expect(outcomes[0]?.messages).toContain('baseline: none of main was found');
    expect(readFileSync(join(folder, 'all.sarif'), 'utf8')).toContain('"baselineState":"unchanged"');
  });

  test('of inputs is in the tables', () => {
    const names = inputsOf('tollgate').map(({ name }) => name);
    const [github, gitlab] = blocks
      .filter(({ language, example }) => language === 'yaml' && example === '')
      .map(({ text }) => load(text) as { steps?: { uses: string; with: object }[]; include?: { inputs: object }[] });
    const step = github?.steps?.find(({ uses }) => uses.startsWith('OWNER/tollgate@'));
    expect(names).toEqual(expect.arrayContaining(Object.keys(step?.with ?? { none: 1 })));
    expect(names.map(gitlabName)).toEqual(
      expect.arrayContaining(Object.keys(gitlab?.include?.[0]?.inputs ?? { none: 1 })),
    );
  });

  test('of messages is what the code says', () => {
    const sources = [
      'src/cli/baseline/find-baseline.ts',
      'src/cli/baseline/cached-baseline.ts',
      'src/cli/baseline/check-baseline.ts',
      'src/platforms/download.ts',
      'src/platforms/github/find-baseline.ts',
    ].map((file) => readFileSync(file, 'utf8'));
    const rows = [...markdown.matchAll(/^\| +`(?<text>[^`]+)`/gmu)].map((row) => row.groups?.['text'] ?? '');
    expect(rows.length).toBeGreaterThan(5);
    const wanted = rows.map((row) => row.replace('none of main was found', 'none of').replace(/^baseline: /u, ''));
    expect(wanted.filter((row) => !sources.some((source) => source.includes(row)))).toEqual([]);
  });
});
