import type { Clock } from './clock.ts';
import { currencies } from './currencies.ts';
import { braintreeRoutes } from './gateway/braintree/braintree-routes.ts';
import { type GatewayPlane, makeGatewayPlane } from './gateway/gateway-plane.ts';
import { plaidRoutes } from './gateway/plaid/plaid-routes.ts';
import { stripeRoutes } from './gateway/stripe/stripe-routes.ts';

/** The gateway plane with all three vendors. Not yet listening. */
export function openGatewayPlane(clock: Clock, seed: number): GatewayPlane {
  return makeGatewayPlane({
    clock,
    seed,
    vendors: {
      stripe: (app, context, { stripe }) => stripeRoutes(app, context, stripe),
      braintree: (app, context, { braintree }) =>
        braintreeRoutes(app, context, { ...braintree, currencies: currencies.map(({ code }) => code) }),
      plaid: (app, context, { plaid }) => plaidRoutes(app, context, plaid),
    },
  });
}
