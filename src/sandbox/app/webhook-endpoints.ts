import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { openHttpClient } from '../../util/http.ts';
import type { SandboxContext } from '../context.ts';
import { isId } from '../new-id.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { pageOf, pageQuery } from './page-query.ts';
import { accountOf } from './sessions.ts';
import { type Resolve, type WebhookTarget, isOwnAddress, webhookTarget } from './webhook-target.ts';

const endpointBody = bodySchema<{ url: string }>({ url: { type: 'string', minLength: 1, maxLength: 500 } });

const PING_TIMEOUT = 2_000;
const MOST = 20;

/** Saying where webhooks shall be sent. @param resolve finds a host's addresses; default: the system's resolver */
export function webhookEndpointRoutes(app: FastifyInstance, context: SandboxContext, resolve?: Resolve): void {
  const { db, clock } = context;
  const registering = documented({
    summary: 'Register an address for webhooks; a ping is sent to it at once',
    tag: 'webhooks',
    body: endpointBody,
    answer: { status: 201 },
    refusals: [409],
  });
  app.post('/api/webhook-endpoints', registering, async (request, reply) => {
    const account = accountOf(request);
    const target = await webhookTarget(context, readBody(request, endpointBody).url, resolve);
    const row = {
      id: context.newId('whe'),
      account,
      url: target.url.href,
      secret: `whsec_${randomBytes(24).toString('base64url')}`,
      created_at: clock.now(),
    };
    await db.transaction().execute(async (trx) => {
      const { count } = await trx
        .selectFrom('webhook_endpoints')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .where('account', '=', account)
        .executeTakeFirstOrThrow();
      if (count >= BigInt(MOST)) throw new Refusal(409, 'too_many_endpoints', `An account has ${MOST} at most.`);
      await trx.insertInto('webhook_endpoints').values(row).execute();
      const event = { actor: account, type: 'webhook_endpoint.added', outcome: 'success', origin: request.ip } as const;
      await context.audit(trx, { ...event, resource: `webhook_endpoint:${row.id}` });
    });
    const reached = await ping(target, row.id, row.secret, clock.now());
    // The one time that the secret is shown.
    return sendJson(reply, 201, { id: row.id, url: row.url, secret: row.secret, reached });
  });

  const listing = documented({ summary: 'List the addresses for webhooks', tag: 'webhooks' });
  app.get('/api/webhook-endpoints', listing, async (request, reply) => {
    const page = pageQuery(context, request);
    const items = await db
      .selectFrom('webhook_endpoints')
      .select(['id', 'url', 'created_at'])
      .where('account', '=', accountOf(request))
      .orderBy('id')
      .limit(page.limit + 1)
      .execute();
    return sendJson(reply, 200, pageOf(items, page));
  });

  const removing = documented({
    summary: 'Send no more webhooks there',
    tag: 'webhooks',
    refusals: [404],
  });
  app.delete<{ Params: { id: string } }>('/api/webhook-endpoints/:id', removing, async (request, reply) => {
    const { id } = request.params;
    const account = accountOf(request);
    await db.transaction().execute(async (trx) => {
      const removed = isId('whe', id)
        ? await trx
            .deleteFrom('webhook_endpoints')
            .where('id', '=', id)
            .where('account', '=', account)
            .returning('id')
            .executeTakeFirst()
        : undefined;
      if (removed === undefined) throw new Refusal(404, 'unknown_endpoint', 'There is no such endpoint.');
      const event = {
        actor: account,
        type: 'webhook_endpoint.removed',
        outcome: 'success',
        origin: request.ip,
      } as const;
      await context.audit(trx, { ...event, resource: `webhook_endpoint:${id}` });
    });
    return sendJson(reply, 200, { id, status: 'removed' });
  });
}

// Does somebody answer there with 2xx? Asked of addresses on this machine only, redirects not followed.
async function ping({ url, address }: WebhookTarget, id: string, secret: string, now: Date): Promise<boolean> {
  if (!isOwnAddress(address)) return false;
  const body = JSON.stringify({ type: 'endpoint.ping', endpoint: id });
  const time = Math.floor(now.getTime() / 1000);
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const checked = new URL(url);
  checked.hostname = address.includes(':') ? `[${address}]` : address;
  const client = openHttpClient(checked.origin, { timeout: PING_TIMEOUT, maxBytes: 1024 });
  try {
    const { status } = await client.request({
      method: 'POST',
      path: `${checked.pathname}${checked.search}`,
      headers: { 'content-type': 'application/json', 'shop-signature': `t=${time},v1=${signature}` },
      body,
      signal: AbortSignal.timeout(PING_TIMEOUT),
    });
    return status >= 200 && status < 300;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}
