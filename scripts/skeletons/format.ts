import type { SkeletonKind } from './skeleton.ts';

/** A reader of one report format. */
export const formatSkeleton: SkeletonKind = {
  shape: 'the tool, and the syntax where it has several, in kebab-case: nikto-json',
  pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u,
  make: (name) => ({
    files: new Map([
      [`src/formats/${name}/index.ts`, source(name)],
      [`test/formats/${name}/index.test.ts`, testSource(name)],
      [
        `test/formats/${name}/report.json`,
        `${JSON.stringify({ [name]: [{ id: 'a', text: 'one' }, 7] }, undefined, 2)}\n`,
      ],
    ]),
    next: [
      'npm run generate',
      `put a real report in place of test/formats/${name}/report.json, and say in the test what it holds`,
      `edit src/formats/${name}/index.ts: every text that begins with "Describe", recognizes, and findingOf`,
      `npm test -- test/formats/${name}`,
    ],
  }),
};

function source(name: string): string {
  return `import { type Finding, makeFinding } from '../../model/finding.ts';
import type { ReportReader, RunInfo } from '../../model/report.ts';
import { levelOf } from '../../model/severity.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject, asText } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen } from '../accounting.ts';
import type { Format } from '../format.ts';

/** Describe the report in one line: tool, syntax, version. */
export const format: Format = {
  id: '${name}',
  title: 'Describe the tool and its format',
  url: 'https://example.org/',
  versions: 'Describe which versions of the tool write it',
  mapping: [['Describe their field', 'and ours']],
  faults: [],
  recognizes: ({ kind, keys }) => kind === 'json-object' && keys.has('${name}'),
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  try {
    for (const { value } of jsonElements(source.chunks(), [['${name}', '*']])) {
      const finding = findingOf(value);
      if (finding === undefined) {
        drop(account, 'the item has no id');
        continue;
      }
      account.raw += 1;
      account.occurrences += 1;
      yield { run: 0, finding };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    worsen(account, account.raw === 0 ? 'unreadable' : 'degraded', reason);
  }
  const run: RunInfo = { tool: { name: '${name}', informationUri: format.url }, status: 'complete', rules: [] };
  return closeAccount(account, [run]);
}

function findingOf(item: unknown): Finding | undefined {
  const { id, text } = asObject(item);
  const ruleId = asText(id);
  if (ruleId === undefined) return undefined;
  const title = asText(text) ?? ruleId;
  const rule = { id: \`${name}/\${ruleId}\`, title, description: title, level: levelOf('medium'), tags: [] };
  return makeFinding({ rule, severity: 'medium', message: title });
}
`;
}

function testSource(name: string): string {
  return `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { format } from '../../../src/formats/${name}/index.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { ReportEnd } from '../../../src/model/report.ts';

function read(bytes: Uint8Array): { findings: Finding[]; end: ReportEnd } {
  const reader = format.read({ name: 'report.json', chunks: () => [bytes] });
  const findings: Finding[] = [];
  for (let step = reader.next(); ; step = reader.next()) {
    if (step.done === true) return { findings, end: step.value };
    findings.push(step.value.finding);
  }
}

test('every raw item is a finding or is dropped for a reason', () => {
  const { findings, end } = read(readFileSync(join(import.meta.dirname, 'report.json')));
  expect(findings.map((finding) => finding.rule.id)).toEqual(['${name}/a']);
  expect(end.counts).toEqual({ raw: 2, occurrences: 1, dropped: { 'the item has no id': 1 } });
  expect(end.status).toBe('complete');
});

test('a report that is cut off is never complete', () => {
  const { end } = read(new TextEncoder().encode('{"${name}":[{"id":"a"},'));
  expect(end.status).toBe('degraded');
});
`;
}
