import { contractOf } from '../api/contract.ts';
import { readDescription } from '../api/read-description.ts';
import type { Contract, Seen } from '../platform-server.ts';

const slice = readDescription('github/api.github.com.json');

// REST's description does not know it. Source: https://docs.github.com/en/graphql/guides/forming-calls-with-graphql
const graphql = {
  post: {
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { type: 'object', required: ['query'], properties: { query: { type: 'string' }, variables: {} } },
        },
      },
    },
    responses: { 200: { content: { 'application/json': { schema: { type: 'object', required: ['data'] } } } } },
  },
};
const contract = contractOf({ ...slice, paths: { ...slice.paths, '/graphql': graphql } });

/** GitHub's REST API as its own description has it, as far as it is used; and GraphQL's one route. */
export const GITHUB_CONTRACT: Contract = {
  request: (seen) => contract.request({ ...seen, path: namedPath(seen) }),
  complete: (seen, reply) => contract.complete({ ...seen, path: namedPath(seen) }, reply),
  response: (seen, reply) => contract.response({ ...seen, path: namedPath(seen) }, reply),
};

/** The path by name, where GitHub redirected to the repository's number because its name is another now. */
export function namedPath({ path }: Seen): string {
  return path.replace(/^\/repositories\/1\//u, '/repos/acme/shop/');
}
