import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { setCookie } from './cookies.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { SESSION_SECONDS, startSession } from './sessions.ts';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

const credentials = bodySchema<Credentials>({
  email: { type: 'string', maxLength: 254, pattern: '^[^@\\s]{1,64}@[^@\\s]+$' },
  password: { type: 'string', minLength: 8, maxLength: 128 },
});

/** `POST /api/register` and `POST /api/login`. */
export function accountRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.post('/api/register', async (request, reply) => {
    const body = readBody(request, credentials);
    const { salt, hash } = await hashPassword(body.password);
    const email = body.email.toLowerCase();
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
    });
    return sendJson(reply, 201, { id, email });
  });

  app.post('/api/login', async (request, reply) => {
    const body = readBody(request, credentials);
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'salt', 'password_hash as hash'])
      .where('email', '=', body.email.toLowerCase())
      .executeTakeFirst();
    if (!(await verifyPassword(body.password, account)) || account === undefined) {
      throw new Refusal(401, 'wrong_credentials', 'The e-mail address or the password is wrong.');
    }
    const token = await startSession(context, account.id);
    setCookie(reply, context, 'session', token);
    return sendJson(reply, 200, { token, expires_in: SESSION_SECONDS });
  });
}
