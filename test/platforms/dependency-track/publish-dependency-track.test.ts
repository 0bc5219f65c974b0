import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishDependencyTrack } from '../../../src/platforms/dependency-track/publish-dependency-track.ts';
import { contractOf } from '../api/contract.ts';
import { readDescription } from '../api/read-description.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { platformServer, type PlatformServer } from '../platform-server.ts';

const TOKEN = 'odt_0123456789SECRET';
const BOM = '{"bomFormat":"CycloneDX","metadata":{"timestamp":"2026-11-21T12:00:00Z"}}';

const CONTRACT = contractOf(readDescription('dependency-track/dependency-track-api.json'), '/api');
const tokenOf = (kind: string): string => `00000000-0000-4000-8000-${kind === 'bom' ? '000000000b03' : '0000000000e8'}`;

let track: PlatformServer;
let busy = 0;
beforeEach(async () => {
  busy = 1;
  track = await platformServer(({ method, path, headers }) => {
    if (headers['x-api-key'] !== TOKEN) return { status: 401 };
    if (method === 'PUT') return { status: 200, json: { token: tokenOf(path.slice(-3)) } };
    busy -= 1;
    return { status: 200, json: { processing: busy >= 0 } };
  }, CONTRACT);
});
afterEach(() => track.close());

const place = (more: object = {}): Parameters<typeof publishDependencyTrack>[0] => ({
  url: `${track.origin}/`,
  token: TOKEN,
  project: 'shop',
  version: 'main',
  bom: BOM,
  author: 'acme',
  ...more,
});
const vulnerable = findingOf(1, {
  locations: [{ kind: 'package', ecosystem: 'npm', name: 'lodash', version: '4.17.20' }],
  suppressions: [{ kind: 'external', status: 'accepted', reason: 'not affected: never called' }],
});
const scan = runOf({ scan: 'dependencies', tool: { name: 'npm audit' } }, [vulnerable]);
const written = (): Record<string, unknown>[] =>
  track.seen.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('the bill of materials goes first, then the decisions, once it is taken in', async () => {
  expect(await publishDependencyTrack(place(), publicationOf([scan]))).toMatchObject([
    { state: 'published' },
    { state: 'published' },
  ]);
  expect(track.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /api/v1/bom',
    `GET /api/v1/event/token/${tokenOf('bom')}`,
    `GET /api/v1/event/token/${tokenOf('bom')}`,
    'PUT /api/v1/vex',
    `GET /api/v1/event/token/${tokenOf('vex')}`,
  ]);
  const [bom, vex] = written();
  expect(bom).toMatchObject({ projectName: 'shop', projectVersion: 'main', autoCreate: true });
  expect(Buffer.from(String(bom?.['bom']), 'base64').toString()).toBe(BOM);
  expect(Buffer.from(String(vex?.['vex']), 'base64').toString()).toContain('not_affected');
});

test('the same again sends nothing, a later time of making is no change', async () => {
  const publication = publicationOf([scan]);
  await publishDependencyTrack(place(), publication);
  track.seen.length = 0;
  const later = { ...publication, now: publication.now + 60_000 };
  expect(await publishDependencyTrack(place({ bom: BOM.replace('12:00', '12:01') }), later)).toMatchObject([
    { state: 'unchanged' },
    { state: 'unchanged' },
  ]);
  expect(track.seen).toEqual([]);
});

test('what is still in work is asked for by the next run, not sent again', async () => {
  busy = 7;
  const publication = publicationOf([scan]);
  const [step] = await publishDependencyTrack(place(), publication);
  expect(step?.detail).toContain('still working');
  await publishDependencyTrack(place(), publication);
  expect(written()).toHaveLength(2);
});

test('decisions of an incomplete dependency scan are held back; without a lockfile no bill is sent', async () => {
  const broken = runOf({ scan: 'dependencies', status: 'degraded' }, [vulnerable]);
  const { bom: _bom, ...rest } = place();
  expect(await publishDependencyTrack(rest, publicationOf([broken]))).toMatchObject([
    { state: 'skipped' },
    { state: 'held' },
  ]);
  expect(track.seen).toEqual([]);
});

test.each([
  [400, 'publish/refused'],
  [401, 'publish/token-refused'],
  [403, 'publish/forbidden'],
  [404, 'publish/not-found'],
  [409, 'publish/conflict'],
  [413, 'publish/too-large'],
  [422, 'publish/refused'],
  [429, 'publish/rate-limited'],
  [503, 'publish/unavailable'],
])('%i fails as %s and names no key', async (status, code) => {
  track.mishaps.push({ on: 'PUT', reply: { status, json: { title: `no ${TOKEN}` } }, times: 99 });
  const steps = await publishDependencyTrack(place(), publicationOf([scan]));
  expect(steps.map((step) => step.code)).toEqual([code, code]);
  expect(JSON.stringify(steps)).not.toContain('SECRET');
});

test('the front end instead of the API server is told apart', async () => {
  track.mishaps.push({ on: 'PUT', reply: { status: 200, text: '<!doctype html>' }, times: 1 });
  const [step] = await publishDependencyTrack(place(), publicationOf([scan]));
  expect(step?.help?.join(' ')).toContain('front end');
});
