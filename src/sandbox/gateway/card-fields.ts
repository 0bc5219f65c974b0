import type { FastifyInstance, FastifyReply } from 'fastify';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { parseStrictJson } from '../strict-json.ts';
import { cardFieldsScript, cardFieldsStyle } from './card-fields-assets.ts';
import { dressed, isLoopbackOrigin } from './framed-page.ts';
import type { CardDetails } from './vendor-books.ts';

/** Which vendor's token the fields ask for. */
export type CardFieldsProvider = 'stripe' | 'braintree';

/** What the card fields need of the plane. */
export interface CardFieldsParts {
  /** Does this publishable or tokenization key open the vendor's test account? */
  readonly isKey: (provider: CardFieldsProvider, key: string) => boolean;
  /** @throws Error whose `message` the customer may read */
  readonly tokenizeCard: (provider: CardFieldsProvider, card: CardDetails) => string;
}

interface TokenRequest {
  readonly provider: CardFieldsProvider;
  readonly key: string;
  readonly number: string;
  readonly exp_month: string;
  readonly exp_year: string;
  readonly cvc: string;
}

const text = (maxLength: number): object => ({ type: 'string', maxLength });
const tokenBody = bodySchema<TokenRequest>({
  provider: { type: 'string', enum: ['stripe', 'braintree'] },
  key: text(200),
  number: text(40),
  exp_month: text(2),
  exp_year: text(4),
  cvc: text(4),
});

/**
 * The page with card fields that a shop shows in an iframe, as hosted fields of the vendors are: the card goes from
 * here to the gateway, and only a token to the page around it, by `postMessage` to `parent` and nobody else.
 * `GET /elements/card-fields?key=KEY&parent=ORIGIN[&provider=stripe|braintree]`; the message is
 * `{source: 'card-fields', token}` or `{source: 'card-fields', error}`; the parent may send `{source: 'shop', action: 'submit'}`.
 */
export function cardFields(app: FastifyInstance, parts: CardFieldsParts): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
      try {
        done(null, parseStrictJson(bytes as Buffer));
      } catch (error) {
        done(error as Error);
      }
    });
    scope.setErrorHandler((error, _request, reply) => {
      const refusal = error instanceof Refusal ? error : new Refusal(400, 'bad_request', 'The request is malformed.');
      return json(reply, refusal.status, { error: { code: refusal.code, message: refusal.message } });
    });
    scope.get('/elements/card-fields', (request, reply) => {
      const query = new URL(request.url, 'http://gateway.invalid').searchParams;
      const provider = query.get('provider') === 'braintree' ? 'braintree' : 'stripe';
      const key = query.get('key') ?? '';
      const parent = query.get('parent') ?? '';
      if (!parts.isKey(provider, key)) throw new Refusal(401, 'invalid_key', 'The key is not one of this gateway.');
      if (!isLoopbackOrigin(parent)) throw new Refusal(400, 'invalid_parent', '"parent" must be a loopback origin.');
      return dressed(reply, parent)
        .type('text/html; charset=utf-8')
        .send(page(provider, key, parent));
    });
    scope.get('/elements/card-fields.js', (_request, reply) =>
      dressed(reply).type('text/javascript; charset=utf-8').send(cardFieldsScript),
    );
    scope.get('/elements/card-fields.css', (_request, reply) =>
      dressed(reply).type('text/css; charset=utf-8').send(cardFieldsStyle),
    );
    scope.post('/elements/card-fields/tokens', (request, reply) => {
      const { provider, key, number, exp_month, exp_year, cvc } = readBody(request, tokenBody);
      if (!parts.isKey(provider, key)) throw new Refusal(401, 'invalid_key', 'The key is not one of this gateway.');
      const card = { number: number.replaceAll(/[ -]/gu, ''), expMonth: exp_month, expYear: exp_year, cvc };
      try {
        return json(reply, 200, { token: parts.tokenizeCard(provider, card) });
      } catch (error) {
        throw new Refusal(402, 'card_error', error instanceof Error ? error.message : 'The card was not accepted.');
      }
    });
  });
}

function json(reply: FastifyReply, status: number, body: object): FastifyReply {
  return dressed(reply).code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

// Key and origin are checked: neither can hold a character that means something in markup.
function page(provider: CardFieldsProvider, key: string, parent: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Card details</title>
    <link rel="stylesheet" href="/elements/card-fields.css">
    <script src="/elements/card-fields.js" defer></script>
  </head>
  <body>
    <form id="card" data-provider="${provider}" data-key="${key}" data-parent="${parent}" novalidate>
      <label>Card number <input name="number" inputmode="numeric" autocomplete="cc-number" maxlength="23" required></label>
      <label>Month <input name="exp_month" inputmode="numeric" autocomplete="cc-exp-month" maxlength="2" required></label>
      <label>Year <input name="exp_year" inputmode="numeric" autocomplete="cc-exp-year" maxlength="4" required></label>
      <label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="4" required></label>
      <button>Use this card</button>
      <p role="status"></p>
    </form>
  </body>
</html>
`;
}
