import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sarifText } from '../../src/reporters/sarif.ts';
import { findingOf, runOf } from '../platforms/publication.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';
import { findTool } from './find-tool.ts';

/** As much of `emulate` as is used: https://github.com/vercel-labs/emulate */
interface Emulate {
  createEmulator(options: object): Promise<{ readonly url: string; close(): Promise<void> }>;
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

const VERSION = '0.12.2';
const TOKENS = { ghs_0123456789acmeSECRET: 'acme', ghs_0123456789otherSECRET: 'mallory' } as const;
const [OURS, THEIRS] = Object.keys(TOKENS) as (keyof typeof TOKENS)[];

/** The library, but only in the version that is a GitHub: later ones are another program. */
function findEmulate(): string | undefined {
  const path = findTool('../emulate/package.json');
  if (path === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  if (version === VERSION) return path;
  process.stderr.write(`emulate is ${version} and not ${VERSION}: what needs it is SKIPPED\n`);
  return undefined;
}

const manifest = findEmulate();

describe.skipIf(manifest === undefined)('published to the GitHub of emulate', () => {
  let emulate: Emulate;
  let github: Awaited<ReturnType<Emulate['createEmulator']>>;
  let folder: string;

  beforeAll(async () => {
    emulate = (await import(pathToFileURL(join(dirname(manifest ?? ''), 'dist', 'api.js')).href)) as Emulate;
    folder = mkdtempSync(join(tmpdir(), 'tollgate-emulate-'));
    const files = { first: [findingOf(1)], second: [findingOf(1), findingOf(2)] };
    for (const [name, findings] of Object.entries(files))
      writeFileSync(join(folder, `${name}.sarif`), [...sarifText([runOf({}, findings)])].join(''));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    github = await emulate.createEmulator({
      service: 'github',
      port: 0,
      seed: {
        tokens: Object.fromEntries(
          Object.entries(TOKENS).map(([token, login]) => [token, { login, scopes: ['repo'] }]),
        ),
        github: {
          users: [{ login: 'acme' }, { login: 'mallory' }],
          repos: [{ owner: 'acme', name: 'shop', auto_init: true }],
        },
      },
    });
    const main = await ask<{ commit: { sha: string } }>('GET', 'branches/main');
    await ask('POST', 'git/refs', { ref: 'refs/heads/feature', sha: main.commit.sha });
    await ask('PUT', 'contents/app.js', { message: 'x', content: 'eA==', branch: 'feature' });
    await ask('POST', 'pulls', { title: 'A feature', head: 'feature', base: 'main' });
  });

  afterEach(async () => {
    await github.close();
    rmSync(join(folder, '.tollgate'), { recursive: true, force: true });
  });

  async function ask<T>(method: string, path: string, body?: object, token = OURS): Promise<T> {
    const answer = await fetch(`${github.url}/repos/acme/shop/${path}`, {
      method,
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
    return (await answer.json()) as T;
  }

  const comments = (): Promise<Comment[]> => ask('GET', 'issues/1/comments?per_page=100');

  function publish(file: string, ...argv: string[]): Promise<CliOutcome> {
    const environment = {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/heads/feature',
      GITHUB_SHA: 'a'.repeat(40),
      TOLLGATE_GITHUB_TOKEN: OURS ?? '',
    };
    const args = ['publish', 'github', `${file}.sarif`, '--pull-request', '1', ...argv];
    return runInContext(args, folder, { environment });
  }

  test('the comment is written once, left alone while nothing changes, and rewritten when something does', async () => {
    expect((await publish('first', '--only', 'comment')).exitCode).toBe(0);
    const [written] = await comments();
    expect(written).toMatchObject({ user: { login: 'acme' } });
    expect((await publish('first', '--only', 'comment')).out).toMatch(/^unchanged {2}comment on pull request 1/mu);
    expect((await publish('second', '--only', 'comment')).out).toMatch(/^published {2}comment .* rewritten/mu);
    const after = await comments();
    expect(after.map(({ id }) => id)).toEqual([written?.id]);
    expect(after[0]?.body).not.toBe(written?.body);
  });

  test('of two comments of ours one is left, and that of another author is not touched', async () => {
    const body = '<!-- tollgate:summary -->\nold';
    await ask('POST', 'issues/1/comments', { body }, THEIRS);
    for (let count = 0; count < 2; count += 1) await ask('POST', 'issues/1/comments', { body });
    expect((await publish('first', '--only', 'comment')).exitCode).toBe(0);
    expect((await comments()).map((comment) => [comment.user.login, comment.body === body])).toEqual([
      ['mallory', true],
      ['acme', false],
    ]);
  });

  test('what it has no route for fails with exit 4, and the comment is written all the same', async () => {
    const { exitCode, out, messages } = await publish('first');
    expect(exitCode).toBe(4);
    expect(out).toMatch(/^failed {5}code scanning: .*\(404\)/mu);
    expect(out).toMatch(/^published {2}comment on pull request 1/mu);
    expect(await comments()).toHaveLength(1);
    expect(out + messages).not.toContain('SECRET');
  });

  test('two names make two comments', async () => {
    await publish('first', '--only', 'comment', '--name', 'push');
    await publish('first', '--only', 'comment', '--name', 'nightly');
    const markers = (await comments()).map(({ body }) => body.split('\n')[0]);
    expect(markers).toEqual(['<!-- tollgate:push -->', '<!-- tollgate:nightly -->']);
  });
});
