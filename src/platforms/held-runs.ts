import { oneLine } from '../model/summary.ts';
import { sarifCategories } from '../reporters/sarif-category.ts';
import type { SarifRun } from '../reporters/sarif.ts';
import type { PublishStep } from './publication.ts';

/** A run with the name that no other run of its file has. */
export interface NamedRun {
  readonly run: SarifRun;
  readonly category: string;
}

/** The runs by whether they may be published: complete ones, and those that would close what they did not look at. */
export function partRuns(runs: readonly SarifRun[]): { readonly complete: NamedRun[]; readonly held: NamedRun[] } {
  const categories = sarifCategories(runs.map(({ info }) => info));
  const named = runs.map((run, index) => ({ run, category: categories[index] ?? '' }));
  const isComplete = ({ run }: NamedRun): boolean => run.info.status === 'complete';
  return { complete: named.filter(isComplete), held: named.filter((entry) => !isComplete(entry)) };
}

/** One step for each run that is held back; `since` names the run whose findings the dashboard goes on showing. */
export function heldSteps(held: readonly NamedRun[], since: (category: string) => string | undefined): PublishStep[] {
  return held.map(({ run: { info }, category }) => {
    const latest = since(category);
    const reason = oneLine(info.reason ?? 'no reason given', 200);
    return {
      what: category,
      state: 'held',
      detail: `dashboard unchanged ${latest === undefined ? '(nothing of it was published before)' : `since ${oneLine(latest, 100)}`}: this run is ${info.status}: ${reason}`,
    };
  });
}
