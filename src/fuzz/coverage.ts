import type { AttackVerdict } from '../model/verdict.ts';
import type { Coverage } from '../model/report.ts';

/** How one attack of the run ended. */
export interface Ending {
  /** Rule id. */
  readonly id: string;
  readonly verdict: AttackVerdict;
  /** Why it is inconclusive, or what the profile lacks. */
  readonly reason?: string;
}

/** More than this share of the mapped attacks without a verdict makes a run incomplete. */
const MAX_INCONCLUSIVE_PERCENT = 10;

/** The run in figures: attacks by verdict, and the reasons of those without one. */
export function coverageOf(endings: readonly Ending[]): Coverage {
  const count = (verdict: AttackVerdict): number => endings.filter((ending) => ending.verdict === verdict).length;
  const reasons = (verdict: AttackVerdict): string[] =>
    endings.filter((ending) => ending.verdict === verdict).map(({ id, reason }) => `${id}: ${reason ?? ''}`);
  return {
    attacks: endings.length,
    violation: count('violation'),
    held: count('held'),
    inconclusive: count('inconclusive'),
    notMapped: count('not-mapped'),
    inconclusiveAttacks: reasons('inconclusive'),
    notMappedAttacks: reasons('not-mapped'),
  };
}

/** Why a run that was not stopped is worth less than a complete one; nothing where it is complete. */
export function shortfallOf(endings: readonly Ending[]): string | undefined {
  const mapped = endings.filter(({ verdict }) => verdict !== 'not-mapped').length;
  const open = endings.filter(({ verdict }) => verdict === 'inconclusive').length;
  if (mapped === 0) return 'the profile maps the roles of no attack: nothing was tested';
  if (open * 100 <= mapped * MAX_INCONCLUSIVE_PERCENT) return undefined;
  return `${open} of ${mapped} mapped attacks are inconclusive`;
}
