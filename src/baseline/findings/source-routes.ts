import type { SourceRoute } from './source-map.ts';

// A call or an annotation that names a route, by the way in which frameworks write it. Every repetition is bounded, so that
// no text makes one of these slow; the last group is the route.
const VERB = '(?:get|post|put|patch|delete|head|options|all|any|route|use)';
const PATTERNS: readonly RegExp[] = [
  // Express, Fastify, Koa, Hono, Flask, FastAPI, Laravel, Gin, Echo: app.get('/x', …), @app.get("/x"), Route::get('/x', …), r.GET("/x", …)
  new RegExp(String.raw`(?:\.|::)${VERB}\(\s{0,40}['"\x60](/[^'"\x60\n]{0,300})['"\x60]`, 'giu'),
  // Fastify and others with an object: { method: 'GET', url: '/x' }
  /\b(?:url|path)\s{0,4}:\s{0,4}['"`](\/[^'"`\n]{0,300})['"`]/gu,
  // net/http of Go: HandleFunc("GET /x/{id}", …)
  /\.Handle(?:Func)?\(\s{0,40}"(?:[A-Z]{3,7} )?(\/[^"\n]{0,300})"/gu,
  // Spring, JAX-RS, NestJS: @GetMapping("/x"), @Path("x"), @Get('x')
  /@(?:Get|Post|Put|Patch|Delete|Request|Path|Controller)(?:Mapping)?\(\s{0,40}(?:(?:value|path)\s{0,4}=\s{0,4})?\{?\s{0,4}['"]([^'"\n]{1,300})['"]/gu,
  // Django: path('x/<int:id>/', …)
  /(?<![\w.])path\(\s{0,40}r?['"]([^'"\n]{0,300})['"]\s{0,4},/gu,
  // Rails: get '/x', to: …
  /^[^\S\n]{0,40}(?:get|post|put|patch|delete|match)[^\S\n]{1,4}['"](\/?[^'"\n]{1,300})['"][^\S\n]{0,4}(?:,|=>|$)/gmu,
];

const MAX_ROUTES = 2_000;
const NEXT_PAGE = /(?:^|\/)(?:src\/)?(?:pages\/(.{1,300})|app\/(?:(.{1,300})\/)?(?:page|route))\.(?:[cm]?[jt]sx?)$/u;

/**
 * The routes that a source file names, each with its line, as globs; parameters of any style become `*`. It knows how routes
 * are written, not what the program does: what it finds is a hint where to look.
 */
export function sourceRoutes(file: string, text: string): readonly SourceRoute[] {
  const routes = new Map<string, SourceRoute>();
  const own = fileRoute(file);
  if (own !== undefined) routes.set(own, { path: own, file, line: 1 });
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].slice(0, MAX_ROUTES).map((match) => ({ at: match.index, route: match[1] ?? '' })),
  );
  let line = 1;
  let counted = 0;
  for (const { at, route } of found.toSorted((a, b) => a.at - b.at)) {
    const path = routeGlob(route);
    if (path === undefined || routes.has(path)) continue;
    for (; counted < at; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    // White space before the route may hold lines.
    routes.set(path, { path, file, line });
  }
  return [...routes.values()];
}

/** Next.js and its kin: the path of the file is the route. */
function fileRoute(file: string): string | undefined {
  const match = NEXT_PAGE.exec(file.replaceAll('\\', '/'));
  if (match === null) return undefined;
  const path = (match[1] ?? match[2] ?? '').replace(/(?:^|\/)index$/u, '');
  if (/^_|\/_/u.test(path)) return undefined;
  // Groups in brackets are no part of the address.
  const segments = path.split('/').filter((segment) => segment !== '' && !/^\(.*\)$/u.test(segment));
  return routeGlob(`/${segments.join('/')}`);
}

function routeGlob(route: string): string | undefined {
  if (/[\s<>]{2}|\$\{|^https?:/u.test(route)) return undefined;
  const path = `/${route}`
    .replaceAll(/\/{2,}/gu, '/')
    .split('/')
    .map((segment) => (/[:{}[\]<>*()]/u.test(segment) ? '*' : segment))
    .join('/');
  const trimmed = path.length > 1 ? path.replace(/\/$/u, '') : path;
  // A route of stars alone answers everything, and so tells nothing.
  return /^(?:\/\*)+$/u.test(trimmed) || /[\s"'`\\]/u.test(trimmed) ? undefined : trimmed;
}
