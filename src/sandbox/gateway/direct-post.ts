import type { FastifyInstance } from 'fastify';
import { isLoopbackHost } from '../../model/target.ts';
import { Refusal } from '../refusal.ts';
import type { CardFieldsParts, CardFieldsProvider } from './card-fields.ts';

/**
 * `POST /elements/direct-post`: takes a card from a form of the shop's own page and leads back to the shop with a token,
 * as the direct-post integrations of the vendors do. The page sees the card, the shop's server does not (PCI DSS: SAQ
 * A-EP). Fields: `key`, `return_url` on loopback, `number`, `exp_month`, `exp_year`, `cvc`, `provider`.
 */
export function directPost(app: FastifyInstance, parts: CardFieldsParts): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
      done(null, new URLSearchParams(String(text))),
    );
    scope.setErrorHandler((error, _request, reply) => {
      const { status, message } =
        error instanceof Refusal ? error : new Refusal(400, 'bad_request', 'The request is malformed.');
      return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(message);
    });
    scope.post('/elements/direct-post', (request, reply) => {
      const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const field = (name: string): string => fields.get(name) ?? '';
      const provider: CardFieldsProvider = field('provider') === 'braintree' ? 'braintree' : 'stripe';
      if (!parts.isKey(provider, field('key')))
        throw new Refusal(401, 'invalid_key', 'The key is not one of this gateway.');
      const back = URL.parse(field('return_url'));
      if (back === null || !/^https?:$/u.test(back.protocol) || !isLoopbackHost(back.hostname))
        throw new Refusal(400, 'invalid_return_url', '"return_url" must be an address on loopback.');
      const number = field('number').replaceAll(/[ -]/gu, '');
      const card = { number, expMonth: field('exp_month'), expYear: field('exp_year'), cvc: field('cvc') };
      let token: string;
      try {
        token = parts.tokenizeCard(provider, card);
      } catch (error) {
        throw new Refusal(402, 'card_error', error instanceof Error ? error.message : 'The card was not accepted.');
      }
      back.searchParams.set('payment_method', token);
      return reply
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .redirect(back.href, 303);
    });
  });
}
