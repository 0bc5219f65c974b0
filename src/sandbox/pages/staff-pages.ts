import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { amountText } from './amount-text.ts';
import { itemsOf, textOf } from './api-client.ts';
import { checkForm, fieldsOf, tokenField } from './forms.ts';
import { type Markup, html } from './html.ts';
import type { PageDesk } from './page-desk.ts';

type Row = Readonly<Record<string, unknown>>;

const SECTIONS = [
  ['/admin/orders', 'Orders'],
  ['/admin/refunds', 'Refunds to approve'],
  ['/admin/users', 'Accounts'],
  ['/admin/alerts', 'Alarms and events'],
] as const;

/** What the staff work with. What a page may show is decided by the API for the visitor's own role. */
export function staffPages(app: FastifyInstance, desk: PageDesk): void {
  const { api, parts } = desk;
  app.get('/admin', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    const links = SECTIONS.map(([path, text]) => html`<li><a href="${path}">${text}</a></li>`);
    const content = html`<h1>Staff</h1>
      <ul>
        ${links}
      </ul>`;
    return desk.send(request, reply, { title: 'Staff', content });
  });

  app.get('/admin/orders', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    const rows = itemsOf(await api(request, { method: 'GET', path: '/api/admin/orders?limit=100' })).map((order) =>
      cells([
        html`<a href="/orders/${textOf(order['id'])}">${textOf(order['id'])}</a>`,
        textOf(order['account']),
        amountText(order['total'], order['currency']),
      ]),
    );
    return desk.send(request, reply, {
      title: 'Orders',
      content: table('Orders', ['Order', 'Account', 'Total'], rows),
    });
  });

  app.get('/admin/refunds', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    const path = '/api/admin/refunds?limit=100';
    const rows = itemsOf(await api(request, { method: 'GET', path })).map((refund) => {
      const id = textOf(refund['id']);
      return cells([
        html`<a href="/receipts/${textOf(refund['payment'])}">${id}</a>`,
        textOf(refund['requested_by']),
        amountText(refund['amount'], refund['currency']),
        html`<form method="post" action="/admin/refunds/${id}/approve">
          ${tokenField(parts, request)}
          <button type="submit">Approve</button>
        </form>`,
      ]);
    });
    const content = table('Refunds to approve', ['Refund', 'Asked for by', 'Amount', 'Decision'], rows);
    return desk.send(request, reply, { title: 'Refunds to approve', content });
  });

  app.post<{ Params: { id: string } }>('/admin/refunds/:id/approve', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    checkForm(parts, request);
    const path = `/api/refunds/${encodeURIComponent(request.params.id)}/approve`;
    await api(request, { method: 'POST', path, body: {}, key: randomUUID() });
    return reply.redirect('/admin/refunds', 303);
  });

  app.get('/admin/users', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    const rows = itemsOf(await api(request, { method: 'GET', path: '/api/admin/accounts?limit=100' })).map(
      (account) => {
        const id = textOf(account['id']);
        return cells([
          id,
          textOf(account['email']),
          textOf(account['role']),
          html`<form method="post" action="/admin/users/${id}/role">
            ${tokenField(parts, request)}
            <label
              >New role
              <select name="role">
                <option>customer</option>
                <option>support</option>
                <option>finance</option>
                <option>admin</option>
              </select></label
            >
            <button type="submit">Change</button>
          </form>`,
        ]);
      },
    );
    const content = table('Accounts', ['Account', 'E-mail address', 'Role', 'Change'], rows);
    return desk.send(request, reply, { title: 'Accounts', content });
  });

  app.post<{ Params: { id: string } }>('/admin/users/:id/role', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    checkForm(parts, request);
    const path = `/api/admin/accounts/${encodeURIComponent(request.params.id)}`;
    const body = { role: fieldsOf(request).get('role') ?? '' };
    await api(request, { method: 'PATCH', path, body });
    return reply.redirect('/admin/users', 303);
  });

  app.get('/admin/alerts', async (request, reply) => {
    if ((await desk.staff(request, reply)) === undefined) return reply;
    const rows = itemsOf(await api(request, { method: 'GET', path: '/api/admin/events?limit=100' })).map((event: Row) =>
      cells(['occurred_at', 'type', 'outcome', 'actor', 'origin', 'resource'].map((name) => textOf(event[name]))),
    );
    const heads = ['Time', 'Event', 'Outcome', 'Actor', 'Origin', 'Resource'];
    const content = table('Alarms and events', heads, rows);
    return desk.send(request, reply, { title: 'Alarms and events', content });
  });
}

function cells(parts: readonly (string | Markup)[]): Markup {
  return html`<tr>
    ${parts.map((part) => html`<td>${part}</td>`)}
  </tr>`;
}

function table(title: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return html`<h1>${title}</h1>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}
