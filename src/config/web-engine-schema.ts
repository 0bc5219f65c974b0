import { z } from 'zod';
import type { WebEngineConfig } from './web-engine-config.ts';

const text = z.string().min(1).max(4_096);
const minutes = z.int().min(1).max(1_440);

const zap = z.strictObject({
  image: text.optional().describe('The container image; by default ZAP 2.17.0, pinned by its digest.'),
  minutes: minutes.optional().describe('Minutes for the whole run, from the start of ZAP to its end; 20 by default.'),
  spiderMinutes: minutes.optional().describe('Minutes for the spider; 5 by default.'),
  clientSpider: z
    .boolean()
    .optional()
    .describe('Explore with a browser too, which clicks and so may send more than GET requests.'),
  loginAction: text.optional().describe('Where the login form of `session` is sent to; its page by default.'),
  script: z
    .strictObject({
      file: text.describe('The script, relative to this file.'),
      engine: text.describe('Its engine as ZAP calls it, such as `ECMAScript : Graal.js`.'),
    })
    .optional()
    .describe('A script of ZAP’s that signs in.'),
  html: text.optional().describe('Where ZAP’s HTML report goes; `zap/zap.html` in the output folder by default.'),
  markdown: text.optional().describe('Where a Markdown report goes; none by default.'),
  xml: text.optional().describe('Where an XML report goes; none by default.'),
  json: text.optional().describe('Where the JSON report goes; `zap/zap.json` in the output folder by default.'),
});

/** The keys of `web` about the engine. */
export const webEngineShape: { readonly [Key in keyof WebEngineConfig]-?: z.ZodType<WebEngineConfig[Key]> } = {
  engine: z
    .enum(['embedded', 'zap', 'zap-docker', 'auto'])
    .optional()
    .describe('What looks at the pages; `embedded` by default. `auto`: ZAP where it is installed or Docker runs.'),
  zap: zap.optional().describe('How a real ZAP is run.'),
  zapConfig: text
    .optional()
    .describe(
      'Decisions about rules as `zap-baseline.py -c` takes them (gen.conf), for both engines; relative to this file.',
    ),
  writeZapConfig: text
    .optional()
    .describe('Where such a file is written, every rule at WARN; lines that it has are kept.'),
  tlsFront: z
    .boolean()
    .optional()
    .describe('Put TLS in front of a target that speaks plain http, so that rules about https apply.'),
  readyTimeout: z
    .number()
    .min(0)
    .max(86_400)
    .optional()
    .describe('Seconds until the target must answer; 30 by default with ZAP.'),
};
