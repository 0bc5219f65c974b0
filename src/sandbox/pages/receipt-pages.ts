import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { exponentOf } from '../../model/money.ts';
import { Refusal } from '../refusal.ts';
import { amountText, typedAmount } from './amount-text.ts';
import { itemsOf, textOf } from './api-client.ts';
import { checkForm, fieldsOf, tokenField } from './forms.ts';
import { type Markup, html } from './html.ts';
import type { PageDesk } from './page-desk.ts';

/** The receipt of a payment, its memo, and asking for money back. */
export function receiptPages(app: FastifyInstance, desk: PageDesk): void {
  const { api, context, parts } = desk;
  app.get<{ Params: { id: string } }>('/receipts/:id', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    const path = `/api/payments/${encodeURIComponent(request.params.id)}`;
    const { body: payment } = await api(request, { method: 'GET', path });
    const refunds = itemsOf(await api(request, { method: 'GET', path: `${path}/refunds` })).map(
      (refund) => html`<li>${amountText(refund['amount'], refund['currency'])}: ${textOf(refund['status'])}</li>`,
    );
    const { id, order, status, amount, captured, refunded, currency } = payment;
    const action = `/payments/${textOf(id)}`;
    const challenge =
      status === 'requires_action'
        ? html`<p>
              Your bank asks whether it is you:
              <a href="${challengeUrl(desk, textOf(payment['next_action']))}">answer it</a>, and come back.
            </p>
            <form method="post" action="${action}/confirm">
              ${tokenField(parts, request)}
              <button type="submit">I have answered</button>
            </form>`
        : html``;
    return desk.send(request, reply, {
      title: 'Receipt',
      content: html`<h1>Receipt</h1>
        ${challenge}
        <dl>
          <dt>Payment</dt>
          <dd>${textOf(id)}</dd>
          <dt>Order</dt>
          <dd>${textOf(order)}</dd>
          <dt>Status</dt>
          <dd>${textOf(status)}</dd>
          <dt>Amount</dt>
          <dd>${amountText(amount, currency)}</dd>
          <dt>Captured</dt>
          <dd>${amountText(captured, currency)}</dd>
          <dt>Refunded</dt>
          <dd>${amountText(refunded, currency)}</dd>
          <dt>Memo</dt>
          <dd id="memo">${memo(desk, textOf(payment['description']))}</dd>
        </dl>
        <form method="post" action="${action}/memo">
          ${tokenField(parts, request)}
          <label>Memo <input name="memo" maxlength="500" value="${textOf(payment['description'])}" /></label>
          <button type="submit">Save the memo</button>
        </form>
        <h2>Refund</h2>
        <ul>
          ${refunds}
        </ul>
        <form id="refund" method="post" action="${action}/refund">
          ${tokenField(parts, request)}
          <input type="hidden" name="attempt" value="${randomUUID()}" />
          <label
            >Amount in ${textOf(currency)} <input name="amount" inputmode="decimal" required maxlength="14"
          /></label>
          <button type="submit">Ask for a refund</button>
        </form>`,
    });
  });

  app.post<{ Params: { id: string } }>('/payments/:id/confirm', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    checkForm(parts, request);
    const id = encodeURIComponent(request.params.id);
    await api(request, { method: 'POST', path: `/api/payments/${id}/confirm`, body: {} });
    return reply.redirect(`/receipts/${id}`, 303);
  });

  app.post<{ Params: { id: string } }>('/payments/:id/memo', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    checkForm(parts, request);
    const id = encodeURIComponent(request.params.id);
    const body = { description: fieldsOf(request).get('memo') ?? '' };
    await api(request, { method: 'PATCH', path: `/api/payments/${id}`, body });
    return reply.redirect(`/receipts/${id}`, 303);
  });

  app.post<{ Params: { id: string } }>('/payments/:id/refund', async (request, reply) => {
    if ((await desk.visitor(request, reply)) === undefined) return reply;
    if (!context.defect('web.csrf.refund_form')) checkForm(parts, request);
    const id = encodeURIComponent(request.params.id);
    const { body: payment } = await api(request, { method: 'GET', path: `/api/payments/${id}` });
    const fields = fieldsOf(request);
    const amount = typedAmount(fields.get('amount') ?? '', exponentOf(textOf(payment['currency'])));
    if (amount === undefined) throw new Refusal(400, 'invalid_amount', 'Write the amount like 10.09.');
    const key = fields.get('attempt') ?? randomUUID();
    await api(request, { method: 'POST', path: `/api/payments/${id}/refunds`, body: { amount }, key });
    return reply.redirect(`/receipts/${id}`, 303);
  });

  app.get('/receipts/', async (request, reply) => {
    if (!context.defect('web.dir_listing')) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
    const rows = await context.db.selectFrom('payments').select('id').orderBy('id').limit(1000).execute();
    const links = rows.map(({ id }) => html`<li><a href="/receipts/${id}">${id}</a></li>`);
    return desk.send(request, reply, {
      title: 'Index of /receipts/',
      content: html`<h1>Index of /receipts/</h1>
        <ul>
          <li><a href="/">Parent Directory</a></li>
          ${links}
        </ul>`,
    });
  });
}

// Only to a page of the gateway's own.
function challengeUrl({ context }: PageDesk, url: string): string {
  return URL.canParse(url) && new URL(url).origin === context.gatewayUrl ? url : '/payments';
}

// What a customer wrote is text, whatever it looks like.
function memo({ context }: PageDesk, text: string): Markup {
  return context.defect('web.xss.memo') ? { markup: text } : html`${text}`;
}
