import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { isId } from '../new-id.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { pageOf, pageQuery } from './page-query.ts';
import { requireRole } from './roles.ts';
import { type Role, accountOf } from './sessions.ts';

const ROLES: readonly Role[] = ['customer', 'support', 'finance', 'admin'];

const changeBody = bodySchema<{ role: Role }>({ role: { enum: ROLES } });

const paging = {
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  starting_after: { type: 'string', description: 'Id of the last entry of the page before' },
};

/** What only the staff may do: look at accounts and at the trail, give and take roles. */
export function adminRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const listing = documented({ summary: 'List the accounts', query: paging, refusals: [403] });
  app.get(
    '/api/admin/accounts',
    { ...listing, preHandler: requireRole(context, 'support') },
    async (request, reply) => {
      const page = pageQuery(context, request);
      let query = db
        .selectFrom('accounts')
        .select(['id', 'email', 'role'])
        .orderBy('id')
        .limit(page.limit + 1);
      if (page.after !== undefined) query = query.where('id', '>', page.after);
      return sendJson(reply, 200, pageOf(await query.execute(), page));
    },
  );

  const changing = documented({
    summary: 'Give an account another role; its sessions end',
    body: changeBody,
    refusals: [403, 404, 409],
  });
  app.patch<{ Params: { id: string } }>(
    '/api/admin/accounts/:id',
    { ...changing, preHandler: requireRole(context) },
    async (request, reply) => {
      const { role } = readBody(request, changeBody);
      const { id } = request.params;
      const actor = accountOf(request);
      if (id === actor) throw new Refusal(409, 'own_role', 'Nobody changes their own role.');
      const changed = await db.transaction().execute(async (trx) => {
        const account = isId('usr', id)
          ? await trx
              .updateTable('accounts')
              .set({ role })
              .where('id', '=', id)
              .returning(['id', 'email', 'role'])
              .executeTakeFirst()
          : undefined;
        if (account === undefined) throw new Refusal(404, 'unknown_account', 'There is no such account.');
        await trx.deleteFrom('sessions').where('account', '=', id).execute();
        const event = { actor, type: 'role.changed', outcome: 'success', origin: request.ip } as const;
        await context.audit(trx, { ...event, resource: `account:${id}` });
        return account;
      });
      return sendJson(reply, 200, changed);
    },
  );

  const reading = documented({
    summary: 'Read the newest events of the audit trail',
    query: { limit: paging.limit },
    refusals: [403],
  });
  app.get('/api/admin/events', { ...reading, preHandler: requireRole(context) }, async (request, reply) => {
    const page = pageQuery(context, request);
    const items = await db
      .selectFrom('security_events')
      .select(['occurred_at', 'actor', 'type', 'outcome', 'origin', 'resource'])
      .orderBy('occurred_at', 'desc')
      .limit(page.limit + 1)
      .execute();
    return sendJson(reply, 200, pageOf(items, page));
  });
}
