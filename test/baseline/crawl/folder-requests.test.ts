import { expect, test } from 'vitest';
import { folderRequests } from '../../../src/baseline/crawl/folder-requests.ts';
import { ORIGIN, visit } from './visit.ts';

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
