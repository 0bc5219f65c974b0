import { gzipSync } from 'node:zlib';
import { openHttpClient } from '../../util/http.ts';

/** A package version that every advisory source must know as vulnerable. */
export interface Probe {
  readonly name: string;
  readonly version: string;
}

/** `known`: the source named the package. `silent`: it answered, but nothing. `unanswered`: no usable answer, for the reason given. */
export type ProbeResult =
  | { readonly kind: 'known' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unanswered'; readonly reason: string };

/**
 * Asks a registry's bulk advisory endpoint for one package known to be vulnerable. A source that answers `null` or `[]`
 * makes npm report that all is well, in the same bytes as a clean run; this tells the two apart.
 * `registry` is the base URL, with the path under which the registry lives; `timeoutMs` bounds the whole request.
 */
export async function probeAdvisorySource(
  registry: string,
  probe: Probe,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<ProbeResult> {
  try {
    const client = openHttpClient(registry, { timeout: timeoutMs, connections: 1 });
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await client.request({
        method: 'POST',
        path: `${new URL(registry).pathname.replace(/\/+$/u, '')}/-/npm/v1/security/advisories/bulk`,
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', accept: 'application/json' },
        body: gzipSync(JSON.stringify({ [probe.name]: [probe.version] })),
        signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      });
      if (response.status !== 200) return { kind: 'unanswered', reason: `it answered with status ${response.status}` };
      return { kind: names(JSON.parse(new TextDecoder().decode(response.body)), probe.name) ? 'known' : 'silent' };
    } finally {
      await client.close();
    }
  } catch (error) {
    return { kind: 'unanswered', reason: error instanceof Error ? error.message : String(error) };
  }
}

function names(answer: unknown, name: string): boolean {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) return false;
  const advisories: unknown = (answer as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(advisories) && advisories.length > 0;
}
