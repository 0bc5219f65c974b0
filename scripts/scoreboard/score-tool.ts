import type { Finding } from '../../src/model/finding.ts';
import { locationText } from '../../src/model/location.ts';
import type { Decoy } from '../../src/sandbox/defects/decoy.ts';
import type { Defect } from '../../src/sandbox/defects/defect.ts';
import { foundBy, isCalledAt } from './found-by.ts';
import { familyOf, OTHER_RULES } from './score-runs.ts';

/** A result that finds nothing that is on. */
export interface WrongResult {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
  /** Ids of what it takes for a defect: decoys, else defects that are off. */
  readonly takenFor: readonly string[];
}

/** Another tool's results in one run of the sandbox. */
export interface ToolScore {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly falsePositives: readonly WrongResult[];
  /** Results that do not count: of another kind than `fail`, of level `none`, or suppressed. */
  readonly ignored: number;
}

/** What the results are held against. */
export interface AnswerKey {
  readonly defects: readonly Defect[];
  readonly decoys: readonly Decoy[];
  /** Ids of the defects that were on. */
  readonly on: readonly string[];
}

/** Scores what a tool found in a sandbox with exactly the defects of `on` switched on. */
export function scoreTool(findings: readonly Finding[], { defects, decoys, on }: AnswerKey): ToolScore {
  const planted = new Set(on);
  const counted = findings.filter(
    ({ kind, level, suppressions }) => kind === 'fail' && level !== 'none' && suppressions.length === 0,
  );
  const found = new Set<string>();
  const falsePositives: WrongResult[] = [];
  for (const finding of counted) {
    const candidates = foundBy(finding, defects);
    const hits = candidates.filter(({ id }) => planted.has(id));
    for (const { id } of hits) found.add(id);
    if (hits.length === 0) falsePositives.push(wrongResult(finding, candidates, decoys));
  }
  const ids = defects.map(({ id }) => id).filter((id) => planted.has(id));
  return {
    found: ids.filter((id) => found.has(id)),
    missed: ids.filter((id) => !found.has(id)),
    falsePositives,
    ignored: findings.length - counted.length,
  };
}

/** The families of what was found, missed and wrongly reported, with the figures of each. */
export function toolTable({
  found,
  missed,
  falsePositives,
}: ToolScore): readonly (readonly [family: string, tp: number, fn: number, fp: number])[] {
  const wrong = falsePositives.map(({ takenFor: [first] }) => (first === undefined ? OTHER_RULES : familyOf(first)));
  const families = [...new Set([...[...found, ...missed].map(familyOf), ...wrong])];
  return families.map((family) => [
    family,
    count(found, family),
    count(missed, family),
    wrong.filter((name) => name === family).length,
  ]);
}

function count(ids: readonly string[], family: string): number {
  return ids.filter((id) => familyOf(id) === family).length;
}

function wrongResult(finding: Finding, candidates: readonly Defect[], decoys: readonly Decoy[]): WrongResult {
  const taken = decoys.filter(({ looksLike, place }) =>
    candidates.some(({ id, cwe }) => id === looksLike && isCalledAt(finding, { cwe, places: [place] })),
  );
  const [location] = finding.locations;
  return {
    rule: finding.rule.id,
    place: location === undefined ? '' : locationText(location),
    message: finding.message,
    takenFor:
      taken.length > 0
        ? taken.map(({ looksLike, id }) => `${looksLike} (decoy ${id})`)
        : candidates.map(({ id }) => id),
  };
}
