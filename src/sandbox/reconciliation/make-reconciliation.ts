import type { Selectable } from 'kysely';
import type { Alarm } from '../alarm.ts';
import type { SandboxContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { type AreaChecksum, AMOUNT_COLUMNS, checkRows } from './check-rows.ts';
import { type Row, areaOf, checksumOf, digestOf } from './checksum.ts';
import { compareBooks } from './compare-books.ts';
import { fetchPatiently } from './fetch-patiently.ts';
import { importLines } from './import-lines.ts';
import type { Mismatch } from './mismatch.ts';
import type { FetchSettlement, Patience, SettlementLine } from './settlement.ts';

/** One run, with what it found. */
export interface ReconciliationReport extends Omit<Selectable<Tables['reconciliation_runs']>, 'position'> {
  readonly checksums: readonly AreaChecksum[];
  readonly mismatches: readonly Omit<Selectable<Tables['reconciliation_mismatches']>, 'position' | 'run'>[];
}

/** Compares the shop's books with the gateway's settlement. */
export interface Reconciliation {
  /** Compares up to the current second. Runs never overlap. */
  readonly run: () => Promise<ReconciliationReport>;
  /** The newest 100 runs, the newest first. */
  readonly list: () => Promise<readonly ReconciliationReport[]>;
}

/** What reconciliation works with. */
export interface ReconciliationParts extends Pick<
  SandboxContext,
  'db' | 'ledger' | 'clock' | 'defect' | 'newId' | 'audit' | 'log'
> {
  readonly settlement: FetchSettlement;
  readonly patience: Patience;
  readonly raise: (alarm: Omit<Alarm, 'raised_at'>) => void;
}

const LINE_COLUMNS = ['provider', 'kind', 'provider_ref', 'payment_ref', 'amount', 'currency', 'created'];

/** Reconciliation over the tables of `tables/reconciliation.ts`. */
export function makeReconciliation(parts: ReconciliationParts): Reconciliation {
  const { db, ledger, clock, defect, settlement, patience } = parts;
  const covers = (column: string): boolean => !(defect('rec.checksum_partial') && AMOUNT_COLUMNS.includes(column));
  const tolerance = (): bigint => (defect('rec.mismatch_hidden') ? 100n : 0n);
  let running: Promise<unknown> = Promise.resolve();

  const lineChecksum = (lines: readonly SettlementLine[]): AreaChecksum => {
    const columns = LINE_COLUMNS.filter(covers);
    const sha256 = checksumOf(lines.map((line) => digestOf(line as unknown as Row, columns)));
    return { area: areaOf('settlement', columns), rows: lines.length, sha256 };
  };

  // A gateway that changes an old settlement afterwards must not do so unnoticed.
  const recheck = async (former: Run | undefined): Promise<Mismatch[]> => {
    if (former === undefined) return [];
    const { lines } = await fetchPatiently(settlement, [former.period_start, former.period_end], patience);
    if (lines === undefined) return [];
    const now = lineChecksum(lines);
    const before = await db
      .selectFrom('reconciliation_checksums')
      .select('sha256')
      .where('run', '=', former.id)
      .where('area', '=', now.area)
      .executeTakeFirst();
    if (before === undefined || before.sha256 === now.sha256) return [];
    const detail = 'the settlement of the last run is another one now';
    return [{ kind: 'settlement_changed', reference: former.id, detail }];
  };

  const execute = async (): Promise<ReconciliationReport> => {
    const id = parts.newId('rec');
    const started_at = clock.now();
    // Gateways write times in whole seconds: what belongs to the current one may still come.
    const period_end = new Date(Math.floor(started_at.getTime() / 1000) * 1000);
    const former = await lastRun(db);
    const period_start = former?.period_end ?? new Date(0);
    const fetched = await fetchPatiently(settlement, [period_start, period_end], patience);
    const { lines } = fetched;
    const changed = lines === undefined ? [] : await recheck(former);
    const report = await db.transaction().execute(async (trx) => {
      const times = { id, started_at, finished_at: clock.now(), period_start, period_end, attempts: fetched.attempts };
      if (lines === undefined) {
        const status = defect('rec.retry_silent') ? 'matched' : 'failed';
        return store(trx, { ...times, status, lines: 0, pending: 0 }, [], []);
      }
      await trx
        .insertInto('reconciliation_runs')
        .values({ ...times, status: 'matched', lines: 0, pending: 0 })
        .execute();
      await importLines(trx, ledger, id, lines);
      const books = await compareBooks(trx, period_end, tolerance());
      const rows = await checkRows(trx, covers);
      const mismatches = [...changed, ...books.mismatches, ...rows.mismatches];
      const status = mismatches.length === 0 ? 'matched' : 'mismatched';
      const run = { ...times, status, lines: lines.length, pending: books.pending } as const;
      return store(trx, run, [lineChecksum(lines), ...rows.checksums], mismatches);
    });
    await tell(parts, report, fetched.failure);
    return report;
  };

  return {
    run() {
      const next = running.then(execute);
      running = next.catch(() => undefined);
      return next;
    },
    async list() {
      const runs = await db
        .selectFrom('reconciliation_runs')
        .selectAll()
        .orderBy('position', 'desc')
        .limit(100)
        .execute();
      return Promise.all(runs.map(({ position: _position, ...run }) => withDetails(db, run)));
    },
  };
}

type Run = Omit<Selectable<Tables['reconciliation_runs']>, 'position'>;
type Db = ReconciliationParts['db'];

function lastRun(db: Db): Promise<Run | undefined> {
  return db
    .selectFrom('reconciliation_runs')
    .selectAll()
    .where('status', '<>', 'failed')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function store(
  trx: Db,
  run: Run,
  checksums: readonly AreaChecksum[],
  mismatches: readonly Mismatch[],
): Promise<ReconciliationReport> {
  const { id, ...rest } = run;
  await trx
    .insertInto('reconciliation_runs')
    .values(run)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
  for (const checksum of checksums) {
    await trx
      .insertInto('reconciliation_checksums')
      .values({ run: id, ...checksum })
      .execute();
  }
  for (const { expected = null, found = null, currency = null, ...mismatch } of mismatches) {
    await trx
      .insertInto('reconciliation_mismatches')
      .values({ run: id, expected, found, currency, ...mismatch })
      .execute();
  }
  return withDetails(trx, run);
}

async function withDetails(db: Db, run: Run): Promise<ReconciliationReport> {
  const checksums = await db
    .selectFrom('reconciliation_checksums')
    .select(['area', 'rows', 'sha256'])
    .where('run', '=', run.id)
    .orderBy('area')
    .execute();
  const mismatches = await db
    .selectFrom('reconciliation_mismatches')
    .select(['kind', 'reference', 'expected', 'found', 'currency', 'detail'])
    .where('run', '=', run.id)
    .orderBy('position')
    .execute();
  return { ...run, checksums, mismatches };
}

async function tell(
  { db, audit, log, raise }: ReconciliationParts,
  { id, status, mismatches, attempts }: ReconciliationReport,
  failure: string | undefined,
): Promise<void> {
  const by = { actor: 'system:reconciliation', origin: 'reconciliation', resource: `reconciliation:${id}` };
  const outcome = status === 'matched' ? 'success' : 'failure';
  await audit(db, { ...by, type: `reconciliation.${status}`, outcome });
  log(status === 'matched' ? 'info' : 'error', `reconciliation.${status}`, { run: id, attempts });
  if (status === 'failed') {
    const detail = `the settlement could not be had in ${attempts} attempts: ${failure ?? 'unknown error'}`;
    raise({ pattern: 'reconciliation-failed', subject: id, detail });
  }
  if (status === 'mismatched') {
    const first = mismatches[0];
    const detail = `${mismatches.length} mismatches, the first: ${first?.detail ?? ''} (${first?.reference ?? ''})`;
    raise({ pattern: 'reconciliation-mismatch', subject: id, detail });
  }
}
