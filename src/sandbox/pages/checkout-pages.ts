import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { amountText } from './amount-text.ts';
import { itemsOf, textOf } from './api-client.ts';
import { checkForm, fieldsOf, tokenField } from './forms.ts';
import { type Markup, html } from './html.ts';
import type { PageDesk } from './page-desk.ts';
import { returnUrl } from './return-url.ts';

/** The cart, the checkout and the way back from a payment. */
export function checkoutPages(app: FastifyInstance, desk: PageDesk): void {
  const { api, context, parts } = desk;
  app.get('/checkout', async (request, reply) => {
    // Tells visits apart before there is an account.
    if (parts.cookieOf(request, 'cart') === undefined)
      parts.setCookie(reply, 'cart', randomBytes(15).toString('base64url'));
    const visitor = await parts.findSession(request);
    const content =
      visitor === undefined
        ? html`<h1>Checkout</h1>
            <p>Your cart waits for you: <a href="/login?return_url=/checkout">sign in</a> to see it and to pay.</p>
            <p>You pay with a card that only our payment gateway sees; here it is shown as 411111******1111.</p>`
        : await filledCheckout(desk, request);
    const foreign = context.defect('web.script.no_sri') ? { foreignScript: parts.thirdPartyScript } : {};
    return desk.send(request, reply, { title: 'Checkout', content, ...foreign });
  });

  app.post('/cart/items', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    checkForm(parts, request);
    const fields = fieldsOf(request);
    const quantity = /^\d{1,2}$/u.test(fields.get('quantity') ?? '') ? Number(fields.get('quantity')) : 1;
    const body = { sku: fields.get('sku') ?? '', quantity };
    await api(request, { method: 'POST', path: '/api/cart/items', body });
    return reply.redirect('/checkout', 303);
  });

  app.post('/checkout/pay', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    checkForm(parts, request);
    const fields = fieldsOf(request);
    const payment_method = fields.get('payment_method') ?? '';
    const order =
      fields.get('order') ??
      textOf((await api(request, { method: 'POST', path: '/api/checkout', body: {} })).body['id']);
    // Sent twice, the form pays once.
    const key = fields.get('attempt') ?? randomUUID();
    const body = { order, payment_method, capture: 'automatic' };
    const paid = await api(request, { method: 'POST', path: '/api/payments', body, key });
    const receipt = `/receipts/${textOf(paid.body['id'])}`;
    if (!context.defect('web.pan.url')) return reply.redirect(receipt, 303);
    const email = await emailOf(desk, request);
    return reply.redirect(`${receipt}?${new URLSearchParams({ email, token: payment_method }).toString()}`, 303);
  });

  app.get('/checkout/return', async (request, reply) => {
    const { return_url: asked } = request.query as Readonly<Record<string, unknown>>;
    return reply.redirect(returnUrl(context, request, textOf(asked), '/orders'), 303);
  });
}

// The token that the gateway sends a customer back with, who typed the card into a form of this page.
function newCard(request: FastifyRequest): string {
  const { payment_method: token } = request.query as Readonly<Record<string, unknown>>;
  return typeof token === 'string' && /^[\w-]{1,64}$/u.test(token) ? token : '';
}

async function filledCheckout(desk: PageDesk, request: FastifyRequest): Promise<Markup> {
  const { api, parts } = desk;
  const token = newCard(request);
  // An order whose payment failed is paid here as well.
  const { order } = request.query as Readonly<Record<string, unknown>>;
  const path = typeof order === 'string' ? `/api/orders/${encodeURIComponent(order)}` : '/api/cart';
  const cart = await api(request, { method: 'GET', path });
  const items = itemsOf(cart);
  const orderField =
    typeof order === 'string' ? html`<input type="hidden" name="order" value="${textOf(cart.body['id'])}" />` : html``;
  const { currency, total } = cart.body;
  const rows = items.map(
    (item) =>
      html`<tr>
        <td>${textOf(item['sku'])}</td>
        <td>${textOf(item['quantity'])}</td>
        <td>${amountText(item['unit_price'], currency)}</td>
      </tr>`,
  );
  if (rows.length === 0)
    return html`<h1>Checkout</h1>
      <p>Your cart is empty. <a href="/catalogue">See the catalogue</a>.</p>`;
  const cards = itemsOf(await api(request, { method: 'GET', path: '/api/payment-methods' })).map(
    (card) =>
      html`<label class="choice"
        ><input type="radio" name="payment_method" value="${textOf(card['id'])}" required /> ${textOf(card['brand'])}
        ${textOf(card['masked'])}</label
      >`,
  );
  const none = cards.length > 0 ? html`` : html`<p>No saved card yet. Enter one above.</p>`;
  const fresh =
    token === ''
      ? none
      : html`<label class="choice"
          ><input type="radio" name="payment_method" value="${token}" required checked /> The new card</label
        >`;
  return html`<h1>Checkout</h1>
    <table>
      <caption>
        Your cart
      </caption>
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Quantity</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody id="cart">
        ${rows}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">Total</th>
          <td>${amountText(total, currency)}</td>
        </tr>
      </tfoot>
    </table>
    ${cardFields(desk, request)}
    <form id="pay" method="post" action="/checkout/pay">
      ${tokenField(parts, request)} ${orderField}
      <input type="hidden" name="attempt" value="${randomUUID()}" />
      <fieldset id="cards">
        <legend>Pay with</legend>
        ${cards} ${fresh}
      </fieldset>
      <button type="submit">Pay now</button>
    </form>
    <p role="status"></p>`;
}

// The card is typed into a page of the gateway's: neither this page nor the shop's server ever sees its number.
function cardFields({ context }: PageDesk, request: FastifyRequest): Markup {
  const gatewayUrl = context.gatewayUrl;
  if (gatewayUrl === '') return html``;
  const query = new URLSearchParams({
    key: context.gateway.credentials.stripe.publishableKey,
    parent: `${request.protocol}://${request.host}`,
  });
  if (context.settings.cardFields === 'frame') {
    return html`<h2>A new card</h2>
      <iframe
        id="card-fields"
        title="Card details, on a page of our payment gateway"
        src="${gatewayUrl}/elements/card-fields?${query.toString()}"
        data-origin="${gatewayUrl}"
      ></iframe>`;
  }
  return html`<h2>A new card</h2>
    <form id="card" method="post" action="${gatewayUrl}/elements/direct-post" autocomplete="on">
      <p><small>This form belongs to our page and is sent to the gateway (PCI DSS: SAQ A-EP).</small></p>
      <input type="hidden" name="key" value="${context.gateway.credentials.stripe.publishableKey}" />
      <input type="hidden" name="return_url" value="${`${request.protocol}://${request.host}/checkout`}" />
      <label
        >Card number <input name="number" inputmode="numeric" autocomplete="cc-number" maxlength="23" required
      /></label>
      <label
        >Month <input name="exp_month" inputmode="numeric" autocomplete="cc-exp-month" maxlength="2" required
      /></label>
      <label
        >Year <input name="exp_year" inputmode="numeric" autocomplete="cc-exp-year" maxlength="4" required
      /></label>
      <label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="4" required /></label>
      <button type="submit">Use this card</button>
    </form>`;
}

async function emailOf({ context, parts }: PageDesk, request: FastifyRequest): Promise<string> {
  const visitor = await parts.findSession(request);
  const row = await context.db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', visitor?.account ?? '')
    .executeTakeFirst();
  return row?.email ?? '';
}
