// Hosts of payment gateways that move real money, or that a test key and a live key share. Sandbox hosts are not listed:
// they need the owner's consent like every host that is not loopback. Sources: the gateways' SDKs and API references.
const LIVE: readonly string[] = [
  'stripe.com',
  'stripe.network',
  'api.braintreegateway.com',
  'www.braintreegateway.com',
  'payments.braintree-api.com',
  'adyenpayments.com',
  'pal-live.adyen.com',
  'paypal.com',
  'api.paypal.com',
  'api-m.paypal.com',
  'www.paypal.com',
  'production.plaid.com',
  'api.klarna.com',
  'api-na.klarna.com',
  'api-oc.klarna.com',
  'connect.squareup.com',
  'api.mollie.com',
  'api.checkout.com',
  'api.authorize.net',
  'api2.authorize.net',
  'access.worldpay.com',
  'secure.worldpay.com',
  'api.cybersource.com',
  'api.razorpay.com',
  'api.gocardless.com',
  'api.wise.com',
  'api.transferwise.com',
  'api.paystack.co',
  'api.flutterwave.com',
];

// Whoever owns these zones runs live gateways on all of their hosts.
const ZONES: readonly RegExp[] = [
  /(?:^|\.)stripe\.(?:com|network)$/u,
  /-live\.adyen(?:payments)?\.com$/u,
  /(?:^|\.)adyenpayments\.com$/u,
];

/** Is this host name a live payment gateway? Those are never a target, whoever consents. */
export function isLiveGatewayHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.+$/u, '');
  return LIVE.includes(name) || ZONES.some((zone) => zone.test(name));
}
