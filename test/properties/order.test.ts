import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/formats/index.ts';
import { outputsOf, runPipeline } from './run-pipeline.ts';
import { ITEMS, shuffledReport, type Shuffle } from './shuffled-report.ts';
import { smallReports } from './small-reports.ts';

/** A shuffle after Fisher and Yates that takes its choices from a stream of numbers. */
const arbitraryShuffle: fc.Arbitrary<Shuffle> = fc
  .infiniteStream(fc.nat())
  .map((choices) => <T>(items: readonly T[]): T[] => {
    const left = [...items];
    return items.flatMap(() => left.splice((choices.next().value ?? 0) % left.length, 1));
  });

describe('the order of items', () => {
  test('every format has items', () => {
    expect(Object.keys(ITEMS).toSorted()).toEqual(formats.map(({ id }) => id).toSorted());
  });

  test.each(smallReports)('of $name changes no byte of any output', async (report) => {
    const before = outputsOf(await runPipeline([{ name: 'report', content: report.text }]));
    const texts = new Set<string>();
    await fc.assert(
      fc.asyncProperty(arbitraryShuffle, async (shuffle) => {
        const content = shuffledReport(report, shuffle);
        texts.add(content);
        const after = outputsOf(await runPipeline([{ name: 'report', content }]));
        for (const [name, text] of Object.entries(before)) expect(after[name], name).toBe(text);
      }),
      { numRuns: 20 },
    );
    expect(texts.size).toBeGreaterThan(1);
  });

  test('of the reports changes nothing in the SARIF', async () => {
    const reports = smallReports.map(({ name, text }) => ({ name, content: text }));
    const before = outputsOf(await runPipeline(reports));
    await fc.assert(
      fc.asyncProperty(arbitraryShuffle, async (shuffle) => {
        const after = outputsOf(await runPipeline(shuffle(reports)));
        for (const name of ['tollgate.sarif', 'github.sarif', 'junit.xml', 'csv'])
          expect(after[name], name).toBe(before[name]);
      }),
      { numRuns: 5 },
    );
  });
});
