import { stripVTControlCharacters } from 'node:util';

/** What ZAP said of a plan while it ran. */
export interface PlanLog {
  /** Lines below "Automation plan failures:". */
  readonly failures: readonly string[];
  /** Lines below "Automation plan warnings:". */
  readonly warnings: readonly string[];
  /** The plan came to its end without either. */
  readonly succeeded: boolean;
  /** Addresses that the spiders found, the most of any; absent where none said so. */
  readonly urlsFound?: number;
  /** Seconds that a job took, by its type. */
  readonly seconds: ReadonlyMap<string, number>;
  /** ZAP broke the scan off, or its machine ran out of something. */
  readonly stopped?: string;
}

const MOST_LINES = 50;
const STOPS: readonly (readonly [RegExp, string])[] = [
  [/OutOfMemoryError|insufficient memory for the Java Runtime/u, 'ZAP ran out of memory'],
  [/No space left on device/u, 'there was no space left on the device'],
  [/Shutting down ZAP due to High Level Insight[^\n]{0,200}/u, 'ZAP stopped the scan itself'],
];

/**
 * Reads what `-autorun` with `progressToStdout` prints: `Job spider found 12 URLs`, `Job spider finished, time taken:
 * 00:00:03`, and at the end the plan's verdict with indented lines below it.
 * Source: zap-extensions, addOns/automation, Messages.properties.
 */
export function readPlanLog(output: string): PlanLog {
  const failures: string[] = [];
  const warnings: string[] = [];
  const seconds = new Map<string, number>();
  let list: string[] | undefined;
  let succeeded = false;
  let urlsFound: number | undefined;
  for (const row of lines(output)) {
    const verdict = /^Automation plan (failures|warnings):/u.exec(row)?.[1];
    if (verdict !== undefined) {
      list = verdict === 'failures' ? failures : warnings;
      continue;
    }
    if (list !== undefined && /^\s+\S/u.test(row)) {
      if (list.length < MOST_LINES) list.push(row.trim());
      continue;
    }
    list = undefined;
    succeeded ||= row.startsWith('Automation plan succeeded!');
    const [, found] = /^Job spider\w* found ([\d,. ]{1,15}) URLs/u.exec(row) ?? [];
    if (found !== undefined) urlsFound = Math.max(urlsFound ?? 0, Number(found.replaceAll(/\D/gu, '')));
    const [, job, hours, minutes, rest] =
      /^Job ([\w-]{1,40}) finished, time taken: (\d+):(\d\d):(\d\d)/u.exec(row) ?? [];
    if (job !== undefined) seconds.set(job, Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest));
  }
  const stopped = STOPS.find(([pattern]) => pattern.test(output))?.[1];
  return {
    failures,
    warnings,
    succeeded,
    seconds,
    ...(urlsFound !== undefined && { urlsFound }),
    ...(stopped !== undefined && { stopped }),
  };
}

/** Lines as ZAP wrote them; what log4j puts in front (`123 [main] INFO  org… - `) is taken off. */
function* lines(output: string): Generator<string, void, void> {
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const row = line.slice(0, 2_000).trimEnd();
    yield row.replace(/^\S{0,40} ?\S{0,40} ?\[[^\]]{1,60}\s*\] (?:INFO|WARN|ERROR) +\S{1,120} - /u, '');
  }
}
