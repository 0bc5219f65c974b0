import type { SandboxContext } from '../../context.ts';
import { braintreeGateway } from './braintree-gateway.ts';
import type { PaymentGateway, PaymentProvider } from './payment-gateway.ts';
import { stripeGateway } from './stripe-gateway.ts';

const MAKERS = { stripe: stripeGateway, braintree: braintreeGateway };

const opened = new WeakMap<SandboxContext['gateway'], Map<string, PaymentGateway>>();

/** A vendor's gateway, connected when it is first needed. @throws TollgateError `sandbox/missing-package` */
export function openGateway(context: SandboxContext, provider: PaymentProvider): PaymentGateway {
  const { gateway } = context;
  const known = opened.get(gateway) ?? new Map<string, PaymentGateway>();
  opened.set(gateway, known);
  const endpoint = {
    url: context.gatewayUrl,
    credentials: gateway.credentials,
    verifyTls: !context.defect('tls.no_verify'),
  };
  const name = `${provider} ${endpoint.url} ${endpoint.verifyTls}`;
  const made = known.get(name) ?? MAKERS[provider](endpoint);
  known.set(name, made);
  return made;
}

/** Makes a call to a gateway through circuit breaker and retries; `key` is its idempotency key. @throws GatewayFailure */
export function callGateway<Result>(
  context: SandboxContext,
  provider: PaymentProvider,
  key: string,
  call: (gateway: PaymentGateway, key: string) => Promise<Result>,
): Promise<Result> {
  const gateway = openGateway(context, provider);
  return context.gateway.guard.run(provider, key, (attemptKey) => call(gateway, attemptKey));
}
