import type { FastifyInstance, FastifyRequest } from 'fastify';
import { money, moneyText } from '../../model/money.ts';
import { CURRENCY, type SandboxContext } from '../context.ts';
import type { PageParts } from '../page-parts.ts';
import { Refusal } from '../refusal.ts';
import { accountPages } from './account-pages.ts';
import { scriptOf, styleSheet } from './assets.ts';
import { checkoutPages } from './checkout-pages.ts';
import { takeForms, tokenField } from './forms.ts';
import { html } from './html.ts';
import { orderPages } from './order-pages.ts';
import { type PageDesk, pageDesk } from './page-desk.ts';
import { receiptPages } from './receipt-pages.ts';
import { staffPages } from './staff-pages.ts';
import { texts } from './texts.ts';

/** The shop as a visitor sees it; what is public is linked from `/`. */
export function shopPages(app: FastifyInstance, context: SandboxContext, parts: PageParts): void {
  const desk = pageDesk(app, context, parts);
  void app.register(async (pages) => {
    takeForms(pages);
    publicPages(pages, desk);
    accountPages(pages, desk);
    checkoutPages(pages, desk);
    orderPages(pages, desk);
    receiptPages(pages, desk);
    staffPages(pages, desk);
  });
}

interface Article {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly price: bigint;
}

function publicPages(app: FastifyInstance, desk: PageDesk): void {
  const { context } = desk;
  const products = (): Promise<Article[]> =>
    context.db.selectFrom('products').select(['sku', 'name', 'description', 'price']).orderBy('position').execute();
  app.get('/', (request, reply) => desk.send(request, reply, { title: 'Tea and what it needs', content: texts.front }));
  for (const [path, title, content] of texts.pages)
    app.get(path, (request, reply) => desk.send(request, reply, { title, content }));

  app.get('/catalogue', async (request, reply) => {
    const cards = (await products()).map(
      ({ sku, name, description, price }) =>
        html`<li>
          <h2><a href="/products/${sku}">${name}</a></h2>
          <p>${description}</p>
          <p class="price">${priceText(price)}</p>
        </li>`,
    );
    const content = html`<h1>Catalogue</h1>
      <ul class="cards">
        ${cards}
      </ul>`;
    return desk.send(request, reply, { title: 'Catalogue', content });
  });

  app.get<{ Params: { sku: string } }>('/products/:sku', async (request, reply) => {
    const product = (await products()).find(({ sku }) => sku === request.params.sku);
    if (product === undefined) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
    return desk.send(request, reply, productPage(desk, request, product));
  });

  app.get('/assets/app.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styleSheet));
  app.get('/assets/app.js', (_request, reply) => {
    const key = context.defect('web.secret.in_bundle') ? context.gateway.credentials.stripe.secretKey : undefined;
    return reply.type('text/javascript; charset=utf-8').send(scriptOf(key));
  });
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /\n'),
  );
}

function productPage(
  desk: PageDesk,
  request: FastifyRequest,
  { sku, name, description, price }: Article,
): {
  title: string;
  content: ReturnType<typeof html>;
} {
  const content = html`<h1>${name}</h1>
    <p>${description}</p>
    <p class="price">${priceText(price)}</p>
    <form method="post" action="/cart/items">
      ${tokenField(desk.parts, request)}
      <input type="hidden" name="sku" value="${sku}" />
      <label>Quantity <input name="quantity" type="number" min="1" max="99" value="1" required /></label>
      <button type="submit">Put into the cart</button>
    </form>`;
  return { title: name, content };
}

function priceText(minor: bigint): string {
  return moneyText(money(minor, CURRENCY));
}
