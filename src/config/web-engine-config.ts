/** How a real ZAP is run. */
export interface ZapEngineConfig {
  readonly image?: string | undefined;
  /** Minutes for the whole run. */
  readonly minutes?: number | undefined;
  readonly spiderMinutes?: number | undefined;
  readonly clientSpider?: boolean | undefined;
  /** Where the login form of the session is sent to; its page by default. */
  readonly loginAction?: string | undefined;
  /** An authentication script of ZAP's. */
  readonly script?: { readonly file: string; readonly engine: string } | undefined;
  /** Where ZAP's reports go; HTML and JSON lie in `zap` of the output folder by default. */
  readonly html?: string | undefined;
  readonly markdown?: string | undefined;
  readonly xml?: string | undefined;
  readonly json?: string | undefined;
}

/** Which engine looks at the target, how it gets there, and what is decided about its rules. */
export interface WebEngineConfig {
  readonly engine?: 'embedded' | 'zap' | 'zap-docker' | 'auto' | undefined;
  readonly zap?: ZapEngineConfig | undefined;
  /** A rule configuration as `zap-baseline.py -c` takes it. */
  readonly zapConfig?: string | undefined;
  /** Where such a configuration is written, every rule at WARN. */
  readonly writeZapConfig?: string | undefined;
  readonly tlsFront?: boolean | undefined;
  /** Seconds until the target must answer. */
  readonly readyTimeout?: number | undefined;
}
