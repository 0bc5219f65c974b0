import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** How the services answer: as they should, with a status, or with a body of their own. */
export interface Behaviour {
  readonly status?: number;
  readonly body?: string;
  /** Never answers. */
  readonly hangs?: boolean;
}

/** The advisory endpoints of the npm registry and of Snyk, on loopback. */
export interface AdvisoryService {
  readonly registry: string;
  readonly snykApi: string;
  /** Method and path of every request, with the token that it bore. */
  readonly requests: readonly { readonly line: string; readonly authorization: string | undefined }[];
  /** Changes how advisories are answered from now on. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

const ADVISORY = {
  id: 1106913,
  url: 'https://github.com/advisories/GHSA-35jh-r3h4-6jhm',
  title: 'Command Injection in lodash',
  severity: 'high',
  vulnerable_versions: '<4.17.21',
  cwe: ['CWE-77'],
  cvss: { score: 7.2, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H' },
};

/** Starts the service. It knows lodash below 4.17.21 and nothing else. */
export async function startAdvisoryService(): Promise<AdvisoryService> {
  const requests: { line: string; authorization: string | undefined }[] = [];
  let behaviour: Behaviour = {};
  const server = createServer((request, response) => {
    const line = `${request.method ?? ''} ${request.url ?? ''}`;
    requests.push({ line, authorization: request.headers.authorization });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      answer(request, response, request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body, behaviour);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    registry: `http://127.0.0.1:${port}/`,
    snykApi: `http://127.0.0.1:${port}/api`,
    requests,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, body: Buffer, behaviour: Behaviour): void {
  const send = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  };
  if (request.method !== 'POST') return send(404, '{}');
  if (behaviour.hangs === true) return;
  if (behaviour.status !== undefined || behaviour.body !== undefined) {
    return send(behaviour.status ?? 200, behaviour.body ?? '{"error":"refused"}');
  }
  const asked: unknown = JSON.parse(body.toString());
  if (request.url?.includes('/test-dep-graph') === true) return send(200, JSON.stringify(snykAnswer(asked)));
  if (request.url?.includes('/security/audits') === true) return send(200, JSON.stringify(legacyAnswer(asked)));
  const versions = (asked as Readonly<Record<string, readonly string[]>>)['lodash'] ?? [];
  send(200, JSON.stringify(versions.includes('4.17.15') ? { lodash: [ADVISORY] } : {}));
}

// The endpoint of npm 6, which pnpm 10 still asks: the tree as it is installed.
function legacyAnswer(asked: unknown): object {
  const { dependencies } = asked as { dependencies?: Readonly<Record<string, unknown>> };
  const has = JSON.stringify(dependencies ?? {}).includes('"4.17.15"');
  const findings = [{ version: '4.17.15', paths: ['.>lodash'] }];
  const severities = { info: 0, low: 0, moderate: 0, high: has ? 1 : 0, critical: 0 };
  return {
    actions: [],
    advisories: has
      ? {
          [ADVISORY.id]: {
            ...ADVISORY,
            findings,
            module_name: 'lodash',
            cves: ['CVE-2021-23337'],
            github_advisory_id: 'GHSA-35jh-r3h4-6jhm',
            patched_versions: '>=4.17.21',
          },
        }
      : {},
    muted: [],
    metadata: {
      vulnerabilities: severities,
      dependencies: 1,
      devDependencies: 0,
      optionalDependencies: 0,
      totalDependencies: 1,
    },
  };
}

function snykAnswer(asked: unknown): object {
  const { depGraph } = asked as { depGraph: { pkgs: readonly { info: { name: string; version?: string } }[] } };
  const has = depGraph.pkgs.some(({ info }) => info.name === 'lodash' && info.version === '4.17.15');
  const id = 'SNYK-JS-LODASH-1040724';
  const fixInfo = {
    isPatchable: false,
    nearestFixedInVersion: '4.17.21',
    upgradePaths: [
      {
        path: [
          { name: 'shop', version: '1.0.0' },
          { name: 'lodash', version: '4.17.15', newVersion: '4.17.21' },
        ],
      },
    ],
    isPinnable: false,
    isRuntime: false,
  };
  const issue = {
    id,
    title: 'Command Injection',
    CVSSv3: ADVISORY.cvss.vectorString,
    cvssScore: 7.2,
    severity: 'high',
    severityWithCritical: 'high',
    packageName: 'lodash',
    moduleName: 'lodash',
    language: 'js',
    packageManager: 'npm',
    semver: { vulnerable: ['<4.17.21'] },
    identifiers: { CVE: ['CVE-2021-23337'], CWE: ['CWE-78'], GHSA: ['GHSA-35jh-r3h4-6jhm'] },
    description: 'Templates run what they are given.',
    references: [],
    credit: [],
    fixedIn: ['4.17.21'],
    patches: [],
    functions: [],
  };
  return {
    result: {
      affectedPkgs: has
        ? {
            'lodash@4.17.15': {
              pkg: { name: 'lodash', version: '4.17.15' },
              issues: { [id]: { issueId: id, fixInfo } },
            },
          }
        : {},
      issuesData: has ? { [id]: issue } : {},
      remediationAdvice: null,
    },
    meta: {
      isPublic: false,
      isLicensesEnabled: false,
      licensesPolicy: { severities: {}, orgLicenseRules: {} },
      ignoreSettings: null,
      policy: '',
      org: 'shop',
      packageManager: 'npm',
    },
  };
}
