const LOOPBACK = /^(?:localhost|(?:.*\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Is this host name, as `URL.hostname` gives it, the machine itself? Private ranges are not loopback. */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/** A URL whose port does not change from run to run: dropped on loopback, kept elsewhere. Nothing where the text is no URL. */
export function parseStableUrl(url: string): URL | undefined {
  const parsed = URL.parse(url);
  if (parsed === null) return undefined;
  if (parsed.port !== '' && isLoopbackHost(parsed.hostname)) parsed.port = '';
  return parsed;
}

/** `parseStableUrl` as text; text that is no URL stays as it is. */
export function stableUrl(url: string): string {
  return parseStableUrl(url)?.href ?? url;
}

/** What a target without a configured name is called: its origin, port dropped on loopback. */
export function targetName(url: string): string {
  return URL.canParse(url) ? new URL(stableUrl(url)).origin : url;
}
