import type { FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { type Role, signedIn } from './sessions.ts';

const STAFF: readonly Role[] = ['support', 'finance', 'admin'];
const MONEY: readonly Role[] = ['finance', 'admin'];

/**
 * A hook that lets only these roles through; `admin` always. It runs behind `requireAccount`, and its refusal is
 * written to the audit trail. @throws Refusal 403
 */
export function requireRole(
  context: SandboxContext,
  ...roles: readonly Role[]
): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const role = roleOf(context, request);
    if (role === 'admin' || roles.includes(role)) return;
    // Functions that change something were forgotten when the check was added.
    if (request.method !== 'GET' && context.defect('authz.bfla_admin')) return;
    const resource = `route:${request.method} ${request.routeOptions.url ?? ''}`;
    await context.audit(context.db, {
      actor: signedIn(request).account,
      type: 'access.denied',
      outcome: 'failure',
      origin: request.ip,
      resource,
    });
    throw new Refusal(403, 'forbidden', 'Your account may not do this.');
  };
}

/** The role that the sender of a request acts in: that of the account. */
export function roleOf(context: SandboxContext, request: FastifyRequest): Role {
  const { role } = signedIn(request);
  if (!context.defect('authz.role_header')) return role;
  const claimed = request.headers['x-role'];
  return STAFF.find((name) => name === claimed) ?? role;
}

/** Whose things a request may read: staff anybody's, others their own. */
export function readableBy(context: SandboxContext, request: FastifyRequest): { readonly account?: string } {
  return STAFF.includes(roleOf(context, request)) ? {} : { account: signedIn(request).account };
}

/** Whose payments a request may capture, cancel and refund: finance anybody's, others their own. */
export function chargeableBy(context: SandboxContext, request: FastifyRequest): { readonly account?: string } {
  if (MONEY.includes(roleOf(context, request)) || context.defect('authz.payment_write')) return {};
  return { account: signedIn(request).account };
}
