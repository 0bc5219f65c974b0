import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { cookieOf } from './cookies.ts';

/** Seconds until a session ends. */
export const SESSION_SECONDS = 3600;

const accounts = new WeakMap<FastifyRequest, string>();

/** Starts a session and gives its token, of which only the hash is kept. */
export async function startSession({ db }: SandboxContext, account: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expires_at = new Date(Date.now() + SESSION_SECONDS * 1000);
  await db
    .insertInto('sessions')
    .values({ token_hash: hashOf(token), account, expires_at })
    .execute();
  return token;
}

/** A hook that lets only signed-in accounts through, before the body is read. @throws Refusal 401 */
export function requireAccount({ db }: SandboxContext): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const token = tokenOf(request);
    const session =
      token === undefined
        ? undefined
        : await db
            .selectFrom('sessions')
            .select('account')
            .where('token_hash', '=', hashOf(token))
            .where('expires_at', '>', new Date())
            .executeTakeFirst();
    if (session === undefined) throw new Refusal(401, 'unauthorized', 'Sign in first.');
    accounts.set(request, session.account);
  };
}

/** The account that a request let through by `requireAccount` belongs to. */
export function accountOf(request: FastifyRequest): string {
  const account = accounts.get(request);
  if (account === undefined) throw new Error('a route reads the account without requiring one');
  return account;
}

function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return cookieOf(request, 'session');
  return /^Bearer ([\w-]{1,100})$/u.exec(authorization)?.[1];
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
