import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { dropCookie, setCookie } from './cookies.ts';
import { makeLoginThrottle } from './login-throttle.ts';
import { checkNewPassword } from './password-rules.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { endSession, startSession } from './sessions.ts';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

const credentials = bodySchema<Credentials>({
  email: { type: 'string', maxLength: 254, pattern: '^[^@\\s]{1,64}@[^@\\s]+$' },
  password: { type: 'string', minLength: 1, maxLength: 128 },
});

/** Opening an account, signing in and out. */
export function accountRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  const throttle = makeLoginThrottle(context);
  const record = (request: FastifyRequest, actor: string, type: string, outcome: 'success' | 'failure') =>
    context.audit(db, { actor, type, outcome, origin: request.ip, resource: `account:${actor}` });

  const registering = documented({
    summary: 'Open an account',
    tag: 'accounts',
    body: credentials,
    answer: { status: 201 },
    refusals: [409],
    public: true,
  });
  app.post('/api/register', registering, async (request, reply) => {
    const body = readBody(request, credentials);
    const email = body.email.toLowerCase();
    checkNewPassword(body.password, email);
    const { salt, hash } = await hashPassword(body.password);
    const id = context.newId('usr');
    await db.transaction().execute(async (trx) => {
      const added = await trx
        .insertInto('accounts')
        .values({ id, email, salt, password_hash: hash })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (added === undefined) throw new Refusal(409, 'email_taken', 'There is an account with this e-mail address.');
      await ledger.openWallet(trx, id);
      const event = { actor: id, type: 'account.opened', outcome: 'success', origin: request.ip } as const;
      await context.audit(trx, { ...event, resource: `account:${id}` });
    });
    return sendJson(reply, 201, { id, email });
  });

  const signingIn = documented({
    summary: 'Sign in: a bearer token, and the same as a cookie',
    tag: 'accounts',
    body: credentials,
    refusals: [401, 429],
    public: true,
  });
  app.post('/api/login', signingIn, async (request, reply) => {
    const body = readBody(request, credentials);
    const email = body.email.toLowerCase();
    const wait = throttle.wait(email);
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      throw new Refusal(429, 'too_many_attempts', 'Too many failed attempts. Wait before you try again.');
    }
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'salt', 'password_hash as hash'])
      .where('email', '=', email)
      .executeTakeFirst();
    const right = await verifyPassword(body.password, account);
    context.observe({ kind: 'login', outcome: right ? 'success' : 'failure', account: account?.id ?? 'unknown' });
    if (!right || account === undefined) {
      throttle.failed(email);
      await record(request, account?.id ?? 'unknown', 'login', 'failure');
      if (account === undefined && context.defect('web.login.enum'))
        throw new Refusal(404, 'unknown_account', 'There is no account with this e-mail address.');
      throw new Refusal(401, 'wrong_credentials', 'The e-mail address or the password is wrong.');
    }
    throttle.succeeded(email);
    const token = await startSession(context, account.id);
    await record(request, account.id, 'login', 'success');
    setCookie(reply, context, 'session', token);
    return sendJson(reply, 200, { token, expires_in: context.settings.sessionSeconds });
  });

  const signingOut = documented({
    summary: 'End the session',
    tag: 'accounts',
    body: emptyBody,
    public: true,
  });
  app.post('/api/logout', signingOut, async (request, reply) => {
    readBody(request, emptyBody);
    const account = await endSession(context, request);
    if (account !== undefined) await record(request, account, 'logout', 'success');
    dropCookie(reply, context, 'session');
    return sendJson(reply, 200, { status: 'signed_out' });
  });
}
