import { createServer } from 'node:http';
import { once } from 'node:events';
import { scanWeb } from '../../src/baseline/index.ts';
import type { Bench } from './bench.ts';
import { repeat, secondsOf } from './repeat.ts';

const PAGES = 200;

// Letters only: the crawler takes pages that differ in a number for the same page again and again.
const NAMES = ['', ...Array.from({ length: PAGES - 1 }, (_name, number) => `${letters(number)}-things`)];

/** A site of 200 pages of some 10 KB each on loopback, against fetching the same pages one after the other. */
export const webBench: Bench = {
  name: 'web',
  about: 'the embedded web baseline over 200 generated pages; against fetching them',
  async *measure() {
    const server = createServer((request, response) => {
      const number = NAMES.indexOf((request.url ?? '').slice(1));
      response.statusCode = number === -1 ? 404 : 200;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(number === -1 ? 'not found' : page(number));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    try {
      const fetched = await repeat(async () => ({
        seconds: await secondsOf(async () => {
          for (const name of NAMES) await (await fetch(`${origin}/${name}`)).text();
        }),
      }));
      const effort = await repeat(async () => ({ seconds: await secondsOf(() => scanOnce(origin)) }));
      const references = [{ what: 'fetch one by one', ...fetched }];
      yield { what: 'web baseline over a generated site', amount: PAGES, unit: 'pages', ...effort, references };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
};

async function scanOnce(origin: string): Promise<void> {
  const { run } = await scanWeb({ target: `${origin}/`, maxPages: PAGES + 10, maxDepth: PAGES, version: '0.0.0' });
  const pages = run.coverage?.['pages'];
  if (pages !== PAGES) throw new Error(`the scan saw ${String(pages)} of ${PAGES} pages: its speed would mean nothing`);
}

function page(number: number): string {
  const items = Array.from(
    { length: 60 },
    (_item, item) =>
      `<li class="item"><a href="/${NAMES[(number * 7 + item) % PAGES]}">Item ${item}</a> <span data-price="${item}00">${item}.00</span>` +
      `<form method="post" action="/cart"><input type="hidden" name="sku" value="sku-${item}"><button>Buy</button></form></li>`,
  );
  return `<!doctype html><html lang="en"><title>Page ${number}</title><ul>${items.join('\n')}</ul></html>`;
}

function letters(number: number): string {
  return String.fromCodePoint(97 + Math.floor(number / 26), 97 + (number % 26));
}
