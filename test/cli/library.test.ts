import { describe, expect, test } from 'vitest';
import { normalize, type ReportInput } from '../../src/entries/library.ts';

const npm = (id: string): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      a: {
        name: 'a',
        via: [
          {
            source: id,
            name: 'a',
            title: 't',
            url: `https://github.com/advisories/${id}`,
            severity: 'high',
            range: '*',
          },
        ],
      },
    },
  });
async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  for (const part of text.match(/.{1,50}/gsu) ?? []) yield Buffer.from(part);
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
async function* inputs(): AsyncGenerator<ReportInput> {
  yield { name: 'one.json', content: npm('GHSA-aaaa-bbbb-cccc') };
  yield { name: 'two.json', content: chunks(npm('GHSA-aaaa-bbbb-cccc')) };
  yield { name: 'bad.json', content: Buffer.from('<html>') };
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{');
  throw new Error('the pipe broke');
}

describe('the library', () => {
  test('takes iterables in and gives iterables out, as often as wanted', async () => {
    await using result = await normalize(inputs());
    expect(result.runs.map(({ info }) => [info.tool.name, info.status])).toEqual([
      ['npm audit', 'complete'],
      ['Tollgate', 'unreadable'],
    ]);
    const first = await all(result.findings());
    expect(first).toMatchObject([
      { run: { tool: { name: 'npm audit' } }, finding: { rule: { id: 'GHSA-aaaa-bbbb-cccc' }, occurrences: 2 } },
    ]);
    expect(await all(result.findings())).toEqual(first);
    const sarif = (await all(result.sarif())).join('');
    expect(JSON.parse(sarif)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'GHSA-aaaa-bbbb-cccc' }] }, { results: [] }],
    });
    expect(result.statistics()).toMatchObject({
      findings: 1,
      inputs: [{ raw: 1 }, { raw: 1 }, { status: 'unreadable' }],
    });
  });

  test('compares with a baseline and applies decisions', async () => {
    const decision = { rule: 'GHSA-aaaa-bbbb-cccc', reason: 'r', owner: 'o', expires: '2027-01-01' };
    await using result = await normalize([{ name: 'new.json', content: npm('GHSA-aaaa-bbbb-cccc') }], {
      baseline: { name: 'old.json', content: npm('GHSA-aaaa-bbbb-dddd') },
      suppressions: [decision],
      now: new Date('2026-11-21'),
    });
    const states = (await all(result.findings())).map(({ finding }) => [
      finding.rule.id,
      finding.baselineState,
      finding.suppressions.length,
    ]);
    expect(states).toEqual([
      ['GHSA-aaaa-bbbb-cccc', 'new', 1],
      ['GHSA-aaaa-bbbb-dddd', 'absent', 0],
    ]);
  });

  test('passes on what an input of the caller throws, and ends where the signal says so', async () => {
    await expect(normalize([{ name: 'x', content: broken() }])).rejects.toThrow('the pipe broke');
    await expect(
      normalize([{ name: 'x', content: npm('x') }], { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow();
  });
});
