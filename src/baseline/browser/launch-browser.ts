import { createRequire } from 'node:module';
import type { Browser, BrowserType } from 'playwright-core';

/** A running browser, or why there is none. */
export type LaunchedBrowser =
  | { readonly browser: Browser; readonly notices: readonly string[] }
  | { readonly problem: string };

// Where distributions and vendors put them; then what the package itself knows of this system.
const PROGRAMS: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];
const CHANNELS: readonly string[] = ['chrome', 'msedge', 'chromium'];
const LAUNCH_TIMEOUT = 20_000;

/**
 * Starts Chromium or Chrome without a window, by way of the package `playwright-core`, which is loaded here and nowhere else:
 * it is there only where a user has installed it.
 */
export async function launchBrowser(program: string | undefined): Promise<LaunchedBrowser> {
  const chromium = chromiumType();
  if (chromium === undefined)
    return { problem: 'the package playwright-core is not installed (npm install playwright-core)' };
  const choices =
    program === undefined
      ? [...PROGRAMS.map((executablePath) => ({ executablePath })), ...CHANNELS.map((channel) => ({ channel }))]
      : [{ executablePath: program }];
  let why = '';
  for (const choice of choices) {
    const launched = await tryToLaunch(chromium, choice);
    if ('browser' in launched) return launched;
    // What a program that is there says of itself is worth more than that another one is missing.
    if (why === '' || !/doesn't exist|not found/u.test(launched.problem)) why = launched.problem;
  }
  return { problem: program === undefined ? `no Chromium or Chrome could be started (${why})` : why };
}

async function tryToLaunch(
  chromium: BrowserType,
  choice: { readonly executablePath: string } | { readonly channel: string },
): Promise<LaunchedBrowser> {
  const options = { ...choice, headless: true, timeout: LAUNCH_TIMEOUT, args: ['--disable-dev-shm-usage'] };
  try {
    return { browser: await chromium.launch({ ...options, chromiumSandbox: true }), notices: [] };
  } catch (error) {
    const problem = firstLine(error);
    if (/doesn't exist|not found|ENOENT/u.test(problem)) return { problem };
  }
  try {
    // In containers and for root the sandbox needs rights that are mostly not there.
    const browser = await chromium.launch({ ...options, chromiumSandbox: false });
    return { browser, notices: ['the browser runs without its sandbox here: open only pages that you trust'] };
  } catch (error) {
    return { problem: firstLine(error) };
  }
}

// Not imported: bundlers would take the whole package in, and it is optional.
const load = createRequire(import.meta.url);

function chromiumType(): BrowserType | undefined {
  try {
    const { chromium } = load('playwright-core') as { readonly chromium: BrowserType };
    return chromium;
  } catch {
    return undefined;
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n', 1)[0] ?? '').slice(0, 200);
}
