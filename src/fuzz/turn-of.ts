import type { Attack } from './attack.ts';

/** When an attack's turn is: whoever is locked out, or whose clock has moved, would fail in the controls of the others. */
export function turnOf({ disturbs }: Attack): number {
  return disturbs === undefined ? 0 : disturbs === true ? 1 : 2;
}
