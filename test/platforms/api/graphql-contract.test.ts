import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type GraphqlDescription, graphqlProblems } from './graphql-contract.ts';

const file = join(import.meta.dirname, '..', '..', 'schemas', 'gitlab-api', 'gitlab-graphql.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as GraphqlDescription;
const problems = (query: string, variables: object = {}): string =>
  graphqlProblems(schema, JSON.stringify({ query, variables })).join('\n');

const list = (inner: string, given = '(first: 100)'): string =>
  `query ($path: ID!) { project(fullPath: $path) { vulnerabilities${given} { nodes { ${inner} } } } }`;
const PATH = { path: 'acme/shop' };

test('what GitLab’s schema has is fine', () => {
  const location = 'location { ... on VulnerabilityLocationDast { path } }';
  expect(problems(list(`id ${location}`, '(reportType: [DAST, API_FUZZING])'), PATH)).toBe('');
  const dismiss = `mutation ($id: VulnerabilityID!, $reason: VulnerabilityDismissalReason) {
    vulnerabilityDismiss(input: { id: $id, dismissalReason: $reason }) { errors }
  }`;
  expect(problems(dismiss, { id: 'gid://gitlab/Vulnerability/7', reason: 'FALSE_POSITIVE' })).toBe('');
  expect(problems(dismiss, { id: 'x', reason: 'BORING' })).toBe('variable reason has no "BORING"');
  expect(problems(dismiss, { reason: null })).toBe('variable id is missing');
});

test.each([
  [list('identifier'), 'Vulnerability has no field identifier'],
  [list('location'), 'Vulnerability.location needs fields'],
  [list('id { x }'), 'Vulnerability.id has no fields'],
  [list('location { ... on User { id } }'), 'User is no kind of VulnerabilityLocation'],
  [list('id', '(frist: 1)'), 'Project.vulnerabilities(frist) is no argument'],
  [list('id', '(reportType: [WEB])'), 'which has no WEB'],
  ['query { project { vulnerabilities { nodes { id } } } }', 'query.project needs fullPath'],
  ['query ($path: String) { project(fullPath: $path) { vulnerabilities { nodes { id } } } }', '$path is String'],
  ['mutation { vulnerabilityDismiss(input: { comment: "x" }) { errors } }', 'needs input.id'],
])('%s is told', (query, problem) => {
  expect(problems(query)).toContain(problem);
});

test('a variable that is sent and not declared is told, and what is no document is an error', () => {
  expect(problems(list('id'), { ...PATH, after: 'x' })).toBe('variable after is not declared');
  for (const query of ['query { project', 'query { a } b', '{ }', 'query ($a ID) { b }'])
    expect(() => problems(query)).toThrow('GraphQL');
});
