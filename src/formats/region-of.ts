import type { Region } from '../model/location.ts';
import { asPosition } from '../util/untrusted.ts';

/** The ends of a region as a report gives them: numbers, numbers as text, or nothing. */
export interface RegionEnds {
  readonly startLine: unknown;
  readonly startColumn?: unknown;
  readonly endLine?: unknown;
  readonly endColumn?: unknown;
}

/** A region as far as its ends are line and column numbers; an end before the start is left out. */
export function regionOf(ends: RegionEnds): Region | undefined {
  const startLine = asPosition(ends.startLine);
  const startColumn = asPosition(ends.startColumn);
  const endLine = asPosition(ends.endLine);
  const endColumn = asPosition(ends.endColumn);
  if (startLine === undefined) return undefined;
  const isForward =
    endLine !== undefined &&
    (endLine > startLine || (endLine === startLine && (endColumn ?? Infinity) >= (startColumn ?? 1)));
  return {
    startLine,
    ...(startColumn !== undefined && { startColumn }),
    ...(isForward && { endLine, ...(endColumn !== undefined && { endColumn }) }),
  };
}
