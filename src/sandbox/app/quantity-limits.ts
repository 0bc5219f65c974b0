import type { SandboxContext } from '../context.ts';

/** Most pieces of one article in a cart or order. */
export const MAX_QUANTITY = 99;

/** What knows which planted flaws are on. */
export type DefectAsker = Pick<SandboxContext, 'defect'>;

/** What a quantity may be, and what becomes of sums. */
export interface QuantityLimits {
  readonly most: number;
  /** A part of an article may be bought. */
  readonly parts: boolean;
  readonly narrow: (sum: bigint) => bigint;
}

/** Whole pieces, 99 at most, added up exactly; unless a planted flaw has it otherwise. */
export function quantityLimits(context: DefectAsker): QuantityLimits {
  const narrow = context.defect('pay.amount.overflow32');
  return {
    most: narrow ? 2 ** 31 - 1 : MAX_QUANTITY,
    parts: context.defect('pay.qty.fraction'),
    narrow: (sum) => (narrow ? BigInt.asIntN(32, sum) : sum),
  };
}
