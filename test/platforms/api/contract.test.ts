import { describe, expect, test } from 'vitest';
import { GITHUB_CONTRACT } from '../github/github-contract.ts';
import { GITLAB_CONTRACT } from '../gitlab/gitlab-contract.ts';
import { platformServer, type Seen } from '../platform-server.ts';
import { contractOf } from './contract.ts';

const REPO = '/repos/acme/shop';
const asked = (route: string, body = '', type = 'application/json; charset=utf-8'): Seen => {
  const [method = '', address = ''] = route.split(' ');
  const { pathname: path, searchParams: query } = new URL(address, 'http://127.0.0.1');
  return { method, path, query, headers: { 'content-type': type }, body };
};

describe('a request that GitHub’s description does not allow', () => {
  test.each([
    ['a route that is not there', `GET ${REPO}/code-scanning/analysis`, '', 'no such route'],
    ['a method that is not there', `PUT ${REPO}/code-scanning/alerts/7`, '{}', 'no such route'],
    ['a misspelt parameter', `GET ${REPO}/code-scanning/analyses?per-page=100`, '', 'the query has per-page'],
    ['a number that is none', `GET ${REPO}/code-scanning/analyses?page=last`, '', 'query page must be integer'],
    ['a path parameter of another type', `PATCH ${REPO}/code-scanning/alerts/x`, '{"state":"open"}', 'must be integer'],
    ['a word that is not allowed', `GET ${REPO}/code-scanning/alerts?state=gone`, '', 'one of the allowed values'],
    ['no body', `POST ${REPO}/issues/7/comments`, '', 'the body is missing'],
    ['no JSON', `POST ${REPO}/issues/7/comments`, 'body=x', 'the body is no JSON'],
    ['a body without what is required', `POST ${REPO}/issues/7/comments`, '{}', "must have required property 'body'"],
    ['a member that is not described', `POST ${REPO}/issues/7/comments`, '{"body":"x","bodi":1}', '(bodi)'],
    [
      'a reason that GitHub does not know',
      `PATCH ${REPO}/code-scanning/alerts/7`,
      dismissal('accepted'),
      'dismissed_reason',
    ],
    [
      'a comment that is too long',
      `PATCH ${REPO}/code-scanning/alerts/7`,
      dismissal('mitigated', 281),
      '280 characters',
    ],
    ['a short commit', `POST ${REPO}/code-scanning/sarifs`, upload('abc'), 'commit_sha'],
    ['a body where none is taken', `DELETE ${REPO}/issues/comments/7`, '{}', 'there is a body'],
  ])('is told: %s', (_name, route, body, problem) => {
    expect(GITHUB_CONTRACT.request(asked(route, body)).join('\n')).toContain(problem);
  });

  test('is told from one that it allows', () => {
    const commit = 'a'.repeat(40);
    for (const [route = '', body = ''] of [
      [`GET ${REPO}/code-scanning/analyses?ref=refs%2Fheads%2Fmain&page=2&per_page=100`],
      [`POST ${REPO}/code-scanning/sarifs`, upload(commit)],
      ['POST /repositories/1/code-scanning/sarifs', upload(commit)],
      [`PATCH ${REPO}/code-scanning/alerts/7`, dismissal('mitigated', 280)],
      [`GET ${REPO}/contents/deep/in/folders.sarif?ref=main`],
      ['POST /graphql', '{"query":"query { viewer { login } }"}'],
    ])
      expect(GITHUB_CONTRACT.request(asked(route, body))).toEqual([]);
  });
});

test('a form is held against the description, its members in brackets too', () => {
  const route = 'POST /gitlab/api/v4/projects/group%2Fshop/merge_requests/3/discussions';
  const form = (line: string): Seen => {
    const fields = { body: 'x', ...position(line) };
    const parts = Object.entries(fields).map(([name, value]) => `--b\r\n${disposition(name)}\r\n\r\n${value}\r\n`);
    return asked(route, `${parts.join('')}--b--\r\n`, 'multipart/form-data; boundary=b');
  };
  expect(GITLAB_CONTRACT.request(form('7'))).toEqual([]);
  expect(GITLAB_CONTRACT.request(form('seven')).join('')).toContain('new_line must be integer');
  expect(GITLAB_CONTRACT.request(asked(route, 'body=x', 'text/plain')).join('')).toContain('not described');
});

describe('an answer', () => {
  const user = asked('GET /user');

  test('of another status, type or without its body is told', () => {
    expect(GITHUB_CONTRACT.response(user, { status: 201, json: {} }).join('')).toContain(
      'this status is not described',
    );
    expect(GITHUB_CONTRACT.response(user, { status: 200 }).join('')).toContain('the body is missing');
    const full = GITHUB_CONTRACT.complete(user, { status: 200, json: { login: 7 } });
    expect(GITHUB_CONTRACT.response(user, full).join('')).toContain('login must be string');
  });

  test('is completed with what the description requires, and what was said stays', () => {
    const reply = GITHUB_CONTRACT.complete(user, { status: 200, json: { login: 'tollgate-bot' } });
    expect(reply.json).toMatchObject({ login: 'tollgate-bot', id: 0, created_at: '2026-11-20T10:00:00Z' });
    expect(GITHUB_CONTRACT.response(user, reply)).toEqual([]);
  });

  test('that may be null stays null, and of several kinds the one that fits is completed', () => {
    const contents = asked(`GET ${REPO}/contents/x.sarif`);
    const reply = GITHUB_CONTRACT.complete(contents, { status: 200, json: { type: 'file', name: 'x.sarif' } });
    expect(reply.json).toMatchObject({ type: 'file', name: 'x.sarif', git_url: null });
    expect(GITHUB_CONTRACT.response(contents, reply)).toEqual([]);
  });
});

test('a server whose exchange is not as described does not close in peace', async () => {
  const paths = { '/a': { get: { responses: { 200: {} } } } };
  const server = await platformServer(() => ({ status: 200 }), contractOf({ paths }));
  await fetch(`${server.origin}/a`);
  expect(server.violations).toEqual([]);
  await fetch(`${server.origin}/b`);
  await expect(server.close()).rejects.toThrow('GET /b: the description has no such route');
});

function dismissal(reason: string, length = 1): string {
  return JSON.stringify({ state: 'dismissed', dismissed_reason: reason, dismissed_comment: 'x'.repeat(length) });
}

function upload(commit: string): string {
  return JSON.stringify({ commit_sha: commit, ref: 'refs/heads/main', sarif: 'H4sI' });
}

function position(line: string): Record<string, string> {
  const names = { base_sha: 'b', start_sha: 's', head_sha: 'h', position_type: 'text', new_line: line };
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [`position[${name}]`, value]));
}

function disposition(name: string): string {
  return `Content-Disposition: form-data; name="${name}"`;
}
