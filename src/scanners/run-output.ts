import { stripVTControlCharacters } from 'node:util';
import { asList, asObject, type UntrustedObject } from '../util/untrusted.ts';
import type { RecordedRun } from './recorded-run.ts';

/** One thing that a run wrote, as text. */
export interface RunOutput {
  readonly name: string;
  readonly text: string;
}

/** A JSON document that a run wrote. */
export interface JsonOutput {
  readonly name: string;
  readonly value: unknown;
}

/** Bytes as text without byte order mark. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Both streams, without colours, as a person reads them. */
export function logOf({ stdout, stderr }: Pick<RecordedRun, 'stdout' | 'stderr'>): string {
  return stripVTControlCharacters(`${textOf(stdout)}\n${textOf(stderr)}`);
}

/** What may be the report: the files in the order of their names, then standard output, then standard error. */
export function outputsOf({ reports, stdout, stderr }: RecordedRun): RunOutput[] {
  const files = reports.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, bytes }) => ({ name, bytes }));
  return [...files, { name: 'stdout', bytes: stdout }, { name: 'stderr', bytes: stderr }]
    .filter(({ bytes }) => bytes.length > 0)
    .map(({ name, bytes }) => ({ name, text: textOf(bytes) }));
}

/** Those that are JSON documents. */
export function jsonOutputsOf(run: RecordedRun): JsonOutput[] {
  return outputsOf(run).flatMap(({ name, text }) => {
    const value = parseJson(text);
    return value === undefined ? [] : [{ name, value }];
  });
}

/** Text as JSON, or nothing where it is none. */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Files that begin as JSON or XML and are none: cut off, most likely. */
export function brokenReportsOf(run: RecordedRun): string[] {
  return run.reports
    .filter(({ bytes }) => {
      const text = textOf(bytes);
      if (/^\s*[[{]/u.test(text)) return parseJson(text) === undefined;
      return text.trim() === '' || (/^\s*<(?:\?xml|analysis)/u.test(text) && !/>\s*$/u.test(text));
    })
    .map(({ name }) => `the report ${name} is empty or cut off`);
}

/** The number of results of a SARIF log, or nothing where the value is none by a tool of that name. */
export function sarifResults(value: unknown, tool: RegExp): number | undefined {
  const runs = asObject(value)['runs'];
  if (!Array.isArray(runs) || runs.length === 0) return undefined;
  const own = runs.map(asObject).every((run) => tool.test(String(driverOf(run)['name'])));
  return own ? runs.reduce<number>((sum, run) => sum + asList(asObject(run)['results']).length, 0) : undefined;
}

function driverOf(run: UntrustedObject): UntrustedObject {
  return asObject(asObject(run['tool'])['driver']);
}

/** Lines of a text that a pattern finds, trimmed, each once, at most `most`. */
export function linesWith(text: string, pattern: RegExp, most = 5): string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    if (!pattern.test(line)) continue;
    found.add(line.trim().slice(0, 300));
    if (found.size === most) break;
  }
  return [...found];
}
