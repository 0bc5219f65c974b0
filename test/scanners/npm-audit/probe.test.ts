import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AdvisoryServer, startAdvisoryServer } from '../../../src/demo/advisory-server.ts';
import { probeAdvisorySource } from '../../../src/scanners/npm-audit/probe.ts';
import { startAnsweringRegistry } from './answering-registry.ts';

const MINIMIST = { name: 'minimist', version: '0.0.8' };

let server: AdvisoryServer;
beforeAll(async () => {
  server = await startAdvisoryServer();
});
afterAll(() => server.close());

test('a source that names the vulnerable package knows something', async () => {
  expect(await probeAdvisorySource(server.url, MINIMIST, 5_000)).toEqual({ kind: 'known' });
});

test('a source without an advisory for the package is silent', async () => {
  expect(await probeAdvisorySource(server.url, { name: 'minimist', version: '1.2.8' }, 5_000)).toEqual({
    kind: 'silent',
  });
});

test.each(['null', '[]', '{}', '"minimist"', '{"minimist":[]}', '{"minimist":null}', '{"lodash":[{}]}'])(
  'the answer %s is silence',
  async (body) => {
    const registry = await startAnsweringRegistry({ body });
    expect(await probeAdvisorySource(registry.url, MINIMIST, 5_000)).toEqual({ kind: 'silent' });
    await registry.close();
  },
);

test.each([
  ['status 503', { status: 503, body: '{}' }, 'status 503'],
  ['no JSON', { body: '<html>' }, 'JSON'],
] as const)('%s is no answer', async (_name, answer, reason) => {
  const registry = await startAnsweringRegistry(answer);
  expect(await probeAdvisorySource(registry.url, MINIMIST, 5_000)).toMatchObject({
    kind: 'unanswered',
    reason: expect.stringContaining(reason) as unknown,
  });
  await registry.close();
});

test('a source that never answers is given up in time', async () => {
  const registry = await startAnsweringRegistry('never');
  expect(await probeAdvisorySource(registry.url, MINIMIST, 300)).toMatchObject({ kind: 'unanswered' });
  await registry.close();
});

test('a registry below a path is asked below that path', async () => {
  const registry = await startAnsweringRegistry({ body: 'null' });
  await probeAdvisorySource(`${registry.url}api/npm/`, MINIMIST, 5_000);
  expect(registry.requests).toEqual(['POST /api/npm/-/npm/v1/security/advisories/bulk']);
  await registry.close();
});

test('an address that is none is no answer', async () => {
  expect(await probeAdvisorySource('not a url', MINIMIST, 300)).toMatchObject({ kind: 'unanswered' });
});
