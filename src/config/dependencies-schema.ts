import { z } from 'zod';
import { DEPENDENCY_TOOLS, type DependenciesConfig } from './dependencies-config.ts';
import { dependencyPolicySchema } from './dependency-policy-schema.ts';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/u, error: 'must be an http or https URL' });

const osv = z.strictObject({
  program: text
    .optional()
    .describe('The program; OSV_SCANNER of the environment, else osv-scanner on the PATH, by default.'),
  database: text
    .optional()
    .describe(
      'Folder of an offline database; .tollgate/databases/osv by default, and where that is not there https://api.osv.dev is asked.',
    ),
});

const snyk = z.strictObject({
  allProjects: z.boolean().optional().describe('Every project below the folder instead of its first manifest.'),
  organization: text.optional(),
});

const dependencyCheck = z.strictObject({
  data: text.optional().describe('Folder of its database; .tollgate/databases/dependency-check by default.'),
  nvdFeed: z
    .url({ protocol: /^(?:https?|file)$/u, error: 'must be an http, https or file URL' })
    .optional()
    .describe('Feed to fill the database from; the NVD’s API by default, with NVD_API_KEY of the environment.'),
  update: z.boolean().optional().describe('false uses the database as it is.'),
  offline: z.boolean().optional().describe('true asks nobody but the database.'),
  suppressions: z.array(text).optional().describe('Suppression files that it is given.'),
});

/** The shape of `dependencies:` in `tollgate.yml`. */
export const dependenciesSchema: z.ZodType<DependenciesConfig> = z.strictObject({
  dir: text.optional().describe('Folder of the project; the configuration file’s own by default.'),
  tools: z
    .union([z.literal('auto'), z.array(z.enum(DEPENDENCY_TOOLS)).min(1)])
    .optional()
    .describe(
      'Scanners that must run; auto, the default, uses those that are there. npm-audit is also pnpm’s and yarn’s.',
    ),
  registry: url.optional().describe('Advisory source of npm, pnpm and yarn; the configured registry by default.'),
  timeout: z
    .number()
    .positive()
    .max(86_400)
    .optional()
    .describe('Seconds for each call of a scanner; 120 by default, 1800 for Dependency-Check.'),
  maxDatabaseAge: z
    .number()
    .positive()
    .max(3_650)
    .optional()
    .describe('Days; an older advisory database makes the scan incomplete. 7 by default.'),
  kev: text
    .optional()
    .describe('File of CISA’s catalogue of known exploited vulnerabilities (JSON), relative to this file.'),
  epss: text.optional().describe('File of FIRST’s EPSS scores (CSV, plain or gzip), relative to this file.'),
  policy: dependencyPolicySchema.optional(),
  osv: osv.optional(),
  snyk: snyk.optional(),
  dependencyCheck: dependencyCheck.optional(),
});
