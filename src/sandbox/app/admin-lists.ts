import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { pageOf, pageQuery } from './page-query.ts';
import { requireRole } from './roles.ts';

const paging = {
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  starting_after: { type: 'string', description: 'Id of the last entry of the page before' },
};

/** What the staff look through: everybody's orders, and the refunds that wait for a second person. */
export function adminListRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const onlyStaff = { preHandler: requireRole(context, 'support', 'finance') };
  const orders = documented({ summary: 'Orders of all accounts, the newest first', query: paging, refusals: [403] });
  app.get('/api/admin/orders', { ...orders, ...onlyStaff }, async (request, reply) => {
    const page = pageQuery(context, request);
    let query = db
      .selectFrom('orders')
      .select(['id', 'account', 'total', 'currency', 'created_at'])
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(page.limit + 1);
    if (page.after !== undefined)
      query = query.where(
        sql<boolean>`exists (select from orders as last where last.id = ${page.after} and
          (orders.created_at < last.created_at or (orders.created_at = last.created_at and orders.id > last.id)))`,
      );
    return sendJson(reply, 200, pageOf(await query.execute(), page));
  });

  const refunds = documented({
    summary: 'Refunds that wait for the approval of a second person, the oldest first',
    query: paging,
    refusals: [403],
  });
  app.get('/api/admin/refunds', { ...refunds, ...onlyStaff }, async (request, reply) => {
    const page = pageQuery(context, request);
    let query = db
      .selectFrom('refunds')
      .select(['id', 'payment', 'amount', 'currency', 'status', 'requested_by'])
      .where('status', '=', 'pending_approval')
      .orderBy('position')
      .limit(page.limit + 1);
    if (page.after !== undefined)
      query = query.where(
        sql<boolean>`position > coalesce((select last.position from refunds as last where last.id = ${page.after}), 0)`,
      );
    return sendJson(reply, 200, pageOf(await query.execute(), page));
  });
}
