import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { RunInfo } from '../../../src/model/report.ts';
import { publishGithub } from '../../../src/platforms/github/publish-github.ts';
import type { PublishStep } from '../../../src/platforms/publication.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';

const zap = (info: Partial<RunInfo>, ...findings: Finding[]): SarifRun => runOf(info, findings);
const npm = (info: Partial<RunInfo>, ...findings: Finding[]): SarifRun =>
  runOf({ tool: { name: 'npm audit' }, scan: 'dependencies', ...info }, findings);

const publish = (github: FakeGithub, runs: readonly SarifRun[]): Promise<PublishStep[]> =>
  publishGithub(
    {
      api: github.origin,
      token: 'ghs_0123456789abcdefghijSECRET',
      owner: 'acme',
      repo: 'shop',
      ref: 'refs/heads/main',
      commit: 'a'.repeat(40),
      upload: true,
      comment: false,
      commentName: 'summary',
      anchor: 'tollgate.yml',
    },
    publicationOf(runs),
  );

const stateOf = ({ alerts }: FakeGithub): string[] =>
  alerts.map(({ category, line, state }) => `${category}${line} ${state}`);

/** The states that alerts have after each of several publications, on a GitHub that computes them as the real one does. */
async function statesAfter(...publications: readonly (readonly SarifRun[])[]): Promise<string[][]> {
  const github = await fakeGithub();
  const states: string[][] = [];
  for (const runs of publications) {
    await publish(github, runs);
    states.push(stateOf(github));
  }
  await github.close();
  return states;
}

const WHOLE = [zap({}, findingOf(1), findingOf(2)), npm({}, findingOf(3))];

describe.concurrent('no alert changes its state', () => {
  test.each([
    ['a crash', [zap({ status: 'unreadable', reason: 'it crashed' }), npm({}, findingOf(3))]],
    ['a timeout', [zap({ status: 'degraded', reason: 'the time was over' }, findingOf(2)), npm({}, findingOf(3))]],
    [
      'half a report',
      [zap({ status: 'degraded', reason: 'the report ends in the middle' }, findingOf(1)), npm({}, findingOf(3))],
    ],
    ['a scanner that was removed', [npm({}, findingOf(3))]],
    ['all of them at once', [zap({ status: 'unreadable' }), npm({ status: 'degraded' })]],
    ['a run of another tool on the same target', [runOf({ tool: { name: 'Nuclei' } }), npm({}, findingOf(3))]],
    ['a run of the same tool on another target', [runOf({ target: 'other' }), npm({}, findingOf(3))]],
    ['nothing', []],
  ])('by %s', async (_what, runs) => {
    const [before, after] = await statesAfter(WHOLE, runs);
    expect(before).toHaveLength(3);
    expect(after).toEqual(before);
  });

  test('by shards of which one is missing or incomplete, whatever the split was before', async () => {
    const halves = [zap({ shard: '1/2' }, findingOf(1)), zap({ shard: '2/2' }, findingOf(2))];
    const states = await statesAfter(
      halves,
      [zap({ shard: '2/2', status: 'unreadable' })],
      [zap({ status: 'degraded' })],
      [zap({ shard: '1/3' }), zap({ shard: '2/3' })],
      [zap({ shard: '1/3' }), zap({ shard: '2/3' }), zap({ shard: '3/3', status: 'degraded' })],
    );
    for (const state of states) expect(state).toEqual(states[0]);
  });
});

describe.concurrent('an alert is fixed', () => {
  test('by a complete run of its tool on its target that no longer finds it, and by no other', async () => {
    const [, after] = await statesAfter(WHOLE, [zap({}, findingOf(2)), npm({ status: 'degraded' })]);
    expect(after).toEqual([
      'tollgate/web/ZAP/shop/1 fixed',
      'tollgate/web/ZAP/shop/2 open',
      'tollgate/dependencies/npm-audit/shop/3 open',
    ]);
  });

  test('in the category of a shard that is no more, once the whole scan ran completely', async () => {
    const [, after] = await statesAfter(
      [zap({ shard: '1/2' }, findingOf(1)), zap({ shard: '2/2' }, findingOf(2))],
      [zap({}, findingOf(1))],
    );
    expect(after).toEqual([
      'tollgate/web/ZAP/shop/1-2/1 fixed',
      'tollgate/web/ZAP/shop/2-2/2 fixed',
      'tollgate/web/ZAP/shop/1 open',
    ]);
  });
});

test('a branch that vanished fails with what GitHub says of it, and no alert changes', async () => {
  const github = await fakeGithub();
  await publish(github, WHOLE);
  const before = stateOf(github);
  const json = { message: "ref 'refs/heads/gone' not found in this repository\n::error::evil" };
  github.mishaps.push({ on: 'POST /repos/acme/shop/code-scanning/sarifs', reply: { status: 422, json }, times: 9 });
  const [step] = await publish(github, [zap({})]);
  expect(step).toMatchObject({ state: 'failed', code: 'publish/refused' });
  expect(step?.detail).toContain("ref 'refs/heads/gone' not found in this repository ::error::evil");
  expect(stateOf(github)).toEqual(before);
  await github.close();
});

test('names that are commands stay names, in what is uploaded and in what is said', async () => {
  const github = await fakeGithub();
  const evil = 'x\n::error::y\r\n/close\u2028::set-output name=verdict::pass';
  const steps = await publish(github, [
    zap({ target: evil, tool: { name: evil } }, { ...findingOf(1), message: evil }),
    zap({ target: `${evil}2`, status: 'degraded', reason: evil }),
  ]);
  expect(steps.map(({ state }) => state)).toEqual(['held', 'published']);
  expect(steps.flatMap(({ what, detail }) => [what, detail]).join('')).not.toMatch(/[\n\r\u2028]/u);
  expect(github.uploads[0]?.categories.join('')).toMatch(/^[\w./-]+$/u);
  await github.close();
});
