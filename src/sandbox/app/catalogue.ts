import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CURRENCY, type SandboxContext } from '../context.ts';
import { currencies } from '../currencies.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { ratesAt } from './exchange.ts';
import { priceList } from './price-list.ts';

const codes = currencies.map(({ code }) => code);

/** What is sold, at which prices, in which currencies; it needs no account. */
export function catalogueRoutes(app: FastifyInstance, context: SandboxContext): void {
  const reading = documented({
    summary: 'What is sold, with prices in minor units of a currency',
    tag: 'catalogue',
    query: { currency: { enum: codes } },
    public: true,
  });
  app.get('/api/catalogue', reading, async (request, reply) => {
    const currency = currencyOf(request);
    const products = await priceList(context, context.db, currency);
    return sendJson(reply, 200, { items: products.map((product) => ({ ...product, currency })) });
  });

  const rates = documented({
    summary: 'The currencies of the shop, their digits, minimum charges and rates of exchange',
    tag: 'catalogue',
    public: true,
  });
  app.get('/api/currencies', rates, async (_request, reply) => {
    const today = ratesAt(context.clock.now());
    const items = currencies.map(({ code, exponent, minimum }) => ({
      currency: code,
      exponent,
      minimum_charge: minimum,
      rate: today[code],
    }));
    return sendJson(reply, 200, { base: CURRENCY, items });
  });
}

function currencyOf(request: FastifyRequest): string {
  const { currency = CURRENCY } = request.query as Readonly<Record<string, unknown>>;
  const known = codes.find((code) => code === currency);
  if (known === undefined) throw new Refusal(400, 'unknown_currency', 'The shop does not sell in this currency.');
  return known;
}
