import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openCircuitBreaker } from '../../src/sandbox/resilience/circuit-breaker.ts';
import { openField, sealField } from '../../src/sandbox/vault/seal-field.ts';
import { postgresFolder, startPostgres } from '../../test/real/postgres-server.ts';
import type { Bench, Measurement } from './bench.ts';
import { inTurns, repeat, secondsOf } from './repeat.ts';
import { paymentRate } from './sandbox-payments.ts';
import { startedIn } from './sandbox-start.ts';

/** The sandbox: its starts and its reset, payments through each vendor's SDK, circuit breaker, encryption. */
export const sandboxBench: Bench = {
  name: 'sandbox',
  about: 'starts, reset, payments through each gateway on each database, circuit breaker, encryption',
  async *measure({ root, folder }) {
    yield* starts(root, folder);
    yield* shop('PGlite');
    const bin = postgresFolder();
    if (bin !== undefined) {
      const server = await startPostgres(bin);
      try {
        yield* shop('PostgreSQL', server.url);
      } finally {
        await server.stop();
      }
    }
    yield await breaker();
    yield await encryption();
  },
};

async function* starts(root: string, folder: string): AsyncGenerator<Measurement> {
  const cache = join(folder, 'sandbox-cache');
  mkdirSync(cache);
  const start = async (temporary: string): Promise<{ seconds: number }> => ({
    seconds: await startedIn(root, temporary),
  });
  const first = await repeat(() => start(mkdtempSync(join(cache, 'empty-'))));
  yield { what: 'sandbox: first start to first answer', amount: 1, unit: 'starts', ...first, limits: { seconds: 6 } };
  const warm = mkdtempSync(join(cache, 'warm-'));
  await start(warm);
  const later = await repeat(() => start(warm));
  yield { what: 'sandbox: later start to first answer', amount: 1, unit: 'starts', ...later, limits: { seconds: 2 } };
  const gateway = await repeat(async () => ({ seconds: await startedIn(root, warm, ['--gateway-only']) }));
  const limits = { seconds: 1 };
  yield { what: 'sandbox: gateway alone, start to first answer', amount: 1, unit: 'starts', ...gateway, limits };
}

async function* shop(name: string, database?: string): AsyncGenerator<Measurement> {
  const sandbox = await startSandbox(database === undefined ? {} : { database });
  try {
    for (const provider of ['stripe', 'braintree'] as const) {
      yield { what: `sandbox: payments through ${provider} on ${name}`, ...(await paymentRate(sandbox, provider)) };
    }
    const effort = await repeat(async () => ({ seconds: await secondsOf(() => sandbox.reset()) }));
    const limits = { seconds: 0.5 };
    yield { what: `sandbox: reset on ${name}`, amount: 1, unit: 'resets', ...effort, limits };
  } finally {
    await sandbox.close();
  }
}

const CALLS = 20_000;

async function call(): Promise<number> {
  return 1;
}

async function breaker(): Promise<Measurement> {
  const guarded = await openCircuitBreaker();
  const many = (once: () => Promise<unknown>) => async (): Promise<{ seconds: number }> => ({
    seconds: await secondsOf(async () => {
      for (let count = 0; count < CALLS; count += 1) await once();
    }),
  });
  const works = [many(() => guarded.fire(call)), many(call)];
  await inTurns(works, 1);
  const [through, bare] = await inTurns(works);
  guarded.close();
  if (through === undefined || bare === undefined) throw new RangeError('nothing was measured');
  const references = [{ what: 'calls without it', ...bare }];
  return { what: 'sandbox: calls through the circuit breaker', amount: CALLS, unit: 'calls', ...through, references };
}

const MEBIBYTES = 32;

async function encryption(): Promise<Measurement> {
  const key = randomBytes(32);
  const place = { table: 'bank_accounts', column: 'number', row: 'bnk_1' };
  const text = 'x'.repeat(1024 * 1024);
  const effort = await repeat(async () => ({
    seconds: await secondsOf(() => {
      for (let count = 0; count < MEBIBYTES; count += 1) openField(key, place, sealField(key, 1, place, text));
    }),
  }));
  return { what: 'sandbox: field encryption, sealed and opened', amount: MEBIBYTES, unit: 'MiB', ...effort };
}
