import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openapiRoutes } from '../../../src/baseline/crawl/openapi-routes.ts';

describe('openapiRoutes', () => {
  test('lists operations, and addresses of those that can be asked for', () => {
    const document = {
      openapi: '3.1.0',
      servers: [{ url: 'https://api.example/v1/' }],
      paths: {
        '/orders': { get: { parameters: [{ name: 'page', in: 'query' }] }, post: {} },
        '/orders/{id}': { parameters: [{ $ref: '#/components/parameters/id' }], get: {} },
        '/search': { get: { parameters: [{ name: 'q', in: 'query', required: true, schema: { default: 'tea' } }] } },
        '/cards/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true }] } },
      },
      components: { parameters: { id: { name: 'id', in: 'path', required: true, example: 'a/b' } } },
    };
    expect(openapiRoutes(document).map(({ method, path, example }) => [method, path, example])).toEqual([
      ['get', '/v1/orders', '/v1/orders'],
      ['post', '/v1/orders', undefined],
      ['get', '/v1/orders/{id}', '/v1/orders/a%2Fb'],
      ['get', '/v1/search', '/v1/search?q=tea'],
      ['get', '/v1/cards/{id}', undefined],
    ]);
  });

  test('knows Swagger 2, and takes nothing else for a description', () => {
    expect(openapiRoutes({ swagger: '2.0', basePath: '/api', paths: { '/x': { get: {} } } })).toEqual([
      { method: 'get', path: '/api/x', example: '/api/x' },
    ]);
    expect(openapiRoutes({ paths: { '/x': { get: {} } } })).toEqual([]);
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (paths, servers) => {
        expect(Array.isArray(openapiRoutes({ openapi: '3.0.0', paths, servers }))).toBe(true);
      }),
    );
    const loop = {
      openapi: '3.0.0',
      paths: { '/x': { get: { parameters: [{ $ref: '#/paths/~1x/get/parameters/0' }] } } },
    };
    expect(openapiRoutes(loop)).toHaveLength(1);
  });
});
