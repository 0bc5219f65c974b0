import type { AttackVerdict } from '../model/verdict.ts';
import type { Coverage } from '../model/report.ts';
import { type PhantomMoney, phantomMoneyLines } from './phantom-money.ts';

/** How one attack of the run ended. */
export interface Ending {
  /** Rule id. */
  readonly id: string;
  readonly verdict: AttackVerdict;
  /** Why it is inconclusive, or what the profile lacks. */
  readonly reason?: string;
}

/** A larger share of the mapped attacks without a verdict makes a run incomplete, unless the configuration says otherwise. */
const MAX_INCONCLUSIVE = 0.1;

const NOTHING_MAPPED = 'the profile maps the roles of no attack: nothing was tested';

/** The run in figures: the phantom money first, then attacks by verdict, and the reasons of those without one. */
export function coverageOf(endings: readonly Ending[], phantom: readonly PhantomMoney[] = []): Coverage {
  const count = (verdict: AttackVerdict): number => endings.filter((ending) => ending.verdict === verdict).length;
  const reasons = (verdict: AttackVerdict): string[] =>
    endings.filter((ending) => ending.verdict === verdict).map(({ id, reason }) => `${id}: ${reason ?? ''}`);
  const lines = phantomMoneyLines(phantom);
  return {
    ...(lines.length > 0 && { phantomMoney: lines }),
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
export function shortfallOf(
  endings: readonly Ending[],
  maxInconclusive: number = MAX_INCONCLUSIVE,
): string | undefined {
  const mapped = endings.filter(({ verdict }) => verdict !== 'not-mapped').length;
  const open = endings.filter(({ verdict }) => verdict === 'inconclusive').length;
  if (mapped === 0) return NOTHING_MAPPED;
  if (open <= mapped * maxInconclusive) return undefined;
  return `${open} of ${mapped} mapped attacks are inconclusive`;
}

/** What a shard says of the scan that it is a part of, by which all shards together are judged as one run would be. */
export function shardCoverage(
  { whole, plan }: { readonly whole: { readonly attacks: number }; readonly plan: string },
  maxInconclusive?: number,
): Coverage {
  return { attacksOfAllShards: whole.attacks, shardPlan: plan, inconclusiveLimit: maxInconclusive ?? MAX_INCONCLUSIVE };
}

/** Why a shard that was not stopped is worth less than a complete one; how much has no verdict is judged over all shards. */
export function shardShortfall({ mapped }: { readonly mapped: number }): string | undefined {
  return mapped === 0 ? NOTHING_MAPPED : undefined;
}
