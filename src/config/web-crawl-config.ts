/** How a crawl is somebody: every value may hold `${NAME}` for an environment variable, so that no secret stands in the file. */
export interface WebSessionConfig {
  /** Sent with every request of the authenticated pass: name → value. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Name → value. */
  readonly cookies?: Readonly<Record<string, string>> | undefined;
  /** A page with a login form, and what to type into its fields by name. */
  readonly login?: { readonly url: string; readonly fields: Readonly<Record<string, string>> } | undefined;
  /** What tells that the session holds; asked before and after the pass. */
  readonly check?: { readonly url: string; readonly text?: string | undefined } | undefined;
}

/** A route and the file that answers it. */
export interface WebSourceConfig {
  /** Path of the address; `*` stands for anything within a segment, `**` for anything. */
  readonly path: string;
  /** Relative to the configuration file. */
  readonly file: string;
  readonly line?: number | undefined;
}

/** A script that may run on payment pages (PCI DSS 4.0.1, 6.4.3). */
export interface AuthorizedScriptConfig {
  /** Its address, or for one that stands in the page its hash, `sha256-…`. */
  readonly script: string;
  /** The contents that are known, as in an `integrity` attribute (`sha256-…`); without them any content will do. */
  readonly hashes?: readonly string[] | undefined;
  readonly reason: string;
}

/** What the crawl does beyond following links, how much it must see, and where its findings lie in the sources. */
export interface WebCrawlConfig {
  readonly exclude?: readonly string[] | undefined;
  readonly seeds?: readonly string[] | undefined;
  readonly openapi?: string | undefined;
  readonly forms?: readonly string[] | undefined;
  readonly probes?: boolean | undefined;
  readonly session?: WebSessionConfig | undefined;
  readonly minRoutes?: number | undefined;
  readonly minAuthenticated?: number | undefined;
  readonly browser?: 'never' | 'payment-pages' | 'always' | undefined;
  readonly browserPath?: string | undefined;
  readonly paymentPages?: readonly string[] | undefined;
  readonly scripts?: readonly AuthorizedScriptConfig[] | undefined;
  readonly sources?: readonly WebSourceConfig[] | undefined;
  readonly sourceFolder?: string | undefined;
}
