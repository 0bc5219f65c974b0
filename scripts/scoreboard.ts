import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'oxfmt';
import { echo } from 'zx';
import { ATTACKS } from '../src/fuzz/attacks/index.ts';
import type { Defect } from '../src/sandbox/defects/defect.ts';
import { decoys } from '../src/sandbox/defects/decoy-registry.ts';
import { defects } from '../src/sandbox/defects/registry.ts';
import { writeFileAtomic } from '../src/util/files.ts';
import { readSarif } from './scoreboard/read-sarif.ts';
import { runLine } from './scoreboard/run-line.ts';
import { makeRuns } from './scoreboard/run-pool.ts';
import type { RunResult } from './scoreboard/run-result.ts';
import { appendRunResult, readRunResults } from './scoreboard/run-results.ts';
import { scoreRuns } from './scoreboard/score-runs.ts';
import { scoreTool } from './scoreboard/score-tool.ts';
import { scoreboardPage } from './scoreboard/scoreboard-page.ts';
import { chooseDefects, chooseRuns } from './scoreboard/choose-runs.ts';
import { allRuns, runName } from './scoreboard/run-key.ts';
import { sourcesDigest } from './scoreboard/sources-digest.ts';
import { brokenPromises, tally } from './scoreboard/tally.ts';
import { toolReport } from './scoreboard/tool-report.ts';

const HELP = `npm run scoreboard -- [--only ID…] [--jobs N] [--quick | --page] [--keep]
Runs the payment fuzzer against every defect of the sandbox and writes docs/scoreboard.md. Stopped, it goes on where it was.
  --only ID…   these defects, families or runs (idem, idem.race, idem.race/2, none); also those that are measured already
  --jobs N     runs at a time, each with a sandbox of its own (default: processors, at most 2)
  --quick      only the attacks that each defect is to be found by; nothing is written
  --page       writes the page from what was measured, and runs nothing
  --keep       takes results of earlier sources too; the page says how many they are

npm run scoreboard -- --sarif FILE --defects a,b [--json]
Scores what another tool found in a sandbox with these defects on, "none" for all off.`;

const root = join(import.meta.dirname, '..');
const RESULTS = join(root, '.tollgate', 'scoreboard', 'runs.jsonl');
const all: readonly Defect[] = defects;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      jobs: { type: 'string' },
      quick: { type: 'boolean' },
      page: { type: 'boolean' },
      keep: { type: 'boolean' },
      sarif: { type: 'string' },
      defects: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  if (values.help === true) return echo(HELP);
  if (values.sarif !== undefined) return showTool(values.sarif, values.defects, values.json === true);
  const jobs = Number(values.jobs ?? Math.min(2, availableParallelism()));
  if (!Number.isInteger(jobs) || jobs < 1) throw new RangeError(`--jobs ${values.jobs} is no number of runs`);
  // `--only a b` leaves b to the positionals.
  const only = [...(values.only ?? []), ...positionals];
  if (values.quick === true) return measureQuickly(only, jobs);
  const digest = sourcesDigest(root);
  const isCurrent = ({ sources }: RunResult): boolean => values.keep === true || sources === digest;
  const results = [...readRunResults(RESULTS).values()].filter(isCurrent);
  if (values.page !== true) {
    const known = new Set(results.map(({ run }) => runName(run)));
    const runs = only.length > 0 ? chooseRuns(allRuns(), only) : allRuns().filter((run) => !known.has(runName(run)));
    await measure(runs, jobs, digest);
  }
  await writePage([...readRunResults(RESULTS).values()].filter(isCurrent), digest);
}

async function measure(runs: ReturnType<typeof allRuns>, jobs: number, sources: string): Promise<void> {
  let done = 0;
  await makeRuns(runs, {
    jobs,
    quick: false,
    onResult(result) {
      done += 1;
      appendRunResult(RESULTS, { ...result, sources });
      echo(`${done}/${runs.length} ${runLine(result, all)}`);
    },
    onError: fail,
  });
}

async function measureQuickly(only: readonly string[], jobs: number): Promise<void> {
  const reached = new Set(all.filter(({ rules }) => rules.payments.length > 0).map(({ id }) => id));
  const runs = chooseRuns(allRuns(), only).filter(({ defect }) => reached.has(defect ?? ''));
  await makeRuns(runs, { jobs, quick: true, onResult: (result) => echo(runLine(result, all)), onError: fail });
}

async function writePage(results: readonly RunResult[], digest: string): Promise<void> {
  const order = new Map(allRuns().map((run, index) => [runName(run), index]));
  const sorted = results
    .filter(({ run }) => order.has(runName(run)))
    .toSorted((a, b) => (order.get(runName(a.run)) ?? 0) - (order.get(runName(b.run)) ?? 0));
  const scores = scoreRuns({ defects: all, decoys, results: sorted });
  const sums = tally(all, sorted, scores, digest);
  const page = scoreboardPage({ defects: all, decoys, results: sorted, scores, tally: sums, attacks: ATTACKS.length });
  const options = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'));
  const { code } = await format('scoreboard.md', page, options);
  await writeFileAtomic(join(root, 'docs', 'scoreboard.md'), code);
  const broken = brokenPromises(sums, all);
  echo(`docs/scoreboard.md: ${sums.catalogueFound.length} found, ${sums.catalogueMissed.length} missed`);
  for (const promise of broken) fail(undefined, promise);
}

function showTool(file: string, names: string | undefined, json: boolean): void {
  if (names === undefined) throw new RangeError('--sarif needs --defects: which ones were on, or "none"');
  const on = chooseDefects(all, names);
  const { findings, end } = readSarif(file);
  const score = scoreTool(findings, { defects: all, decoys, on });
  const tools = [...new Set(end.runs.map(({ tool }) => tool.name))];
  echo(json ? JSON.stringify({ tools, on, ...score }, undefined, 2) : toolReport(tools, on, score));
}

function fail(_run: unknown, reason: string): void {
  echo(`FAILED ${reason}`);
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  echo(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
