import { describe, expect, it } from 'vitest';
import { isLiveGatewayHost } from '../../../src/fuzz/interlocks/gateway-hosts.ts';

describe('isLiveGatewayHost', () => {
  it.each(['api.stripe.com', 'a.b.stripe.com', 'pal-live.adyen.com', 'x-live.adyenpayments.com', 'www.paypal.com'])(
    'knows %s',
    (host) => {
      expect(isLiveGatewayHost(host)).toBe(true);
    },
  );

  it.each([
    'api.sandbox.braintreegateway.com',
    'sandbox.plaid.com',
    'notstripe.com',
    'stripe.com.example.org',
    '127.0.0.1',
  ])('does not take %s for one', (host) => {
    expect(isLiveGatewayHost(host)).toBe(false);
  });
});
