import type { ApiDocument, ApiOperation, ApiScheme } from './api-document.ts';
import { schemaOfValue } from './schema-of.ts';

/** One exchange, as it was recorded or written down as an example. */
export interface Sample {
  readonly method: string;
  /** With the ids that were asked for. */
  readonly path: string;
  readonly words: string;
  readonly query: readonly string[];
  /** Names of request headers. */
  readonly headers: readonly string[];
  readonly encoding: 'json' | 'form';
  readonly body?: unknown;
  readonly answer?: unknown;
  readonly auth: ApiScheme['kind'] | 'none';
}

const GRAPHQL_NAME = /\b(?:query|mutation)\s+(\w+)/u;
const SECRET_NAME = /pass|secret|token|card|cvc|cvv|pan|email/iu;

/** What a set of exchanges tells of an API: ids in paths become placeholders, and what answers give out is known by it. */
export function documentOfSamples(title: string, samples: readonly Sample[]): ApiDocument {
  const ids = idsIn(samples);
  const operations = new Map<string, ApiOperation>();
  for (const sample of samples) {
    const document = graphqlOf(sample.body);
    const path = sample.path
      .split('/')
      .map((part) => (/^\{.*\}$|^:\w|^\{\{/u.test(part) || isId(part, ids) ? '{id}' : part))
      .join('/');
    const key = `${sample.method} ${path} ${document?.name ?? ''}`;
    const known = operations.get(key);
    if (known?.answer !== undefined && known.answer.type !== 'unknown') continue;
    const body = document === undefined ? sample.body : document.variables;
    operations.set(key, {
      method: sample.method,
      path,
      words: `${document?.name ?? ''} ${sample.words}`.trim(),
      encoding: sample.encoding,
      query: sample.query,
      headers: sample.headers,
      security: sample.auth === 'none' ? [] : [sample.auth],
      ...(body !== undefined && { body: schemaOfValue(withoutSecrets(body)) }),
      ...(sample.answer !== undefined && { answer: schemaOfValue(sample.answer) }),
      ...(document !== undefined && { graphql: document.query }),
    });
  }
  const kinds = [...new Set(samples.map(({ auth }) => auth))].filter((kind) => kind !== 'none');
  return {
    title,
    basePath: '',
    operations: [...operations.values()],
    schemes: kinds.map((kind) => ({ name: kind, kind })),
  };
}

/** A GraphQL request, where a body is one. */
function graphqlOf(
  body: unknown,
): { readonly query: string; readonly name: string; readonly variables: unknown } | undefined {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    return undefined;
  const name = GRAPHQL_NAME.exec(body.query)?.[1];
  if (name === undefined) return undefined;
  return { query: body.query, name, variables: 'variables' in body ? body.variables : {} };
}

/** Texts and numbers that answers gave out under a name like an id's: where a path has one, it varies. */
function idsIn(samples: readonly Sample[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const walk = (value: unknown, name: string, depth: number): void => {
    if (depth > 6) return;
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value).slice(0, 100))
        walk(item, Array.isArray(value) ? name : key, depth + 1);
    } else if (/(?:^|[_-])(?:id|uuid|ref|number|code|sku|slug)$|Id$/u.test(name)) ids.add(String(value));
  };
  for (const { answer } of samples) walk(answer, '', 0);
  return ids;
}

function isId(part: string, ids: ReadonlySet<string>): boolean {
  if (part === '') return false;
  if (ids.has(part) || /^\d+$/u.test(part)) return true;
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/iu.test(part) || (/\d/u.test(part) && /^[A-Za-z0-9_-]{12,}$/u.test(part));
}

// Passwords, tokens and card numbers of a recording must not end up in a draft.
function withoutSecrets(value: unknown, name: string = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, key)]));
  }
  return typeof value === 'string' && SECRET_NAME.test(name) ? 'test' : value;
}
