import type { FastifyInstance } from 'fastify';
import { parseStrictJson } from '../../strict-json.ts';
import { dressed, isLoopbackOrigin } from '../framed-page.ts';
import { INSTITUTIONS } from './institutions.ts';
import { completeLink, findLinkToken } from './link.ts';
import { linkScript, linkStyle } from './link-assets.ts';
import { plaidError } from './plaid-endpoint.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import type { PlaidState } from './plaid-state.ts';
import { readFields, required } from './read-fields.ts';

/**
 * The page that stands in for Plaid Link: `GET /link?token=LINK_TOKEN&parent=ORIGIN`. A test user picks a bank and logs
 * in; the page around it gets `{source: 'link', public_token}` or `{source: 'link', error}` by `postMessage` to `parent`
 * and nobody else. The link token is what opens it: no key, no cookie.
 */
export function linkPage(app: FastifyInstance, state: PlaidState): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
      try {
        done(null, parseStrictJson(bytes as Buffer));
      } catch {
        done(new PlaidRefusal('INVALID_REQUEST', 'INVALID_BODY', 'body could not be parsed as JSON'));
      }
    });
    scope.setErrorHandler((error, _request, reply) => {
      const { status, body } = plaidError(error);
      return dressed(reply).code(status).type(JSON_TYPE).send(JSON.stringify(body));
    });
    scope.get('/link', (request, reply) => {
      const query = new URL(request.url, 'http://gateway.invalid').searchParams;
      const link = findLinkToken(state, query.get('token') ?? '');
      const parent = query.get('parent') ?? '';
      if (!isLoopbackOrigin(parent)) {
        throw new PlaidRefusal('INVALID_REQUEST', 'INVALID_FIELD', 'parent must be a loopback origin');
      }
      const html = page(link.token, parent);
      return dressed(reply, parent).type('text/html; charset=utf-8').send(html);
    });
    scope.get('/elements/link.js', (_request, reply) =>
      dressed(reply).type('text/javascript; charset=utf-8').send(linkScript),
    );
    scope.get('/elements/link.css', (_request, reply) =>
      dressed(reply).type('text/css; charset=utf-8').send(linkStyle),
    );
    scope.post('/elements/link/sessions', (request, reply) => {
      const kinds = { link_token: 'text', institution_id: 'text', username: 'text', password: 'text' } as const;
      const fields = readFields(request.body, kinds);
      const link = findLinkToken(state, required(fields, 'link_token'));
      const public_token = completeLink(state, link, {
        institutionId: required(fields, 'institution_id'),
        username: required(fields, 'username'),
        password: required(fields, 'password'),
      });
      return dressed(reply).type(JSON_TYPE).send(JSON.stringify({ public_token }));
    });
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

// Token and origin are known to be well-formed: neither can hold a character that means something in markup.
function page(token: string, parent: string): string {
  const banks = INSTITUTIONS.map(({ id, name }) => `<option value="${id}">${name}</option>`).join('');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Connect a bank</title>
    <link rel="stylesheet" href="/elements/link.css">
    <script src="/elements/link.js" defer></script>
  </head>
  <body>
    <form id="link" data-token="${token}" data-parent="${parent}" novalidate>
      <label>Bank <select name="institution_id">${banks}</select></label>
      <label>User name <input name="username" autocomplete="off" maxlength="100" value="user_good" required></label>
      <label>Password <input name="password" type="password" autocomplete="off" maxlength="100" required></label>
      <button>Connect</button>
      <p role="status"></p>
    </form>
  </body>
</html>
`;
}
