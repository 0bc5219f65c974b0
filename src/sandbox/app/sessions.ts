import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { cookieOf } from './cookies.ts';
import { sessionToken } from './session-token.ts';

/** What an account may do: each role's own pages and routes, beside those of every customer. */
export type Role = 'customer' | 'support' | 'finance' | 'admin';

/** Who sent a request. */
export interface SignedIn {
  readonly account: string;
  readonly role: Role;
}

const sessions = new WeakMap<FastifyRequest, SignedIn>();

// A session's last use is written down so many times in its idle time, so that reading stays reading.
const TOUCHES = 45;

/** Starts a session and gives its token, of which only the hash is kept. */
export async function startSession(context: SandboxContext, account: string): Promise<string> {
  const { db, clock, settings } = context;
  const token = sessionToken(context);
  const now = clock.now();
  const expires_at = new Date(now.getTime() + settings.sessionSeconds * 1000);
  await db
    .insertInto('sessions')
    .values({ token_hash: hashOf(token), account, expires_at, last_used_at: now })
    .execute();
  return token;
}

/** Ends the session that the request came with, where there is one: its account. */
export async function endSession(context: SandboxContext, request: FastifyRequest): Promise<string | undefined> {
  const token = tokenOf(context, request);
  if (token === undefined) return undefined;
  const ended = await context.db
    .deleteFrom('sessions')
    .where('token_hash', '=', hashOf(token))
    .returning('account')
    .executeTakeFirst();
  return ended?.account;
}

/** A hook that lets only signed-in accounts through, before the body is read. @throws Refusal 401 */
export function requireAccount(context: SandboxContext): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const session = await findSession(context, request);
    if (session === undefined) throw new Refusal(401, 'unauthorized', 'Sign in first.');
    sessions.set(request, session);
  };
}

/** Who sent the request, where its session is still good. */
export async function findSession(context: SandboxContext, request: FastifyRequest): Promise<SignedIn | undefined> {
  const { db, clock, settings } = context;
  const token = tokenOf(context, request);
  if (token === undefined) return undefined;
  const token_hash = hashOf(token);
  const now = clock.now();
  const idleSince = new Date(now.getTime() - settings.idleSeconds * 1000);
  let query = db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .select(['sessions.account', 'accounts.role', 'sessions.last_used_at'])
    .where('token_hash', '=', token_hash)
    .where('expires_at', '>', now);
  if (!context.defect('sess.no_timeout')) query = query.where('last_used_at', '>', idleSince);
  const session = await query.executeTakeFirst();
  if (session === undefined) return undefined;
  if (now.getTime() - session.last_used_at.getTime() > (settings.idleSeconds * 1000) / TOUCHES)
    await db.updateTable('sessions').set({ last_used_at: now }).where('token_hash', '=', token_hash).execute();
  return { account: session.account, role: session.role };
}

/** Who sent a request that `requireAccount` let through. */
export function signedIn(request: FastifyRequest): SignedIn {
  const session = sessions.get(request);
  if (session === undefined) throw new Error('a route reads the account without requiring one');
  return session;
}

/** The account that a request let through by `requireAccount` belongs to. */
export function accountOf(request: FastifyRequest): string {
  return signedIn(request).account;
}

function tokenOf(context: SandboxContext, request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return cookieOf(request, context, 'session');
  return /^Bearer ([\w-]{1,100})$/u.exec(authorization)?.[1];
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
