import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { type PaymentAttempt, Throttled } from '../resilience/payment-throttle.ts';
import { accountOf } from './sessions.ts';

/** Who pays with what from where, as the request tells. */
export function attemptOf(request: FastifyRequest, card: string | undefined): PaymentAttempt {
  const claimed = request.headers['x-forwarded-for'];
  return {
    account: accountOf(request),
    address: request.socket.remoteAddress ?? 'unknown',
    claimedAddress: typeof claimed === 'string' ? claimed.split(',')[0]?.trim() : undefined,
    ...(card !== undefined && { card }),
  };
}

/** Lets a payment be tried, unless too many were. @throws Refusal 429, with `Retry-After` */
export async function admit(context: SandboxContext, reply: FastifyReply, attempt: PaymentAttempt): Promise<void> {
  try {
    await context.throttle.admit(attempt);
  } catch (error) {
    if (!(error instanceof Throttled)) throw error;
    reply.header('retry-after', String(error.retryAfter));
    context.log('warn', 'payment.throttled', { account: attempt.account });
    await context.audit(context.db, {
      actor: attempt.account,
      type: 'payment.throttled',
      outcome: 'failure',
      origin: attempt.address,
      resource: `account:${attempt.account}`,
    });
    throw error;
  }
}
