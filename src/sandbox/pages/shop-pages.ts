import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { money, moneyText } from '../../model/money.ts';
import type { Product } from '../catalogue.ts';
import { CURRENCY, type SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { script, styleSheet } from './assets.ts';
import { type Markup, html } from './html.ts';
import { layout } from './layout.ts';
import { texts } from './texts.ts';

/** Sets a cookie as the app plane sets its own. */
export type CookieSetter = (reply: FastifyReply, name: string, value: string) => void;

/** The shop as a visitor sees it; everything is public and linked from `/`. */
export function shopPages(app: FastifyInstance, { db }: SandboxContext, setCookie: CookieSetter): void {
  const products = (): Promise<Product[]> =>
    db.selectFrom('products').select(['sku', 'name', 'description', 'price']).orderBy('position').execute();
  app.get('/', async (_request, reply) => send(reply, 'Tea and what it needs', texts.front));
  for (const [path, title, content] of texts.pages) app.get(path, (_request, reply) => send(reply, title, content));

  app.get('/catalogue', async (_request, reply) => {
    const cards = (await products()).map(
      ({ sku, name, description, price }) =>
        html`<li>
          <h2><a href="/products/${sku}">${name}</a></h2>
          <p>${description}</p>
          <p class="price">${priceText(price)}</p>
        </li>`,
    );
    return send(
      reply,
      'Catalogue',
      html`<h1>Catalogue</h1>
        <ul class="cards">
          ${cards}
        </ul>`,
    );
  });

  app.get<{ Params: { sku: string } }>('/products/:sku', async (request, reply) => {
    const product = (await products()).find(({ sku }) => sku === request.params.sku);
    if (product === undefined) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
    const { sku, name, description, price } = product;
    return send(
      reply,
      name,
      html`<h1>${name}</h1>
        <p>${description}</p>
        <p class="price">${priceText(price)}</p>
        <button type="button" data-sku="${sku}">Put into the cart</button>
        <p role="status"></p>`,
    );
  });

  app.get('/checkout', async (request, reply) => {
    // Tells visits apart before there is an account.
    if (!/(?:^|;\s*)cart=/u.test(request.headers.cookie ?? '')) {
      setCookie(reply, 'cart', randomBytes(15).toString('base64url'));
    }
    return send(reply, 'Checkout', texts.checkout);
  });

  app.get('/assets/app.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styleSheet));
  app.get('/assets/app.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /\n'),
  );
}

function send(reply: FastifyReply, title: string, content: Markup): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(layout(title, content));
}

function priceText(minor: bigint): string {
  return moneyText(money(minor, CURRENCY));
}
