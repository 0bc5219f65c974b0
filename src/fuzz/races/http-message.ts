/** An answer read off a raw connection. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** When the last of it came, on the clock of `performance.now()`; absent where nobody looked. */
  readonly at?: number;
}

/** One request of a volley, as it goes over the wire. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a buffer starts with: a whole answer, the beginning of one, or no HTTP at all. */
export type Reading = { readonly answer: RawAnswer; readonly rest: Buffer } | 'incomplete' | 'broken';

const HEAD_LIMIT = 64 * 1024;
const BODY_LIMIT = 1024 * 1024;
const MAX_INFORMATIONAL = 16;

/** An HTTP/1.1 request as bytes. @throws RangeError where a part would break out of its line. */
export function requestBytes({ method, path, headers, body }: RawRequest, host: string): Buffer {
  const content = Buffer.from(body ?? '', 'utf8');
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== undefined || method !== 'GET') lines.push(`Content-Length: ${content.length}`);
  if (lines.some((line) => /[\r\n\0]/u.test(line))) throw new RangeError('a header holds a line break');
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

/**
 * Reads one answer off the front of a buffer (RFC 9112).
 * @param ended the peer has closed, which ends a body of no stated length
 */
export function readAnswer(buffer: Buffer, ended: boolean): Reading {
  let from = buffer;
  for (let informational = 0; informational <= MAX_INFORMATIONAL; informational += 1) {
    const reading = readOne(from, ended);
    if (typeof reading === 'string' || reading.answer.status >= 200) return reading;
    from = reading.rest;
  }
  return 'broken';
}

function readOne(buffer: Buffer, ended: boolean): Reading {
  const headEnd = buffer.indexOf('\r\n\r\n');
  if (headEnd < 0 || headEnd > HEAD_LIMIT) return buffer.length > HEAD_LIMIT || ended ? 'broken' : 'incomplete';
  const [statusLine = '', ...lines] = buffer.toString('latin1', 0, headEnd).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/u.exec(statusLine)?.[1]);
  if (!Number.isInteger(status)) return 'broken';
  const after = buffer.subarray(headEnd + 4);
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1).trim()];
  });
  const value = (name: string): string | undefined => headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const whole = (body: Buffer, rest: Buffer): Reading => ({ answer: { status, headers, body }, rest });
  if (status < 200 || status === 204 || status === 304) return whole(Buffer.alloc(0), after);
  if (/\bchunked\b/iu.test(value('transfer-encoding') ?? '')) return readChunks(after, whole);
  const stated = value('content-length');
  if (stated === undefined) {
    if (ended) return whole(after, Buffer.alloc(0));
    return after.length > BODY_LIMIT ? 'broken' : 'incomplete';
  }
  const length = /^\d{1,9}$/u.test(stated) ? Number(stated) : Number.POSITIVE_INFINITY;
  if (length > BODY_LIMIT) return 'broken';
  if (after.length < length) return ended ? 'broken' : 'incomplete';
  return whole(after.subarray(0, length), after.subarray(length));
}

function readChunks(buffer: Buffer, whole: (body: Buffer, rest: Buffer) => Reading): Reading {
  const chunks: Buffer[] = [];
  let size = 0;
  let at = 0;
  for (;;) {
    const lineEnd = buffer.indexOf('\r\n', at);
    if (lineEnd < 0) return buffer.length - at > HEAD_LIMIT ? 'broken' : 'incomplete';
    const digits = /^([0-9a-f]{1,6})(?:[ \t;]|$)/iu.exec(buffer.toString('latin1', at, lineEnd))?.[1];
    if (digits === undefined) return 'broken';
    const length = Number.parseInt(digits, 16);
    at = lineEnd + 2;
    if (length === 0) break;
    size += length;
    if (size > BODY_LIMIT) return 'broken';
    if (buffer.length < at + length + 2) return 'incomplete';
    chunks.push(buffer.subarray(at, at + length));
    at += length + 2;
  }
  // Trailers, if any, end with an empty line as the head does.
  if (buffer.toString('latin1', at, at + 2) === '\r\n') return whole(Buffer.concat(chunks), buffer.subarray(at + 2));
  const end = buffer.indexOf('\r\n\r\n', at);
  if (end < 0) return buffer.length - at > HEAD_LIMIT ? 'broken' : 'incomplete';
  return whole(Buffer.concat(chunks), buffer.subarray(end + 4));
}
