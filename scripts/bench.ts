import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { echo } from 'zx';
import { aliasesBench } from './benches/aliases.ts';
import type { Bench } from './benches/bench.ts';
import { dependenciesBench } from './benches/dependencies.ts';
import { measurementLine } from './benches/measurement-line.ts';
import { formatBenches, normalizeBench } from './benches/normalize.ts';
import { paymentsBench } from './benches/payments.ts';
import { sandboxBench } from './benches/sandbox.ts';
import { sliceBench } from './benches/slice.ts';
import { startUpBench } from './benches/start-up.ts';
import { webBench } from './benches/web.ts';
import { openWorkshop, type Workshop } from './benches/workshop.ts';

const BENCHES: readonly Bench[] = [
  startUpBench,
  sliceBench,
  normalizeBench,
  ...formatBenches,
  paymentsBench,
  webBench,
  dependenciesBench,
  aliasesBench,
  sandboxBench,
];

/**
 * `npm run bench -- [--large] [NAME…]`: each line is the median and spread of up to three runs, the rate, the peak memory,
 * the ratio to what it is compared with in the same run, and the limits that it keeps or breaks.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { large: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help === true) {
    echo(helpText());
    return;
  }
  const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    echo(`no bench is called ${unknown.join(', ')}; there are ${BENCHES.map(({ name }) => name).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  echo(`Node ${process.version}, ${availableParallelism()} processors`);
  const workshop = openWorkshop(join(import.meta.dirname, '..'));
  try {
    // One after the other: they would take time from each other.
    for (const bench of BENCHES) {
      if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
      await show(bench, workshop, values.large === true);
    }
  } finally {
    workshop.close();
  }
}

function helpText(): string {
  const width = Math.max(...BENCHES.map(({ name }) => name.length));
  return [
    'npm run bench -- [--large] [NAME…]',
    'Measures all benches or those that are named, and says which limits are kept. --large asks for sizes that take minutes.',
    '',
    ...BENCHES.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
  ].join('\n');
}

async function show(bench: Bench, workshop: Workshop, isLarge: boolean): Promise<void> {
  try {
    for await (const measurement of bench.measure(workshop, isLarge)) echo(measurementLine(measurement));
  } catch (error) {
    echo(`${bench.name}: not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

await main();
