import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type Advisory, SAMPLE_ADVISORIES } from './advisories.ts';
import { FIXED_PACKAGES, LOCKED_PACKAGES, packageName } from './demo-packages.ts';
import { isInRange } from './version-range.ts';

/** A running advisory server and its address, as `npm --registry` takes it. */
export interface AdvisoryServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What the server listens on and knows. */
export interface AdvisoryServerOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default: the bundled sample. */
  readonly advisories?: readonly Advisory[];
}

const LONGEST_BODY = 4 * 1024 * 1024;
const BULK = '/-/npm/v1/security/advisories/bulk';

/**
 * Starts, on loopback, the part of an npm registry that `npm audit` (version 7 and later) asks: the bulk advisory
 * endpoint, and the package documents from which npm works out what would fix a finding.
 * Protocol: @npmcli/arborist, `lib/audit-report.js`.
 */
export async function startAdvisoryServer(options: AdvisoryServerOptions = {}): Promise<AdvisoryServer> {
  const advisories = options.advisories ?? SAMPLE_ADVISORIES;
  const server = createServer((request, response) => {
    void answer(request, response, advisories);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  advisories: readonly Advisory[],
): Promise<void> {
  try {
    const path = (request.url ?? '/').replace(/\?.*$/u, '');
    if (request.method === 'POST' && path === BULK) {
      const asked = requestedVersions(await body(request));
      if (asked === undefined) send(response, 400, { error: 'expected an object of package names and version lists' });
      else send(response, 200, matching(asked, advisories));
      return;
    }
    const document = request.method === 'GET' ? packument(decodeURIComponent(path.slice(1))) : undefined;
    if (document === undefined) send(response, 404, { error: 'not found' });
    else send(response, 200, document);
  } catch (error) {
    send(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LONGEST_BODY) throw new Error('the request is too long');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const plain =
    request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes, { maxOutputLength: LONGEST_BODY }) : bytes;
  return plain.toString('utf8');
}

function requestedVersions(text: string): ReadonlyMap<string, readonly string[]> | undefined {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const asked = new Map<string, readonly string[]>();
  for (const [name, versions] of Object.entries(parsed)) {
    if (!Array.isArray(versions)) return undefined;
    asked.set(name, versions.map(String));
  }
  return asked;
}

function matching(asked: ReadonlyMap<string, readonly string[]>, advisories: readonly Advisory[]): unknown {
  const found = new Map<string, unknown[]>();
  for (const [index, advisory] of advisories.entries()) {
    const versions = asked.get(advisory.package) ?? [];
    if (!versions.some((version) => isInRange(version, advisory.vulnerableVersions))) continue;
    const list = found.get(advisory.package) ?? [];
    found.set(advisory.package, list);
    list.push({
      // The registry's own running number; a sample counts by itself.
      id: index + 1,
      url: `https://github.com/advisories/${advisory.ghsa}`,
      title: advisory.title,
      severity: advisory.severity,
      vulnerable_versions: advisory.vulnerableVersions,
      cwe: advisory.cwe,
      cvss: { score: advisory.cvss.score, vectorString: advisory.cvss.vector },
    });
  }
  return Object.fromEntries(found);
}

function packument(name: string): unknown {
  const releases = [...LOCKED_PACKAGES.outdated, ...FIXED_PACKAGES].filter(({ path }) => packageName(path) === name);
  const latest = releases.at(-1);
  if (latest === undefined) return undefined;
  const versions = releases.map(({ version, dependencies }) => [
    version,
    { name, version, dependencies, dist: { tarball: `https://registry.example/${name}/-/${name}-${version}.tgz` } },
  ]);
  return { name, 'dist-tags': { latest: latest.version }, versions: Object.fromEntries(versions) };
}

function send(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
