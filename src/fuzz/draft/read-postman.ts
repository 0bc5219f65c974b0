import { TollgateError } from '../../model/errors.ts';
import { asList } from '../../util/untrusted.ts';
import { isRecord, textOr, untypedJson } from '../untyped.ts';
import type { ApiDocument } from './api-document.ts';
import { documentOfSamples, type Sample } from './samples.ts';

const MAX_DEPTH = 20;

/**
 * Reads a Postman collection (format 2.0 and 2.1, https://schema.postman.com/). Saved answers tell what comes back.
 * @throws TollgateError `payments/bad-document`, class usage
 */
export function readPostman(text: string, file: string): ApiDocument {
  const root = untypedJson(text);
  const collection = isRecord(root) && isRecord(root['collection']) ? root['collection'] : root;
  const samples = isRecord(collection) ? requestsIn(collection['item'], kindOf(collection['auth']), 0) : [];
  if (samples.length === 0) {
    throw new TollgateError('payments/bad-document', `${file} is no Postman collection with requests`, {
      class: 'usage',
      place: { file },
      help: ['export the collection as version 2.1'],
    });
  }
  const info = isRecord(collection) && isRecord(collection['info']) ? collection['info'] : {};
  return documentOfSamples(typeof info['name'] === 'string' && info['name'] !== '' ? info['name'] : 'my app', samples);
}

function requestsIn(items: unknown, inherited: Sample['auth'], depth: number): Sample[] {
  if (!Array.isArray(items) || depth > MAX_DEPTH) return [];
  return items.flatMap((item: unknown): Sample[] => {
    if (!isRecord(item)) return [];
    const auth = item['auth'] === undefined ? inherited : kindOf(item['auth']);
    if (Array.isArray(item['item'])) return requestsIn(item['item'], auth, depth + 1);
    const { request } = item;
    if (!isRecord(request)) return [];
    const { path, query } = addressOf(request['url']);
    if (path === undefined) return [];
    const { body, encoding } = bodyOf(request['body']);
    const answer = answerOf(item['response']);
    return [
      {
        method: textOr(request['method'], 'GET').toUpperCase(),
        path,
        words: typeof item['name'] === 'string' ? item['name'].toLowerCase() : '',
        query,
        headers: asList(request['header']).flatMap((one) => (isRecord(one) ? [textOr(one['key']).toLowerCase()] : [])),
        encoding,
        ...(body !== undefined && { body }),
        ...(answer !== undefined && { answer }),
        auth: request['auth'] === undefined ? auth : kindOf(request['auth']),
      },
    ];
  });
}

// The host, a variable mostly, is left out: no address of a document becomes the target.
function addressOf(url: unknown): { readonly path?: string; readonly query: readonly string[] } {
  if (isRecord(url) && Array.isArray(url['path'])) {
    const query = asList(url['query']).flatMap((one) => (isRecord(one) ? [textOr(one['key'])] : []));
    return { path: `/${url['path'].map((part: unknown) => textOr(part)).join('/')}`, query };
  }
  const raw = typeof url === 'string' ? url : isRecord(url) && typeof url['raw'] === 'string' ? url['raw'] : undefined;
  const match = /^(?:https?:\/\/[^/?#]*|\{\{[^}]*\}\})?(\/[^?#]*)?(?:\?([^#]*))?/iu.exec(raw ?? '');
  if (match?.[1] === undefined) return { query: [] };
  return { path: match[1], query: [...new URLSearchParams(match[2] ?? '').keys()] };
}

function bodyOf(body: unknown): Pick<Sample, 'body' | 'encoding'> {
  if (!isRecord(body)) return { encoding: 'json' };
  if (body['mode'] === 'urlencoded') {
    const pairs = asList(body['urlencoded']).flatMap((one) =>
      isRecord(one) ? [[textOr(one['key']), one['value']] as const] : [],
    );
    return { body: Object.fromEntries(pairs), encoding: 'form' };
  }
  if (body['mode'] === 'graphql' && isRecord(body['graphql'])) {
    const { query, variables } = body['graphql'];
    return {
      body: { query, variables: typeof variables === 'string' ? (untypedJson(variables) ?? {}) : variables },
      encoding: 'json',
    };
  }
  if (typeof body['raw'] !== 'string' || body['raw'].trim() === '') return { encoding: 'json' };
  // Variables stand without quotes where a number belongs.
  const parsed = untypedJson(body['raw']) ?? untypedJson(body['raw'].replaceAll(/(:\s*)\{\{[^}]*\}\}/gu, '$11'));
  return { ...(parsed !== undefined && { body: parsed }), encoding: 'json' };
}

function answerOf(responses: unknown): unknown {
  const saved = asList(responses).find((one) => isRecord(one) && JSON.stringify(one['code'] ?? '').startsWith('2'));
  return isRecord(saved) && typeof saved['body'] === 'string' ? untypedJson(saved['body']) : undefined;
}

function kindOf(auth: unknown): Sample['auth'] {
  const type = isRecord(auth) ? auth['type'] : undefined;
  if (type === 'bearer' || type === 'oauth2') return 'bearer';
  return type === 'basic' ? 'basic' : type === 'apikey' ? 'header' : 'none';
}
