import { platformServer, type PlatformServer, type Reply, type Seen } from '../platform-server.ts';
import { GITLAB_CONTRACT } from './gitlab-contract.ts';

/** One vulnerability of a project. */
export interface FakeVulnerability {
  readonly id: string;
  readonly reportType: string;
  state: string;
  comment: string | null;
  reason: string | null;
  by: string | null;
  gone: boolean;
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly location: object;
}

/** A GitLab with the one GraphQL list that Ultimate has; `project` is `null` for who may not see it. */
export interface FakeVulnerabilities extends PlatformServer {
  readonly api: string;
  readonly vulnerabilities: FakeVulnerability[];
  /** Without it there is no such field. */
  ultimate: boolean;
  /** What every change is refused with. */
  refusal?: string;
}

/** One entry of a report as GitLab takes it in when the pipeline has ended. */
interface Entry {
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly location: {
    readonly path?: string;
    readonly param?: string;
    readonly method?: string;
    readonly file?: string;
    readonly dependency?: { readonly package: { readonly name: string }; readonly version: string };
  };
}

const ROOT = '/gitlab/api/v4';

/** Starts a project `group/sub/shop` whose default branch is `main`. */
export async function fakeVulnerabilities(): Promise<FakeVulnerabilities> {
  const state: State = { vulnerabilities: [], ultimate: true };
  const server = await platformServer((seen) => answer(state, seen), GITLAB_CONTRACT);
  return Object.assign(state, server, { api: `${server.origin}${ROOT}` });
}

const key = (location: object, first: string | undefined): string => JSON.stringify([first, location]);

/** Takes a security report in: what it does not hold is resolved on the default branch, states stay as people left them. */
export function ingestReport(vulnerabilities: FakeVulnerability[], text: string): void {
  const report = JSON.parse(text) as { readonly scan: { readonly type: string }; readonly vulnerabilities: Entry[] };
  const reportType = report.scan.type.toUpperCase();
  const held = new Set<string>();
  for (const { identifiers, location } of report.vulnerabilities) {
    const { method, ...rest } = location;
    const shown = method === undefined ? rest : { ...rest, requestMethod: method };
    const own = key(shown, identifiers[0]?.value);
    held.add(own);
    const known = vulnerabilities.find((one) => key(one.location, one.identifiers[0]?.value) === own);
    if (known !== undefined) known.gone = false;
    else {
      const id = `gid://gitlab/Vulnerability/${vulnerabilities.length + 1}`;
      const untouched = { state: 'DETECTED', comment: null, reason: null, by: null, gone: false };
      vulnerabilities.push({ id, reportType, identifiers, location: shown, ...untouched });
    }
  }
  for (const one of vulnerabilities) {
    if (one.reportType === reportType && !held.has(key(one.location, one.identifiers[0]?.value))) one.gone = true;
  }
}

type State = Pick<FakeVulnerabilities, 'vulnerabilities' | 'ultimate' | 'refusal'>;

function answer(state: State, { method, path, headers, body }: Seen): Reply {
  if (path === `${ROOT}/projects/group%2Fsub%2Fshop` || path === `${ROOT}/projects/7`)
    return { status: 200, json: { id: 7, path_with_namespace: 'group/sub/shop', default_branch: 'main' } };
  if (method !== 'POST' || path !== '/gitlab/api/graphql') return { status: 404, json: { message: '404 Not Found' } };
  if (headers.authorization?.startsWith('Bearer ') !== true) return { status: 401, json: { message: 'Invalid token' } };
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string | undefined> };
  if (query.startsWith('query')) return list(state, variables);
  const one = state.vulnerabilities.find(({ id }) => id === variables['id']);
  const name = query.includes('vulnerabilityDismiss') ? 'vulnerabilityDismiss' : 'vulnerabilityRevertToDetected';
  if (one === undefined) return errors('The resource that you are attempting to access does not exist');
  if (state.refusal !== undefined) return { status: 200, json: { data: { [name]: { errors: [state.refusal] } } } };
  const isDismissal = name === 'vulnerabilityDismiss';
  one.state = isDismissal ? 'DISMISSED' : 'DETECTED';
  one.comment = variables['comment'] ?? null;
  one.reason = isDismissal ? (variables['reason'] ?? null) : null;
  one.by = isDismissal ? 'project_1_bot' : null;
  return { status: 200, json: { data: { [name]: { errors: [] } } } };
}

const PAGE = 100;

function list({ vulnerabilities, ultimate }: State, { path, after }: Record<string, string | undefined>): Reply {
  if (!ultimate) return errors("Field 'vulnerabilities' doesn't exist on type 'Project'");
  if (path !== 'group/sub/shop') return { status: 200, json: { data: { project: null } } };
  const start = Number(after ?? 0);
  const nodes = vulnerabilities.slice(start, start + PAGE).map((one) => ({
    id: one.id,
    state: one.state,
    reportType: one.reportType,
    resolvedOnDefaultBranch: one.gone,
    dismissalReason: one.reason,
    stateComment: one.comment,
    dismissedAt: one.by === null ? null : '2026-11-20T10:00:00Z',
    dismissedBy: one.by === null ? null : { username: one.by },
    identifiers: one.identifiers.map(({ type, value }) => ({ externalType: type, externalId: value })),
    location: one.location,
  }));
  const pageInfo = { hasNextPage: start + PAGE < vulnerabilities.length, endCursor: String(start + PAGE) };
  return { status: 200, json: { data: { project: { vulnerabilities: { pageInfo, nodes } } } } };
}

function errors(message: string): Reply {
  return { status: 200, json: { errors: [{ message }] } };
}
