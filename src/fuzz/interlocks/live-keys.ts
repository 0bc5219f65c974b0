import { TollgateError } from '../../model/errors.ts';

interface LiveKey {
  readonly kind: string;
  readonly pattern: RegExp;
}

// Left boundaries keep out longer words; a key's random part is never matched to its end, so that a cut key is found too.
const LIVE_KEYS: readonly LiveKey[] = [
  { kind: 'a live secret key (sk_live_…)', pattern: /(?<![A-Za-z0-9])sk_live_/u },
  { kind: 'a live restricted key (rk_live_…)', pattern: /(?<![A-Za-z0-9])rk_live_/u },
  { kind: 'a live publishable key (pk_live_…)', pattern: /(?<![A-Za-z0-9])pk_live_/u },
  { kind: 'a live Razorpay key (rzp_live_…)', pattern: /(?<![A-Za-z0-9])rzp_live_/u },
  { kind: 'a live API key (live_…)', pattern: /(?<![A-Za-z0-9_])live_[A-Za-z0-9]{20,}/u },
  { kind: 'a production Plaid token', pattern: /(?<![A-Za-z0-9])(?:access|public|link)-production-/u },
  { kind: 'a production Braintree token', pattern: /access_token\$production\$/u },
  { kind: 'a production Braintree tokenization key', pattern: /(?<![A-Za-z0-9])production_[a-z0-9]{8}_[a-z0-9]{8}/u },
];

const LIVE_ENVIRONMENT = /^\s*(?:production|live)\s*$/iu;
const GATEWAY_ENVIRONMENT = /^(?:.*_)?(?:BRAINTREE|PLAID)(?:_.*)?_ENV(?:IRONMENT)?$|^PLAID_ENV$/u;
const LIVE_SETTING =
  /^\s*["']?[\w.-]*(?:braintree|plaid)[\w.-]*env(?:ironment)?["']?\s*[:=]\s*["']?(?:production|live)\b/imu;

/**
 * Refuses to start where a key of a live gateway is at hand, since a defect of the app might use it. Keys are not repeated.
 * @throws TollgateError `payments/live-key`, class usage
 */
export function refuseLiveKeys(profileText: string, environment: Readonly<Record<string, string | undefined>>): void {
  const found = kindOf(profileText) ?? (LIVE_SETTING.test(profileText) ? 'a production gateway setting' : undefined);
  if (found !== undefined) refuse('the payment profile', found);
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || value === '') continue;
    const kind =
      kindOf(value) ??
      (GATEWAY_ENVIRONMENT.test(name) && LIVE_ENVIRONMENT.test(value) ? 'a production gateway setting' : undefined);
    if (kind !== undefined) refuse(`the environment variable ${name}`, kind);
  }
}

function kindOf(text: string): string | undefined {
  return LIVE_KEYS.find(({ pattern }) => pattern.test(text))?.kind;
}

function refuse(where: string, what: string): never {
  throw new TollgateError('payments/live-key', `${where} holds ${what}; nothing was sent`, {
    class: 'usage',
    help: ['run payment scans with test keys only', `remove it from ${where}, or run where it is not set`],
  });
}
