import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/formats/format.ts';
import { format as odcJson } from '../../src/formats/odc-json/index.ts';
import { format as odcXml } from '../../src/formats/odc-xml/index.ts';
import { recognize } from '../../src/formats/recognize.ts';
import { format as sarif } from '../../src/formats/sarif/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Source } from '../../src/model/source.ts';
import { fingerprintOf } from '../../src/pipeline/identity.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';
import { fileSource } from '../../src/util/file-source.ts';
import { readAll } from '../read-all.ts';
import { odcSarif } from './odc-sarif.ts';
import { pairJson, pairXml } from './odc-xml/pair.ts';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');

/** What the formats of one run must agree on. */
function essence(finding: Finding): unknown {
  const { rule, severity, level, message, locations } = finding;
  return [fingerprintOf(finding, undefined), rule.id, severity, level, rule.securitySeverity, message, locations];
}

function inOrder(values: readonly unknown[]): unknown[] {
  return values.map((value) => JSON.stringify(value)).toSorted();
}

function filesOf(folder: string, start: string): Source[] {
  return readdirSync(join(CORPUS, folder))
    .filter((name) => name.startsWith(start))
    .map((name) => fileSource(join(CORPUS, folder, name)));
}

function unsuppressed(format: Format, report: string | object): unknown[] {
  const { items } = readAll(format, report);
  return inOrder(items.flatMap(({ finding }) => (finding.suppressions.length > 0 ? [] : [essence(finding)])));
}

function findingsOf(source: Source): Finding[] {
  const found = recognize(source);
  if (!('format' in found)) throw new Error(found.reason);
  return [...found.format.read(source)].map(({ finding }) => finding);
}

describe('one run of Dependency-Check', () => {
  test('gives the same findings as JSON, as XML and as SARIF', () => {
    const json = unsuppressed(odcJson, pairJson);
    expect(json).toHaveLength(3);
    expect(unsuppressed(odcXml, pairXml)).toEqual(json);
    expect(unsuppressed(sarif, odcSarif)).toEqual(json);
  });

  test('keeps that a flaw is known to be exploited', () => {
    for (const [format, report] of [
      [odcJson, pairJson],
      [odcXml, pairXml],
      [sarif, odcSarif],
    ] as const) {
      expect(readAll(format, report).items[0]?.finding.evidence).toContain(
        'known exploited: since 2024-02-01 due 2024-02-22',
      );
    }
  });

  test('is one run of one tool, whatever the format', () => {
    const runs = [readAll(odcJson, pairJson), readAll(odcXml, pairXml), readAll(sarif, odcSarif)].map(
      ({ end }) => end.runs[0],
    );
    expect(runs.map((run) => [run?.tool.name, run?.tool.version, run?.scan])).toEqual(
      Array.from({ length: 3 }, () => ['Dependency-Check', '12.1.0', 'dependencies']),
    );
  });
});

// Test equipment that is not part of the project: where it is not there, the report of the tests says "skipped".
describe.skipIf(!existsSync(CORPUS))('real reports of one run', () => {
  test.each([
    ['Dependency-Check 12.1', ['odc-json', 'odc-xml', 'odc-sarif'], 'annesa123__', 11],
    ['Dependency-Check 6.4', ['odc-json', 'odc-xml'], 'Terr__', 34],
  ])('%s gives the same findings', (_name, folders, start, count) => {
    const [first, ...others] = folders.map((folder) => {
      const [file, ...more] = filesOf(folder, start);
      if (file === undefined || more.length > 0) throw new Error(`${folder} holds not one report of ${start}`);
      return inOrder(findingsOf(file).map(essence));
    });
    expect(first).toHaveLength(count);
    for (const other of others) expect(other).toEqual(first);
  });

  test('ZAP writes the same findings as JSON and as XML', () => {
    const [json, xml] = ['zap-json', 'zap-xml'].map((folder) =>
      filesOf(folder, 'zaproxy__').flatMap((file) => inOrder(findingsOf(file).map(essence))),
    );
    expect(json).toHaveLength(2);
    expect(xml).toEqual(json);
  });
});

test('a report given as bytes is the same as one on disk', () => {
  const bytes = Buffer.from(JSON.stringify(pairJson));
  expect(inOrder(findingsOf(bytesSource('a', bytes)).map(essence))).toHaveLength(4);
});
