import { z } from 'zod';
import { SEVERITIES } from '../model/severity.ts';
import type { DependencyPolicyConfig } from './dependency-policy-config.ts';

const text = z.string().min(1);
const severity = z.enum(SEVERITIES);
const days = z.int().min(1).max(3_650);

const ranking = z.strictObject({
  rank: severity.describe('The rank that the line gives.'),
  severity: severity.optional().describe('Holds for findings this bad or worse.'),
  exploited: z.boolean().optional().describe('Holds for what the KEV catalogue names, or with false for all else.'),
  scope: z.enum(['runtime', 'development']).optional(),
  minEpss: z.number().min(0).max(1).optional().describe('Holds from this EPSS probability on.'),
  minCvss: z.number().min(0).max(10).optional(),
  direct: z.boolean().optional(),
  packages: z.array(text).min(1).optional(),
});

/** The shape of `dependencies.policy` in `tollgate.yml`. */
export const dependencyPolicySchema: z.ZodType<DependencyPolicyConfig> = z.strictObject({
  ranking: z
    .array(ranking)
    .optional()
    .describe(
      'Your own risk ranking (PCI DSS 6.3.1), first line that holds; without it the severity’s band is the rank.',
    ),
  maxAge: z
    .strictObject({
      critical: days.optional(),
      high: days.optional(),
      medium: days.optional(),
      low: days.optional(),
      informational: days.optional(),
    })
    .optional()
    .describe('Days that a finding of a rank may stay open; by default 30 for critical (PCI DSS 6.3.3).'),
  licenses: z
    .strictObject({ allow: z.array(text).min(1).optional(), deny: z.array(text).min(1).optional() })
    .optional()
    .describe('SPDX ids of licences under which packages may come, or may not.'),
});
