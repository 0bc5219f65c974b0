import { Pool } from 'undici';
import { TollgateError } from '../model/errors.ts';

/** One request to the client's origin. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, as they go into the request line. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

/** An answer, redirects not followed. */
export interface HttpResponse {
  readonly status: number;
  /** In order of arrival, names as sent, repeats kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** The body was longer than `maxBytes` and was cut there. */
  readonly truncated: boolean;
}

/** A connection pool to exactly one origin. */
export interface HttpClient {
  readonly origin: string;
  /** @throws Error of the network: refused, reset, timed out, aborted. */
  request(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** Limits of a client; all have defaults. */
export interface HttpOptions {
  /** Milliseconds until the first byte of the answer, and between two chunks. Default 10,000. */
  readonly timeout?: number;
  /** Default 2.5 MiB. */
  readonly maxBytes?: number;
  /** Default 10. */
  readonly connections?: number;
  /** A certificate (PEM) to trust instead of the public authorities: that of a server of our own. */
  readonly ca?: string;
}

const MOST_HEADERS = 256 * 1024;

/** Opens a client for the origin of `url`. @throws TollgateError `http/bad-url` where it is no http(s) URL. */
export function openHttpClient(url: string, options: HttpOptions = {}): HttpClient {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/u.test(parsed.protocol)) {
    throw new TollgateError('http/bad-url', `"${url}" is no http or https URL`, {
      class: 'usage',
      help: ['give the address with its scheme, as in http://127.0.0.1:3000'],
    });
  }
  const timeout = options.timeout ?? 10_000;
  const maxBytes = options.maxBytes ?? 2.5 * 1024 * 1024;
  const pool = new Pool(parsed.origin, {
    connections: options.connections ?? 10,
    connect: { timeout, ...(options.ca !== undefined && { ca: options.ca }) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    // Real apps send more than the 16 KiB that Node allows; hostile ones must not fill the memory.
    maxHeaderSize: MOST_HEADERS,
  });
  return {
    origin: parsed.origin,
    async request({ method, path, headers, body, signal }) {
      const answer = await pool.request({
        method,
        path,
        ...(headers && { headers: { ...headers } }),
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
        responseHeaders: 'raw',
      });
      const { bytes, truncated } = await readUpTo(answer.body, maxBytes);
      return { status: answer.statusCode, headers: pairs(answer.headers), body: bytes, truncated };
    },
    close: () => pool.destroy(),
  };
}

/** All values of a header, by name in any case. */
export function headerValues({ headers }: Pick<HttpResponse, 'headers'>, name: string): string[] {
  if (last?.headers !== headers) last = { headers, values: valuesByName(headers) };
  return [...(last.values.get(name.toLowerCase()) ?? [])];
}

// A hundred rules ask for the headers of one answer before the next comes.
let last:
  | { readonly headers: HttpResponse['headers']; readonly values: ReadonlyMap<string, readonly string[]> }
  | undefined;

function valuesByName(headers: HttpResponse['headers']): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else known.push(value);
  }
  return values;
}

async function readUpTo(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const room = limit - size;
    if (chunk.length > room) {
      chunks.push(chunk.subarray(0, room));
      return { bytes: Buffer.concat(chunks), truncated: true };
    }
    chunks.push(chunk);
    size += chunk.length;
  }
  return { bytes: Buffer.concat(chunks), truncated: false };
}

// undici types raw headers as a record although they arrive as a flat list of names and values.
function pairs(raw: unknown): (readonly [string, string])[] {
  const flat = Array.isArray(raw) ? raw.map(String) : [];
  const list: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) list.push([flat[index] ?? '', flat[index + 1] ?? '']);
  return list;
}
