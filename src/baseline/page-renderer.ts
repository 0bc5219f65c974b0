/** One script of a page as a browser received it. */
export interface PageScript {
  /** Its address without query, or `inline` for one that stands in the page. */
  readonly source: string;
  /** `sha256-…` of what was run, as an `integrity` attribute has it; absent where it was not loaded. */
  readonly hash?: string;
  /** Has it an `integrity` attribute? */
  readonly integrity: boolean;
}

/** What a browser made of a page. */
export interface RenderedPage {
  /** Addresses of links, frames and requests of its scripts, absolute, to any origin; sorted. */
  readonly links: readonly string[];
  /** Every script that it ran or would have run, in a fixed order. */
  readonly scripts: readonly PageScript[];
}

/** What opens pages in a browser; one at a time. */
export interface PageRenderer {
  /** Is this page to be opened? */
  wants(url: string): boolean;
  /** @throws Error where the browser fails; the crawl goes on. */
  render(url: string, headers: Readonly<Record<string, string>>): Promise<RenderedPage>;
}
