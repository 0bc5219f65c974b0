/** The credentials that the snippets show. */
export interface SnippetCredentials {
  readonly stripe: { readonly secretKey: string; readonly publishableKey: string; readonly webhookSecret: string };
  readonly braintree: { readonly merchantId: string; readonly publicKey: string; readonly privateKey: string };
  readonly plaid: { readonly clientId: string; readonly secret: string };
}

/** How one SDK is pointed at the gateway: a line to read, and code to copy (an ES module). */
export interface SdkSnippet {
  readonly vendor: 'stripe' | 'braintree' | 'plaid';
  readonly title: string;
  readonly code: string;
}

/** The snippets of the vendors' own SDKs for Node. */
export function sdkSnippets(gatewayUrl: string, credentials: SnippetCredentials): readonly SdkSnippet[] {
  const { hostname, port } = new URL(gatewayUrl);
  const { stripe, braintree, plaid } = credentials;
  return [
    {
      vendor: 'stripe',
      title: `Stripe: npm install stripe@23 (page: ${stripe.publishableKey}, webhook secret: ${stripe.webhookSecret})`,
      code: `import Stripe from 'stripe';
const stripe = new Stripe('${stripe.secretKey}', { host: '${hostname}', port: ${port}, protocol: 'http' });`,
    },
    {
      vendor: 'braintree',
      title: 'Braintree: npm install braintree@3',
      code: `import braintree from 'braintree';
const environment = new braintree.Environment('${hostname}', '${port}', '${gatewayUrl}', false, '${hostname}', '${port}');
const gateway = new braintree.BraintreeGateway({
  environment,
  merchantId: '${braintree.merchantId}',
  publicKey: '${braintree.publicKey}',
  privateKey: '${braintree.privateKey}',
});`,
    },
    {
      vendor: 'plaid',
      title: 'Plaid: npm install plaid@47',
      code: `import { Configuration, PlaidApi } from 'plaid';
const headers = { 'PLAID-CLIENT-ID': '${plaid.clientId}', 'PLAID-SECRET': '${plaid.secret}' };
const plaid = new PlaidApi(new Configuration({ basePath: '${gatewayUrl}', baseOptions: { headers } }));`,
    },
  ];
}
