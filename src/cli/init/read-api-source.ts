import { basename, resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import { isLoopbackHost } from '../../model/target.ts';
import type { ApiDocument } from '../../fuzz/draft/api-document.ts';
import { readFileIfThere } from '../../util/files.ts';
import { openHttpClient } from '../../util/http.ts';
import type { Context } from '../context.ts';

/** What `init` reads an API from; exactly one is given. */
export interface ApiSource {
  /** A file, or an address on loopback. */
  readonly openapi?: string;
  readonly har?: string;
  readonly postman?: string;
}

const MAX_BYTES = 32 * 1024 * 1024;

/** Reads the description or recording of an API. @throws TollgateError class usage where it cannot be read */
export async function readApiSource({ openapi, har, postman }: ApiSource, context: Context): Promise<ApiDocument> {
  if (openapi !== undefined) {
    const { readOpenapi } = await import('../../fuzz/draft/read-openapi.ts');
    const isAddress = /^https?:\/\//iu.test(openapi);
    const text = isAddress ? await fetchText(openapi, context) : await fileText(openapi, context);
    return readOpenapi(text, isAddress ? openapi : basename(openapi));
  }
  if (har !== undefined) {
    const { readHar } = await import('../../fuzz/draft/read-har.ts');
    return readHar(await fileText(har, context), basename(har));
  }
  const { readPostman } = await import('../../fuzz/draft/read-postman.ts');
  return readPostman(await fileText(postman ?? '', context), basename(postman ?? ''));
}

async function fileText(file: string, context: Context): Promise<string> {
  const bytes = await readFileIfThere(resolve(context.cwd, file));
  if (bytes === undefined) {
    throw new TollgateError('init/no-file', `there is no file ${file}`, {
      class: 'usage',
      place: { file },
      help: ['check the path'],
    });
  }
  return new TextDecoder().decode(bytes);
}

// The app under test serves its own description; anything farther away is downloaded by the user.
async function fetchText(address: string, { signal }: Context): Promise<string> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isLoopbackHost(url.hostname)) {
    throw new TollgateError('init/address-refused', `${address} is not on this machine; nothing was fetched`, {
      class: 'usage',
      help: ['download the document and give the file'],
    });
  }
  const client = openHttpClient(url.origin, { maxBytes: MAX_BYTES });
  const failed = (reason: string, cause?: unknown): TollgateError =>
    new TollgateError('init/no-answer', `${address} ${reason}`, {
      class: 'usage',
      help: ['is the app running?', 'or give the file'],
      cause,
    });
  try {
    const { status, body } = await client.request({
      method: 'GET',
      path: url.pathname + url.search,
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    });
    if (status !== 200) throw failed(`answered ${status}`);
    return new TextDecoder().decode(body);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof TollgateError ? error : failed('did not answer', error);
  } finally {
    await client.close();
  }
}
