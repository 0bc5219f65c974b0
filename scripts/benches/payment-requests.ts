import { Pool } from 'undici';
import { openTargetClient } from '../../src/fuzz/client.ts';
import { openFixture } from '../../src/fuzz/fixture.ts';
import { admitTarget } from '../../src/fuzz/interlocks/target.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { Measurement } from './bench.ts';
import type { Purse } from './open-purse.ts';
import { inTurns, type Once } from './repeat.ts';

const REQUESTS = 3000;
const MOST_PER_REQUEST = 0.0005;
const BODY = { amount: 1009, to: 'acc_1', memo: 'tea' };

/** Processor time of the fuzzer's own for requests of an attack, beside that of a bare loop over undici's pool. */
export async function ownCost(purse: Purse): Promise<Measurement> {
  const works = [() => throughFixture(purse), () => throughPool(purse)];
  await inTurns(works, 1);
  const [own, bare] = await inTurns(works);
  if (own === undefined || bare === undefined) throw new RangeError('nothing was measured');
  return {
    what: 'payments: own processor time of requests',
    amount: REQUESTS,
    unit: 'requests',
    ...own,
    references: [{ what: 'a bare undici.Pool loop', ...bare }],
    limits: { seconds: REQUESTS * MOST_PER_REQUEST },
  };
}

async function throughFixture({ url, start }: Purse): Promise<Once> {
  await start(-1);
  const target = await admitTarget(url, { allowHosts: [] });
  const { signal } = new AbortController();
  const client = await openTargetClient(target, { signal, maxRequests: REQUESTS + 10, timeout: 5000 });
  const profile = parseProfile(
    {
      tollgate: 1,
      name: 'purse',
      target: { baseUrl: url },
      money: { unit: 'minor', currency: 'EUR' },
      idempotency: { header: 'Idempotency-Key' },
      roles: {
        transfer: {
          op: 'POST /spend',
          body: { ...BODY, amount: '{amount}', to: '{recipient}' },
          fields: { amount: '/amount' },
          out: { id: '/id' },
        },
      },
    },
    'purse.yml',
  );
  const fixture = openFixture({ profile, client, scope: ['bench'] });
  const actor = { name: 'alice', account: 'acc_0', email: '', headers: { authorization: 'Bearer bench' }, secrets: [] };
  try {
    return await processorOf(async () => {
      await fixture.attempt({ actor, role: 'transfer', values: { amount: 1009n, recipient: 'acc_1' } });
    });
  } finally {
    await client.close();
  }
}

async function throughPool({ url, start }: Purse): Promise<Once> {
  await start(-1);
  const pool = new Pool(url, { connections: 10 });
  const headers = { 'content-type': 'application/json', authorization: 'Bearer bench' };
  const body = JSON.stringify(BODY);
  try {
    return await processorOf(async () => {
      const answer = await pool.request({ method: 'POST', path: '/spend', headers, body });
      JSON.parse(await answer.body.text());
    });
  } finally {
    await pool.close();
  }
}

// Processor time stands for time here: it is what the limit is about, and the same on a busy machine.
async function processorOf(request: () => Promise<void>): Promise<Once> {
  const before = process.cpuUsage();
  for (let count = 0; count < REQUESTS; count += 1) await request();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1_000_000 };
}
