import type { ApiSchema } from './api-description.ts';

/** What a completion needs to know of the description. */
export interface Completion {
  /** The schema behind a reference. */
  target(schema: ApiSchema): ApiSchema;
  fits(schema: ApiSchema, value: unknown): boolean;
}

/**
 * A value with everything that its schema requires: what is given stays as it is, right or wrong, what is missing becomes the
 * plainest value that is allowed. So a server can answer in full, as the real one does, and say only what matters.
 */
export function completeValue(reference: ApiSchema, given: unknown, completion: Completion): unknown {
  const schema = completion.target(reference);
  const branches = (schema['oneOf'] ?? schema['anyOf']) as readonly ApiSchema[] | undefined;
  if (branches !== undefined && schema['properties'] === undefined) {
    if (given === undefined && schema['nullable'] === true) return null;
    const values = branches.map((branch) => completeValue(branch, given, completion));
    return values.find((value, index) => completion.fits(branches[index] ?? {}, value)) ?? values[0];
  }
  if (given === undefined && schema['nullable'] === true) return null;
  if (given === undefined) return plainest(schema, completion);
  if (Array.isArray(given)) {
    const items = schema['items'] as ApiSchema | undefined;
    return items === undefined ? given : given.map((item: unknown) => completeValue(items, item, completion));
  }
  return typeof given === 'object' && given !== null ? withProperties(schema, given, completion) : given;
}

function plainest(schema: ApiSchema, completion: Completion): unknown {
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'string':
      return text(schema);
    default:
      return withProperties(schema, {}, completion);
  }
}

function text({ format, minLength }: ApiSchema): string {
  switch (format) {
    case 'date-time':
      return '2026-11-20T10:00:00Z';
    case 'uri':
      return 'https://api.example.test/';
    case 'email':
      return 'somebody@example.test';
    case 'uuid':
      return '00000000-0000-4000-8000-000000000000';
    default:
      return 'a'.repeat(typeof minLength === 'number' ? minLength : 0);
  }
}

function withProperties(schema: ApiSchema, given: object, completion: Completion): Record<string, unknown> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, ApiSchema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const value: Record<string, unknown> = { ...given };
  for (const name of new Set([...required, ...Object.keys(given)])) {
    const property = properties[name];
    if (property !== undefined && (value[name] !== undefined || required.includes(name)))
      value[name] = completeValue(property, value[name], completion);
  }
  return value;
}
