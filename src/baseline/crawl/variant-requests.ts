import { pathShape, urlShape } from '../crawl-url.ts';
import type { Visit } from './visit.ts';

/** A page asked for once more, changed in one thing. */
export interface VariantRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An address that belongs to nobody (RFC 2606). */
export const FOREIGN_ORIGIN = 'https://tollgate.invalid';

const RETURN_ADDRESS =
  /^(?:.*[_-])?(?:return|redirect|next|continue|goto|dest|destination|forward|back|callback|target|url|uri)(?:[_-]?(?:to|url|uri|path|page))?$/iu;
const MAX_OF_A_KIND = 30;

/**
 * Which answers to ask for again: those of an interface as if another site asked (does it let that site read them?), and
 * those with a return address in their query with a foreign one (does it lead there?). One of each route.
 */
export function variantRequests(target: string, visits: readonly Visit[]): readonly VariantRequest[] {
  const seen = visits.filter(({ kind }) => kind === 'page');
  const asked = seen.filter(({ url, isApi, status }) => url === target || (isApi && status !== 404));
  const origins = oneOfEachRoute(
    asked.map(({ url }) => url),
    pathShape,
  ).map((url) => ({ url, headers: { origin: FOREIGN_ORIGIN } }));
  const returns = oneOfEachRoute(
    seen.flatMap(({ url }) => withForeignReturn(url)),
    urlShape,
  );
  return [...origins, ...returns.map((url) => ({ url }))];
}

function oneOfEachRoute(urls: readonly string[], shapeOf: (url: string) => string): string[] {
  const byRoute = new Map<string, string>();
  for (const url of urls.toSorted()) {
    const route = shapeOf(url);
    if (!byRoute.has(route)) byRoute.set(route, url);
  }
  return [...byRoute.values()].slice(0, MAX_OF_A_KIND);
}

function withForeignReturn(address: string): string[] {
  const url = new URL(address);
  const names = [...new Set(url.searchParams.keys())].filter((name) => name.length < 40 && RETURN_ADDRESS.test(name));
  return names.map((name) => {
    const changed = new URL(url);
    changed.searchParams.set(name, `${FOREIGN_ORIGIN}/`);
    return changed.href;
  });
}
