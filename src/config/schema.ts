import { z } from 'zod';
import { SCANS } from '../model/report.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { Config } from './config.ts';
import { dependenciesSchema } from './dependencies-schema.ts';
import { webCrawlShape } from './web-crawl-schema.ts';
import { webEngineShape } from './web-engine-schema.ts';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/u, error: 'must be an http or https URL' });
const date = z.iso.date().or(z.iso.datetime({ offset: true }));
const seconds = z.number().positive().max(86_400);

const app = z.strictObject({
  url: url.describe('Where the app under test answers.'),
  start: text
    .optional()
    .describe('Shell command that starts it, in a process group of its own; without one it must already run.'),
  ready: z
    .strictObject({
      url: url.optional().describe('Asked until it answers as wanted; the app’s URL by default.'),
      status: z.int().min(100).max(599).optional().describe('The status that means ready; any below 500 by default.'),
      body: text.optional().describe('Text that the answer must hold.'),
    })
    .optional(),
  env: z.record(text, z.string()).optional().describe('Environment of the command, beside PATH, HOME and the like.'),
  stop: text.optional().describe('Shell command that stops it; by default its process group is ended.'),
  timeout: seconds.optional().describe('Seconds until it must be ready; 60 by default.'),
});

const web = z.strictObject({
  target: url.optional().describe('The app’s URL by default.'),
  name: text.optional().describe('What the target is called in reports; its origin by default.'),
  minPages: z
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('Fewer answered pages make the scan incomplete; 3 by default.'),
  maxPages: z.int().min(1).max(100_000).optional(),
  requiredUrls: z.array(text).optional().describe('Pages that the crawl must have seen.'),
  deadline: seconds.optional().describe('Seconds for the whole crawl.'),
  ...webCrawlShape,
  ...webEngineShape,
});

const payments = z.strictObject({
  profile: text.describe('The payment profile, relative to this file.'),
  target: url.optional().describe('Instead of the profile’s base URL; the app’s URL where there is one.'),
  attacks: z.array(text).optional(),
  seed: z.int().min(0).optional(),
  budget: seconds.optional().describe('Seconds; what they cut short is incomplete.'),
  maxRequests: z.int().min(1).optional(),
  maxInconclusive: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of inconclusive attacks above which the scan is incomplete; 0.1 by default.'),
  rps: z.int().min(1).max(10_000).optional().describe('Requests a second; beyond loopback 50 by default.'),
  explore: seconds.optional().describe('Seconds of random sequences beside the attacks; none by default.'),
  exploreRequests: z
    .int()
    .min(1)
    .optional()
    .describe('Requests after which exploration ends; with the same seed it then does the same every time.'),
});

const suppression = z
  .strictObject({
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{32}$/u, 'must be 32 hexadecimal digits')
      .optional(),
    rule: text.optional(),
    package: text.optional().describe('Only for this package: its name, with or without version, or a purl.'),
    reason: text,
    owner: text,
    expires: date.describe('ISO date; the decision holds to the end of that day, UTC.'),
  })
  .refine((entry) => entry.fingerprint !== undefined || entry.rule !== undefined, 'needs a fingerprint or a rule');

/** The shape of `tollgate.yml`; its JSON Schema is generated from here. */
export const configSchema: z.ZodType<Config> = z.strictObject({
  $schema: z.string().optional(),
  app: app.optional().describe('The app under test.'),
  web: web.nullable().optional().describe('Web baseline.'),
  dependencies: dependenciesSchema.nullable().optional().describe('Dependency audit.'),
  payments: payments.optional().describe('Fake payments.'),
  require: z.array(z.enum(SCANS)).optional().describe('Scans without which the run is incomplete.'),
  targets: z
    .strictObject({ allow: z.array(text).optional(), own: url.optional() })
    .optional()
    .describe('Hosts beyond loopback that payments may be tried on, and the origin that you attest to own.'),
  gate: z
    .strictObject({
      failOn: z.enum(SEVERITIES).optional(),
      newOnly: z.boolean().optional(),
      kev: z
        .boolean()
        .optional()
        .describe(
          'true: findings about packages shut the gate only where they are exploited in the wild, then at any severity.',
        ),
      onlyFixed: z
        .boolean()
        .optional()
        .describe('true: findings about packages shut the gate only where a fix is known.'),
      scope: z
        .enum(['runtime'])
        .optional()
        .describe('runtime: findings about packages for development only do not shut the gate.'),
    })
    .optional(),
  baseline: text
    .optional()
    .describe(
      'An earlier SARIF to compare with, relative to this file; auto: the last complete one of the target branch, and a first run adopts what is there.',
    ),
  suppressions: z.array(suppression).optional(),
  suppressionFiles: z
    .array(text)
    .optional()
    .describe(
      'Decisions that other tools keep: .snyk, Dependency-Check suppression XML, CycloneDX VEX or OpenVEX JSON; relative to this file.',
    ),
  output: text.optional().describe('Folder of reports; .tollgate by default.'),
});
