import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defects } from '../../../src/sandbox/defects/registry.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Answer, call, newCustomer } from '../shop-client.ts';

interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly properties: object } }> };
}

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());

const read = (): Promise<Answer> => call(sandbox.appUrl, 'GET', '/openapi.json');

async function operations(): Promise<[method: string, path: string, operation: Operation][]> {
  const { json } = await read();
  return Object.entries(json['paths'] as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      method.toUpperCase(),
      path,
      operation,
    ]),
  );
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and gives every operation a name of its own and a summary', async () => {
    expect((await read()).json).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./u) });
    const all = await operations();
    expect(all.length).toBeGreaterThan(25);
    expect(new Set(all.map(([, , { operationId }]) => operationId)).size).toBe(all.length);
    for (const [method, path, { summary }] of all) expect(summary, path).not.toBe(`${method} ${path}`);
  });

  it('names only routes that are there, each with the account it needs', async () => {
    const { token } = await newCustomer(sandbox);
    for (const [method, path, { security }] of await operations()) {
      const target = path.replaceAll(/\{\w+\}/gu, 'none');
      const body = method === 'GET' ? {} : { body: { no_such_field: 1 } };
      const stranger = await call(sandbox.appUrl, method, target, body);
      const isPublic = security.length === 0;
      expect([path, stranger.status === 401 && !isPublic]).toEqual([path, !isPublic]);
      const known = await call(sandbox.appUrl, method, target, {
        ...body,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(known.text, `${method} ${path}`).not.toContain('There is nothing at this address');
      expect(known.status, `${method} ${path}`).toBeLessThan(500);
    }
  });

  it('shows the schema that each route validates with: what it names is not unknown, all else is', async () => {
    const { token } = await newCustomer(sandbox);
    const headers = { authorization: `Bearer ${token}` };
    for (const [method, path, { requestBody }] of await operations()) {
      if (method === 'GET') continue;
      if (method === 'DELETE') continue;
      const schema = requestBody?.content['application/json']?.schema;
      expect(schema, `${method} ${path}`).toBeDefined();
      for (const name of Object.keys(schema?.properties ?? {})) {
        const { text } = await call(sandbox.appUrl, method, path.replaceAll(/\{\w+\}/gu, 'none'), {
          headers,
          body: { [name]: { nested: true } },
        });
        expect([path, name, text.includes('unknown_field')]).toEqual([path, name, false]);
      }
    }
  });

  it('is the same with every defect on', async () => {
    const secure = await read();
    sandbox.setDefects(defects.map(({ id }) => id));
    const open = await read();
    sandbox.setDefects([]);
    expect(open.text).toBe(secure.text);
  });
});
