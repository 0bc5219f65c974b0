import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { pageOf, pageQuery } from './page-query.ts';
import { readableBy } from './roles.ts';

const paging = {
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  starting_after: { type: 'string', description: 'Id of the last entry of the page before' },
};

/** The disputes of payments: what cardholders asked their banks to take back. */
export function disputeRoutes(app: FastifyInstance, context: SandboxContext): void {
  const listing = documented({ summary: 'List the disputes of your payments', query: paging });
  app.get('/api/disputes', listing, async (request, reply) => {
    const page = pageQuery(context, request);
    const { account } = readableBy(context, request);
    let query = context.db
      .selectFrom('disputes as d')
      .innerJoin('payments as p', 'p.id', 'd.payment')
      .select(['d.id', 'd.payment', 'd.amount', 'd.currency', 'd.reason', 'd.status'])
      .orderBy('d.id')
      .limit(page.limit + 1);
    if (account !== undefined) query = query.where('p.account', '=', account);
    if (page.after !== undefined) query = query.where('d.id', '>', page.after);
    return sendJson(reply, 200, pageOf(await query.execute(), page));
  });
}
