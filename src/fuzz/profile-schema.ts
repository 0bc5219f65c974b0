import { z } from 'zod';
import { exponentOf } from '../model/money.ts';
import { isLoopbackHost } from '../model/target.ts';
import { headerName, headerValue, hookOperation, operation } from './profile-operation.ts';
import type { HookName, Operation, Profile } from './profile.ts';
import { ROLES, type RoleName } from './roles.ts';
import { placeholdersIn } from './template.ts';

const credentials = { fields: [], placeholders: ['password'], out: ['id', 'token', 'email'] };
const auth = z
  .strictObject({
    header: z.strictObject({ name: headerName, value: headerValue }).optional(),
    cookies: z.literal(true).optional(),
    basic: z.literal(true).optional(),
    register: operation(credentials).optional(),
    login: operation(credentials).optional(),
  })
  .superRefine(({ header, basic, register, login }, context) => {
    const problem = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message });
    if (basic === true && header !== undefined) problem(['basic'], 'and header exclude each other');
    if (basic === true && login !== undefined) problem(['basic'], 'and login exclude each other');
    const used = placeholdersIn(header?.value ?? '');
    const unknown = used.find((name) => name !== 'token');
    if (unknown !== undefined) {
      problem(['header', 'value'], `uses the unknown placeholder {${unknown}}; only {token} is known here`);
    } else if (used.length > 0 && (login ?? register) !== undefined) {
      if ((login?.out['token'] ?? register?.out['token']) !== undefined) return;
      problem(['header', 'value'], 'uses {token}, which neither login.out nor register.out maps');
    }
  });

const account = z
  .strictObject({
    login: z.strictObject({ email: z.string().min(1), password: z.string().min(1) }).optional(),
    token: headerValue.optional(),
    headers: z.record(headerName, headerValue).optional(),
    account: z.string().optional(),
  })
  .refine(
    ({ login, token, headers }) => login !== undefined || token !== undefined || headers !== undefined,
    'must say how the account signs in: login, token or headers',
  );

const roles = Object.fromEntries(
  Object.entries(ROLES).map(([name, shape]) => [name, operation(shape).optional()]),
) as Record<RoleName, z.ZodOptional<z.ZodType<Operation>>>;

// Placeholders and what is read, hook by hook.
const HOOKS: Readonly<Record<HookName, { readonly placeholders: readonly string[]; readonly out: readonly string[] }>> =
  {
    clock: { placeholders: ['ms'], out: ['now'] },
    fault: { placeholders: ['kind', 'times', 'provider'], out: [] },
    clearFaults: { placeholders: [], out: [] },
    log: { placeholders: [], out: ['items'] },
    reset: { placeholders: [], out: [] },
    token: { placeholders: ['number', 'cvc'], out: ['token'] },
    bankToken: { placeholders: ['linkToken'], out: ['publicToken'] },
    webhook: { placeholders: ['event', 'provider', 'times'], out: ['items'] },
    alerts: { placeholders: [], out: ['items'] },
    coupon: { placeholders: ['code'], out: [] },
  };
const hooks = Object.fromEntries(
  Object.entries(HOOKS).map(([name, shape]) => [name, hookOperation({ ...shape, fields: [] }).optional()]),
) as Record<HookName, z.ZodOptional<z.ZodType<Operation>>>;

function optional<T extends string, V>(keys: readonly T[], value: z.ZodType<V>): z.ZodType<Partial<Record<T, V>>> {
  const shape = Object.fromEntries(keys.map((key) => [key, value.optional()]));
  return z.strictObject(shape).default({}) as unknown as z.ZodType<Partial<Record<T, V>>>;
}

