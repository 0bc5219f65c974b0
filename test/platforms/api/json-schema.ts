/**
 * OpenAPI 3.0's dialect as JSON Schema: `nullable` becomes a second possibility, references lead into the schema `root`,
 * keywords that say nothing of the value are left out. Source: https://spec.openapis.org/oas/v3.0.3#schema-object
 */
export function jsonSchema(value: unknown, root: string): unknown {
  return convert(value, root, false);
}

const SAYS_NOTHING = new Set(['discriminator', 'deprecated', 'readOnly', 'writeOnly', 'xml', 'nullable']);
const NAMED = new Set(['properties', 'patternProperties', 'schemas', 'responses', 'parameters', 'headers', 'content']);

function convert(value: unknown, root: string, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, root, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => named || !SAYS_NOTHING.has(key))
    .map(([key, inner]) =>
      !named && key === '$ref'
        ? [key, `${root}${String(inner)}`]
        : [key, convert(inner, root, !named && NAMED.has(key))],
    );
  const converted: unknown = Object.fromEntries(entries);
  const mayBeNull = !named && Reflect.get(value, 'nullable') === true;
  return mayBeNull ? { anyOf: [{ type: 'null' }, converted] } : converted;
}
