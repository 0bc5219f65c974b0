import { SCANS, type RunInfo, worseStatus } from '../model/report.ts';
import { compareText } from '../model/summary.ts';

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

interface Part {
  readonly info: RunInfo;
  readonly input: RunInput | undefined;
}

/**
 * Joins the runs of the same tool, version, scan, target and shard. The worst status speaks, all reasons are kept.
 * The order of the inputs changes nothing but the order of the rules.
 */
export function mergeRuns(
  inputs: readonly { readonly input: RunInput | undefined; readonly runs: readonly RunInfo[] }[],
): MergedRuns {
  const byKey = new Map<string, Part[]>();
  for (const { input, runs } of inputs) {
    for (const info of runs) {
      const parts = byKey.get(keyOf(info));
      if (parts === undefined) byKey.set(keyOf(info), [{ info, input }]);
      else parts.push({ info, input });
    }
  }
  const keys = [...byKey.keys()].toSorted();
  const positions = new Map(keys.map((key, position) => [key, position]));
  const ofRuns = inputs.map(({ runs }) => runs.map((info) => positions.get(keyOf(info)) ?? 0));
  return {
    merged: keys.map((key) => join(byKey.get(key) ?? [])),
    positionOf: (input, run) => ofRuns[input]?.[run] ?? 0,
  };
}

function keyOf({ tool, scan, target, shard }: RunInfo): string {
  const order = scan === undefined ? SCANS.length : SCANS.indexOf(scan);
  // Tollgate's own run, which speaks of inputs and decisions, comes last.
  return JSON.stringify([tool.name === OWN_TOOL ? 9 : order, tool.name, target ?? '', tool.version ?? '', shard ?? '']);
}

function join(parts: readonly Part[]): MergedRun {
  const infos = parts.map(({ info }) => info);
  // What the runs say differently of their tool and coverage is taken from one of them.
  const [first] = infos.map(({ rules: _rules, ...info }) => info).toSorted(byText);
  if (first === undefined) throw new RangeError('no run to join');
  const reasons = [...new Set(infos.flatMap(({ reason }) => reason ?? []))].toSorted();
  const inputs = new Map(parts.flatMap(({ input }) => (input === undefined ? [] : [[JSON.stringify(input), input]])));
  return {
    info: {
      ...first,
      status: infos.map(({ status }) => status).reduce(worseStatus),
      ...(reasons.length > 0 && { reason: reasons.join('; ') }),
      rules: infos.flatMap(({ rules }) => rules),
    },
    inputs: [...inputs.values()].toSorted(byText),
  };
}

function byText(a: object, b: object): number {
  return compareText(JSON.stringify(a), JSON.stringify(b));
}
