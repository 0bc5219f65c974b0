import { balanceEndpoints } from './balance.ts';
import type { Endpoint } from './call.ts';
import { chargeEndpoints } from './charges.ts';
import { customerEndpoints } from './customers.ts';
import { disputeEndpoints } from './disputes.ts';
import { eventEndpoints } from './events.ts';
import { paymentIntentEndpoints } from './payment-intents.ts';
import { paymentMethodEndpoints } from './payment-methods.ts';
import { refundEndpoints } from './refunds.ts';
import { setupIntentEndpoints } from './setup-intents.ts';
import { tokenEndpoints } from './tokens.ts';
import { webhookEndpointEndpoints } from './webhook-endpoints.ts';

/** Every operation of the API that the gateway knows. */
export const endpoints: readonly Endpoint[] = [
  ...balanceEndpoints,
  ...chargeEndpoints,
  ...customerEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...refundEndpoints,
  ...setupIntentEndpoints,
  ...tokenEndpoints,
  ...webhookEndpointEndpoints,
];
