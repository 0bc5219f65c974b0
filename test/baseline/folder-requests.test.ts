import { expect, test } from 'vitest';
import { folderRequests } from '../../src/baseline/folder-requests.ts';
import type { Visit } from '../../src/baseline/visit.ts';

const ORIGIN = 'http://127.0.0.1:4010';
const visit = (path: string, parts: Partial<Visit> = {}): Visit => ({
  url: `${ORIGIN}${path}`,
  kind: 'page',
  status: 200,
  mime: 'text/html',
  truncated: false,
  bodyHash: '',
  size: 1,
  isLogin: false,
  hasScript: false,
  isApi: false,
  ...parts,
});

test('folderRequests names every folder of what was there, the shallowest first', () => {
  const visits = [
    visit('/a/b/c'),
    visit('/a/d.js', { kind: 'asset' }),
    visit('/gone/x', { status: 404 }),
    visit('/top'),
  ];
  expect(folderRequests(visits).map(({ url, kind }) => `${kind} ${url.replace(ORIGIN, '')}`)).toEqual([
    'guess /a/',
    'guess /a/b/',
  ]);
});
