/** An OpenAPI 3 description, or what is cut of one. */
export interface ApiSlice {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

// What is read by people only. In a schema's `properties` and in a `mapping` they are names like any other.
const FOR_READERS = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags']);
const KEPT_EXTENSION = 'x-multi-segment';
const NAMED = new Set(['properties', 'patternProperties', 'mapping', 'schemas', 'responses', 'parameters', 'headers']);

/**
 * Cuts these routes (`GET /user`) and everything that they refer to out of an API description, without what only people
 * read and without extensions, but for the one that says of a path parameter that it may hold slashes. The same description gives the same slice, in its own order.
 * @throws Error where the description has no such route, or refers to what it does not hold
 */
export function cutSlice(description: ApiSlice, routes: readonly string[]): ApiSlice {
  const wanted = new Set<string>();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [path, item] of Object.entries(description.paths)) {
    const methods = Object.keys(item).filter((method) => routes.includes(`${method.toUpperCase()} ${path}`));
    if (methods.length === 0) continue;
    paths[path] = Object.fromEntries(methods.map((method) => [method, bare(item[method], false)]));
  }
  const found = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const missing = routes.filter((route) => !found.includes(route));
  if (missing.length > 0) throw new Error(`the description has no route ${missing.join(', ')}`);
  collect(paths, description, wanted);
  const components: Record<string, Record<string, unknown>> = {};
  for (const [kind, all] of Object.entries(description.components)) {
    const names = Object.keys(all).filter((name) => wanted.has(`#/components/${kind}/${name}`));
    if (names.length > 0) components[kind] = Object.fromEntries(names.map((name) => [name, bare(all[name], false)]));
  }
  const { version, title, license } = description.info;
  return { openapi: description.openapi, info: { title, version, license }, paths, components };
}

/** The value without what is for readers; `named`: its keys are names, not keywords. */
function bare(value: unknown, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => bare(item, false));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => named || key === KEPT_EXTENSION || !(FOR_READERS.has(key) || key.startsWith('x-')))
      .map(([key, inner]) => [key, bare(inner, !named && NAMED.has(key))]),
  );
}

function collect(value: unknown, description: ApiSlice, wanted: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const reference: unknown = Reflect.get(value, '$ref');
  if (typeof reference === 'string' && !wanted.has(reference)) {
    wanted.add(reference);
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/([\w.-]+)$/u.exec(reference) ?? [];
    const target = description.components[kind]?.[name];
    if (target === undefined) throw new Error(`the description refers to ${reference}, and does not hold it`);
    collect(bare(target, false), description, wanted);
  }
  for (const inner of Object.values(value)) collect(inner, description, wanted);
}
