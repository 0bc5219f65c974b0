import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { isInRange } from '../../src/pipeline/version-range.ts';

/** One release that the registry knows. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** One advisory of the bulk endpoint. */
export interface RegistryAdvisory {
  readonly ghsa: string;
  readonly package: string;
  readonly severity: 'moderate' | 'high' | 'critical';
  readonly range: string;
}

/** A registry on loopback. */
export interface PackageRegistry {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts an npm registry that knows releases without their archives, and advisories: enough for `npm audit` and for lockfiles. */
export async function startPackageRegistry(
  releases: readonly Release[],
  advisories: readonly RegistryAdvisory[],
): Promise<PackageRegistry> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = decodeURIComponent((request.url ?? '/').replace(/\?.*$/u, ''));
      const body = Buffer.concat(chunks);
      const answer = request.method === 'POST' ? bulk(body, advisories) : packument(path.slice(1), releases);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { error: 'not found' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function bulk(body: Buffer, advisories: readonly RegistryAdvisory[]): object {
  const text = body[0] === 0x1f ? gunzipSync(body) : body;
  const asked = JSON.parse(text.toString('utf8')) as Record<string, string[]>;
  const found: Record<string, object[]> = {};
  for (const [id, { ghsa, package: name, severity, range }] of advisories.entries()) {
    if (!(asked[name] ?? []).some((version) => isInRange(version, range))) continue;
    (found[name] ??= []).push({
      id: id + 1,
      url: `https://github.com/advisories/${ghsa}`,
      title: `A flaw of ${name}`,
      severity,
      vulnerable_versions: range,
      cwe: [],
      cvss: { score: 0, vectorString: null },
    });
  }
  return found;
}

function packument(name: string, releases: readonly Release[]): object | undefined {
  const own = releases.filter((release) => release.name === name);
  const latest = own.at(-1);
  if (latest === undefined) return undefined;
  const versions = own.map((release) => [
    release.version,
    {
      ...release,
      dist: {
        tarball: `http://127.0.0.1/${name}-${release.version}.tgz`,
        integrity: `sha512-${Buffer.from(`${name}@${release.version}`).toString('base64')}`,
      },
    },
  ]);
  return { name, 'dist-tags': { latest: latest.version }, versions: Object.fromEntries(versions) };
}
