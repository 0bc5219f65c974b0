import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdvisoryServer, startAdvisoryServer } from '../../src/demo/advisory-server.ts';
import { contractOf } from '../platforms/api/contract.ts';
import { readDescription } from '../platforms/api/read-description.ts';
import { fakeGithub } from '../platforms/github/fake-github.ts';
import { fakeGitlab } from '../platforms/gitlab/fake-gitlab.ts';
import { platformServer } from '../platforms/platform-server.ts';
import { type Ended, tollgateProcess } from './kill-when.ts';
import { writeUserProject } from './user-project.ts';

let advisories: AdvisoryServer;
let app: Server;
let cwd: string;

/** A project with a web app and a lockfile, whose two scans find something, scanned once. */
beforeAll(async () => {
  advisories = await startAdvisoryServer();
  const links = ['/', '/cart', '/help', '/terms'];
  app = createServer(({ url = '' }, response) => {
    response.writeHead(links.includes(url) ? 200 : 404, { 'content-type': 'text/html' });
    response.end(`<title>Shop</title>${links.map((link) => `<a href="${link}">${link}</a>`).join('')}`);
  });
  await new Promise<void>((ready) => app.listen(0, '127.0.0.1', ready));
  cwd = mkdtempSync(join(tmpdir(), 'tollgate-publishing-'));
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const files = { 'tollgate.yml': JSON.stringify({ app: { url }, web: {}, dependencies: {} }) };
  await writeUserProject(cwd, { state: 'outdated', registry: advisories.url, files });
  await scan();
});

afterAll(async () => {
  await advisories.close();
  app.closeAllConnections();
  app.close();
  rmSync(cwd, { recursive: true, force: true });
});

const NOW = ['--now', '2026-11-21T12:00:00Z'];

async function scan(): Promise<void> {
  const ended = await tollgateProcess(['run', ...NOW], { cwd, environment: {} });
  expect([ended.status, ended.text]).toEqual([1, expect.stringContaining('tollgate: fail')]);
}

const publish = (
  to: string,
  environment: Record<string, string>,
  more: { readonly when?: () => boolean; readonly args?: readonly string[] } = {},
): Promise<Ended> =>
  tollgateProcess(['publish', to, '.tollgate/tollgate.sarif', ...NOW, ...(more.args ?? [])], {
    cwd,
    environment,
    ...(more.when !== undefined && { when: more.when }),
  });

describe('what a run found is published', () => {
  test('to GitHub once, whatever the number of runs, and after a crash it goes on where it ended', async () => {
    const github = await fakeGithub();
    const environment = {
      GITHUB_API_URL: github.origin,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_TOKEN: 'ghs_0123456789abcdefghijSECRET',
    };
    const args = ['--pull-request', '7'];
    const first = await publish('github', environment, { args });
    expect([first.status, first.text]).toEqual([0, expect.stringContaining('2 of 2 published to github')]);
    expect(github.uploads).toMatchObject([
      { categories: [expect.stringContaining('/web/'), expect.stringContaining('/dependencies/')] },
    ]);

    await scan();
    const again = await publish('github', environment, { args });
    expect(again.text).toMatch(/^unchanged {2}code scanning/mu);
    expect(again.text).toMatch(/^unchanged {2}comment on pull request 7/mu);

    // The machine dies while GitHub takes in what belongs to the next commit.
    const next = { ...environment, GITHUB_SHA: 'b'.repeat(40) };
    github.next = [{ status: 'pending' }];
    const polled = (): boolean => github.seen.at(-1)?.path.includes('/sarifs/') === true;
    github.seen.length = 0;
    expect((await publish('github', next, { args, when: polled })).status).toBeNull();
    expect(github.uploads).toHaveLength(2);
    github.uploads[1]?.states.splice(0, 1, { status: 'complete' });

    // And while it writes the comment.
    github.comments.length = 0;
    const written = (): boolean => github.comments.length === 1;
    expect((await publish('github', next, { args, when: written })).status).toBeNull();
    const last = await publish('github', next, { args });
    expect([last.status, last.text]).toEqual([0, expect.stringContaining('unchanged  comment on pull request 7')]);
    expect(github.uploads.map(({ commit }) => commit[0])).toEqual(['a', 'b']);
    expect(github.comments).toHaveLength(1);
    await github.close();
  });

  test('to GitLab once, whatever the number of runs, and after a crash it goes on where it ended', async () => {
    const gitlab = await fakeGitlab();
    const lines = readFileSync(join(cwd, 'package-lock.json'), 'utf8').trimEnd().split('\n');
    const diff = [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`), ''].join('\n');
    gitlab.diffs = [{ new_path: 'package-lock.json', old_path: 'package-lock.json', diff }];
    const environment = {
      CI_API_V4_URL: gitlab.api,
      CI_PROJECT_ID: 'group/sub/shop',
      CI_MERGE_REQUEST_IID: '3',
      TOLLGATE_GITLAB_TOKEN: 'glpat-0123456789SECRET',
    };
    const args = ['--threads'];
    const begun = (): boolean => gitlab.discussions.length === 1;
    expect((await publish('gitlab', environment, { args, when: begun })).status).toBeNull();
    const first = await publish('gitlab', environment, { args });
    expect([first.status, first.text]).toEqual([0, expect.stringContaining('2 of 2 published to gitlab')]);
    const places = gitlab.discussions.map(({ notes: [note] }) => note?.body.split('\n')[0]);
    expect(places.length).toBeGreaterThan(2);
    expect(new Set(places).size).toBe(places.length);

    await scan();
    const again = await publish('gitlab', environment, { args });
    expect(again.text).toMatch(/^unchanged {2}note on merge request 3/mu);
    expect(again.text).toMatch(/^unchanged {2}threads on merge request 3/mu);
    expect([gitlab.notes.length, gitlab.discussions.length]).toEqual([1, places.length]);
    await gitlab.close();
  });

  test('to DefectDojo test by test, and after a crash only what was not imported is sent', async () => {
    const answer = { status: 201, json: { scan_type: 'Generic Findings Import' } };
    const dojo = await platformServer(
      () => answer,
      contractOf(readDescription('defectdojo/defectdojo-api.json'), '/api/v2'),
    );
    const environment = { DEFECTDOJO_URL: dojo.origin, DEFECTDOJO_TOKEN: 'dojo-0123456789SECRET' };
    const args = ['--project', 'shop'];
    const second = (): boolean => dojo.seen.length === 2;
    expect((await publish('defectdojo', environment, { args, when: second })).status).toBeNull();
    const resumed = await publish('defectdojo', environment, { args });
    expect([resumed.status, resumed.text]).toEqual([0, expect.stringMatching(/^unchanged .*\n(?:un|pub).*$/mu)]);
    await scan();
    expect((await publish('defectdojo', environment, { args })).text.match(/^unchanged/gmu)).toHaveLength(2);
    expect(dojo.seen.length).toBeLessThanOrEqual(3);
    await dojo.close();
  });
});
