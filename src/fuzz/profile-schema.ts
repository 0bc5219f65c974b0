import { z } from 'zod';
import { type Json, numberText } from './json.ts';
import { isJsonPointer } from './json-pointer.ts';
import type { Operation, Profile } from './profile.ts';
import { EVERYWHERE, ROLES, type RoleName, type RoleShape } from './roles.ts';
import { placeholdersIn } from './template.ts';
import { nearest } from '../util/nearest.ts';

const OP = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/[!-~]*)$/u;
const MAX_DEPTH = 16;

const pointer = z.string().refine(isJsonPointer, 'must be a JSON pointer, as in /payment/amount');
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u, 'must be a header name');
const headerValue = z.string().regex(/^[\t\u0020-\u007e]*$/u, 'must be printable ASCII');

function operation(shape: RoleShape): z.ZodType<Operation> {
  const known = [...shape.placeholders, ...EVERYWHERE];
  return z
    .strictObject({
      op: z.string().regex(OP, 'must be a method and a path, as in POST /api/payments'),
      headers: z.record(headerName, headerValue).optional(),
      body: z.unknown().optional(),
      fields: names(shape.fields).optional(),
      out: names(shape.out).optional(),
    })
    .transform((raw, context): Operation => {
      const body = raw.body === undefined ? undefined : toJson(raw.body, 0);
      if (body === TOO_DEEP) {
        context.addIssue({ code: 'custom', path: ['body'], message: 'is no JSON, or nested too deeply' });
        return z.NEVER;
      }
      const [, method = '', path = ''] = OP.exec(raw.op) ?? [];
      for (const name of placeholdersIn([path, body ?? null, Object.values(raw.headers ?? {})])) {
        if (known.includes(name)) continue;
        const like = nearest(name, known);
        context.addIssue({
          code: 'custom',
          message: `uses the unknown placeholder {${name}}${like === undefined ? '' : `; did you mean {${like}}?`}`,
        });
      }
      return {
        method,
        path,
        headers: raw.headers ?? {},
        ...(body !== undefined && { body }),
        fields: raw.fields ?? {},
        out: raw.out ?? {},
      };
    });
}

function names(known: readonly string[]): z.ZodType<Readonly<Record<string, string>>> {
  return z
    .strictObject(Object.fromEntries(known.map((name) => [name, pointer.optional()])))
    .transform((raw) =>
      Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)),
    ) as z.ZodType<Readonly<Record<string, string>>>;
}

const TOO_DEEP: unique symbol = Symbol('too deep');

// YAML aliases can make a value that contains itself, so that the depth is bounded here and not trusted.
function toJson(value: unknown, depth: number): Json | typeof TOO_DEEP {
  if (depth > MAX_DEPTH) return TOO_DEEP;
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'bigint') {
    return value;
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : numberText(String(value));
  if (typeof value !== 'object') return TOO_DEEP;
  const entries: [string, Json][] = [];
  for (const [key, item] of Object.entries(value)) {
    const json = toJson(item, depth + 1);
    if (json === TOO_DEEP) return TOO_DEEP;
    entries.push([key, json]);
  }
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

const credentials = { fields: [], keyed: false } as const;
const auth = z
  .strictObject({
    header: z.strictObject({ name: headerName, value: headerValue }).optional(),
    register: operation({ ...credentials, placeholders: ['password'], out: ['id', 'token'] }).optional(),
    login: operation({ ...credentials, placeholders: ['password'], out: ['id', 'token'] }).optional(),
  })
  .superRefine(({ header, register, login }, context) => {
    const used = placeholdersIn(header?.value ?? '');
    const unknown = used.find((name) => name !== 'token');
    if (unknown !== undefined) {
      const message = `uses the unknown placeholder {${unknown}}; only {token} is known here`;
      context.addIssue({ code: 'custom', path: ['header', 'value'], message });
    } else if (used.length > 0 && (login?.out['token'] ?? register?.out['token']) === undefined) {
      const message = 'uses {token}, which neither login.out nor register.out maps';
      context.addIssue({ code: 'custom', path: ['header', 'value'], message });
    }
  });

const roles = Object.fromEntries(
  Object.entries(ROLES).map(([name, shape]) => [name, operation(shape).optional()]),
) as Record<RoleName, z.ZodOptional<z.ZodType<Operation>>>;

/** The profile file, version 1; unknown keys are refused at every depth. */
export const profileSchema: z.ZodType<Profile> = z
  .strictObject({
    tollgate: z.literal(1, 'must be 1, the version of the profile format'),
    name: z.string().min(1).max(100),
    target: z.strictObject({ baseUrl: z.url({ protocol: /^https?$/u, error: 'must be an http or https URL' }) }),
    money: z.strictObject({
      unit: z.enum(['minor', 'major', 'decimal-string']),
      currency: z.string().regex(/^[A-Z]{3}$/u, 'must be an ISO 4217 code, as in EUR'),
      floor: z.int().transform(BigInt).default(0n),
    }),
    auth: auth.optional(),
    idempotency: z.strictObject({ header: headerName }).optional(),
    states: z
      .strictObject({ authorized: z.array(z.string()).default([]), paid: z.array(z.string()).default([]) })
      .default({ authorized: [], paid: [] }),
    roles: z.strictObject(roles),
  })
  .transform(({ tollgate: _version, ...profile }) => profile as Profile);
