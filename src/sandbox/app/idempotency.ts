import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { errorJson } from '../server.ts';
import { toJson } from '../to-json.ts';
import { accountOf } from './sessions.ts';

/** What a request leads to; the body is turned into JSON. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Executes a request at most once per account and `Idempotency-Key` within 24 hours, and answers repetitions with what the
 * first one led to, refusals of the execution included. Call it when the body has been checked: what fails before is not
 * kept. A first request that never ended, since the process did, keeps its key until the 24 hours are over: whether it
 * had an effect is unknown. Source: draft-ietf-httpapi-idempotency-key-header-07 section 2, Stripe "Idempotent requests".
 */
export async function executeOnce(
  context: SandboxContext,
  request: FastifyRequest,
  reply: FastifyReply,
  execute: () => Promise<Outcome>,
): Promise<FastifyReply> {
  const key = context.defect('idem.ignored') ? undefined : keyOf(request);
  if (key === undefined) return answer(reply, textOf(await execute()));
  const claimed: Claim = {
    scope: context.defect('idem.unscoped_tenant') ? 'shop' : accountOf(request),
    key,
    endpoint: `${request.method} ${request.url}`,
    request_hash: hashOf(request),
  };
  const earlier = await claim(context, claimed);
  if (earlier !== undefined) return answer(reply.header('idempotent-replayed', 'true'), earlier);
  try {
    const outcome = await execute();
    return answer(reply, await keep(context, claimed, textOf(outcome)));
  } catch (error) {
    if (error instanceof Refusal && !isTransient(error))
      await keep(context, claimed, { status: error.status, text: errorJson(error, {}) });
    // Nothing was done, so the client may try again with the same key.
    else await release(context, claimed);
    throw error;
  }
}

// Refused before anything was begun, or undone: the same request may succeed later.
function isTransient({ status }: Refusal): boolean {
  return status === 429 || status === 503;
}

interface Claim {
  readonly scope: string;
  readonly key: string;
  readonly endpoint: string;
  readonly request_hash: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

// The insert decides which of several requests executes; the others find its row.
async function claim(context: SandboxContext, claimed: Claim): Promise<Answer | undefined> {
  const { db, clock } = context;
  const now = clock.now();
  const expires_at = new Date(now.getTime() + (context.defect('idem.ttl_short') ? 30 * MINUTE : DAY));
  await db.deleteFrom('idempotency_keys').where('expires_at', '<=', now).execute();
  const torn = context.defect('idem.race');
  const row = torn ? undefined : await insert(context, claimed, expires_at);
  if (row !== undefined) return undefined;
  const earlier = await db
    .selectFrom('idempotency_keys')
    .select(['endpoint', 'request_hash', 'status', 'body'])
    .where('scope', '=', claimed.scope)
    .where('key', '=', claimed.key)
    .executeTakeFirst();
  if (earlier === undefined && torn) {
    // Looked up first and written down when it is too late: others come in between.
    for (let turn = 0; turn < 12; turn += 1) await setImmediate();
    await insert(context, claimed, expires_at);
    return undefined;
  }
  if (earlier !== undefined && earlier.request_hash !== claimed.request_hash) {
    const elsewhere = earlier.endpoint !== claimed.endpoint;
    const answersAll = elsewhere && context.defect('idem.cross_endpoint');
    if (!answersAll && !elsewhere && context.defect('idem.params_not_compared')) return undefined;
    if (!answersAll) throw new Refusal(400, 'idempotency_error', 'This Idempotency-Key was used with another request.');
  }
  if (earlier === undefined || earlier.status === null || earlier.body === null) {
    throw new Refusal(409, 'idempotency_key_in_use', 'The first request with this Idempotency-Key is still going on.');
  }
  return { status: earlier.status, text: earlier.body };
}

async function insert({ db }: SandboxContext, claimed: Claim, expires_at: Date): Promise<unknown> {
  return db
    .insertInto('idempotency_keys')
    .values({ ...claimed, status: null, body: null, expires_at })
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
}

async function keep({ db }: SandboxContext, claimed: Claim, made: Answer): Promise<Answer> {
  await db
    .updateTable('idempotency_keys')
    .set({ status: made.status, body: made.text, request_hash: claimed.request_hash })
    .where('scope', '=', claimed.scope)
    .where('key', '=', claimed.key)
    .execute();
  return made;
}

async function release({ db }: SandboxContext, { scope, key }: Claim): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('scope', '=', scope).where('key', '=', key).execute();
}

function keyOf(request: FastifyRequest): string | undefined {
  // The shop's own pages call the API in this process, where there is no `headersDistinct`.
  const { rawHeaders } = request.raw;
  const values = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'idempotency-key');
  const [key = ''] = values;
  if (values.length === 0) return undefined;
  if (values.length > 1 || !/^[\x20-\x7e]{1,255}$/u.test(key)) {
    throw new Refusal(
      400,
      'invalid_idempotency_key',
      'Idempotency-Key must be one value of 1 to 255 printable characters.',
    );
  }
  return key;
}

function hashOf(request: FastifyRequest): string {
  const parts = [request.method, request.url, canonical(request.body ?? {})];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

// The same fields in another order are the same request.
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

function textOf({ status, body }: Outcome): Answer {
  return { status, text: toJson(body) };
}

function answer(reply: FastifyReply, { status, text }: Answer): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(text);
}
