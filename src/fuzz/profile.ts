import { TollgateError } from '../model/errors.ts';
import type { AmountUnit } from './amount.ts';
import type { Json } from './json.ts';
import { profileSchema } from './profile-schema.ts';
import { schemaProblems } from '../util/schema-problems.ts';
import type { RoleName } from './roles.ts';

/** One operation of the app's API. */
export interface Operation {
  readonly method: string;
  /** Path and query below the base URL, with `{name}` placeholders. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON body with `{name}` placeholders; absent: no body is sent. */
  readonly body?: Json;
  /** Name → JSON pointer into the request body. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name → JSON pointer into the answer. */
  readonly out: Readonly<Record<string, string>>;
}

/** How a fresh user is made and signed in; without it every request is anonymous. */
export interface Auth {
  /** The header that carries the session; without it the cookies of the login answer do. */
  readonly header?: { readonly name: string; readonly value: string };
  readonly register?: Operation;
  readonly login?: Operation;
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
  };
  readonly auth?: Auth;
  readonly idempotency?: { readonly header: string };
  /** The status texts that mean so. */
  readonly states: { readonly authorized: readonly string[]; readonly paid: readonly string[] };
  readonly roles: Readonly<Partial<Record<RoleName, Operation>>>;
}

/**
 * Checks an already parsed profile (YAML or JSON).
 * @param file its name, for messages only
 * @throws TollgateError `payments/bad-profile`, class usage, naming the key and, for an unknown one, the nearest known
 */
export function parseProfile(value: unknown, file: string): Profile {
  const parsed = profileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first, ...others] = schemaProblems(profileSchema, parsed.error.issues);
  throw new TollgateError('payments/bad-profile', `${file}: ${first?.text ?? 'not a payment profile'}`, {
    class: 'usage',
    place: { file, ...(first !== undefined && first.key !== '' && { key: first.key }) },
    help: [
      ...(first?.help === undefined ? [] : [first.help]),
      ...others.slice(0, 5).map((problem) => `also: ${problem.text}`),
    ],
  });
}
