import { TollgateError } from '../../model/errors.ts';
import { asList, asObject, type UntrustedObject } from '../../util/untrusted.ts';
import type { GitlabAccess } from './client.ts';
import { gitlabGraphql } from './graphql.ts';
import { vulnerabilityKey } from './vulnerability-key.ts';

/** One vulnerability of a project that a report of ours told of. */
export interface GitlabVulnerabilityRow {
  /** `gid://gitlab/Vulnerability/7` */
  readonly id: string;
  /** By what GitLab knows it again; see `vulnerabilityKey`. */
  readonly key: string;
  readonly state: 'detected' | 'confirmed' | 'dismissed' | 'resolved';
  /** Does the default branch no longer have it? */
  readonly gone: boolean;
  readonly reason: string;
  readonly comment: string;
  readonly dismissedBy: string;
  readonly dismissedAt: string;
}

/** What a project has of them; `available` is false where GitLab has no such list, as below Ultimate. */
export interface GitlabVulnerabilities {
  readonly available: boolean;
  readonly rows: readonly GitlabVulnerabilityRow[];
  readonly whole: boolean;
}

const QUERY = `query ($path: ID!, $after: String) {
  project(fullPath: $path) {
    vulnerabilities(first: 100, after: $after, reportType: [DAST, API_FUZZING, DEPENDENCY_SCANNING]) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id state reportType resolvedOnDefaultBranch dismissalReason stateComment dismissedAt
        dismissedBy { username }
        identifiers { externalType externalId }
        location {
          ... on VulnerabilityLocationDast { path param requestMethod }
          ... on VulnerabilityLocationDependencyScanning { file dependency { package { name } version } }
        }
      }
    }
  }
}`;
const MOST_PAGES = 100;
const STATES = ['detected', 'confirmed', 'dismissed', 'resolved'] as const;

/**
 * The vulnerabilities of ours that a project has. Source: https://docs.gitlab.com/api/graphql/reference/#vulnerability
 * @throws TollgateError `publish/…`
 */
export async function gitlabVulnerabilities(access: GitlabAccess, path: string): Promise<GitlabVulnerabilities> {
  const rows: GitlabVulnerabilityRow[] = [];
  let after: string | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    let answer: UntrustedObject;
    try {
      const variables = { path, ...(after !== undefined && { after }) };
      answer = await gitlabGraphql(access, { query: QUERY, variables, what: 'vulnerabilities' });
    } catch (error) {
      if (isUnavailable(error)) return { available: false, rows: [], whole: true };
      throw error;
    }
    const list = asObject(answer['project'])['vulnerabilities'];
    if (list === undefined || list === null) return { available: false, rows: [], whole: true };
    rows.push(...asList(asObject(list)['nodes']).flatMap((node) => rowOf(asObject(node))));
    const { hasNextPage, endCursor } = asObject(asObject(list)['pageInfo']);
    if (hasNextPage !== true || typeof endCursor !== 'string') return { available: true, rows, whole: true };
    after = endCursor;
  }
  return { available: true, rows, whole: false };
}

/** GitLab without the licence has no such field, or says that it is forbidden or not there. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof TollgateError)) return false;
  if (error.code === 'publish/forbidden' || error.code === 'publish/not-found') return true;
  return (
    error.code === 'publish/graphql' &&
    /doesn't exist on type|not available|permission|licen[cs]e/iu.test(error.message)
  );
}

function rowOf(node: UntrustedObject): GitlabVulnerabilityRow[] {
  const own = asList(node['identifiers'])
    .map(asObject)
    .find(({ externalType }) => text(externalType).toLowerCase() === 'tollgate');
  const state = STATES.find((name) => name === text(node['state']).toLowerCase());
  const kind = text(node['reportType']).toLowerCase();
  if (own === undefined || state === undefined || text(node['id']) === '') return [];
  if (kind !== 'dast' && kind !== 'api_fuzzing' && kind !== 'dependency_scanning') return [];
  const { path, param, requestMethod, file, dependency } = asObject(node['location']);
  const { version, package: named } = asObject(dependency);
  return [
    {
      id: text(node['id']),
      key: vulnerabilityKey(kind, text(own['externalId']), {
        path: text(path),
        param: text(param),
        method: text(requestMethod),
        file: text(file),
        package: text(asObject(named)['name']),
        version: text(version),
      }),
      state,
      gone: node['resolvedOnDefaultBranch'] === true,
      reason: text(node['dismissalReason']).toLowerCase().replaceAll('_', ' '),
      comment: text(node['stateComment']),
      dismissedBy: text(asObject(node['dismissedBy'])['username']),
      dismissedAt: text(node['dismissedAt']),
    },
  ];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