const texts = z.array(z.string()).default([]);
const currency = z.string().regex(/^[A-Z]{3}$/u, 'must be an ISO 4217 code, as in EUR');
const currencyUse = z.union([
  currency.transform((code) => ({ code, exponent: exponentOf(code) })),
  z.strictObject({ code: currency, exponent: z.int().min(0).max(8) }),
]);
const count = z.int().min(0).transform(BigInt);
const receiver = z.strictObject({
  path: z.string().regex(/^\/[!-~]*$/u, 'must be a path, as in /webhooks/stripe'),
  secret: z.string().optional(),
  publicKey: z.string().optional(),
  merchant: z.string().optional(),
  verify: z
    .string()
    .regex(/^\/[!-~]*$/u, 'must be a path')
    .optional(),
});
const witness = z.strictObject({
  url: z
    .url({ protocol: /^https?$/u, error: 'must be an http or https URL' })
    .refine((url) => isLoopbackHost(new URL(url).hostname), 'must be an address on loopback'),
  token: z.string().regex(/^[\u0021-\u007e]+$/u, 'must be printable ASCII'),
});
const states = { authorized: texts, paid: texts, unpaid: texts, action: texts, failed: texts, canceled: texts };

const LIMITS: readonly (keyof Profile['limits'])[] = [
  'minAmount',
  'maxAmount',
  'refundApproval',
  'payoutApproval',
  'couponMinimum',
  'maxQuantity',
  'pageSize',
  'declines',
  'addressDeclines',
  'loginFailures',
  'sessionIdleMs',
  'quoteMs',
  'authorizationMs',
];

/** The profile file, version 1; unknown keys are refused at every depth. */
export const profileSchema: z.ZodType<Profile> = z
  .strictObject({
    tollgate: z.literal(1, 'must be 1, the version of the profile format'),
    name: z.string().min(1).max(100),
    target: z.strictObject({ baseUrl: z.url({ protocol: /^https?$/u, error: 'must be an http or https URL' }) }),
    money: z.strictObject({
      unit: z.enum(['minor', 'major', 'decimal-string']),
      currency,
      floor: z.int().transform(BigInt).default(0n),
      maxNotional: count.optional(),
    }),
    encoding: z.enum(['json', 'form']).default('json'),
    headers: z.record(headerName, headerValue).default({}),
    auth: auth.optional(),
    actors: optional(['alice', 'bob', 'support', 'finance', 'controller', 'admin'], account),
    idempotency: z.strictObject({ header: headerName }).optional(),
    states: z.strictObject({ ...states, refunded: texts }).prefault({}),
    methods: optional(['ok', 'second', 'declined', 'insufficient', 'sca', 'dispute', 'pending'], z.string().min(1)),
    coupons: optional(['percent', 'percent2', 'fixed', 'single', 'once', 'expired', 'minimum'], z.string().min(1)),
    currencies: z.array(currencyUse).default([]),
    limits: optional(LIMITS, count),
    webhooks: optional(['stripe', 'braintree', 'plaid'], receiver),
    hooks: z.strictObject(hooks).default({}),
    psp: witness.optional(),
    roles: z.strictObject(roles),
  })
  .transform(({ tollgate: _version, encoding, ...profile }) => {
    const { currency: own } = profile.money;
    const others = profile.currencies.filter(({ code }) => code !== own);
    const first = profile.currencies.find(({ code }) => code === own) ?? { code: own, exponent: exponentOf(own) };
    const encoded = encoding === 'form' ? withForms(profile) : profile;
    return { ...encoded, currencies: [first, ...others] } as unknown as Profile;
  });

interface Formed {
  readonly auth?: { readonly register?: Operation | undefined; readonly login?: Operation | undefined } | undefined;
  readonly roles: object;
}

// A profile whose forms are the rule says so once.
function withForms(profile: Formed): object {
  const { register, login } = profile.auth ?? {};
  const roleForms = Object.entries(profile.roles as Record<string, Operation | undefined>).map(
    ([name, one]) => [name, one === undefined ? undefined : asForm(one)] as const,
  );
  return {
    ...profile,
    roles: Object.fromEntries(roleForms),
    ...(profile.auth !== undefined && {
      auth: {
        ...profile.auth,
        ...(register !== undefined && { register: asForm(register) }),
        ...(login !== undefined && { login: asForm(login) }),
      },
    }),
  };
}

function asForm(one: Operation): Operation {
  return one.encoding !== undefined || one.graphql !== undefined ? one : { ...one, encoding: 'form' };
}
