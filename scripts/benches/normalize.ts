import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Limits } from './bench.ts';
import type { InputKind } from './inputs/index.ts';
import { inTurns, type Once } from './repeat.ts';
import { runChild } from './run-child.ts';
import { selfTimed } from './slice.ts';
import type { Workshop } from './workshop.ts';

interface Subject {
  readonly kind: InputKind;
  /** Raw items in the usual and in the large file. */
  readonly items: readonly [number, number];
  readonly limits: Limits;
  readonly largeLimits?: Limits;
  /** Our program that only parses the format, up to so many bytes. */
  readonly parser: string;
  readonly mostParsed?: number;
}

const MIB = 1024 * 1024;
const SUBJECTS: readonly Subject[] = [
  {
    kind: 'snyk-json',
    items: [22_000, 155_000],
    limits: { rate: 50, peak: 250 * MIB },
    parser: 'parse',
    mostParsed: 500e6,
  },
  { kind: 'trivy-json', items: [20_000, 100_000], limits: { rate: 40 }, parser: 'parse', mostParsed: 500e6 },
  { kind: 'dependency-check-json', items: [20_000, 100_000], limits: { rate: 40 }, parser: 'parse', mostParsed: 500e6 },
  { kind: 'nuclei-jsonl', items: [50_000, 100_000], limits: { rate: 40 }, parser: 'parse-lines' },
  { kind: 'zap-json', items: [100_000, 100_000], limits: { seconds: 1.5 }, parser: 'parse' },
  { kind: 'zap-xml', items: [100_000, 100_000], limits: { seconds: 1.5 }, parser: 'parse-xml' },
];

/** One bench for each format: `tollgate normalize` from a large report to SARIF, against parsing the report and no more. */
export const formatBenches: readonly Bench[] = SUBJECTS.map((subject) => ({
  name: subject.kind,
  async *measure(workshop, isLarge) {
    const { kind, items, limits, parser, mostParsed = Infinity } = subject;
    const count = items[isLarge ? 1 : 0];
    const { path, size } = workshop.input(kind, count);
    const program = await workshop.program(`scripts/benches/programs/${parser}.ts`);
    const works = [() => normalizeOnce(workshop, path, count), () => selfTimed([program, path])];
    const [effort = { times: [] }, parsed] = await inTurns(size > mostParsed ? works.slice(0, 1) : works);
    const references = parsed === undefined ? [] : [{ what: parser, ...parsed }];
    yield { what: `normalize ${kind}`, amount: size / 1e6, unit: 'MB', ...effort, references, limits };
  },
}));

/** `tollgate normalize` of SARIF against the floor, and against Microsoft's Multitool where it is installed. */
export const normalizeBench: Bench = {
  name: 'normalize',
  async *measure(workshop, isLarge) {
    const count = isLarge ? 1_000_000 : 100_000;
    const { path, size } = workshop.input('sarif', count);
    const output = join(workshop.folder, 'floor.sarif');
    const floorProgram = await workshop.program('scripts/benches/programs/floor.ts');
    const rewrite = isLarge ? [] : multitool(workshop.root);
    const [effort = { times: [] }, ...others] = await inTurns([
      () => normalizeOnce(workshop, path, count),
      () => written(output, process.execPath, [floorProgram, path, output]),
      ...rewrite.map((command) => () => written(output, command, ['rewrite', path, '--output', output])),
    ]);
    const names = ['floor', 'Multitool rewrite'];
    yield {
      what: 'normalize sarif',
      amount: size / 1e6,
      unit: 'MB',
      ...effort,
      references: others.map((other, index) => ({ what: names[index] ?? '', ...other })),
      limits: { ratio: 4, peak: (isLarge ? 400 : 250) * MIB },
    };
  },
};

/** @throws Error where the report was not read whole: its speed would mean nothing */
async function normalizeOnce(workshop: Workshop, report: string, items: number): Promise<Once> {
  const tollgate = await workshop.program('src/entries/tollgate.ts');
  const [output, stats] = [join(workshop.folder, 'all.sarif'), join(workshop.folder, 'stats.json')];
  for (const old of [output, stats]) rmSync(old, { force: true });
  const args = [tollgate, 'normalize', report, '--output', output, '--stats', stats, '--exit-zero'];
  const { seconds, peak } = await runChild(process.execPath, args);
  const { inputs } = JSON.parse(readFileSync(stats, 'utf8')) as { inputs: { status: string; occurrences: number }[] };
  const [row] = inputs;
  if (row?.status !== 'complete' || row.occurrences !== items) {
    throw new Error(`not read whole: ${JSON.stringify(row)}`);
  }
  return { seconds, ...(peak !== undefined && { peak }) };
}

async function written(output: string, command: string, args: readonly string[]): Promise<Once> {
  rmSync(output, { force: true });
  const { seconds, peak } = await runChild(command, args);
  if (statSync(output).size < 1000) throw new Error(`${command} wrote next to nothing`);
  return { seconds, ...(peak !== undefined && { peak }) };
}

/** Microsoft's Multitool, where it is installed. */
function multitool(root: string): string[] {
  const command = join(root, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
  return existsSync(command) ? [command] : [];
}
