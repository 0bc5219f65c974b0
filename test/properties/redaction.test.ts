import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plantedSecrets, type PlantedSecret } from './planted-secrets.ts';
import { outputsOf, runPipeline } from './run-pipeline.ts';
import { smallReports } from './small-reports.ts';
import { stringFields } from './string-fields.ts';

/** The outputs that hold a trace of a secret when a report of this text is read. */
async function leaks(report: string, secrets: readonly PlantedSecret[]): Promise<string[]> {
  const outputs = outputsOf(await runPipeline([{ name: 'report', content: report }]));
  return Object.entries(outputs).flatMap(([name, output]) => {
    const text = output.toLowerCase();
    return secrets.flatMap(({ name: kind, traces }) =>
      traces
        .filter((trace) => text.includes(trace))
        .map((trace) => `${name}: ${kind}: …${near(output, text.indexOf(trace))}…`),
    );
  });
}

function near(output: string, at: number): string {
  return output.slice(Math.max(0, at - 60), at + 60);
}

describe('card numbers and secrets in every string of a report reach no output', () => {
  test.each(smallReports)('$name', async (report) => {
    const planted = plantedSecrets.map(({ text }) => text).join('\n');
    for (const field of stringFields(report)) {
      expect(await leaks(field.with(planted), plantedSecrets), field.place).toEqual([]);
    }
  });

  test('one by one, also where a long text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...smallReports.flatMap((report) => stringFields(report))),
        fc.constantFrom(...plantedSecrets),
        fc.oneof(
          fc.constant(0),
          fc.integer({ min: 1, max: 320 }),
          fc.integer({ min: 470, max: 500 }),
          fc.integer({ min: 3950, max: 4096 }),
        ),
        async (field, secret, padding) => {
          const before = 'word '.repeat(padding / 5 + 1).slice(0, padding);
          expect(await leaks(field.with(`${before}${secret.text}`), [secret]), field.place).toEqual([]);
          expect(await leaks(field.with(`${field.value} ${secret.text}`), [secret]), field.place).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('card numbers and secrets reach no message either', () => {
  const broken = smallReports.flatMap((report) =>
    stringFields(report)
      .slice(0, 12)
      .map((field) => ({ name: report.name, kind: report.kind, text: field.with('PLACE') })),
  );

  test.each(plantedSecrets)('$name, where a report breaks off or is no JSON or XML', async (secret) => {
    for (const { name, kind, text } of broken.filter((_report, index) => index % 14 === 0)) {
      const [before = '', after = ''] = text.split('PLACE');
      const [open, close] = kind === 'xml' ? ['<', '<'] : [before.slice(0, -1), after.slice(1)];
      const raw = kind === 'xml' ? before + open + secret.text + close + after : open + secret.text + close;
      expect(await leaks(raw, [secret]), name).toEqual([]);
      expect(await leaks(before + secret.text.slice(0, -3), [secret]), name).toEqual([]);
    }
  });

  test.each(plantedSecrets)('$name, where a file is no report', async (secret) => {
    for (const padding of [0, 20, 30, 35]) {
      const text = 'word '.repeat(20).slice(0, padding) + secret.text;
      for (const content of [text, JSON.stringify({ [text]: 1 }), JSON.stringify([{ [text]: text }]), `<${text}/>`]) {
        expect(await leaks(content, [secret])).toEqual([]);
      }
    }
  });

  test.each(plantedSecrets)('$name, as the name of a file', async (secret) => {
    const outputs = outputsOf(await runPipeline([{ name: `${secret.text}.json`, content: '{}' }]));
    for (const [name, output] of Object.entries(outputs)) {
      for (const trace of secret.traces) expect(output.toLowerCase().includes(trace), `${name}: ${trace}`).toBe(false);
    }
  });
});
