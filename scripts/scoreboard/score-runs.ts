import type { Decoy } from '../../src/sandbox/defects/decoy.ts';
import type { Defect } from '../../src/sandbox/defects/defect.ts';
import { runName } from './run-key.ts';
import type { RunResult, ScoredFinding } from './run-result.ts';

/** A rule that fired where nothing was wrong for it. */
export interface FalsePositive {
  /** Name of the run, or `decoy ID`. */
  readonly where: string;
  readonly finding: ScoredFinding;
}

/** One family of defects, counted by cases. */
export interface FamilyScore {
  readonly family: string;
  /** Ids of the defects that were found, in every run in which they were on. */
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** Runs and decoys in which a rule of this family fired that the run does not call for. */
  readonly falsePositives: readonly FalsePositive[];
  /** Cases in which one could have fired and none did. */
  readonly trueNegatives: number;
  /** Medians over the runs of all attacks with a defect of the family; absent where there is none. */
  readonly effort?: Pick<RunResult, 'requests' | 'seconds' | 'processorSeconds'>;
}

/** What the scores are made of. */
export interface ScoreInput {
  readonly defects: readonly Defect[];
  readonly decoys: readonly Decoy[];
  readonly results: readonly RunResult[];
}

/** The row for rules that belong to no planted defect. */
export const OTHER_RULES = 'other rules';

/** `pay.coupon.reuse` → `pay`. */
export function familyOf(id: string): string {
  return id.split('.')[0] ?? id;
}

/** The defects that a payment rule is written for: the catalogue's own choice, or more. */
export function isInReach({ rules }: Pick<Defect, 'rules'>): boolean {
  return rules.payments.length > 0;
}

/**
 * Scores every family. A positive case is a defect in reach of the fuzzer; it is found where its rule fired in all runs
 * with it. A negative case of a family is a complete run, for all rules of the family that it does not call for, or a decoy
 * that looks like one of its defects, in the runs with all defects off.
 */
export function scoreRuns(input: ScoreInput): FamilyScore[] {
  const families = [...new Set(input.defects.filter(isInReach).map(({ id }) => familyOf(id)))];
  const claimed = new Set(input.defects.flatMap(({ rules }) => rules.payments));
  return [
    ...families.map((family) => scoreFamily(family, input)),
    { ...negativesOf((rule) => !claimed.has(rule), input, []), ...NOTHING_ON },
  ];
}

const NOTHING_ON = { family: OTHER_RULES, found: [], missed: [] };

function scoreFamily(family: string, input: ScoreInput): FamilyScore {
  const own = input.defects.filter(({ id }) => familyOf(id) === family);
  const rules = new Set(own.flatMap((defect) => defect.rules.payments));
  const reached = own.filter(isInReach);
  const runsOf = ({ id }: Defect): RunResult[] => input.results.filter(({ run }) => run.defect === id);
  const measured = reached.filter((defect) => runsOf(defect).length > 0);
  const isFound = (defect: Defect): boolean => runsOf(defect).every((result) => calls(defect, result));
  const runs = measured.flatMap(runsOf).filter(({ run }) => run.own !== true);
  const decoys = input.decoys.filter(({ looksLike }) => reached.some(({ id }) => id === looksLike));
  return {
    family,
    found: measured.filter(isFound).map(({ id }) => id),
    missed: measured.filter((defect) => !isFound(defect)).map(({ id }) => id),
    ...negativesOf((rule) => rules.has(rule), input, decoys),
    ...(runs.length > 0 && { effort: effortOf(runs) }),
  };
}

function effortOf(runs: readonly RunResult[]): NonNullable<FamilyScore['effort']> {
  return {
    requests: median(runs.map(({ requests }) => requests)),
    seconds: median(runs.map(({ seconds }) => seconds)),
    processorSeconds: median(runs.map(({ processorSeconds }) => processorSeconds)),
  };
}

function calls({ rules }: Defect, { findings }: RunResult): boolean {
  return rules.payments.every((rule) => findings.some((finding) => finding.rule === rule));
}

function negativesOf(
  isOwn: (rule: string) => boolean,
  { defects, results }: ScoreInput,
  decoys: readonly Decoy[],
): Pick<FamilyScore, 'falsePositives' | 'trueNegatives'> {
  const falsePositives: FalsePositive[] = [];
  let trueNegatives = 0;
  for (const { run, findings, status } of results) {
    const expected = defects.find(({ id }) => id === run.defect)?.rules.payments ?? [];
    const wrong = findings.filter(({ rule }) => isOwn(rule) && !expected.includes(rule));
    for (const finding of wrong) falsePositives.push({ where: runName(run), finding });
    // A run that broke off, or had its own attacks only, says nothing about the others.
    if (wrong.length === 0 && status === 'complete' && run.own !== true) trueNegatives += 1;
  }
  const off = results.filter(({ run, status }) => run.defect === undefined && status === 'complete');
  for (const { id, looksLike } of decoys) {
    const rules = defects.find((defect) => defect.id === looksLike)?.rules.payments ?? [];
    const taken = off.flatMap(({ findings }) => findings.filter(({ rule }) => rules.includes(rule)));
    for (const finding of taken.slice(0, 1)) falsePositives.push({ where: `decoy ${id}`, finding });
    if (taken.length === 0 && off.length > 0) trueNegatives += 1;
  }
  return { falsePositives, trueNegatives };
}

/** Of the found among the positives, and of the false positives among the negatives: TP/(TP+FN) − FP/(FP+TN). */
export function youden({ found, missed, falsePositives, trueNegatives }: FamilyScore): number {
  const positives = found.length + missed.length;
  const wrong = new Set(falsePositives.map(({ where }) => where)).size;
  const negatives = wrong + trueNegatives;
  return (positives === 0 ? 0 : found.length / positives) - (negatives === 0 ? 0 : wrong / negatives);
}

/** The middle one; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
