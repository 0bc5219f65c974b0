import type { FastifyRequest } from 'fastify';
import { findCardNumbers } from '../../util/card-numbers.ts';
import { redact } from '../../util/redaction.ts';
import type { SandboxContext } from '../context.ts';
import { toJson } from '../to-json.ts';
import { accountOf } from './sessions.ts';

const RECORDED: readonly string[] = ['/api/payments', '/api/payment-methods', '/api/wallet/top-ups'];
const LONGEST = 2000;

/**
 * A hook that keeps what customers ask of payments, for later disputes, and logs it: card numbers, security codes and
 * secrets masked. Also what is refused afterwards, since that is what disputes are about.
 */
export function recordPaymentRequest(context: SandboxContext): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const route = request.routeOptions.url ?? '';
    if (request.method !== 'POST' || !RECORDED.includes(route) || request.body === undefined) return;
    const account = accountOf(request);
    const asked = toJson(request.body);
    // A part of a card number would not be known as one, so what is too long is left out whole.
    const kept = asked.length > LONGEST ? { omitted: asked.length } : request.body;
    const text = toJson(kept);
    const body = context.defect('store.pan_cvv') ? text : redact(text);
    const [card] = findCardNumbers(text);
    const card_fingerprint = card === undefined ? null : await context.vault.fingerprint(card.digits);
    await context.db
      .insertInto('payment_requests')
      .values({ account, route: `POST ${route}`, body, card_fingerprint, received_at: context.clock.now() })
      .execute();
    context.log('info', 'payment.requested', { account, route: `POST ${route}`, body: kept });
  };
}
