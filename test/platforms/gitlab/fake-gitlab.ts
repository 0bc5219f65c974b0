import { platformServer, type PlatformServer, type Reply, type Seen } from '../platform-server.ts';
import { GITLAB_CONTRACT } from './gitlab-contract.ts';

/** One note, alone or as the first of a thread. */
export interface FakeNote {
  readonly id: number;
  body: string;
  readonly author: { readonly id: number };
  resolved?: boolean;
  resolved_by?: { readonly id: number } | null;
}

/** One pipeline schedule. */
export interface FakeSchedule {
  readonly id: number;
  description: string;
  ref: string;
  cron: string;
  cron_timezone: string;
  active: boolean;
  readonly variables: { key: string; value: string }[];
}

/**
 * GitLab's routes as its documentation describes them, as far as they are used; below a path of its own. What differs from
 * the documentation fails the test.
 */
export interface FakeGitlab extends PlatformServer {
  readonly api: string;
  readonly notes: FakeNote[];
  readonly discussions: {
    readonly id: string;
    readonly notes: FakeNote[];
    readonly position?: Record<string, string>;
  }[];
  readonly schedules: FakeSchedule[];
  /** Files of the merge request. */
  diffs: { new_path: string; old_path: string; diff: string }[];
}

/** The user whom every token belongs to. */
export const ME = 42;

const ROOT = '/gitlab/api/v4';
const PROJECT = `${ROOT}/projects/group%2Fsub%2Fshop`;

/** Starts a project `group/sub/shop` with merge request 3. */
export async function fakeGitlab(): Promise<FakeGitlab> {
  const state = {
    notes: [] as FakeNote[],
    discussions: [] as FakeGitlab['discussions'],
    schedules: [] as FakeSchedule[],
    diffs: [] as FakeGitlab['diffs'],
  };
  const server = await platformServer((seen) => answer(state as FakeGitlab, seen), GITLAB_CONTRACT);
  return Object.assign(state, server, { api: `${server.origin}${ROOT}` });
}

function answer(state: FakeGitlab, seen: Seen): Reply {
  const { path, headers } = seen;
  if (headers['private-token'] === undefined && headers.authorization === undefined)
    return { status: 401, json: { message: '401 Unauthorized' } };
  if (path === `${ROOT}/user`) return { status: 200, json: { id: ME, username: 'project_1_bot' } };
  if (path.startsWith(`${PROJECT}/merge_requests/3`))
    return mergeRequest(state, seen, path.slice(`${PROJECT}/merge_requests/3`.length));
  if (path.startsWith(`${PROJECT}/pipeline_schedules`))
    return schedules(state, seen, path.slice(`${PROJECT}/pipeline_schedules`.length));
  return { status: 404, json: { message: '404 Project Not Found' } };
}

function paged({ query, path }: Seen, all: readonly unknown[]): Reply {
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 20)];
  const more = page * size < all.length;
  const link = `<http://gitlab.test${path}?page=${page + 1}&per_page=${size}>; rel="next"`;
  return { status: 200, json: all.slice((page - 1) * size, page * size), ...(more && { headers: { link } }) };
}

function mergeRequest(state: FakeGitlab, seen: Seen, rest: string): Reply {
  const { method, body } = seen;
  if (rest === '')
    return { status: 200, json: { iid: 3, diff_refs: { base_sha: 'b', start_sha: 's', head_sha: 'h' } } };
  if (rest === '/diffs') return paged(seen, state.diffs);
  if (rest === '/notes') {
    if (method === 'GET') return paged(seen, state.notes);
    const note = { id: state.notes.length + 1, body: textOf(body), author: { id: ME } };
    state.notes.push(note);
    return { status: 201, json: note };
  }
  const note = state.notes.find(({ id }) => rest === `/notes/${id}`);
  if (note !== undefined) {
    if (note.author.id !== ME) return { status: 403, json: { message: '403 Forbidden' } };
    if (method === 'DELETE') {
      state.notes.splice(state.notes.indexOf(note), 1);
      return { status: 204 };
    }
    note.body = textOf(body);
    return { status: 200, json: note };
  }
  if (rest === '/discussions') {
    if (method === 'GET') return paged(seen, state.discussions);
    const parts = Object.fromEntries(
      [...body.matchAll(/name="([^"]+)"\r\n\r\n([^]*?)\r\n--/gu)].map(([, name = '', value = '']) => [name, value]),
    );
    const first = { id: 1, body: parts['body'] ?? '', author: { id: ME }, resolved: false };
    const discussion = { id: `d${state.discussions.length}`, notes: [first], position: parts };
    state.discussions.push(discussion);
    return { status: 201, json: discussion };
  }
  const discussion = state.discussions.find(({ id }) => rest === `/discussions/${id}`);
  const [first] = discussion?.notes ?? [];
  if (first === undefined) return { status: 404, json: { message: '404 Not found' } };
  first.resolved = seen.query.get('resolved') === 'true';
  first.resolved_by = first.resolved ? { id: ME } : null;
  return { status: 200, json: discussion };
}

function schedules(state: FakeGitlab, seen: Seen, rest: string): Reply {
  const { method, body } = seen;
  const given = body === '' ? {} : (JSON.parse(body) as Record<string, string>);
  if (rest === '') {
    if (method === 'GET')
      return paged(
        seen,
        state.schedules.map(({ variables: _variables, ...schedule }) => schedule),
      );
    const { description = '', ref = '', cron = '', cron_timezone = 'UTC' } = given;
    const schedule = { id: state.schedules.length + 1, description, ref: `refs/heads/${ref}`, cron, cron_timezone };
    state.schedules.push({ ...schedule, active: true, variables: [] });
    return { status: 201, json: schedule };
  }
  const [, id, variable] = /^\/(\d+)(\/variables)?/u.exec(rest) ?? [];
  const schedule = state.schedules.find((one) => one.id === Number(id));
  if (schedule === undefined) return { status: 404, json: { message: '404 Pipeline Schedule Not Found' } };
  if (variable !== undefined) {
    const known = schedule.variables.find(({ key }) => rest.endsWith(`/${key}`));
    const { key = '', value = '' } = given;
    if (known === undefined) schedule.variables.push({ key, value });
    else known.value = value;
    return known === undefined ? { status: 201, json: { key, value } } : { status: 200, json: known };
  }
  if (method === 'PUT') Object.assign(schedule, given);
  return { status: 200, json: schedule };
}

function textOf(body: string): string {
  return (JSON.parse(body) as { readonly body: string }).body;
}
