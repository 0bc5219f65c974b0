import { seededRandom } from './seeded-random.ts';

/** The keys of a test merchant at the three vendors; they open this gateway and nothing else. */
export interface GatewayCredentials {
  readonly stripe: {
    readonly secretKey: string;
    readonly publishableKey: string;
    readonly webhookSecret: string;
  };
  readonly braintree: {
    readonly merchantId: string;
    readonly publicKey: string;
    readonly privateKey: string;
    /** Lets a page turn cards into nonces. */
    readonly tokenizationKey: string;
  };
  readonly plaid: { readonly clientId: string; readonly secret: string };
}

/** Test credentials that repeat with the seed. Put together here, so that no source file holds one. */
export function makeCredentials(seed: number): GatewayCredentials {
  const { text } = seededRandom(seed);
  const lower = (length: number): string => text(length).toLowerCase();
  const hex = (length: number): string => Buffer.from(text(length)).toString('hex').slice(0, length);
  const merchantId = lower(16);
  return {
    stripe: {
      secretKey: ['sk', 'test', text(32)].join('_'),
      publishableKey: ['pk', 'test', text(32)].join('_'),
      webhookSecret: ['whsec', text(32)].join('_'),
    },
    braintree: {
      merchantId,
      publicKey: lower(16),
      privateKey: hex(32),
      tokenizationKey: ['sandbox', lower(8), merchantId].join('_'),
    },
    plaid: { clientId: hex(24), secret: hex(30) },
  };
}
