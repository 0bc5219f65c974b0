import type { ProgressSink } from '../../model/progress.ts';

/** The two ways in which ZAP is started: an installation of the machine, or its container image. */
export type ZapEngine = 'zap' | 'zap-docker';

/** How ZAP is somebody; values are secrets and never stand in an argument. */
export interface ZapSession {
  /** Sent with every request to the target: name → value. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Name → value. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** A login form: its page, where it is sent to (default: the page), and its fields by name. */
  readonly login?: {
    readonly url: string;
    readonly action?: string;
    readonly fields: Readonly<Record<string, string>>;
  };
  /** An authentication script of ZAP's: the text of the file, its name, and its engine as ZAP calls it. */
  readonly script?: { readonly name: string; readonly text: string; readonly engine: string };
  /** A page that only somebody signed in gets, and text that it holds. */
  readonly check?: { readonly url: string; readonly text?: string };
}

/** Reports that ZAP writes beside the one that is read. */
export type ExtraReport = 'html' | 'markdown' | 'xml';

/** What to scan with ZAP, and how much of it. */
export interface ZapScanOptions {
  readonly engine: ZapEngine;
  /** Where ZAP begins; its origin is the scope. Giving it is consent to GET requests. */
  readonly target: string;
  /** Fewer addresses found make the run degraded. */
  readonly minUrls: number;
  /** Absolute URLs that must answer with 200. */
  readonly requiredUrls: readonly string[];
  /** Absolute URLs that are requested too. Default none. */
  readonly seeds?: readonly string[];
  /** Regular expressions of addresses that are never requested; they match from the start. */
  readonly excludes: readonly string[];
  /** Minutes for the spider. Default 5. */
  readonly spiderMinutes?: number;
  /** Minutes for the whole run, from the start of ZAP to its end. Default 20. */
  readonly minutes?: number;
  /** Also explore with a browser (Firefox), which clicks. */
  readonly clientSpider?: boolean;
  readonly session?: ZapSession;
  /** Reports for people. Default: HTML. */
  readonly reports?: readonly ExtraReport[];
  /** For `zap-docker`: default the pinned image. */
  readonly image?: string;
  /** Does a container see the machine's own loopback (`--network host`)? Linux only. */
  readonly hostNetwork: boolean;
  /** A folder of ours, shared with the container engine's machine; each run makes one of its own within. */
  readonly workDir: string;
  /** The surroundings; ZAP sees only what it needs of them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
}
