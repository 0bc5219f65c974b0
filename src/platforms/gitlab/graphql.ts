import { TollgateError } from '../../model/errors.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { failureOf, withoutSecret } from '../failure.ts';
import { send } from '../send.ts';
import type { GitlabAccess } from './client.ts';

/** One question to GitLab's GraphQL. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** In messages. */
  readonly what: string;
}

/**
 * Asks GitLab's GraphQL, with the token as a bearer: it takes personal, project and group tokens so, but no job token.
 * Nothing that is asked here does harm when it is asked twice.
 * Source: https://docs.gitlab.com/api/graphql/#token-authentication
 * @throws TollgateError `publish/graphql` with GitLab's message where the answer holds errors; other `publish/…`
 */
export async function gitlabGraphql(
  { api, token, pace }: GitlabAccess,
  { query, variables, what }: GraphqlRequest,
): Promise<UntrustedObject> {
  const { text } = await send(
    {
      method: 'POST',
      url: `${api.replace(/\/+$/u, '').replace(/\/api\/v4$/u, '')}/api/graphql`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      repeatable: true,
      what,
      secret: token,
    },
    pace,
  );
  let answer: UntrustedObject;
  try {
    answer = asObject(JSON.parse(text));
  } catch {
    throw failureOf({ status: 404, text: `the answer is no JSON: ${text.slice(0, 200)}`, what, secret: token });
  }
  const messages = asList(answer['errors']).map((error) => asText(asObject(error)['message']) ?? 'no message');
  if (messages.length === 0) return asObject(answer['data']);
  throw new TollgateError(
    'publish/graphql',
    `${what}: GitLab says: ${withoutSecret(messages.slice(0, 3).join('; '), token)}`,
    { class: 'publish', help: ['docs/publishing.md lists what each token needs'] },
  );
}
