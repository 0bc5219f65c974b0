import type { FastifyInstance } from 'fastify';
import { amountText } from './amount-text.ts';
import { itemsOf, textOf } from './api-client.ts';
import { html } from './html.ts';
import type { PageDesk } from './page-desk.ts';

/** What a customer has ordered and paid. */
export function orderPages(app: FastifyInstance, desk: PageDesk): void {
  const { api } = desk;
  app.get('/orders', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    const orders = itemsOf(await api(request, { method: 'GET', path: '/api/orders?limit=100' }));
    const rows = orders.map(
      (order) =>
        html`<tr>
          <td><a href="/orders/${textOf(order['id'])}">${textOf(order['id'])}</a></td>
          <td>${amountText(order['total'], order['currency'])}</td>
        </tr>`,
    );
    return desk.send(request, reply, {
      title: 'Orders',
      content: html`<h1>Your orders</h1>
        <table>
          <thead>
            <tr>
              <th scope="col">Order</th>
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`,
    });
  });

  app.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    const path = `/api/orders/${encodeURIComponent(request.params.id)}`;
    const { body: order } = await api(request, { method: 'GET', path });
    const items = Array.isArray(order['items']) ? (order['items'] as Readonly<Record<string, unknown>>[]) : [];
    const lines = items.map((item) => html`<li>${textOf(item['quantity'])} × ${textOf(item['sku'])}</li>`);
    const payment = textOf(order['payment']);
    const pay =
      order['status'] === 'pending_payment' && payment === ''
        ? html`<p><a href="/checkout?order=${textOf(order['id'])}">Pay this order</a></p>`
        : html``;
    const receipt = payment === '' ? html`` : html`<p><a href="/receipts/${payment}">Receipt</a></p>`;
    return desk.send(request, reply, {
      title: 'Order',
      content: html`<h1>Order</h1>
        <p>${textOf(order['id'])}: ${textOf(order['status'])}</p>
        <ul>
          ${lines}
        </ul>
        <p class="price">${amountText(order['total'], order['currency'])}</p>
        ${receipt} ${pay}`,
    });
  });

  app.get('/payments', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    const { q } = request.query as Readonly<Record<string, unknown>>;
    const words = textOf(q);
    const path = `/api/payments?${new URLSearchParams({ limit: '100', ...(words !== '' && { q: words }) }).toString()}`;
    const payments = itemsOf(await api(request, { method: 'GET', path }));
    const rows = payments.map(
      (payment) =>
        html`<tr>
          <td><a href="/receipts/${textOf(payment['id'])}">${textOf(payment['id'])}</a></td>
          <td>${textOf(payment['description'])}</td>
          <td>${textOf(payment['status'])}</td>
          <td>${amountText(payment['amount'], payment['currency'])}</td>
        </tr>`,
    );
    return desk.send(request, reply, {
      title: 'Payments',
      content: html`<h1>Payments</h1>
        <form method="get" action="/payments" role="search">
          <label>Memo or id <input name="q" type="search" maxlength="100" value="${words}" /></label>
          <button type="submit">Search</button>
        </form>
        <p>${payments.length} found.</p>
        <table>
          <thead>
            <tr>
              <th scope="col">Payment</th>
              <th scope="col">Memo</th>
              <th scope="col">Status</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`,
    });
  });
}
