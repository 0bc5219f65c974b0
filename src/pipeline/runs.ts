import { SCANS, type RunInfo, worseStatus } from '../model/report.ts';

/** An input file as a SARIF run names it. */
export interface RunInput {
  readonly file: string;
  readonly sha256?: string;
}

/** Runs of one tool on one target, from any number of inputs. */
export interface MergedRun {
  readonly info: RunInfo;
  readonly inputs: readonly RunInput[];
}

/** All runs in their order, and which of them an input's run became part of. */
export interface MergedRuns {
  readonly merged: readonly MergedRun[];
  /** Position in `merged`. */
  positionOf(input: number, run: number): number;
}

/** The tool that a run of our own is of: unreadable inputs, decisions that need attention. */
export const OWN_TOOL = 'Tollgate';

/** Joins the runs of the same tool, version, scan, target and shard. The worst status speaks, all reasons are kept. */
export function mergeRuns(
  inputs: readonly { readonly input: RunInput | undefined; readonly runs: readonly RunInfo[] }[],
): MergedRuns {
  const byKey = new Map<string, MergedRun>();
  for (const { input, runs } of inputs) {
    for (const info of runs) {
      const known = byKey.get(keyOf(info));
      byKey.set(
        keyOf(info),
        known === undefined ? { info, inputs: input === undefined ? [] : [input] } : join(known, info, input),
      );
    }
  }
  const keys = [...byKey.keys()].toSorted();
  const positions = new Map(keys.map((key, position) => [key, position]));
  return {
    merged: keys.flatMap((key) => byKey.get(key) ?? []),
    positionOf(input, run) {
      const info = inputs[input]?.runs[run];
      return (info === undefined ? undefined : positions.get(keyOf(info))) ?? 0;
    },
  };
}

function keyOf({ tool, scan, target, shard }: RunInfo): string {
  const order = scan === undefined ? SCANS.length : SCANS.indexOf(scan);
  // Tollgate's own run, which speaks of inputs and decisions, comes last.
  return JSON.stringify([tool.name === OWN_TOOL ? 9 : order, tool.name, target ?? '', tool.version ?? '', shard ?? '']);
}

function join(known: MergedRun, info: RunInfo, input: RunInput | undefined): MergedRun {
  const status = worseStatus(known.info.status, info.status);
  const reasons = [...new Set([known.info.reason, info.reason].filter((reason) => reason !== undefined))];
  const isKnown =
    input === undefined || known.inputs.some((other) => other.file === input.file && other.sha256 === input.sha256);
  return {
    info: {
      ...info,
      ...known.info,
      status,
      ...(reasons.length > 0 && { reason: reasons.join('; ') }),
      rules: [...known.info.rules, ...info.rules],
    },
    inputs: isKnown ? known.inputs : [...known.inputs, input],
  };
}
