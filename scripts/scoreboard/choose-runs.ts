import type { Defect } from '../../src/sandbox/defects/defect.ts';
import { type RunKey, runName } from './run-key.ts';

/**
 * The runs of these names: of a defect, a family, `none` for all off, or one run such as `idem.race/2`; all where there are
 * no names. @throws RangeError where a name stands for no run
 */
export function chooseRuns(runs: readonly RunKey[], names: readonly string[]): RunKey[] {
  if (names.length === 0) return [...runs];
  const unknown = names.find((name) => !runs.some((run) => isOf(run, name)));
  if (unknown !== undefined) throw new RangeError(`there is no defect, family or run "${unknown}"`);
  return runs.filter((run) => names.some((name) => isOf(run, name)));
}

function isOf(run: RunKey, name: string): boolean {
  return [runName(run), run.defect ?? 'none'].includes(name) || run.defect?.startsWith(`${name}.`) === true;
}

/** The ids in `a,b`; none in `none`. @throws RangeError where there is no such defect */
export function chooseDefects(defects: readonly Pick<Defect, 'id'>[], names: string): string[] {
  const wanted = names === 'none' ? [] : names.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !defects.some(({ id }) => id === name));
  if (unknown !== undefined) throw new RangeError(`there is no defect "${unknown}"`);
  return wanted;
}
