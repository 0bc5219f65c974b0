import { z } from 'zod';
import { ROLE_OF, type Sequence, type Step } from './step.ts';

const FORMS = [
  'part',
  'small',
  'all',
  'whole',
  'over',
  'huge',
  'zero',
  'negative',
  'fraction',
  'exponent',
  'infinite',
  'not-a-number',
  'text',
  'full-width',
  'list',
  'null',
  'two-keys',
] as const;
const customer = z.enum(['alice', 'bob']);

/** A sequence as a replay file has it; unknown keys are refused. */
export const sequenceSchema: z.ZodType<Sequence> = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        action: z.enum(Object.keys(ROLE_OF)),
        by: customer,
        of: customer.optional(),
        pick: z.int().min(0).max(99).optional(),
        amount: z.enum(FORMS).optional(),
        share: z.int().min(1).max(100).optional(),
        key: z.enum(['fresh', 'same-request', 'other-request']).optional(),
        coupon: z.enum(['percent', 'percent2', 'fixed', 'single']).optional(),
        field: z.enum(['price', 'tip', 'donation', 'fee', 'tax', 'shipping', 'total', 'amount']).optional(),
      }) as unknown as z.ZodType<Step>,
    )
    .min(1)
    .max(50),
});
