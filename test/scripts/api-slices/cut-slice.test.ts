import { expect, test } from 'vitest';
import { type ApiSlice, cutSlice } from '../../../scripts/api-slices/cut-slice.ts';

const API: ApiSlice = {
  openapi: '3.0.3',
  info: { title: 'An API', version: '7', license: { name: 'MIT' }, description: 'long' },
  paths: {
    '/a': {
      get: {
        summary: 'for readers',
        'x-internal': true,
        parameters: [{ $ref: '#/components/parameters/page' }],
        responses: { 200: { description: 'ok', content: { 'application/json': { schema: ref('Thing') } } } },
      },
      delete: { responses: { 204: {} } },
    },
    '/b': { get: { responses: { 200: { content: { 'application/json': { schema: ref('Other') } } } } } },
  },
  components: {
    parameters: { page: { name: 'page', in: 'query', description: 'which', schema: { type: 'integer', example: 1 } } },
    schemas: {
      Other: { type: 'string' },
      Thing: { type: 'object', properties: { description: { type: 'string' }, next: ref('Thing'), part: ref('Part') } },
      Part: { type: 'object', 'x-multi-segment': true, properties: { tags: { type: 'array' }, example: ref('Leaf') } },
      Leaf: { type: 'null' },
    },
  },
};

function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

test('a slice holds the wanted routes and all that they refer to, and nothing else', () => {
  const slice = cutSlice(API, ['GET /a']);
  expect(Object.entries(slice.paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([['/a', ['get']]]);
  expect(Object.keys(slice.components['schemas'] ?? {})).toEqual(['Thing', 'Part', 'Leaf']);
  expect(Object.keys(slice.components['parameters'] ?? {})).toEqual(['page']);
  expect(slice.info).toEqual({ title: 'An API', version: '7', license: { name: 'MIT' } });
});

test('what is for readers goes, but not a member of that name', () => {
  const slice = cutSlice(API, ['GET /a']);
  expect(slice.paths['/a']?.['get']).toEqual({
    parameters: [{ $ref: '#/components/parameters/page' }],
    responses: { 200: { content: { 'application/json': { schema: ref('Thing') } } } },
  });
  expect(slice.components).toEqual({
    parameters: { page: { name: 'page', in: 'query', schema: { type: 'integer' } } },
    schemas: {
      Thing: API.components['schemas']?.['Thing'],
      Part: API.components['schemas']?.['Part'],
      Leaf: { type: 'null' },
    },
  });
});

test('a route and a reference that are not there are errors', () => {
  expect(() => cutSlice(API, ['GET /a', 'PUT /a'])).toThrow('no route PUT /a');
  const { Leaf: _leaf, ...schemas } = API.components['schemas'] ?? {};
  expect(() => cutSlice({ ...API, components: { ...API.components, schemas } }, ['GET /a'])).toThrow('schemas/Leaf');
});
