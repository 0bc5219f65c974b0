import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishDefectDojo } from '../../../src/platforms/defectdojo/publish-defectdojo.ts';
import { contractOf } from '../api/contract.ts';
import { readDescription } from '../api/read-description.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { platformServer, type PlatformServer } from '../platform-server.ts';

const TOKEN = 'dojo-0123456789SECRET';

const CONTRACT = contractOf(readDescription('defectdojo/defectdojo-api.json'), '/dojo/api/v2');

let dojo: PlatformServer;
beforeEach(async () => {
  dojo = await platformServer(
    ({ method, path, headers }) =>
      method === 'POST' && path === '/dojo/api/v2/reimport-scan/' && headers.authorization === `Token ${TOKEN}`
        ? { status: 201, json: { scan_type: 'Generic Findings Import', test_id: 1 } }
        : { status: 401, json: { detail: 'Invalid token.' } },
    CONTRACT,
  );
});
afterEach(() => dojo.close());

const place = (): Parameters<typeof publishDefectDojo>[0] => ({
  url: `${dojo.origin}/dojo/`,
  token: TOKEN,
  product: 'shop',
  productType: 'Payments',
  engagement: 'CI',
  branch: 'main',
});

function fieldsOf(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/name="([^"]+)"[^\r]*\r\n(?:Content-Type[^\r]*\r\n)?\r\n([^]*?)\r\n--/gu)].map(
      ([, key = '', value = '']) => [key, value],
    ),
  );
}

test('each run becomes a test of its own, whose old findings only a complete run closes', async () => {
  const runs = [
    runOf({}, [findingOf(1)]),
    runOf({ tool: { name: 'npm audit' }, scan: 'dependencies', status: 'degraded' }),
  ];
  const steps = await publishDefectDojo(place(), publicationOf(runs));
  expect(steps.map(({ state }) => state)).toEqual(['published', 'held']);
  const sent = dojo.seen.map(({ body }) => fieldsOf(body));
  expect(sent).toMatchObject([
    {
      scan_type: 'Generic Findings Import',
      product_type_name: 'Payments',
      product_name: 'shop',
      engagement_name: 'CI',
      test_title: 'tollgate/web/ZAP/shop/',
      auto_create_context: 'true',
      close_old_findings: 'true',
      branch_tag: 'main',
    },
    { test_title: 'tollgate/dependencies/npm-audit/shop/', close_old_findings: 'false' },
  ]);
  // A day that has not begun where the server stands would be refused.
  expect(sent.map((fields) => fields['scan_date'])).toEqual([undefined, undefined]);
  expect(JSON.parse(sent[0]?.['file'] ?? '')).toMatchObject({
    findings: [{ unique_id_from_tool: '00000001'.padEnd(32, '0'), severity: 'Medium', cwe: 693, line: 1 }],
  });
});

test('what was imported is not sent again; what failed half-way is taken up where it ended', async () => {
  const runs = ['a', 'b', 'c'].map((target) => runOf({ target }, [findingOf(1)]));
  const publication = publicationOf(runs);
  dojo.mishaps.push({ on: 'POST', reply: { status: 201, json: {} }, times: 1 });
  dojo.mishaps.push({ on: 'POST', reply: { status: 401, json: { detail: `Token ${TOKEN} has expired` } }, times: 1 });
  const steps = await publishDefectDojo(place(), publication);
  expect(steps.map(({ state, code }) => [state, code])).toEqual([
    ['published', undefined],
    ['failed', 'publish/token-refused'],
    ['failed', 'publish/token-refused'],
  ]);
  expect(dojo.seen).toHaveLength(2);
  expect(JSON.stringify(steps)).not.toContain('SECRET');
  expect((await publishDefectDojo(place(), publication)).map(({ state }) => state)).toEqual([
    'unchanged',
    'published',
    'published',
  ]);
  expect(dojo.seen).toHaveLength(4);
});

test.each([
  [400, 'publish/refused'],
  [403, 'publish/forbidden'],
  [404, 'publish/not-found'],
  [409, 'publish/conflict'],
  [413, 'publish/too-large'],
  [422, 'publish/refused'],
  [429, 'publish/rate-limited'],
  [500, 'publish/unavailable'],
  [301, 'publish/redirected'],
])('%i fails as %s, and the next run is tried all the same', async (status, code) => {
  const reply = { status, text: '<html><style>x{}</style><h1>Nope</h1></html>' };
  const tries = status === 429 || status === 500 ? 4 : 1;
  dojo.mishaps.push({ on: 'POST', reply, times: tries });
  const steps = await publishDefectDojo(place(), publicationOf([runOf({ target: 'a' }), runOf({ target: 'b' })]));
  expect(steps.map((step) => step.code)).toEqual([code, undefined]);
  expect(steps[0]?.detail).toContain('Nope');
  expect(steps[0]?.detail).not.toContain('<');
});
