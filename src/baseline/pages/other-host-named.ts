import type { RecordedExchange } from '../recorded-exchange.ts';

const LINKS: readonly RegExp[] = [
  /src\s{0,99}=\s{0,99}["']?https?:\/\/([\w.-]{1,255})/iu,
  /href\s{0,99}=\s{0,99}["']?https?:\/\/([\w.-]{1,255})/iu,
  /[=(]\s{0,99}["']https?:\/\/([\w.-]{1,255})/iu,
];

/** The first other host that the page speaks of, by each way to do so. */
export function otherHostNamed({ url, text }: RecordedExchange): string | undefined {
  const own = new URL(url).hostname.toLowerCase();
  return LINKS.map((link) => link.exec(text)?.[1]?.toLowerCase()).find((host) => host !== undefined && host !== own);
}
