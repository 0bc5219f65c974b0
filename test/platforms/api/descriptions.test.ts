import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cutSlice, type ApiSlice } from '../../../scripts/api-slices/cut-slice.ts';
import { contractOf } from './contract.ts';
import { readDescription } from './read-description.ts';
import { GITHUB_ROUTES, GITHUB_ROUTES_BY_ADDRESS } from '../../../scripts/api-slices/github-routes.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const schemas = join(root, 'test', 'schemas');
const read = (path: string): ApiSlice => {
  const text = readFileSync(join(schemas, path), 'utf8');
  return { components: {}, ...(JSON.parse(text) as Omit<ApiSlice, 'components'>) };
};
const routesOf = ({ paths }: ApiSlice): string[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));

const namesOf = (components: ApiSlice['components']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(components).map(([kind, all]) => [kind, Object.keys(all)]));

const NOTHING = { query: new URLSearchParams(), headers: {}, body: '' };
const DESCRIPTIONS = globSync('{github,gitlab-api,defectdojo,dependency-track}/*api*.json', {
  cwd: schemas,
}).toSorted();

test('each description stands beside its source, version and licence, and is small', () => {
  expect(DESCRIPTIONS).toHaveLength(4);
  for (const path of DESCRIPTIONS) {
    expect(statSync(join(schemas, path)).size).toBeLessThan(400_000);
    const page = readFileSync(join(schemas, path, '..', 'README.md'), 'utf8');
    for (const word of ['Source:', 'Version:', 'Licence:'])
      expect([path, page]).toEqual([path, expect.stringContaining(word)]);
    expect(page).toContain(String(read(path).info['version']));
  }
});

test.each(DESCRIPTIONS)(
  '%s refers to nothing that it does not hold, and holds nothing that nobody refers to',
  (path) => {
    const description = read(path);
    expect(namesOf(cutSlice(description, routesOf(description)).components)).toEqual(namesOf(description.components));
  },
);

test.each(DESCRIPTIONS)('every answer that %s describes can be given, and an empty one is completed to it', (path) => {
  const description = readDescription(path);
  const contract = contractOf(description);
  for (const [template, item] of Object.entries(description.paths))
    for (const [method, { responses }] of Object.entries(item))
      for (const status of Object.keys(responses).map(Number)) {
        const seen = { method: method.toUpperCase(), path: template.replaceAll(/\{[^}]+\}/gu, '1'), ...NOTHING };
        const filled = [{}, []].map((json) => contract.complete(seen, { status, json }));
        const problems = [{ status }, ...filled].map((reply) => contract.response(seen, reply));
        expect([template, status, problems.toSorted((a, b) => a.length - b.length)[0]]).toEqual([template, status, []]);
      }
});

test('GitHub’s slice holds the routes that the sources ask, and no others', () => {
  const sources = globSync('src/**/*.ts', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
  const asked = sources.flatMap((text) => text.match(/(?<=octokit\.request\(\s*')[^']+/gu) ?? []);
  expect(GITHUB_ROUTES.toSorted()).toEqual([...new Set(asked), ...GITHUB_ROUTES_BY_ADDRESS].toSorted());
  expect(routesOf(read('github/api.github.com.json')).toSorted()).toEqual(GITHUB_ROUTES.toSorted());
});
