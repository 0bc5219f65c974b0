import { TollgateError } from '../model/errors.ts';
import type { AmountUnit } from './amount.ts';
import type { Json } from './json.ts';
import { fillEnvironment } from './profile-environment.ts';
import { mergePreset } from './profile-presets.ts';
import { profileSchema } from './profile-schema.ts';
import { schemaProblems } from '../util/schema-problems.ts';
import type { RoleName } from './roles.ts';

/** One operation of the app's API. */
export interface Operation {
  readonly method: string;
  /** Path and query below the base URL, with `{name}` placeholders. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON body with `{name}` placeholders; absent: no body is sent. With `graphql`: its variables. */
  readonly body?: Json;
  /** How the body is written; absent: as JSON. `form`: `application/x-www-form-urlencoded`, nested as `a[b]=c`. */
  readonly encoding?: 'json' | 'form';
  /** A GraphQL document; the body then is `{query, variables}`, and `fields` point into the variables. */
  readonly graphql?: string;
  /** Of hooks only: the origin, always on loopback, that is asked instead of the target. */
  readonly origin?: string;
  /** Who may do it by right, where it is no customer. */
  readonly as?: StaffName;
  /** Name → JSON pointer into the request body. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name → where in the answer: a JSON pointer, `header NAME`, `cookie NAME`, `location` (the last part of its path). */
  readonly out: Readonly<Record<string, string>>;
}

/** How a fresh user is made and signed in; without it every request is anonymous. */
export interface Auth {
  /** The header that carries the session; without it the cookies of the login answer do. */
  readonly header?: { readonly name: string; readonly value: string };
  /** Cookies carry the session beside the header. */
  readonly cookies?: true;
  /** E-mail and password go along with every request (RFC 7617); there is no login. */
  readonly basic?: true;
  readonly register?: Operation;
  readonly login?: Operation;
}

/** Customers that are made afresh where the app lets anybody register. */
export type CustomerName = 'alice' | 'bob';

/** Staff of the app; `controller` is a second member of finance, for rules that need two. */
export type StaffName = 'support' | 'finance' | 'controller' | 'admin';

/** Whoever acts in an attack. */
export type ActorName = CustomerName | StaffName;

/** An account that exists already, of which the profile knows how it signs in. */
export interface Credentials {
  /** Values of the login's `{email}` and `{password}`. */
  readonly login?: { readonly email: string; readonly password: string };
  /** A session that was made already, as `auth.header` carries it. */
  readonly token?: string;
  /** Headers that carry the session. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the app calls the account. */
  readonly account?: string;
}

/** Where the app takes the webhooks of a gateway. */
export interface WebhookReceiver {
  readonly path: string;
  /** The test secret that genuine ones are signed with: Stripe's `whsec_…`, Braintree's private key. */
  readonly secret?: string;
  /** Braintree's public key. */
  readonly publicKey?: string;
  /** The merchant or account that they are for. */
  readonly merchant?: string;
  /** Where the gateway challenges the address first. */
  readonly verify?: string;
}

/** Gateways whose webhooks the fuzzer can write and sign. */
export type WebhookScheme = 'stripe' | 'braintree' | 'plaid';

/** What a payment method or token that the profile names is good for. */
export type MethodName = 'ok' | 'second' | 'declined' | 'insufficient' | 'sca' | 'dispute' | 'pending';

/** What a coupon that the profile names is: `single` once a customer, `once` once at all, `minimum` above `limits.couponMinimum`. */
export type CouponName = 'percent' | 'percent2' | 'fixed' | 'single' | 'once' | 'expired' | 'minimum';

/** Amounts (minor units of the profile's currency), counts and milliseconds that the app's rules name. */
export interface Limits {
  readonly minAmount?: bigint;
  readonly maxAmount?: bigint;
  readonly refundApproval?: bigint;
  readonly payoutApproval?: bigint;
  readonly couponMinimum?: bigint;
  readonly maxQuantity?: bigint;
  readonly pageSize?: bigint;
  /** Declined payments of one account, and of one address, after which it must be slowed down. */
  readonly declines?: bigint;
  readonly addressDeclines?: bigint;
  readonly loginFailures?: bigint;
  readonly sessionIdleMs?: bigint;
  readonly quoteMs?: bigint;
  readonly authorizationMs?: bigint;
}

