import type { Bench, Measurement } from './bench.ts';
import type { InputKind } from './inputs/index.ts';
import { inTurns, type Once } from './repeat.ts';
import { runChild } from './run-child.ts';
import type { Workshop } from './workshop.ts';

interface Subject {
  readonly kind: InputKind;
  readonly items: number;
  readonly pattern: string;
}

const SUBJECTS: readonly Subject[] = [
  { kind: 'sarif', items: 100_000, pattern: 'runs.*.results.*' },
  { kind: 'snyk-json', items: 22_000, pattern: 'vulnerabilities.*' },
];
// `JSON.parse` of a whole text ends at V8's 512 MiB, so large files are compared with nothing.
const LARGE: readonly Subject[] = [
  { kind: 'sarif', items: 1_000_000, pattern: 'runs.*.results.*' },
  { kind: 'snyk-json', items: 152_000, pattern: 'vulnerabilities.*' },
];
const MOST_PARSED = 500e6;

/** The element slicer with `JSON.parse` of every element, against `JSON.parse` of the whole text. Starting Node is not counted. */
export const sliceBench: Bench = {
  name: 'slice',
  about: 'the element slicer alone, SARIF and Snyk JSON; --large: ten times as much; against JSON.parse of the whole',
  async *measure(workshop, isLarge) {
    for (const subject of isLarge ? LARGE : SUBJECTS) yield await measureSlicer(subject, workshop);
  },
};

async function measureSlicer({ kind, items, pattern }: Subject, workshop: Workshop): Promise<Measurement> {
  const { path, size } = workshop.input(kind, items);
  const slice = await workshop.program('scripts/benches/programs/slice.ts');
  const parse = await workshop.program('scripts/benches/programs/parse.ts');
  const works = [() => selfTimed([slice, path, pattern]), () => selfTimed([parse, path])];
  const [effort = { times: [] }, whole] = await inTurns(size > MOST_PARSED ? works.slice(0, 1) : works);
  return {
    what: `slice ${kind}`,
    amount: size / 1e6,
    unit: 'MB',
    ...effort,
    ...(whole !== undefined && { references: [{ what: 'JSON.parse', ...whole }] }),
    limits: { peak: 80 * 1024 * 1024, ...(whole !== undefined && { ratio: 1 }) },
  };
}

/** A run of one of our programs, which says itself how long its work took. */
export async function selfTimed(args: readonly string[]): Promise<Once> {
  const { stdout, peak } = await runChild(process.execPath, args);
  return { seconds: Number(stdout), ...(peak !== undefined && { peak }) };
}
