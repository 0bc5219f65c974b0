import { brotliDecompressSync, gunzipSync, inflateSync, constants } from 'node:zlib';
import { headerValues, type HttpClient, type HttpResponse } from '../../util/http.ts';
import { failureText } from '../failure-text.ts';
import { recordExchange, type RecordedExchange, type RequestKind } from '../recorded-exchange.ts';

/** A request without a usable answer. */
export interface FetchFailure {
  readonly url: string;
  readonly kind: RequestKind;
  /** `connection refused`, `timed out` … */
  readonly failure: string;
}

/** What every request of a scan shares. */
export interface FetchContext {
  readonly client: HttpClient;
  readonly userAgent: string;
  /** Milliseconds for one whole answer, so that one that drips byte by byte ends too. */
  readonly requestTimeout: number;
  /** Ends the scan. */
  readonly signal: AbortSignal;
}

const MAX_BYTES = 2.5 * 1024 * 1024;

/** What to ask for. */
export interface FetchRequest {
  readonly url: string;
  readonly kind: RequestKind;
  readonly cookies: string;
  /** Beside those of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What a form holds, `a=1&b=2`: it is sent as a POST. */
  readonly form?: string;
}

/** One GET, tried a second time where the connection broke, or one form; network failures are values, not errors. */
export async function fetchExchange(
  context: FetchContext,
  { url, kind, cookies, headers: own, form }: FetchRequest,
): Promise<RecordedExchange | FetchFailure> {
  const { pathname, search } = new URL(url);
  const method = form === undefined ? 'GET' : 'POST';
  const headers: Record<string, string> = {
    'user-agent': context.userAgent,
    accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
    'accept-encoding': 'identity',
    ...own,
    ...(cookies !== '' && { cookie: cookies }),
    ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded', origin: context.client.origin }),
  };
  const request = { method, path: `${pathname}${search}`, headers, ...(form !== undefined && { body: form }) };
  let failure = '';
  for (let attempt = 0; attempt < 2 && !context.signal.aborted; attempt += 1) {
    try {
      const response = await withTimeout(context, (signal) => context.client.request({ ...request, signal }));
      const { body, truncated } = decompress(response);
      return recordExchange({
        method,
        url,
        kind,
        requestHeaders: headers,
        ...(form !== undefined && { requestBody: form }),
        status: response.status,
        headers: response.headers,
        body,
        truncated,
      });
    } catch (error) {
      failure = failureText(error);
      // A form that was sent once must not be sent again.
      if (failure !== 'connection reset' || form !== undefined) break;
    }
  }
  return { url, kind, failure: context.signal.aborted ? 'stopped' : failure };
}

async function withTimeout<T>(context: FetchContext, action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new DOMException('the scan was stopped', 'AbortError'));
  const timer = setTimeout(
    () => controller.abort(new DOMException('the answer took too long', 'TimeoutError')),
    context.requestTimeout,
  );
  context.signal.addEventListener('abort', stop, { once: true });
  try {
    return await action(controller.signal);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', stop);
  }
}

// Asked for nothing but identity, some servers compress all the same.
function decompress(response: HttpResponse): Pick<RecordedExchange, 'body' | 'truncated'> {
  const { body, truncated } = response;
  const options = { maxOutputLength: MAX_BYTES, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (headerValues(response, 'content-encoding').join(',').trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return { body: gunzipSync(body, options), truncated };
      case 'deflate':
        return { body: inflateSync(body, options), truncated };
      case 'br':
        return { body: brotliDecompressSync(body, { maxOutputLength: MAX_BYTES }), truncated };
      case '':
      case 'identity':
        return { body, truncated };
      default:
        return { body: new Uint8Array(), truncated: true };
    }
  } catch {
    return { body: new Uint8Array(), truncated: true };
  }
}
