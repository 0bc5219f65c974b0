import { z } from 'zod';
import type { WebCrawlConfig } from './web-crawl-config.ts';

const text = z.string().min(1).max(4_096);
const path = text.regex(/^\//u, 'must be a path that begins with /');
const values = z.record(text, text);
const hash = z.string().regex(/^sha(?:256|384|512)-[\w+/=-]{40,100}$/u, 'must be a hash such as sha256-…');

const session = z
  .strictObject({
    headers: values
      .optional()
      .describe('Headers of every request, such as Authorization; `${NAME}` stands for an environment variable.'),
    cookies: values.optional().describe('Cookies by name; `${NAME}` stands for an environment variable.'),
    login: z
      .strictObject({
        url: text.describe('The page with the form.'),
        fields: values.describe(
          'What is typed into its fields, by name; `${NAME}` stands for an environment variable.',
        ),
      })
      .optional()
      .describe('A login form, the one form that is sent without being listed in `forms`.'),
    check: z
      .strictObject({
        url: text.describe('A page that only somebody signed in gets.'),
        text: text.optional().describe('What it must hold.'),
      })
      .optional()
      .describe(
        'Asked before and after the authenticated pass; a session that is not there makes the scan incomplete.',
      ),
  })
  .refine(
    ({ headers, cookies, login }) => headers !== undefined || cookies !== undefined || login !== undefined,
    'needs headers, cookies or a login',
  );

const authorizedScript = z.strictObject({
  script: text.describe('Address of the script, or for one that stands in the page its hash.'),
  hashes: z
    .array(hash)
    .min(1)
    .optional()
    .describe('Contents that are known; another one is a finding. Without it any content will do.'),
  reason: text.describe('Why the page needs it (PCI DSS 6.4.3).'),
});

const source = z.strictObject({
  path: path.describe('Path of the address; `*` is anything within a segment, `**` anything.'),
  file: text.describe('The file that answers it, relative to this file.'),
  line: z.int().min(1).optional(),
});

/** The keys of `web` about the crawl, its coverage and the mapping to sources. */
export const webCrawlShape: { readonly [Key in keyof WebCrawlConfig]-?: z.ZodType<WebCrawlConfig[Key]> } = {
  exclude: z
    .array(path)
    .optional()
    .describe('Paths that are never requested; `*` is anything within a segment, `**` anything.'),
  seeds: z
    .array(path)
    .optional()
    .describe('Paths, with a query where they need one, that are requested though nothing leads there.'),
  openapi: text
    .optional()
    .describe(
      'An OpenAPI document, as a file beside this one or a path of the target: its GET operations are requested.',
    ),
  forms: z
    .array(path)
    .optional()
    .describe('Actions of forms that may be sent, with the values that stand in them; none by default.'),
  probes: z
    .boolean()
    .optional()
    .describe(
      'Ask also for what nothing links to: debug pages, another origin, another return address; true by default.',
    ),
  session: session.optional().describe('Crawl a second time, signed in.'),
  minRoutes: z.int().min(0).max(100_000).optional().describe('Fewer routes answered make the scan incomplete.'),
  minAuthenticated: z
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('Fewer pages answered while signed in make the scan incomplete; 1 by default.'),
  browser: z
    .enum(['never', 'payment-pages', 'always'])
    .optional()
    .describe(
      'Open pages with scripts in a browser. `payment-pages`: the default where `paymentPages` is given; `always`: all of them, and without a browser the scan is incomplete.',
    ),
  browserPath: text.optional().describe('The browser’s program (Chromium or Chrome); looked for by default.'),
  paymentPages: z.array(path).optional().describe('Pages on which people pay, by path.'),
  scripts: z
    .array(authorizedScript)
    .optional()
    .describe('Scripts that may run on the payment pages; any other one there is a finding.'),
  sources: z
    .array(source)
    .optional()
    .describe('Which file answers which address, so that findings can be shown there.'),
  sourceFolder: text.optional().describe('Folder in whose sources routes are looked for, relative to this file.'),
};
