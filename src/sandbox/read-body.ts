import type { FastifyRequest } from 'fastify';
import { firstValues } from './first-values.ts';
import { Refusal } from './refusal.ts';

/** A JSON Schema of the request body `Body`, which has exactly the fields it names. */
export interface BodySchema<Body> {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly (keyof Body)[];
  readonly properties: Readonly<Partial<Record<keyof Body, object>>>;
}

/** A body that has exactly these fields, of which `optional` may be absent. */
export function bodySchema<Body extends object>(
  properties: Readonly<Partial<Record<keyof Body, object>>>,
  optional: readonly (keyof Body)[] = [],
): BodySchema<Body> {
  const required = (Object.keys(properties) as (keyof Body)[]).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

/** No fields at all. */
export const emptyBody: BodySchema<object> = bodySchema({});

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Meaning {
  readonly code: string;
  readonly text: string;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  required: { code: 'missing_field', text: 'is missing' },
  additionalProperties: { code: 'unknown_field', text: 'is not a field of this request' },
  type: { code: 'wrong_type', text: 'is of the wrong type' },
  minimum: { code: 'out_of_range', text: 'is out of range' },
  maximum: { code: 'out_of_range', text: 'is out of range' },
};

/** The body, checked against the schema; no body counts as `{}`. @throws Refusal 400 that names the first bad field */
export function readBody<Body>(request: FastifyRequest, schema: BodySchema<Body>): Body {
  const body = request.body === undefined || request.body === null ? {} : request.body;
  const validate = request.getValidationFunction(schema) ?? request.compileValidationSchema(schema);
  if (validate(firstValues(body))) return body as Body;
  const [error] = (validate as unknown as { readonly errors: readonly SchemaError[] }).errors;
  const field = error?.params['missingProperty'] ?? error?.params['additionalProperty'] ?? error?.instancePath.slice(1);
  // What the client sent is echoed only where it can be a field's name.
  const name = typeof field === 'string' && /^[a-z_]{1,40}$/iu.test(field) ? `"${field}"` : 'The body or a field of it';
  const { code, text } = MEANINGS[error?.keyword ?? ''] ?? { code: 'invalid_value', text: 'is not acceptable' };
  throw new Refusal(400, code, `${name} ${text}.`);
}
