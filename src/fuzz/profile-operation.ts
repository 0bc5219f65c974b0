import { z } from 'zod';
import { type Json, numberText } from './json.ts';
import { isJsonPointer } from './json-pointer.ts';
import type { Operation } from './profile.ts';
import { EVERYWHERE, type RoleShape } from './roles.ts';
import { placeholdersIn } from './template.ts';
import { isLoopbackHost } from '../model/target.ts';
import { nearest } from '../util/nearest.ts';

const OP = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/[!-~]*)$/u;
const HOOK_OP = /^(GET|POST|PUT|PATCH|DELETE) (https?:\/\/[!-~]+)$/u;
const MAX_DEPTH = 16;

/** A header's name. */
export const headerName: z.ZodType<string> = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u, 'must be a header name');

/** A header's value. */
export const headerValue: z.ZodType<string> = z.string().regex(/^[\t\u0020-\u007e]*$/u, 'must be printable ASCII');

const pointer = z.string().refine(isJsonPointer, 'must be a JSON pointer, as in /payment/amount');
const outSource = z
  .string()
  .refine(
    (text) => isJsonPointer(text) || /^location$|^(?:header|cookie) [!#$%&'*+.^_`|~0-9A-Za-z-]+$/u.test(text),
    'must be a JSON pointer, as in /payment/amount; or location, header NAME, cookie NAME',
  );

/** What the schema needs to know of an operation. */
export type OperationShape = Pick<RoleShape, 'placeholders' | 'fields' | 'out'>;

/** The schema of an operation of the app. */
export function operation(shape: OperationShape): z.ZodType<Operation> {
  return make(shape, z.string().regex(OP, 'must be a method and a path, as in POST /api/payments'), OP);
}

/** The schema of a hook: a method and an address on loopback. */
export function hookOperation(shape: OperationShape): z.ZodType<Operation> {
  const op = z
    .string()
    .regex(HOOK_OP, 'must be a method and an address, as in POST http://127.0.0.1:4020/clock/advance')
    .refine((text) => {
      const url = HOOK_OP.exec(text)?.[2] ?? '';
      return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
    }, 'must be an address on loopback: hooks steer a test environment');
  return make(shape, op, HOOK_OP);
}

function make(shape: OperationShape, op: z.ZodType<string>, pattern: RegExp): z.ZodType<Operation> {
  const known = [...shape.placeholders, ...EVERYWHERE];
  return z
    .strictObject({
      op,
      headers: z.record(headerName, headerValue).optional(),
      body: z.unknown().optional(),
      encoding: z.enum(['json', 'form']).optional(),
      graphql: z.string().min(1).optional(),
      as: z.enum(['support', 'finance', 'controller', 'admin']).optional(),
      fields: names(shape.fields, pointer).optional(),
      out: names(shape.out, outSource).optional(),
    })
    .transform((raw, context): Operation => {
      const body = raw.body === undefined ? undefined : toJson(raw.body, 0);
      if (body === TOO_DEEP) {
        context.addIssue({ code: 'custom', path: ['body'], message: 'is no JSON, or nested too deeply' });
        return z.NEVER;
      }
      if (raw.graphql !== undefined && raw.encoding === 'form') {
        context.addIssue({ code: 'custom', path: ['encoding'], message: 'must be json where graphql is given' });
        return z.NEVER;
      }
      const [, method = '', address = ''] = pattern.exec(raw.op) ?? [];
      for (const name of placeholdersIn([address, body ?? null, Object.values(raw.headers ?? {})])) {
        if (known.includes(name)) continue;
        const like = nearest(name, known);
        context.addIssue({
          code: 'custom',
          message: `uses the unknown placeholder {${name}}${like === undefined ? '' : `; did you mean {${like}}?`}`,
        });
      }
      const origin = pattern === HOOK_OP && URL.canParse(address) ? new URL(address).origin : undefined;
      const path = origin === undefined ? address : address.replace(/^https?:\/\/[^/?#]*/u, '');
      return {
        method,
        path: path.startsWith('/') ? path : `/${path}`,
        headers: raw.headers ?? {},
        ...(body !== undefined && { body }),
        ...(raw.encoding !== undefined && { encoding: raw.encoding }),
        ...(raw.graphql !== undefined && { graphql: raw.graphql }),
        ...(origin !== undefined && { origin }),
        ...(raw.as !== undefined && { as: raw.as }),
        fields: raw.fields ?? {},
        out: raw.out ?? {},
      };
    });
}

function names(known: readonly string[], value: z.ZodType<string>): z.ZodType<Readonly<Record<string, string>>> {
  return z
    .strictObject(Object.fromEntries(known.map((name) => [name, value.optional()])))
    .transform((raw) =>
      Object.fromEntries(Object.entries(raw).filter(([, source]) => source !== undefined)),
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
