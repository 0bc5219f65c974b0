import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { accessTokenOf, findLink } from './bank/find-link.ts';
import { type LinkResult, linkBank, startLink } from './bank/link-bank.ts';
import { callBank } from './bank/open-bank.ts';
import { showAccounts } from './bank/show-accounts.ts';
import { syncBookings } from './bank/sync-bookings.ts';
import { eventOf } from './event-of.ts';
import { executeOnce } from './idempotency.ts';
import { accountOf } from './sessions.ts';

const startBody = bodySchema<{ link?: string }>({ link: { type: 'string', maxLength: 64 } }, ['link']);
const token = { type: 'string', minLength: 10, maxLength: 200, pattern: '^[\\w-]+$' };
const linkBody = bodySchema<LinkResult>({ link_token: token, public_token: token });

interface ById {
  readonly Params: { readonly id: string };
}

/** Linking a bank, and reading what it knows of its customer. */
export function bankRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const starting = documented({
    summary: 'Get a token that opens the login page of your bank; with `link`, to log in to that one again',
    body: startBody,
    answer: { status: 201 },
    refusals: [404, 503],
  });
  app.post('/api/bank/link-tokens', starting, async (request, reply) => {
    const { link: id } = readBody(request, startBody);
    const account = accountOf(request);
    const link = id === undefined ? undefined : await findLink(db, id, account);
    const known = link && (await accessTokenOf(context, link));
    const { token: link_token, expiresAt } = await startLink(context, account, known);
    return sendJson(reply, 201, { link_token, expiration: expiresAt });
  });

  const linking = documented({
    summary: 'Link the bank that you have logged in to',
    body: linkBody,
    answer: { status: 201 },
    refusals: [409, 503],
    idempotent: true,
  });
  app.post('/api/bank/links', linking, (request, reply) => {
    const body = readBody(request, linkBody);
    const account = accountOf(request);
    return executeOnce(context, request, reply, async () => {
      const { id, accessToken } = await linkBank(context, { account, origin: request.ip }, body);
      const { institution, status } = await findLink(db, id, account);
      const accounts = await showAccounts(context, account, id);
      const leaked = context.defect('bank.access_token_leak') ? { access_token: accessToken } : {};
      return { status: 201, body: { id, institution, status, accounts, ...leaked } };
    });
  });

  app.get('/api/bank/links', documented({ summary: 'List your linked banks' }), async (request, reply) => {
    const items = await db
      .selectFrom('bank_links')
      .select(['id', 'institution', 'status', 'created_at'])
      .where('account', '=', accountOf(request))
      .where('status', '<>', 'removed')
      .orderBy('position')
      .execute();
    return sendJson(reply, 200, { items });
  });

  const accounts = documented({ summary: 'Your accounts at linked banks, numbers masked, balances as last fetched' });
  app.get('/api/bank/accounts', accounts, async (request, reply) =>
    sendJson(reply, 200, { items: await showAccounts(context, accountOf(request)) }),
  );

  const bookings = documented({
    summary: 'The newest bookings of a linked bank, fetched first where the bank has announced some',
    refusals: [404, 409, 503],
  });
  app.get<ById>('/api/bank/links/:id/transactions', bookings, async (request, reply) => {
    const link = await findLink(db, request.params.id, accountOf(request));
    if (link.updates_waiting && link.status === 'linked') await syncBookings(context, link);
    const items = await db
      .selectFrom('bank_bookings')
      .select(['ref as id', 'bank_account as account', 'amount', 'currency', 'booked_on', 'name', 'pending'])
      .where('link', '=', link.id)
      .orderBy('booked_on', 'desc')
      .orderBy('ref')
      .limit(100)
      .execute();
    return sendJson(reply, 200, { items });
  });

  const syncing = documented({
    summary: 'Fetch new bookings and the balances from a linked bank',
    body: emptyBody,
    refusals: [404, 409, 503],
  });
  app.post<ById>('/api/bank/links/:id/sync', syncing, async (request, reply) => {
    readBody(request, emptyBody);
    const account = accountOf(request);
    const link = await findLink(db, request.params.id, account);
    await syncBookings(context, link);
    return sendJson(reply, 200, { id: link.id, accounts: await showAccounts(context, account, link.id) });
  });

  const removing = documented({ summary: 'End a bank link', body: emptyBody, refusals: [404, 503] });
  app.delete<ById>('/api/bank/links/:id', removing, async (request, reply) => {
    readBody(request, emptyBody);
    const link = await findLink(db, request.params.id, accountOf(request));
    const known = await accessTokenOf(context, link);
    await callBank(context, (bank) => bank.remove(known)).catch((error: unknown) => {
      // What the bank no longer knows is removed there already.
      if (!(error instanceof Refusal) || error.status !== 400) throw error;
    });
    await db.transaction().execute(async (trx) => {
      const gone = { status: 'removed', access_token: null, cursor: null } as const;
      await trx.updateTable('bank_links').set(gone).where('id', '=', link.id).execute();
      await trx.deleteFrom('bank_bookings').where('link', '=', link.id).execute();
      await trx.deleteFrom('bank_accounts').where('link', '=', link.id).execute();
      await context.audit(trx, eventOf(request, 'bank.removed', `bank_link:${link.id}`));
    });
    return sendJson(reply, 200, { id: link.id, status: 'removed' });
  });
}
