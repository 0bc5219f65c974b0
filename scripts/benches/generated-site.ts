import { createServer, type Server } from 'node:http';
import { once } from 'node:events';

/** A site of generated pages on loopback. */
export interface GeneratedSite {
  readonly origin: string;
  /** When the first request came, on the clock of `performance.now`; nothing before. */
  readonly firstRequest: () => number | undefined;
  /** Forgets the first request. */
  readonly forget: () => void;
  readonly close: () => void;
}

const PAGE_BYTES = 11 * 1024;
const LETTERS = 26;

// Letters only: the crawler takes pages that differ in a number for the same page again and again.
function nameOf(number: number): string {
  const letter = (value: number): string => String.fromCodePoint(97 + (value % LETTERS));
  return `${letter(number)}${letter(Math.floor(number / LETTERS))}${letter(Math.floor(number / LETTERS ** 2))}-things`;
}

/**
 * Serves so many pages of 11 KB each, as a shop has them: a list with links and forms, scripts, styles, a cookie. Every page
 * can be reached from the first in a few links, and lies in the sitemap.
 */
export async function generatedSite(pages: number): Promise<GeneratedSite> {
  const bodies = new Map<string, string>(
    Array.from({ length: pages }, (_page, number) => [number === 0 ? '/' : `/${nameOf(number)}`, page(number, pages)]),
  );
  let first: number | undefined;
  const server = createServer((request, response) => {
    first ??= performance.now();
    const body = bodies.get(request.url ?? '');
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('set-cookie', 'visit=1; Path=/; HttpOnly; SameSite=Lax');
    response.setHeader('content-security-policy', "default-src 'self'");
    response.end(body ?? 'not found');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: originOf(server),
    firstRequest: () => first,
    forget: () => (first = undefined),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The paths of a generated site of so many pages. */
export function sitePaths(pages: number): readonly string[] {
  return Array.from({ length: pages }, (_page, number) => (number === 0 ? '/' : `/${nameOf(number)}`));
}

function originOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

function page(number: number, pages: number): string {
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${number}</title><link rel="stylesheet" href="/style"><script src="/script"></script></head><body>\n<h1>Things, page ${number}</h1><ul>\n`;
  const items: string[] = [head];
  let size = head.length;
  for (let item = 0; size < PAGE_BYTES - 60; item += 1) {
    // Ten links to the pages that come next in a tree, the others anywhere.
    const linked = item < 10 ? number * 10 + item + 1 : number * 7 + item * 13;
    const path = linked % pages === 0 ? '/' : `/${nameOf(linked % pages)}`;
    const line = `<li class="item"><a href="${path}">Item ${item}</a> <span data-price="${item}00">${item}.00 EUR</span> <form method="post" action="/cart"><input type="hidden" name="sku" value="sku-${item}"><button>Buy</button></form></li>\n`;
    items.push(line);
    size += line.length;
  }
  return `${items.join('')}</ul></body></html>`;
}
