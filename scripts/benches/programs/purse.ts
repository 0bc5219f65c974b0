import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// node purse.ts : an app of one purse, checked and then debited, with a gap between the two that requests can meet in. It
// prints its port. POST /start?gap=MS fills the purse anew (below zero: no gap at all); POST /spend takes all of it;
// GET /result says how often it was taken, and within how many milliseconds the requests came.
let balance = 1;
let spent = 0;
let gap = -1;
let arrivals: number[] = [];

function later(work: () => void): void {
  if (gap < 0) work();
  else if (gap === 0) setImmediate(work);
  else setTimeout(work, gap);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://purse');
  request.resume();
  request.on('end', () => {
    if (url.pathname === '/spend') {
      arrivals.push(performance.now());
      const enough = balance > 0;
      later(() => {
        if (enough) {
          balance -= 1;
          spent += 1;
        }
        answer(response, enough ? 200 : 402, { id: 'pay_1', status: enough ? 'paid' : 'refused', balance });
      });
    } else if (url.pathname === '/start') {
      gap = Number(url.searchParams.get('gap') ?? -1);
      [balance, spent, arrivals] = [1, 0, []];
      answer(response, 200, {});
    } else if (url.pathname === '/result') {
      answer(response, 200, { spent, arrived: arrivals.length, spread: Math.max(...arrivals) - Math.min(...arrivals) });
    } else answer(response, 404, {});
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
