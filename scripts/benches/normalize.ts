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
    items: [22_000, 152_000],
    limits: { rate: 50, peak: 250 * MIB },
    parser: 'parse',
    mostParsed: 500e6,
  },
  { kind: 'trivy-json', items: [20_000, 100_000], limits: { rate: 40 }, parser: 'parse', mostParsed: 500e6 },
  { kind: 'dependency-check-json', items: [20_000, 100_000], limits: { rate: 40 }, parser: 'parse', mostParsed: 500e6 },
  { kind: 'nuclei-jsonl', items: [100_000, 100_000], limits: { rate: 40 }, parser: 'parse-lines' },
  { kind: 'zap-json', items: [100_000, 100_000], limits: { seconds: 1.5 }, parser: 'parse' },
  { kind: 'zap-xml', items: [100_000, 100_000], limits: { seconds: 1.5 }, parser: 'parse-xml' },
];

/** One bench for each format: `tollgate normalize` from a large report to SARIF, against parsing the report and no more. */
export const formatBenches: readonly Bench[] = SUBJECTS.map((subject) => ({
  name: subject.kind,
  about: aboutOf(subject),
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

function aboutOf({ kind, items: [usual, large], parser }: Subject): string {
  const sizes = usual === large ? `${usual} items` : `${usual} items; --large: ${large}`;
  return `tollgate normalize of ${kind}, ${sizes}; against ${parser === 'parse' ? 'JSON.parse of the whole' : parser}`;
}

/** `tollgate normalize` of SARIF against the floor, and against Microsoft's Multitool where it is installed. */
export const normalizeBench: Bench = {
  name: 'normalize',
  about:
    'tollgate normalize of SARIF, 100000 results; --large: 1000000; against the floor, JSON.parse of the whole and Multitool',
  async *measure(workshop, isLarge) {
    const count = isLarge ? 1_000_000 : 100_000;
    const { path, size } = workshop.input('sarif', count);
    const output = join(workshop.folder, 'floor.sarif');
    const floorProgram = await workshop.program('scripts/benches/programs/floor.ts');
    const peers = isLarge ? [] : await peersOf(workshop, path);
    const [effort = { times: [] }, ...others] = await inTurns([
      () => normalizeOnce(workshop, path, count),
      () => written(output, process.execPath, [floorProgram, path, output]),
      ...peers.map(({ once }) => once),
    ]);
    const names = ['floor', ...peers.map(({ what }) => what)];
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
  const { stdout: _said, ...once } = await runChild(process.execPath, args);
  const { inputs } = JSON.parse(readFileSync(stats, 'utf8')) as { inputs: { status: string; occurrences: number }[] };
  const [row] = inputs;
  if (row?.status !== 'complete' || row.occurrences !== items) {
    throw new Error(`not read whole: ${JSON.stringify(row)}`);
  }
  return once;
}

async function written(output: string, command: string, args: readonly string[]): Promise<Once> {
  rmSync(output, { force: true });
  const { stdout: _said, ...once } = await runChild(command, args);
  if (statSync(output).size < 1000) throw new Error(`${command} wrote next to nothing`);
  return once;
}

/** What others do with the same file: Multitool only where it is installed. None of them can do it with the large one. */
async function peersOf(
  workshop: Workshop,
  path: string,
): Promise<{ readonly what: string; readonly once: () => Promise<Once> }[]> {
  const parse = await workshop.program('scripts/benches/programs/parse.ts');
  const command = join(workshop.root, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
  const output = join(workshop.folder, 'multitool.sarif');
  const merged = [path, '--output-directory', workshop.folder, '--output-file', 'multitool.sarif'];
  const multitool = [
    { what: 'Multitool rewrite', once: () => written(output, command, ['rewrite', path, '--output', output]) },
    { what: 'Multitool merge', once: () => written(output, command, ['merge', ...merged]) },
  ];
  return [{ what: 'JSON.parse', once: () => selfTimed([parse, path]) }, ...(existsSync(command) ? multitool : [])];
}
