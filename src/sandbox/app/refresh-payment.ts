import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import { refusalOf } from './charge-method.ts';
import type { Payment } from './find-payment.ts';
import { charge, failPayment } from './make-payment.ts';
import { callGateway } from './payment-gateway/open-gateway.ts';
import { settlePayment } from './settle-payment.ts';

/** Asks the gateway how a payment stands, and takes it over. @throws Refusal 402, 503 where the gateway gives no answer */
export async function refreshPayment(
  context: SandboxContext,
  payment: Payment,
  { actor, origin }: { readonly actor: string; readonly origin: string },
): Promise<Payment> {
  const { provider_ref: ref, provider } = payment;
  try {
    const state =
      ref === null
        ? await charge(context, payment)
        : await callGateway(context, provider, `find-${ref}`, (gateway) => gateway.find(ref));
    const sighting = { actor, origin, at: context.clock.now(), cause: 'read', state };
    return await context.db.transaction().execute((trx) => settlePayment(context, trx, payment.id, sighting));
  } catch (error) {
    const final = error instanceof GatewayFailure && (error.kind === 'declined' || error.kind === 'refused');
    if (final && ref === null) await failPayment(context, payment, error, origin);
    throw error instanceof GatewayFailure ? refusalOf(error) : error;
  }
}
