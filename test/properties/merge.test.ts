import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputsOf, runPipeline, type PipelineOutcome } from './run-pipeline.ts';
import { smallReports } from './small-reports.ts';

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly object[] } };
  readonly results: readonly { readonly ruleIndex: number }[];
  readonly invocations: unknown;
  readonly properties: unknown;
}

/** What a SARIF says of every run but its input files: tool, target, status, and all results with what is said of their rules. */
function runsOf(outcome: PipelineOutcome): unknown {
  const log = JSON.parse(sarifOf(outcome)) as { runs: SarifRun[] };
  return log.runs.map(({ tool: { driver }, invocations, results, properties }) => ({
    // A rule that is known by another name now is still said to have been checked.
    tool: { ...driver, rules: [], supportedTaxonomies: [] },
    invocations,
    results: results.map((result) => ({ ...result, ruleIndex: 0, rule: driver.rules[result.ruleIndex] })),
    properties,
  }));
}

function sarifOf(outcome: PipelineOutcome): string {
  return outputsOf(outcome)['tollgate.sarif'] ?? '';
}

const reports = smallReports.map(({ name, text }) => ({ name, content: text }));

describe('merging shards', () => {
  test.each(reports)('a SARIF of $name alone, read again, says the same', async (report) => {
    const once = await runPipeline([report]);
    const again = await runPipeline([{ name: 'once.sarif', content: sarifOf(once) }]);
    expect(runsOf(again)).toEqual(runsOf(once));
  });

  test('of any reports, in any parts and order, equals one run over all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...reports), { minLength: 2, maxLength: 8 }),
        fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 }),
        async (chosen, shards) => {
          const parts = [0, 1, 2]
            .map((shard) => chosen.filter((_report, index) => shards[index] === shard))
            .filter((part) => part.length > 0);
          const sarifs = await Promise.all(parts.map((part) => runPipeline(part)));
          const merged = await runPipeline(
            sarifs.map((one, index) => ({ name: `${index}.sarif`, content: sarifOf(one) })),
          );
          expect(runsOf(merged)).toEqual(runsOf(await runPipeline(chosen)));
        },
      ),
      { numRuns: 30 },
    );
  });
});
