import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runName } from './run-key.ts';
import type { RunResult } from './run-result.ts';

/**
 * The results that a file keeps, one JSON document a line, the latest of each run by its name. A line that was cut off when
 * the writer was stopped is left out.
 */
export function readRunResults(file: string): Map<string, RunResult> {
  const results = new Map<string, RunResult>();
  if (!existsSync(file)) return results;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const result = parsed(line);
    if (result !== undefined) results.set(runName(result.run), result);
  }
  return results;
}

/** Adds one result to the file, at once: what was measured survives whatever comes after. */
export function appendRunResult(file: string, result: RunResult): void {
  mkdirSync(dirname(file), { recursive: true });
  // The end of a line that was cut off must not swallow this one.
  appendFileSync(file, `\n${JSON.stringify(result)}\n`);
}

function parsed(line: string): RunResult | undefined {
  if (line.trim() === '') return undefined;
  try {
    const value = JSON.parse(line) as RunResult;
    return Array.isArray(value.findings) && typeof value.run.seed === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}
