import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { removeFolder, temporaryFolder } from '../../src/util/files.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';
import { installZap } from '../scanners/zap/stand-in.ts';

/** What a scan came to, and what it left in its folder. */
export interface WebScan extends CliOutcome {
  readonly cwd: string;
  file(name: string): Promise<string>;
  results(): Promise<readonly WebResult[]>;
}

/** What the tests look at of a SARIF result. */
export interface WebResult {
  readonly ruleId: string;
  readonly level: string;
  readonly suppressions?: readonly { readonly justification?: string }[];
}

/** What a scan finds where it starts. */
export interface WebScanParts {
  /** What ZAP does when it is started; absent: it is not installed. */
  readonly zap?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Instead of the shop. */
  readonly address?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A shop of four pages on loopback, and a way to scan it. */
export interface WebShop {
  readonly target: string;
  /** A script that speaks of the stand-in's own target, for this one. */
  ofTarget(script: string): string;
  newFolder(): Promise<string>;
  /** Runs `scan web` in a folder of its own. */
  scan(args: readonly string[], parts?: WebScanParts): Promise<WebScan>;
}

const PAGE =
  '<!doctype html><title>Shop</title><a href="/cart">cart</a> <a href="/checkout">pay</a> <a href="/docs/api">API</a>';

/** The shop for the tests of a file; to be asked for outside of tests. */
export function webShopOfFile(): WebShop {
  let folder = '';
  let target = '';
  let count = 0;
  const server = createServer(({ url = '' }, response) => {
    const isPage = ['/', '/cart', '/checkout', '/docs/api'].includes(url);
    response.writeHead(isPage ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': 'session=abcdef; HttpOnly; SameSite=Lax',
    });
    response.end(isPage ? `${PAGE}<p>${url}` : '<!doctype html>');
  });
  beforeAll(async () => {
    folder = await temporaryFolder('tollgate-web-engines-');
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    await removeFolder(folder);
  });

  async function newFolder(): Promise<string> {
    count += 1;
    const made = join(folder, String(count));
    await mkdir(made);
    return made;
  }

  return {
    get target() {
      return target;
    },
    ofTarget: (script) => script.replaceAll('http://127.0.0.1:3000', target),
    newFolder,
    async scan(args, parts = {}) {
      const cwd = await newFolder();
      for (const [name, text] of Object.entries(parts.files ?? {})) await writeFile(join(cwd, name), text);
      const home = parts.zap === undefined ? undefined : await installZap(join(cwd, 'zap-home'), parts.zap);
      const environment = {
        PATH: '/usr/bin:/bin',
        ...(home !== undefined && { ZAP_HOME: home }),
        SHOP_TOKEN: 'Bearer token-of-the-shop',
        ...parts.environment,
      };
      const words = ['scan', 'web', '--target', parts.address ?? target, ...args];
      return scanIn(cwd, await runInContext(words, cwd, { environment }));
    },
  };
}

function scanIn(cwd: string, outcome: CliOutcome): WebScan {
  const file = (name: string): Promise<string> => readFile(join(cwd, name), 'utf8');
  return {
    ...outcome,
    cwd,
    file,
    async results() {
      const sarif = JSON.parse(await file('.tollgate/reports/web.sarif')) as { runs: { results: WebResult[] }[] };
      return sarif.runs.flatMap(({ results }) => results);
    },
  };
}