/** A currency that the app sells in. */
export interface CurrencyUse {
  /** ISO 4217, in capitals. */
  readonly code: string;
  /** Digits after the decimal point as this app has them. */
  readonly exponent: number;
}

/** What a test environment may offer beside the app; all of it on loopback. */
export type HookName =
  | 'clock'
  | 'fault'
  | 'clearFaults'
  | 'log'
  | 'reset'
  | 'token'
  | 'bankToken'
  | 'webhook'
  | 'alerts'
  | 'coupon';

/** The gateway that the app talks to, where it is Tollgate's own. */
export interface Witness {
  /** Of its control plane. */
  readonly url: string;
  readonly token: string;
}

/** Status texts that mean so, of payments and orders alike. */
export interface States {
  readonly authorized: readonly string[];
  readonly paid: readonly string[];
  readonly unpaid: readonly string[];
  readonly action: readonly string[];
  readonly failed: readonly string[];
  readonly canceled: readonly string[];
  readonly refunded: readonly string[];
}

/** The operations of one app that money passes through, as its owner wrote them down. */
export interface Profile {
  /** What the target is called in reports. */
  readonly name: string;
  readonly target: { readonly baseUrl: string };
  readonly money: {
    readonly unit: AmountUnit;
    /** ISO 4217, in capitals. */
    readonly currency: string;
    /** The lowest balance, in minor units, that a wallet may have. */
    readonly floor: bigint;
    /** The most, in minor units, that all requests of a run together may ask to be moved; absent: no cap. */
    readonly maxNotional?: bigint;
  };
  /** Sent with every request to the app. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth?: Auth;
  readonly actors: Readonly<Partial<Record<ActorName, Credentials>>>;
  readonly idempotency?: { readonly header: string };
  readonly states: States;
  readonly methods: Readonly<Partial<Record<MethodName, string>>>;
  readonly coupons: Readonly<Partial<Record<CouponName, string>>>;
  /** The profile's own first. */
  readonly currencies: readonly CurrencyUse[];
  readonly limits: Limits;
  readonly webhooks: Readonly<Partial<Record<WebhookScheme, WebhookReceiver>>>;
  readonly hooks: Readonly<Partial<Record<HookName, Operation>>>;
  readonly psp?: Witness;
  readonly roles: Readonly<Partial<Record<RoleName, Operation>>>;
}

/** What else the parser of a profile may be told. */
export interface ProfileSource {
  /** Line of the deepest part of a path that is in the file. */
  lineOf?(path: readonly (string | number)[]): number;
  /** Where `${NAME}` is looked up. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Checks an already parsed profile (YAML or JSON), with its preset below it and `${NAME}` filled in.
 * @param file its name, for messages only
 * @throws TollgateError `payments/bad-profile`, class usage, naming the key, its line and, for an unknown one, the nearest
 *   known; `payments/missing-variable`
 */
export function parseProfile(value: unknown, file: string, source: ProfileSource = {}): Profile {
  const filled = fillEnvironment(value, file, source);
  const parsed = profileSchema.safeParse(mergePreset(filled, file, source));
  if (parsed.success) return parsed.data;
  const [first, ...others] = schemaProblems(profileSchema, parsed.error.issues);
  const line = first === undefined ? undefined : source.lineOf?.(first.key.split('.'));
  throw new TollgateError('payments/bad-profile', `${file}: ${first?.text ?? 'not a payment profile'}`, {
    class: 'usage',
    place: {
      file,
      ...(line !== undefined && { line }),
      ...(first !== undefined && first.key !== '' && { key: first.key }),
    },
    help: [
      ...(first?.help === undefined ? [] : [first.help]),
      ...others.slice(0, 5).map((problem) => `also: ${problem.text}`),
    ],
  });
}
