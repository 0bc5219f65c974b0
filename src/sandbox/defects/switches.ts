import { TollgateError } from '../../model/errors.ts';
import { nearest } from '../../util/nearest.ts';
import type { DefectId } from './defect-id.ts';
import { defects } from './registry.ts';

/** Which defects are on. */
export interface Switches {
  readonly isOn: (id: DefectId) => boolean;
  /** In the registry's order. */
  readonly on: () => readonly DefectId[];
  /** Switches exactly these on. @throws TollgateError `sandbox/unknown-defect`, `sandbox/defects-refused`; then nothing changes. */
  readonly set: (ids: readonly string[]) => void;
}

/** All defects off. `refusal` says why none may be switched on here, where that is so. */
export function makeSwitches(refusal: string | undefined): Switches {
  let on: ReadonlySet<string> = new Set();
  return {
    isOn: (id) => on.has(id),
    on: () => defects.map(({ id }) => id).filter((id) => on.has(id)),
    set(ids) {
      for (const id of ids) checkKnown(id);
      if (ids.length > 0 && refusal !== undefined) {
        throw new TollgateError('sandbox/defects-refused', `defects stay off: ${refusal}`, {
          class: 'usage',
          help: ['start the sandbox on loopback and outside production to switch defects on'],
        });
      }
      on = new Set(ids);
    },
  };
}

function checkKnown(id: string): void {
  const known = defects.map((defect) => defect.id);
  if (known.some((name) => name === id)) return;
  const near = nearest(id, known);
  throw new TollgateError('sandbox/unknown-defect', `there is no defect "${id.slice(0, 80)}"`, {
    class: 'usage',
    place: { key: 'defects' },
    help: [...(near === undefined ? [] : [`did you mean ${near}?`]), `known defects: ${known.join(', ')}`],
  });
}
