import { describe, expect, test } from 'vitest';
import { formats } from '../../src/formats/index.ts';
import { OPEN_ENDED_NOTICE } from '../../src/formats/open-ended-notice.ts';
import { runPipeline } from './run-pipeline.ts';
import { smallReports, type SmallReport } from './small-reports.ts';

describe('the small reports', () => {
  test.each(formats.map(({ id }) => id))('hold one of %s', (id) => {
    expect(smallReports.filter(({ format }) => format === id)).not.toEqual([]);
  });

  test.each(smallReports)('$name is read whole, as its format', async ({ name, format, text }) => {
    const { statistics, complete, content } = await runPipeline([{ name, content: text }]);
    expect(statistics.inputs).toMatchObject([{ format, status: 'complete' }]);
    expect(complete).toBe(true);
    expect(content.runs.flatMap(({ findings }) => findings).length).toBeGreaterThan(1);
  });
});

/** The prefixes that are taken for a whole report although something of it is missing, and nothing is said. */
async function silentlyShort({ name, text }: SmallReport): Promise<number[]> {
  const bytes = Buffer.from(text);
  const whole = await runPipeline([{ name, content: bytes }]);
  const fingerprints = (outcome: typeof whole): string =>
    outcome.content.runs.flatMap(({ findings }) => findings.map((finding) => JSON.stringify(finding))).join('\n');
  const all = fingerprints(whole);
  const silent: number[] = [];
  for (let length = 0; length < bytes.length; length += 1) {
    const outcome = await runPipeline([{ name, content: bytes.subarray(0, length) }]);
    const said = outcome.notices.some(
      (notice) => !whole.notices.includes(notice) || notice.endsWith(OPEN_ENDED_NOTICE),
    );
    if (outcome.complete && !said && fingerprints(outcome) !== all) silent.push(length);
  }
  return silent;
}

describe('a report cut off at any byte', () => {
  test.each(smallReports)('$name is whole, incomplete or spoken of', async (report) => {
    expect(await silentlyShort(report)).toEqual([]);
  });
});
