import { asList } from '../../util/untrusted.ts';
import { isRecord } from '../untyped.ts';
import type { ApiSchema } from './api-document.ts';

const MAX_DEPTH = 8;
const MAX_PROPERTIES = 200;

/**
 * A JSON Schema as a draft looks at it: references inside the document followed, `allOf` joined, of `oneOf` and `anyOf` the
 * first. What refers to itself ends where it would begin again.
 */
export function schemaOf(root: unknown, schema: unknown, depth: number = 0): ApiSchema {
  const found = follow(root, schema, 0);
  if (!isRecord(found) || depth > MAX_DEPTH) return { type: 'unknown' };
  const parts = asList(found['allOf']).map((part) => schemaOf(root, part, depth + 1));
  const choice = asList(found['oneOf'] ?? found['anyOf']).find((option) => !isNull(follow(root, option, 0)));
  if (choice !== undefined) parts.push(schemaOf(root, choice, depth + 1));
  const own = isRecord(found['properties']) ? Object.entries(found['properties']).slice(0, MAX_PROPERTIES) : [];
  const properties = Object.fromEntries([
    ...parts.flatMap((part) => Object.entries(part.properties ?? {})),
    ...own.map(([name, part]) => [name, schemaOf(root, part, depth + 1)] as const),
  ]);
  const required = [...parts.flatMap((part) => part.required ?? []), ...texts(found['required'])];
  const type = typeOf(found, Object.keys(properties).length > 0) ?? parts.find((part) => part.type !== 'unknown')?.type;
  const items = found['items'] === undefined ? parts.find((part) => part.items)?.items : undefined;
  const description = found['description'];
  const format = found['format'] ?? parts.find((part) => part.format !== undefined)?.format;
  const example = found['example'] ?? asList(found['examples'])[0] ?? found['default'];
  const values = found['const'] === undefined ? found['enum'] : [found['const']];
  return {
    type: type ?? 'unknown',
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...(found['items'] !== undefined && { items: schemaOf(root, found['items'], depth + 1) }),
    ...(items !== undefined && { items }),
    ...(typeof format === 'string' && { format }),
    ...(typeof description === 'string' && { description }),
    ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
    ...(example !== undefined && { example }),
  };
}

/** What a value is like, as where a recording is all that there is. */
export function schemaOfValue(value: unknown, depth: number = 0): ApiSchema {
  if (depth > MAX_DEPTH || value === null || value === undefined) return { type: 'unknown' };
  if (Array.isArray(value)) {
    return { type: 'array', ...(value.length > 0 && { items: schemaOfValue(value[0], depth + 1) }) };
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).slice(0, MAX_PROPERTIES);
    return {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, item]) => [name, schemaOfValue(item, depth + 1)])),
      required: entries.map(([name]) => name),
    };
  }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number', example: value };
  if (typeof value === 'boolean') return { type: 'boolean', example: value };
  return { type: 'string', example: value };
}

/** Follows `$ref`s inside the document, a few at most; others lead nowhere, since no other file is opened. */
export function follow(root: unknown, value: unknown, hops: number): unknown {
  if (!isRecord(value) || typeof value['$ref'] !== 'string') return value;
  const reference = value['$ref'];
  if (hops > 20 || !reference.startsWith('#/')) return undefined;
  let at = root;
  for (const raw of reference.slice(2).split('/')) {
    const token = decode(raw).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = at[Number(token)] as unknown;
    else at = isRecord(at) && Object.hasOwn(at, token) ? at[token] : undefined;
  }
  return follow(root, at, hops + 1);
}

function typeOf(schema: Readonly<Record<string, unknown>>, hasProperties: boolean): ApiSchema['type'] | undefined {
  const { type } = schema as { readonly type?: unknown };
  const named = asList(Array.isArray(type) ? type : [type]).find((name) => name !== 'null');
  if (hasProperties) return 'object';
  switch (named) {
    case 'object':
    case 'array':
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return named;
    default: {
      const first = asList(schema['enum'])[0] ?? schema['const'];
      if (first !== undefined) return schemaOfValue(first).type;
      return schema['items'] === undefined ? undefined : 'array';
    }
  }
}

function isNull(schema: unknown): boolean {
  return isRecord(schema) && schema['type'] === 'null';
}

function texts(value: unknown): string[] {
  return asList(value).filter((item) => typeof item === 'string');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
