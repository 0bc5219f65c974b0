import { gunzipSync } from 'node:zlib';
import { platformServer, type PlatformServer, type Reply, type Seen } from '../platform-server.ts';
import { answerAlerts, type AlertRun, type FakeAlert, ingestRuns } from './fake-alerts.ts';
import { GITHUB_CONTRACT, namedPath } from './github-contract.ts';

/** One comment of a pull request. */
export interface FakeComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
}

/** One upload as GitHub unpacked it. */
export interface FakeUpload {
  readonly id: string;
  readonly ref: string;
  readonly commit: string;
  readonly categories: readonly string[];
  readonly results: readonly number[];
  /** What is said at each asking; the last is said for ever. */
  readonly states: { status: string; errors?: readonly string[] }[];
}

/** GitHub's routes as its published description has them, as far as they are used: what differs from it fails the test. */
export interface FakeGithub extends PlatformServer {
  readonly comments: FakeComment[];
  readonly uploads: FakeUpload[];
  readonly analyses: { category: string; commit_sha: string; created_at: string; ref: string }[];
  readonly alerts: FakeAlert[];
  defaultBranch: string;
  /** States of the next upload. */
  next: { status: string; errors?: readonly string[] }[];
  /** May the token ask for its user? A workflow's own may not. */
  user: string | undefined;
}

const REPO = '/repos/acme/shop';

/** Starts a repository `acme/shop` with pull request 7. */
export async function fakeGithub(): Promise<FakeGithub> {
  const state = {
    comments: [] as FakeComment[],
    uploads: [] as FakeUpload[],
    analyses: [] as FakeGithub['analyses'],
    alerts: [] as FakeAlert[],
    defaultBranch: 'main',
    next: [{ status: 'complete' }] as FakeGithub['next'],
    user: 'tollgate-bot' as string | undefined,
  };
  const server = await platformServer(
    (seen) => answer(state as FakeGithub, { ...seen, path: namedPath(seen) }),
    GITHUB_CONTRACT,
  );
  return Object.assign(state, server);
}

function answer(state: FakeGithub, { method, path, query, body, headers }: Seen): Reply {
  if (headers.authorization?.startsWith('token ') !== true)
    return { status: 401, json: { message: 'Requires authentication' } };
  const page = Number(query.get('page') ?? 1);
  const rows = (all: readonly unknown[]): Reply => ({ status: 200, json: all.slice((page - 1) * 100, page * 100) });
  if (path === '/user')
    return state.user === undefined
      ? { status: 403, json: { message: 'Resource not accessible by integration' } }
      : { status: 200, json: { login: state.user, type: 'User' } };
  if (path === '/graphql') return { status: 200, json: { data: { viewer: { login: 'github-actions[bot]' } } } };
  const author = state.user ?? 'github-actions[bot]';
  if (path === REPO) return { status: 200, json: { default_branch: state.defaultBranch } };
  const shown = { alerts: state.alerts, main: `refs/heads/${state.defaultBranch}`, login: author };
  const alerts = answerAlerts(shown, { method, path, query, body, headers });
  if (alerts !== undefined) return alerts;
  if (path === `${REPO}/actions/artifacts`) return { status: 200, json: { total_count: 0, artifacts: [] } };
  if (path === `${REPO}/code-scanning/analyses`) {
    const own = state.analyses.filter(({ ref }) => ref === query.get('ref'));
    return own.length === 0 ? { status: 404, json: { message: 'no analysis found' } } : rows(own);
  }
  if (method === 'POST' && path === `${REPO}/code-scanning/sarifs`) return upload(state, body);
  const asked = state.uploads.find(({ id }) => path === `${REPO}/code-scanning/sarifs/${id}`);
  if (asked !== undefined) {
    const [now] = asked.states.length > 1 ? asked.states.splice(0, 1) : asked.states;
    return { status: 200, json: { processing_status: now?.status, errors: now?.errors } };
  }
  if (path === `${REPO}/issues/7/comments`) {
    if (method === 'GET') return rows(state.comments);
    const id = state.comments.length + 1;
    state.comments.push({ id, body: textOf(body), user: { login: author, type: 'User' } });
    return { status: 201, json: { id } };
  }
  const comment = state.comments.find(({ id }) => path === `${REPO}/issues/comments/${id}`);
  if (comment === undefined) return { status: 404, json: { message: 'Not Found' } };
  if (comment.user.login !== author) return { status: 403, json: { message: 'not yours' } };
  if (method === 'DELETE') {
    state.comments.splice(state.comments.indexOf(comment), 1);
    return { status: 204 };
  }
  comment.body = textOf(body);
  return { status: 200, json: comment };
}

function textOf(body: string): string {
  return (JSON.parse(body) as { readonly body: string }).body;
}

interface Sarif {
  readonly runs: readonly (AlertRun & {
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  })[];
}

function upload(state: FakeGithub, body: string): Reply {
  const { commit_sha: commit, ref, sarif } = JSON.parse(body) as Record<string, string>;
  if (!/^[0-9a-f]{40}$/u.test(commit ?? '') || !/^refs\/(?:heads|pull|tags)\/.+/u.test(ref ?? ''))
    return { status: 422, json: { message: 'commit_sha or ref is wrong' } };
  const { runs } = JSON.parse(gunzipSync(Buffer.from(sarif ?? '', 'base64')).toString()) as Sarif;
  if (runs.some(({ invocations }) => !invocations[0]?.executionSuccessful))
    return { status: 422, json: { message: 'unsuccessful execution' } };
  const id = `00000000-0000-0000-0000-00000000000${state.uploads.length}`;
  state.uploads.push({
    id,
    ref: ref ?? '',
    commit: commit ?? '',
    categories: runs.map(({ automationDetails }) => automationDetails.id),
    results: runs.map(({ results }) => results.length),
    states: [...state.next],
  });
  if (state.next.some(({ status }) => status === 'failed')) return { status: 202, json: { id, url: `http://x/${id}` } };
  ingestRuns(state.alerts, ref ?? '', commit ?? '', runs);
  for (const { automationDetails } of runs) {
    const created_at = '2026-11-20T10:00:00Z';
    state.analyses.push({ category: automationDetails.id, commit_sha: commit ?? '', created_at, ref: ref ?? '' });
  }
  return { status: 202, json: { id, url: `http://x/${id}` } };
}
