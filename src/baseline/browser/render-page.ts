import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core';
import { asList, asObject } from '../../util/untrusted.ts';
import { MAX_URL_LENGTH, parseLink } from '../crawl-url.ts';
import { failureText } from '../failure-text.ts';
import type { PageScript, RenderedPage } from '../page-renderer.ts';

/** How a page is opened. */
export interface RenderOptions {
  /** The only origin that is asked, but for scripts that may be loaded. */
  readonly origin: string;
  /** Of the visitor, the cookies among them; sent to the origin alone. */
  readonly headers: Readonly<Record<string, string>>;
  /** May a script of another origin be loaded? By its address without query. */
  readonly mayLoad: (script: string) => boolean;
  /** The certificate is one of our own, which the browser does not know. */
  readonly ignoreCertificate: boolean;
}

const TIMEOUT = 10_000;
const QUIET = 1_500;
const MAX_LINKS = 5_000;
const MAX_SCRIPTS = 500;
const MAX_SCRIPT_BYTES = 5 * 1024 * 1024;

// Read in the page, where everything may have been replaced by it: what comes back is believed no word of.
const READ_PAGE = `(() => {
  const list = (selector, map) => [...document.querySelectorAll(selector)].slice(0, ${MAX_LINKS}).map(map);
  return {
    links: list('a[href], area[href], iframe[src], frame[src]', (element) => String(element.href || element.src)),
    scripts: list('script', (script) => ({
      src: String(script.src || ''),
      type: String(script.type || ''),
      integrity: String(script.integrity || ''),
      text: script.src ? '' : String(script.textContent).slice(0, ${MAX_SCRIPT_BYTES}),
    })),
  };
})()`;

/**
 * Opens a page in a fresh context of the browser and says what links and scripts it has when it has come to rest. Only GET
 * requests to the origin go out, and those for scripts that may be loaded.
 * @throws Error with a few stable words where the page cannot be opened
 */
export async function renderPage(browser: Browser, url: string, options: RenderOptions): Promise<RenderedPage> {
  const { cookie = '', ...headers } = lowerCase(options.headers);
  const context = await browser.newContext({
    serviceWorkers: 'block',
    acceptDownloads: false,
    ignoreHTTPSErrors: options.ignoreCertificate,
  });
  try {
    await context.addCookies(cookiesOf(cookie, options.origin));
    const seen = new Map<string, Promise<Uint8Array | undefined>>();
    const requested = new Set<string>();
    await context.route('**/*', (route, request) => admit(route, request, options, headers, seen, requested));
    await context.routeWebSocket(/.*/u, (socket) => void socket.close());
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    watchScripts(page, seen);
    await page.goto(url, { waitUntil: 'load', timeout: TIMEOUT });
    await page.waitForLoadState('networkidle', { timeout: QUIET }).catch(() => undefined);
    const found = asObject(await page.evaluate(READ_PAGE));
    const links = [...linksOf(found['links'], url), ...requested].filter((link) => link !== url);
    return { links: [...new Set(links)].toSorted(), scripts: await scriptsOf(asList(found['scripts']), seen, url) };
  } catch (error) {
    throw new Error(failureOf(error), { cause: error });
  } finally {
    await closeQuietly(context);
  }
}

async function admit(
  route: Route,
  request: Request,
  { origin, mayLoad }: RenderOptions,
  headers: Readonly<Record<string, string>>,
  seen: Map<string, Promise<Uint8Array | undefined>>,
  requested: Set<string>,
): Promise<void> {
  const address = URL.parse(request.url());
  const isGet = request.method() === 'GET' || request.method() === 'HEAD';
  const isScript = request.resourceType() === 'script';
  const name = address === null ? '' : scriptAddress(address);
  const isOwn = address?.origin === origin;
  if (isScript && name !== '' && !seen.has(name) && seen.size < MAX_SCRIPTS) seen.set(name, Promise.resolve(undefined));
  if (isGet && isOwn && ['xhr', 'fetch'].includes(request.resourceType()) && requested.size < MAX_LINKS) {
    const link = parseLink(request.url(), request.url())?.href;
    if (link !== undefined && link.length <= MAX_URL_LENGTH) requested.add(link);
  }
  if (isGet && isOwn) return route.continue({ headers: { ...request.headers(), ...headers } });
  if (isGet && isScript && mayLoad(name)) return route.continue();
  return route.abort('blockedbyclient');
}

function watchScripts(page: Page, seen: Map<string, Promise<Uint8Array | undefined>>): void {
  page.on('response', (response) => {
    const address = URL.parse(response.url());
    if (response.request().resourceType() !== 'script' || address === null || !response.ok()) return;
    const body = response.body().catch(() => undefined);
    if (seen.size < MAX_SCRIPTS) seen.set(scriptAddress(address), body);
  });
}

async function scriptsOf(
  elements: readonly unknown[],
  seen: ReadonlyMap<string, Promise<Uint8Array | undefined>>,
  url: string,
): Promise<readonly PageScript[]> {
  const scripts = new Map<string, PageScript>();
  const add = (script: PageScript): void => {
    const key = `${script.source} ${script.hash ?? ''}`;
    if (scripts.size < MAX_SCRIPTS) scripts.set(key, script);
  };
  const guarded = new Set<string>();
  for (const element of elements) {
    const { src, type, integrity, text } = asObject(element);
    if (!isJavaScript(type)) continue;
    const address = typeof src === 'string' && src !== '' ? URL.parse(src, url) : null;
    if (address !== null && typeof integrity === 'string' && integrity !== '') guarded.add(scriptAddress(address));
    if (address !== null && !seen.has(scriptAddress(address)))
      add({ source: scriptAddress(address), integrity: guarded.has(scriptAddress(address)) });
    if (address === null && typeof text === 'string' && text.trim() !== '')
      add({ source: 'inline', hash: hashOf(Buffer.from(text)), integrity: false });
  }
  for (const [source, content] of seen) {
    const bytes = await content;
    add({ source, ...(bytes !== undefined && { hash: hashOf(bytes) }), integrity: guarded.has(source) });
  }
  return [...scripts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, script]) => script);
}

function isJavaScript(type: unknown): boolean {
  return (
    typeof type === 'string' && /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/iu.test(type.trim())
  );
}

function hashOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

function scriptAddress({ protocol, origin, pathname, href }: URL): string {
  return (/^https?:$/u.test(protocol) ? `${origin}${pathname}` : href).slice(0, MAX_URL_LENGTH);
}

function linksOf(value: unknown, url: string): string[] {
  return asList(value).flatMap((link) => {
    const href = typeof link === 'string' ? parseLink(link, url)?.href : undefined;
    return href === undefined || href.length > MAX_URL_LENGTH ? [] : [href];
  });
}

function cookiesOf(header: string, origin: string): { name: string; value: string; url: string }[] {
  return header.split('; ').flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [{ name: pair.slice(0, equals), value: pair.slice(equals + 1), url: origin }];
  });
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

// Messages of the browser hold addresses and times.
function failureOf(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  const code = /net::(ERR_\w+)/u.exec(text)?.[1];
  if (code !== undefined) return `page not opened (${code})`;
  if (/timeout/iu.test(text)) return 'page did not come to rest in time';
  return /closed|crash/iu.test(text) ? 'the browser ended' : failureText(error);
}

async function closeQuietly(context: BrowserContext): Promise<void> {
  await context.close().catch(() => undefined);
}
