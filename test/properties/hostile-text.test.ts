import { describe, expect, test } from 'vitest';
import { printable, printableJson } from '../../src/cli/terminal.ts';
import { outputsOf, runPipeline } from './run-pipeline.ts';
import { smallReports } from './small-reports.ts';
import { stringFields } from './string-fields.ts';

const ESC = String.fromCodePoint(0x1b);
const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(2)>${ESC}[2J${ESC}]0;title\u0007\u009b31m\u202e]]>--><!--\u2028=cmd|'/c calc'!A0`;
// What a terminal or a reader of the file would obey; XML cannot hold it, and nobody needs it.
const CONTROL = /[^\P{Cc}\n\r\t]/u;

const JSON_CONTROL = /[^\P{Cc}\n\u007f-\u009f]/u;
const JSON_FILE = /\.(?:sarif|json|html)$|vex$/u;

describe('scripts and escape codes in every string of a report', () => {
  test.each(smallReports)('$name: are never live', async (report) => {
    for (const field of stringFields(report)) {
      // XML cannot hold control characters at all.
      const text = report.kind === 'xml' ? HOSTILE.replaceAll(/[^\P{Cc}]/gu, '') : HOSTILE;
      const outputs = outputsOf(await runPipeline([{ name: 'report', content: field.with(text) }]));
      for (const [name, output] of Object.entries(outputs)) {
        const shown = name === 'terminal' ? printable(output) : output;
        // JSON files hold what JSON must escape; `--json` escapes the rest of it.
        const control = JSON_FILE.test(name) ? JSON_CONTROL : CONTROL;
        expect(control.test(shown), `${name}: ${field.place}`).toBe(false);
        expect(shown.isWellFormed(), `${name}: ${field.place}`).toBe(true);
        if (!['report.html', 'summary.md', 'junit.xml'].includes(name)) continue;
        expect(shown.includes('<script>alert') || shown.includes('<img'), `${name}: ${field.place}`).toBe(false);
      }
      expect(/^[^"]*?(?:^|,)=/mu.test(outputs['csv'] ?? ''), `csv: ${field.place}`).toBe(false);
    }
  });
});

test('what is printed as JSON holds no control character and gives the text back', () => {
  const printed = printableJson({ text: HOSTILE });
  expect(printed).not.toMatch(CONTROL);
  expect(JSON.parse(printed)).toEqual({ text: HOSTILE });
});
