import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Contract, Reply, Seen } from '../platform-server.ts';
import type { ApiContent, ApiDescription, ApiOperation, ApiParameter, ApiSchema } from './api-description.ts';
import { completeValue } from './complete-value.ts';
import { formFields } from './form-fields.ts';
import { jsonSchema } from './json-schema.ts';

// What any route may answer, though the description names it only here and there.
const ANYWHERE = new Set([401, 403, 404, 422, 429, 500, 502, 503]);
const ROOT = 'https://tollgate.test/api';

interface Route {
  readonly name: string;
  readonly operation: ApiOperation;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Holds requests and answers against an API description: the route, the parameters of path and query by name and type, the
 * body, the status and its body. What the description does not name is wrong, a misspelt parameter too, which a server
 * would silently overlook. `root` is where the API begins: `/api/v4`.
 */
export function contractOf(description: ApiDescription, root = ''): Contract {
  const holds = schemas(description);
  const find = (seen: Seen): Route | undefined => routeOf(description, seen, root);
  const fits = (one: ApiSchema, value: unknown): boolean => holds(JSON.stringify(one), one, value, false).length === 0;
  return {
    request(seen) {
      const route = find(seen);
      if (route === undefined) return [`${seen.method} ${seen.path}: the description has no such route`];
      return [...parameters(route, seen), ...body(route, seen)].map((problem) => `${route.name}: ${problem}`);
    },
    complete(seen, reply) {
      const schema = schemaOf(find(seen), reply.status);
      if (schema === undefined || reply.json === undefined) return reply;
      const sent: unknown = JSON.parse(JSON.stringify(reply.json));
      return { ...reply, json: completeValue(schema, sent, { target: target<ApiSchema>, fits }) };
    },
    response(seen, reply) {
      const route = find(seen);
      if (route === undefined) return [];
      return answer(route, reply).map((problem) => `${route.name} → ${reply.status}: ${problem}`);
    },
  };

  function parameters({ name, operation, values }: Route, { query }: Seen): string[] {
    const known = (operation.parameters ?? []).map((parameter) => target<ApiParameter>(parameter));
    const problems = [...query.keys()]
      .filter((key) => !known.some((one) => one.in === 'query' && one.name === key))
      .map((key) => `the query has ${key}, which is not described`);
    for (const parameter of known) {
      if (parameter.in !== 'query' && parameter.in !== 'path') continue;
      const value = parameter.in === 'path' ? values[parameter.name] : query.get(parameter.name);
      if (value === undefined || value === null) {
        if (parameter.required === true) problems.push(`${parameter.name} is missing`);
      } else problems.push(...holds(`${name} ${parameter.in} ${parameter.name}`, parameter.schema ?? {}, value, true));
    }
    return problems;
  }

  function body({ name, operation }: Route, seen: Seen): string[] {
    const described = operation.requestBody === undefined ? undefined : target<ApiContent>(operation.requestBody);
    const type = seen.headers['content-type'] ?? '';
    if (described === undefined) return seen.body === '' ? [] : ['there is a body, and none is described'];
    if (seen.body === '') return described.required === true ? ['the body is missing'] : [];
    const [media, content] = Object.entries(described.content ?? {}).find(([prefix]) => type.startsWith(prefix)) ?? [];
    if (media === undefined) return [`the body is ${type === '' ? 'of no type' : type}, which is not described`];
    const isForm = media === 'multipart/form-data';
    const value = isForm ? formFields(seen.body, type) : parsed(seen.body);
    if (value === undefined) return ['the body is no JSON'];
    return holds(`${name} body ${media}`, closed(target<ApiSchema>(content?.schema ?? {})), value, isForm);
  }

  function answer(route: Route, reply: Reply): string[] {
    if (route.operation.responses[String(reply.status)] === undefined)
      return ANYWHERE.has(reply.status) ? [] : ['this status is not described'];
    const schema = schemaOf(route, reply.status);
    if (schema === undefined) return reply.json === undefined ? [] : ['there is a body, and none is described'];
    if (reply.json === undefined) return ['the body is missing'];
    const sent: unknown = JSON.parse(JSON.stringify(reply.json));
    return holds(`${route.name} ${reply.status}`, schema, sent, false);
  }

  function schemaOf(route: Route | undefined, status: number): ApiSchema | undefined {
    const described = route?.operation.responses[String(status)];
    return described === undefined ? undefined : target<ApiContent>(described).content?.['application/json']?.schema;
  }

  function target<T extends object>(value: T): T {
    const reference: unknown = Reflect.get(value, '$ref');
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/([\w.-]+)$/u.exec(String(reference)) ?? [];
    return reference === undefined ? value : (description.components?.[kind]?.[name] as T);
  }
}

type Holds = (key: string, schema: ApiSchema, value: unknown, isText: boolean) => string[];

/** Validators are compiled when they are first needed, and kept. */
function schemas({ components = {} }: ApiDescription): Holds {
  const compiled = new Map<string, ValidateFunction>();
  const root = { $id: ROOT, components: jsonSchema(components, ROOT) };
  const [strict, lenient] = [false, true].map((coerceTypes) => {
    const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes, logger: false });
    addFormats.default(ajv);
    return ajv.addSchema(root);
  });
  return (key, schema, value, isText) => {
    const ajv = isText ? lenient : strict;
    const validate = compiled.get(key) ?? ajv?.compile(jsonSchema(schema, ROOT) as object);
    if (validate === undefined) return [];
    compiled.set(key, validate);
    const problems = validate(value) ? [] : (validate.errors ?? []).slice(0, 5);
    const what = key.split(' ').slice(2).join(' ');
    return problems.map(({ instancePath, message = '', params }) => {
      const extra: unknown = params['additionalProperty'];
      return `${what}${instancePath} ${message}${typeof extra === 'string' ? ` (${extra})` : ''}`;
    });
  };
}

/** An object of which only what is described may be sent. */
function closed(schema: ApiSchema): ApiSchema {
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...schema, additionalProperties: false }
    : schema;
}

function routeOf({ paths }: ApiDescription, { method, path }: Seen, root: string): Route | undefined {
  if (!path.startsWith(root)) return undefined;
  const rest = path.slice(root.length);
  // A path without a placeholder goes before one with: `/comments` before `/{comment_id}`.
  const all = Object.entries(paths).toSorted(([a], [b]) => a.split('{').length - b.split('{').length);
  for (const [template, item] of all) {
    const operation = item[method.toLowerCase()];
    if (operation === undefined) continue;
    const names = [...template.matchAll(/\{([^}]+)\}/gu)].map(([, name = '']) => name);
    const isDeep = (operation.parameters ?? []).some((parameter) => parameter['x-multi-segment'] === true);
    const found = pattern(template, isDeep).exec(rest);
    if (found === null) continue;
    const values = names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')] as const);
    return { name: `${method} ${template}`, operation, values: Object.fromEntries(values) };
  }
  return undefined;
}

function pattern(template: string, isDeep: boolean): RegExp {
  const source = template
    .split(/\{[^}]+\}/u)
    .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`))
    .reduce(
      (left, right, index, parts) => `${left}${isDeep && index === parts.length - 1 ? '(.+)' : '([^/]+)'}${right}`,
    );
  return new RegExp(`^${source}$`, 'u');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
