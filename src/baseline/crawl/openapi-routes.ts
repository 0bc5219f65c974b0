import { asList, asObject } from '../../util/untrusted.ts';

/** One operation of an OpenAPI document. */
export interface ApiRoute {
  /** Lower case, as the document has it. */
  readonly method: string;
  /** Template with the base path of the first server, `/api/orders/{id}`. */
  readonly path: string;
  /** An address of a GET operation that can be asked for with the document's own examples. */
  readonly example?: string;
}

const METHODS: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const MAX_ROUTES = 5_000;

/**
 * The operations of an OpenAPI 3 or Swagger 2 document, in the order of the document. Anything else, and whatever in it is
 * malformed, gives none. Source: https://spec.openapis.org/oas/v3.1.1
 */
export function openapiRoutes(document: unknown): readonly ApiRoute[] {
  const root = asObject(document);
  if (typeof root['openapi'] !== 'string' && typeof root['swagger'] !== 'string') return [];
  const base = basePath(root);
  const routes: ApiRoute[] = [];
  for (const [template, item] of Object.entries(asObject(root['paths']))) {
    if (!template.startsWith('/')) continue;
    const operations = asObject(item);
    for (const method of METHODS) {
      if (operations[method] === undefined || routes.length >= MAX_ROUTES) continue;
      const path = `${base}${template}`;
      const parameters = [...asList(operations['parameters']), ...asList(asObject(operations[method])['parameters'])];
      const example = method === 'get' ? exampleOf(path, parameters, root) : undefined;
      routes.push({ method, path, ...(example !== undefined && { example }) });
    }
  }
  return routes;
}

function basePath(root: Readonly<Record<string, unknown>>): string {
  const own = root['basePath'];
  const server = asObject(asList(root['servers'])[0])['url'];
  const text = typeof own === 'string' ? own : typeof server === 'string' ? server : '';
  // Of an absolute address only the path counts: another origin is never asked.
  const url = URL.canParse(text, 'http://x/') ? new URL(text, 'http://x/') : undefined;
  return url === undefined || text.includes('{') ? '' : url.pathname.replace(/\/+$/u, '');
}

function exampleOf(
  path: string,
  parameters: readonly unknown[],
  root: Readonly<Record<string, unknown>>,
): string | undefined {
  let filled = path;
  const query = new URLSearchParams();
  for (const entry of parameters) {
    const parameter = resolved(entry, root);
    const { name, in: place, required } = parameter;
    if (typeof name !== 'string' || (place !== 'path' && required !== true)) continue;
    const value = valueOf(parameter, root);
    if (value === undefined) return undefined;
    if (place === 'path') filled = filled.replaceAll(`{${name}}`, () => encodeURIComponent(value));
    else if (place === 'query') query.append(name, value);
  }
  if (filled.includes('{')) return undefined;
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}

function valueOf(
  parameter: Readonly<Record<string, unknown>>,
  root: Readonly<Record<string, unknown>>,
): string | undefined {
  const schema = resolved(parameter['schema'], root);
  const examples = Object.values(asObject(parameter['examples'])).map((entry) => asObject(entry)['value']);
  const candidates = [
    parameter['example'],
    ...examples,
    schema['example'],
    asList(schema['examples'])[0],
    schema['default'],
    parameter['default'],
    asList(schema['enum'])[0],
  ];
  for (const value of candidates) {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (isPlain) return String(value).length > 200 ? undefined : String(value);
  }
  return undefined;
}

/** One step of `$ref` inside the document is enough for parameters and their schemas. */
function resolved(value: unknown, root: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entry = asObject(value);
  const reference = entry['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return entry;
  let found: unknown = root;
  for (const step of reference.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const parent = asObject(found);
    found = Object.hasOwn(parent, key) ? parent[key] : undefined;
  }
  return asObject(found);
}
