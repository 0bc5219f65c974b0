import { TollgateError } from '../../model/errors.ts';
import { asList } from '../../util/untrusted.ts';
import { isRecord, textOr } from '../untyped.ts';
import type { ApiDocument, ApiOperation, ApiScheme } from './api-document.ts';
import { follow, schemaOf } from './schema-of.ts';

const METHODS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];
const MAX_OPERATIONS = 3000;

/**
 * Reads an OpenAPI document of any version, JSON or YAML. Its `servers` give a base path, never a target; no other file or
 * address that it names is opened.
 * @throws TollgateError `payments/bad-document`, class usage
 */
export async function readOpenapi(text: string, file: string): Promise<ApiDocument> {
  // Loaded only here: no other command needs it.
  const { normalize, upgrade } = await import('@scalar/openapi-parser');
  let root: unknown;
  try {
    const parsed: unknown = normalize(text);
    const upgraded: unknown = isRecord(parsed) ? upgrade(parsed) : undefined;
    root = isRecord(upgraded) && 'specification' in upgraded ? upgraded['specification'] : upgraded;
  } catch (cause) {
    throw unreadable(file, cause);
  }
  if (!isRecord(root) || !isRecord(root['paths'])) throw unreadable(file);
  const global = root['security'];
  const operations = Object.entries(root['paths'])
    .flatMap(([path, item]) => operationsOf(root, path, follow(root, item, 0), global))
    .slice(0, MAX_OPERATIONS);
  if (operations.length === 0) throw unreadable(file);
  const info = isRecord(root['info']) ? root['info'] : {};
  return {
    title: typeof info['title'] === 'string' && info['title'] !== '' ? info['title'] : 'my app',
    basePath: basePathOf(root),
    operations,
    schemes: schemesOf(root),
  };
}

function operationsOf(root: unknown, path: string, item: unknown, global: unknown): ApiOperation[] {
  if (!isRecord(item) || !path.startsWith('/')) return [];
  return METHODS.flatMap((method): ApiOperation[] => {
    const operation = follow(root, item[method], 0);
    if (!isRecord(operation)) return [];
    const parameters = [...asList(item['parameters']), ...asList(operation['parameters'])].map((one) =>
      follow(root, one, 0),
    );
    const named = (place: string): string[] =>
      parameters.flatMap((one) =>
        isRecord(one) && one['in'] === place && typeof one['name'] === 'string' ? [one['name']] : [],
      );
    const request = contentOf(root, operation['requestBody']);
    const done = answerOf(root, operation['responses']);
    const answer = contentOf(root, done);
    const words = [
      operation['operationId'],
      operation['summary'],
      operation['description'],
      ...asList(operation['tags']),
    ];
    return [
      {
        method: method.toUpperCase(),
        path,
        words: words
          .filter((word) => typeof word === 'string')
          .join(' ')
          .toLowerCase(),
        encoding: request?.type.includes('urlencoded') === true ? 'form' : 'json',
        ...(request !== undefined && { body: schemaOf(root, request.schema) }),
        ...(request?.example !== undefined && { example: request.example }),
        ...(answer !== undefined && { answer: schemaOf(root, answer.schema) }),
        query: named('query'),
        headers: named('header'),
        security: asList(operation['security'] ?? global).flatMap((one) => (isRecord(one) ? Object.keys(one) : [])),
        ...(isRecord(done) && hasHeader(done['headers'], 'location') && { location: true as const }),
      },
    ];
  });
}

interface Content {
  readonly type: string;
  readonly schema: unknown;
  readonly example: unknown;
}

// JSON where there is a choice, since it says most about types.
function contentOf(root: unknown, value: unknown): Content | undefined {
  const found = follow(root, value, 0);
  const content = isRecord(found) && isRecord(found['content']) ? found['content'] : {};
  const types = Object.keys(content);
  const type = types.find((name) => /json/iu.test(name)) ?? types.find((name) => /form/iu.test(name));
  const media = type === undefined ? undefined : follow(root, content[type], 0);
  if (type === undefined || !isRecord(media)) return undefined;
  const examples = isRecord(media['examples']) ? Object.values(media['examples'])[0] : undefined;
  const first = isRecord(examples) ? examples['value'] : undefined;
  return { type: type.toLowerCase(), schema: media['schema'], example: media['example'] ?? first };
}

function answerOf(root: unknown, responses: unknown): unknown {
  if (!isRecord(responses)) return undefined;
  const code =
    Object.keys(responses).find((name) => name.startsWith('2')) ??
    Object.keys(responses).find((name) => name.startsWith('30'));
  return code === undefined ? undefined : follow(root, responses[code], 0);
}

function schemesOf(root: Readonly<Record<string, unknown>>): ApiScheme[] {
  const components = isRecord(root['components']) ? root['components'] : {};
  const schemes = isRecord(components['securitySchemes']) ? components['securitySchemes'] : {};
  return Object.entries(schemes).flatMap(([name, value]): ApiScheme[] => {
    const scheme = follow(root, value, 0);
    if (!isRecord(scheme)) return [];
    const kind = textOr(scheme['scheme']).toLowerCase();
    const field = typeof scheme['name'] === 'string' ? { field: scheme['name'] } : {};
    if (scheme['type'] === 'http') return [{ name, kind: kind === 'bearer' || kind === 'basic' ? kind : 'other' }];
    if (scheme['type'] === 'oauth2' || scheme['type'] === 'openIdConnect') return [{ name, kind: 'bearer' }];
    if (scheme['type'] !== 'apiKey') return [{ name, kind: 'other' }];
    return [
      { name, kind: scheme['in'] === 'cookie' ? 'cookie' : scheme['in'] === 'header' ? 'header' : 'other', ...field },
    ];
  });
}

function basePathOf(root: Readonly<Record<string, unknown>>): string {
  const [server] = asList(root['servers']);
  const url = isRecord(server) && typeof server['url'] === 'string' ? server['url'] : '/';
  const path = URL.parse(url, 'http://localhost')?.pathname ?? '/';
  return /[{}%]/u.test(path) ? '' : path.replace(/\/+$/u, '');
}

function hasHeader(headers: unknown, name: string): boolean {
  return isRecord(headers) && Object.keys(headers).some((key) => key.toLowerCase() === name);
}

function unreadable(file: string, cause?: unknown): TollgateError {
  return new TollgateError('payments/bad-document', `${file} is no OpenAPI document with operations`, {
    class: 'usage',
    place: { file },
    help: ['give an OpenAPI 2, 3.0 or 3.1 document, JSON or YAML', 'or record the app: --har FILE, --postman FILE'],
    ...(cause !== undefined && { cause }),
  });
}
