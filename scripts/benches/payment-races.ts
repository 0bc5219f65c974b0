import type { RaceTarget } from '../../src/fuzz/races/connection.ts';
import { fireVolley, type Firing } from '../../src/fuzz/races/fire-volley.ts';
import type { Effort, Measurement } from './bench.ts';
import type { Purse } from './open-purse.ts';

const RACERS = 20;
const ROUNDS = 50;
const BODY = '{"amount":1}';
const HEADERS = { 'content-type': 'application/json' };
const PLUG = { method: 'GET', path: '/robots.txt', headers: { accept: '*/*' } };

type Fire = (purse: Purse) => Promise<void>;

/** How close together the requests of a volley arrive, against `Promise.all` over `fetch` in the same rounds. */
export async function* raceSpread(purse: Purse): AsyncGenerator<Measurement> {
  const spreads = { pipelined: [] as number[], lastByte: [] as number[], fetch: [] as number[] };
  // The first round of each warms up what is compared, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [way, fire] of [
      ['pipelined', volley('pipelined')],
      ['lastByte', volley('last-byte')],
      ['fetch', fetchAll],
    ] as const) {
      const spread = await spreadOf(purse, fire);
      if (round > 0) spreads[way].push(spread / 1000);
    }
  }
  const reference: Effort & { readonly what: string } = { what: 'Promise.all(fetch)', times: spreads.fetch };
  const line = (what: string, times: readonly number[], ratio: number): Measurement => ({
    what: `payments: race spread, ${what}`,
    amount: RACERS,
    unit: 'requests',
    times,
    references: [reference],
    limits: { ratio },
  });
  yield line('pipelined', spreads.pipelined, 0.1);
  yield line('last byte behind a plug', spreads.lastByte, 0.2);
}

/** How many rounds empty the purse more than once, where check and booking lie so far apart. */
export async function* racesWon(purse: Purse): AsyncGenerator<Measurement> {
  for (const [gap, least] of [
    [1, ROUNDS],
    [0, 45],
  ] as const) {
    const started = performance.now();
    const won = { either: 0, pipelined: 0, lastByte: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const pipelined = await isOverdrawn(purse, volley('pipelined'), gap);
      const lastByte = await isOverdrawn(purse, volley('last-byte'), gap);
      won.pipelined += Number(pipelined);
      won.lastByte += Number(lastByte);
      won.either += Number(pipelined || lastByte);
    }
    yield {
      what: `payments: rounds overdrawn at a gap of ${gap} ms (pipelined ${won.pipelined}, last byte ${won.lastByte})`,
      amount: won.either,
      unit: `of ${ROUNDS} rounds`,
      times: [(performance.now() - started) / 1000],
      limits: { amount: least },
    };
  }
}

function volley(way: Firing['way']): Fire {
  return async ({ port }) => {
    const target: RaceTarget = {
      address: '127.0.0.1',
      port,
      tls: false,
      servername: '',
      host: `127.0.0.1:${port}`,
    };
    const requests = Array.from({ length: RACERS }, () => ({
      method: 'POST',
      path: '/spend',
      headers: HEADERS,
      body: BODY,
    }));
    await fireVolley(target, requests, { way, limits: { timeout: 5000 }, ...(way === 'last-byte' && { plug: PLUG }) });
  };
}

async function fetchAll({ url }: Purse): Promise<void> {
  const one = async (): Promise<void> => {
    await (await fetch(`${url}/spend`, { method: 'POST', headers: HEADERS, body: BODY })).text();
  };
  await Promise.all(Array.from({ length: RACERS }, one));
}

async function spreadOf(purse: Purse, fire: Fire): Promise<number> {
  await purse.start(0);
  await fire(purse);
  const { arrived, spread } = await purse.result();
  if (arrived !== RACERS) throw new Error(`${arrived} of ${RACERS} requests arrived`);
  return spread;
}

async function isOverdrawn(purse: Purse, fire: Fire, gap: number): Promise<boolean> {
  await purse.start(gap);
  await fire(purse);
  return (await purse.result()).spent > 1;
}
