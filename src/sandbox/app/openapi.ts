import type { FastifyInstance } from 'fastify';
import { sendJson } from '../server.ts';
import type { ApiOperation, JsonSchema } from './api-operation.ts';

interface Route {
  readonly method: string;
  /** As OpenAPI writes it, `/api/orders/{id}`. */
  readonly path: string;
  readonly operation: ApiOperation | undefined;
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request is not acceptable',
  401: 'No session, or one that has ended',
  402: 'The money cannot be had',
  403: 'The account may not do this',
  404: 'There is no such thing, or it is not yours',
  409: 'Not in this state',
  413: 'The body is too large',
  429: 'Too many attempts; Retry-After says how long to wait',
  502: 'The payment gateway failed',
  503: 'The payment gateway is not to be reached',
};

const ERROR: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
    trace: { type: 'string' },
  },
};

/**
 * Serves `GET /openapi.json`, an OpenAPI 3.1 document of every route under `/api`, made of what the routes themselves
 * say and validate with. It must be called before the routes are added. Source: https://spec.openapis.org/oas/v3.1.1
 */
export function openApi(app: FastifyInstance): void {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!url.startsWith('/api/')) return;
    for (const name of [method].flat()) {
      if (name === 'HEAD' || name === 'OPTIONS') continue;
      routes.push({ method: name, path: url.replaceAll(/:(\w+)/gu, '{$1}'), operation: config?.operation });
    }
  });
  app.get('/openapi.json', (_request, reply) => sendJson(reply, 200, documentOf(routes)));
}

function documentOf(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes.toSorted((left, right) => (left.path < right.path ? -1 : 1)))
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Leaf & Kettle',
      version: '1.0.0',
      description: 'Amounts are integers in the smallest unit of their currency.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Error: ERROR },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
      },
    },
  };
}

function operationOf({ method, path, operation }: Route): object {
  const { summary = `${method} ${path}`, tag, body, query = {}, answer, refusals = [], idempotent } = operation ?? {};
  const isPublic = operation?.public === true;
  const statuses = new Set([400, ...(isPublic ? [] : [401]), ...(path.includes('{') ? [404] : []), ...refusals]);
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
    ...(idempotent === true
      ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } }]
      : []),
  ];
  return {
    operationId: [method.toLowerCase(), ...path.slice(1).split(/\W+/u).filter(Boolean)].join('_'),
    summary,
    tags: [tag ?? path.split('/')[2] ?? 'shop'],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [answer?.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: answer?.schema ?? { type: 'object' } } },
      },
      ...Object.fromEntries(
        [...statuses].map((status) => [
          status,
          {
            description: REFUSALS[status] ?? 'Refused',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
          },
        ]),
      ),
    },
    security: isPublic ? [] : [{ bearer: [] }, { cookie: [] }],
  };
}
