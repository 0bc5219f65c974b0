import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import { Refusal } from '../refusal.ts';
import { refusalOf } from './charge-method.ts';
import { callGateway } from './payment-gateway/open-gateway.ts';
import type { PaymentProvider, RawCard } from './payment-gateway/payment-gateway.ts';

/** The schema of a card number with what belongs to it. */
export const rawCard: object = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'exp_month', 'exp_year', 'cvc'],
  properties: {
    number: { type: 'string', pattern: '^[0-9]{12,19}$' },
    exp_month: { type: 'integer', minimum: 1, maximum: 12 },
    exp_year: { type: 'integer', minimum: 2000, maximum: 2100 },
    cvc: { type: 'string', pattern: '^[0-9]{3,4}$' },
  },
};

/** Has the gateway turn a card number into a token. @throws Refusal 400 where there is no card, 402, 503 */
export async function tokenOf(
  context: SandboxContext,
  provider: PaymentProvider,
  card: RawCard | undefined,
): Promise<string> {
  if (card === undefined) throw new Refusal(400, 'missing_field', '"payment_method" is missing.');
  try {
    return await callGateway(context, provider, 'tokenize', (gateway) => gateway.tokenize(card));
  } catch (error) {
    throw error instanceof GatewayFailure ? refusalOf(error) : error;
  }
}
