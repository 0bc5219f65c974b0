import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { type PageQuery, pageOf, pageQuery } from './page-query.ts';
import { readableBy } from './roles.ts';

/** A payment as a list shows it. */
interface PaymentEntry {
  readonly id: string;
  readonly order: string;
  readonly status: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly description: string | null;
}

const listing = documented({
  summary: 'List and search payments, newest first: all of them for staff, else those of the account',
  tag: 'payments',
  query: {
    q: { type: 'string', maxLength: 100, description: 'Part of the description, or an id of payment or order' },
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    starting_after: { type: 'string', description: 'Id of the last payment of the page before' },
  },
});

/** `GET /api/payments`. */
export function paymentSearchRoutes(app: FastifyInstance, context: SandboxContext): void {
  app.get('/api/payments', listing, async (request, reply) => {
    const page = pageQuery(context, request);
    const words = wordsOf(request.query as Readonly<Record<string, unknown>>);
    const { account } = readableBy(context, request);
    return sendJson(reply, 200, pageOf(await search(context, account, words, page), page));
  });
}

async function search(
  context: SandboxContext,
  account: string | undefined,
  words: string,
  page: PageQuery,
): Promise<PaymentEntry[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  // The flaw puts the words into the text of the query, as code that builds SQL by hand does.
  const match = context.defect('web.sqli.search')
    ? sql.raw(`payments.description ilike '%${words}%' or payments.id = '${words}' or payments.order_id = '${words}'`)
    : sql`(payments.description ilike ${pattern} or payments.id = ${words} or payments.order_id = ${words})`;
  const { rows } = await sql<PaymentEntry>`
    select payments.id, payments.order_id as order, payments.status, payments.amount, payments.currency, payments.description
    from payments
    where ${account === undefined ? sql`true` : sql`payments.account = ${account}`}
      and ${page.after === undefined ? sql`true` : sql`payments.position < (select position from payments where id = ${page.after})`}
      and ${words === '' ? sql`true` : match}
    order by payments.position desc
    limit ${page.limit + 1}`.execute(context.db);
  return rows;
}

function wordsOf({ q = '' }: Readonly<Record<string, unknown>>): string {
  if (typeof q === 'string' && q.length <= 100 && q.isWellFormed() && !q.includes('\0')) return q;
  throw new Refusal(400, 'invalid_value', '"q" is not acceptable.');
}
