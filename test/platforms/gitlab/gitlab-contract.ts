import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf } from '../api/contract.ts';
import { type GraphqlDescription, graphqlProblems } from '../api/graphql-contract.ts';
import { readDescription } from '../api/read-description.ts';
import type { Contract } from '../platform-server.ts';

const file = join(import.meta.dirname, '..', '..', 'schemas', 'gitlab-api', 'gitlab-graphql.json');
const graphql = JSON.parse(readFileSync(file, 'utf8')) as GraphqlDescription;
const rest = contractOf(readDescription('gitlab-api/gitlab-api.json'), '/gitlab/api/v4');

/** GitLab's REST and GraphQL as its documentation has them, as far as they are used; below the path of the instance. */
export const GITLAB_CONTRACT: Contract = {
  ...rest,
  request: (seen) =>
    seen.method === 'POST' && seen.path === '/gitlab/api/graphql'
      ? graphqlProblems(graphql, seen.body)
      : rest.request(seen),
};
