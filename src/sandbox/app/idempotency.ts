import { createHash } from 'node:crypto';
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
 * Executes a request at most once per account and `Idempotency-Key`, and answers repetitions with what the first one
 * led to, refusals of the execution included. Call it when the body has been checked: what fails before is not kept.
 * Source: draft-ietf-httpapi-idempotency-key-header-07 section 2, Stripe "Idempotent requests".
 */
export async function executeOnce(
  context: SandboxContext,
  request: FastifyRequest,
  reply: FastifyReply,
  execute: () => Promise<Outcome>,
): Promise<FastifyReply> {
  const key = context.defect('idem.ignored') ? undefined : keyOf(request);
  if (key === undefined) return answer(reply, textOf(await execute()));
  const scope = { account: accountOf(request), key, request_hash: hashOf(request) };
  const earlier = await claim(context, scope);
  if (earlier !== undefined) return answer(reply.header('idempotent-replayed', 'true'), earlier);
  try {
    const outcome = await execute();
    return answer(reply, await keep(context, scope, textOf(outcome)));
  } catch (error) {
    if (error instanceof Refusal) await keep(context, scope, { status: error.status, text: errorJson(error, {}) });
    // Nothing was done, so the client may try again with the same key.
    else await release(context, scope);
    throw error;
  }
}

interface Scope {
  readonly account: string;
  readonly key: string;
  readonly request_hash: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

// The insert decides which of several requests executes; the others find its row.
async function claim(context: SandboxContext, scope: Scope): Promise<Answer | undefined> {
  const { db } = context;
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ ...scope, status: null, body: null })
    .onConflict((conflict) => conflict.columns(['account', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed !== undefined) return undefined;
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'body'])
    .where('account', '=', scope.account)
    .where('key', '=', scope.key)
    .executeTakeFirst();
  if (row !== undefined && row.request_hash !== scope.request_hash) {
    if (context.defect('idem.params_not_compared')) return undefined;
    throw new Refusal(400, 'idempotency_error', 'This Idempotency-Key was used with another request.');
  }
  if (row === undefined || row.status === null || row.body === null) {
    throw new Refusal(409, 'idempotency_key_in_use', 'The first request with this Idempotency-Key is still going on.');
  }
  return { status: row.status, text: row.body };
}

async function keep({ db }: SandboxContext, scope: Scope, made: Answer): Promise<Answer> {
  await db
    .updateTable('idempotency_keys')
    .set({ status: made.status, body: made.text, request_hash: scope.request_hash })
    .where('account', '=', scope.account)
    .where('key', '=', scope.key)
    .execute();
  return made;
}

async function release({ db }: SandboxContext, scope: Scope): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('account', '=', scope.account).where('key', '=', scope.key).execute();
}

function keyOf(request: FastifyRequest): string | undefined {
  const values = request.raw.headersDistinct['idempotency-key'];
  if (values === undefined) return undefined;
  const [key = ''] = values;
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
