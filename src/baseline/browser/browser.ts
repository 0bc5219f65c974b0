import type { Browser } from 'playwright-core';
import type { Coverage } from '../../model/report.ts';
import { targetName } from '../../model/target.ts';
import { countOf } from '../count-of.ts';
import { launchBrowser } from './launch-browser.ts';
import type { PageRenderer, PageScript, RenderedPage } from '../page-renderer.ts';
import { matchesPath } from '../path-glob.ts';
import { renderPage } from './render-page.ts';
import type { ScanWebOptions } from '../scan-web-options.ts';
import { scriptName } from '../script-inventory.ts';

/** The browser of a scan; where none is wanted, or none is there, it renders nothing. */
export interface OpenBrowser {
  readonly renderer?: PageRenderer;
  /** Why there is none though the scan cannot do without. */
  readonly problem?: string;
  readonly notices: readonly string[];
  /** Is this one of the pages whose scripts count? */
  isPaymentPage(url: string): boolean;
  /** The inventory of the payment pages' scripts, or why there is none (PCI DSS 4.0.1, 6.4.3, 11.6.1). */
  coverage(): Coverage;
  close(): Promise<void>;
}

const MAX_PAGES = 30;
const MAX_LISTED = 200;

/** Opens the browser that the options ask for; a missing one is a problem or a notice, never an error. */
export async function openBrowser(options: ScanWebOptions, target: string, signal: AbortSignal): Promise<OpenBrowser> {
  const { paymentPages = [] } = options;
  const mode = options.browser ?? (paymentPages.length > 0 ? 'payment-pages' : 'never');
  const isPaymentPage = (url: string): boolean => matchesPath(paymentPages, new URL(url).pathname);
  const nothing = { notices: [], isPaymentPage, close: async () => {} };
  if (mode === 'never') return { ...nothing, coverage: () => noData(paymentPages, 'no browser was asked for') };
  const launched = signal.aborted ? { problem: 'the scan was stopped' } : await launchBrowser(options.browserPath);
  if (!('browser' in launched)) {
    const problem = `no browser to open pages with: ${launched.problem}`;
    const coverage = (): Coverage => noData(paymentPages, problem);
    return mode === 'always' ? { ...nothing, problem, coverage } : { ...nothing, notices: [problem], coverage };
  }
  return running(launched.browser, launched.notices, {
    options,
    target,
    signal,
    isPaymentPage,
    all: mode === 'always',
  });
}

interface RunningParts {
  readonly options: ScanWebOptions;
  readonly target: string;
  readonly signal: AbortSignal;
  readonly isPaymentPage: (url: string) => boolean;
  readonly all: boolean;
}

function running(
  browser: Browser,
  notices: readonly string[],
  { options, target, signal, isPaymentPage, all }: RunningParts,
): OpenBrowser {
  const { paymentPages = [], scripts = [] } = options;
  const { origin } = new URL(target);
  const inventory = new Map<string, PageScript>();
  const captured = new Set<string>();
  let opened = 0;
  let left = 0;
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', onAbort);
    await browser.close().catch(() => undefined);
  };
  const onAbort = (): void => void close();
  signal.addEventListener('abort', onAbort, { once: true });
  async function render(url: string, headers: Readonly<Record<string, string>>): Promise<RenderedPage> {
    opened += 1;
    const page = await renderPage(browser, url, {
      origin,
      headers,
      mayLoad: (script) => scripts.some((entry) => entry.script === script),
      ignoreCertificate: options.ca !== undefined,
    });
    if (isPaymentPage(url)) {
      captured.add(new URL(url).pathname);
      for (const script of page.scripts) inventory.set(`${script.source} ${script.hash ?? ''}`, script);
    }
    return page;
  }
  return {
    renderer: {
      wants(url) {
        const wanted = isPaymentPage(url) || (all && opened < MAX_PAGES);
        left += wanted || !all ? 0 : 1;
        return wanted;
      },
      render,
    },
    notices,
    isPaymentPage,
    coverage: () => ({
      ...(left > 0 && { notOpenedInBrowser: left }),
      ...(paymentPages.length > 0 && captured.size === 0 && noData(paymentPages, 'no payment page was opened')),
      ...(captured.size > 0 && {
        paymentPagesCaptured: [...captured].toSorted(),
        paymentPageScripts: listOf([...inventory.values()]),
      }),
    }),
    close,
  };
}

function noData(paymentPages: readonly string[], reason: string): Coverage {
  return paymentPages.length === 0 ? {} : { paymentPageScripts: `no data: ${reason}` };
}

function listOf(scripts: readonly PageScript[]): readonly string[] {
  const lines = scripts.map((script) => {
    const own = script.source === 'inline' ? 'in the page' : sourceText(script.source);
    return `${own} ${script.hash ?? 'not loaded'}`;
  });
  const sorted = [...new Set(lines)].toSorted();
  const rest = sorted.length - MAX_LISTED;
  return rest > 0 ? [...sorted.slice(0, MAX_LISTED), `and ${countOf(rest, 'script')} more`] : sorted;
}

// A port on loopback differs from run to run.
function sourceText(source: string): string {
  return URL.canParse(source)
    ? `${targetName(source)}${new URL(source).pathname}`
    : scriptName({ source, integrity: false });
}
