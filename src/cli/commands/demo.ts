import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { GateVerdict } from '../../model/verdict.ts';
import { writeFileAtomic } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { Judgement } from '../judge.ts';
import { judgementLines } from '../judging/judgement-lines.ts';
import { runPipeline } from '../run-pipeline.ts';
import { printable } from '../terminal.ts';

interface Options {
  readonly output: string;
}

// What the demo switches on; each must be reported by the rule that the sandbox's registry names for it.
const DEMO_DEFECTS = [
  'pay.price.client_trusted',
  'pay.qty.negative',
  'idem.ignored',
  'ref.over',
  'flow.balance_race',
  'ref.race',
  'authz.payment_read',
  'mass.status',
  'web.csp.missing',
  'web.cookie.no_httponly',
  'web.pan.response',
  'web.error.stack',
];

/** `tollgate demo`: the whole pipeline twice, on the sandbox as it should be and with twelve defects on. */
export function demoCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('demo')
    .description('run the whole pipeline against the bundled sandbox: once hardened, once with twelve defects')
    .option('-o, --output <folder>', 'folder of the reports', '.tollgate/demo')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      context.emit({
        type: 'run-started',
        time: new Date(context.clock()).toISOString(),
        command: 'demo',
        version: context.version,
      });
      done(await runDemo(options, context));
    });
}

async function runDemo(options: Options, context: Context): Promise<CommandResult> {
  const [{ startSandbox }, { defects }, { sandboxProfile }, demo] = await Promise.all([
    import('../../sandbox/index.ts'),
    import('../../sandbox/defects/registry.ts'),
    import('../../sandbox/profile.ts'),
    import('../../demo/index.ts'),
  ]);
  const folder = resolve(context.cwd, options.output);
  context.progress({ step: 'starting the sandbox (the first time its database takes some seconds)' });
  const advisories = await demo.startAdvisoryServer();
  const sandbox = await startSandbox({});
  try {
    const profile = join(folder, 'payments.yml');
    await writeFileAtomic(profile, sandboxProfile(sandbox.appUrl));
    await demo.writeDemoProject(join(folder, 'project'), 'outdated', writeFileAtomic);
    await demo.writeDemoProject(join(folder, 'project-updated'), 'updated', writeFileAtomic);
    const scan = (name: string, project: string): Promise<Judgement> =>
      runPipeline(
        {
          config: {
            web: { target: sandbox.appUrl, name: 'sandbox shop' },
            payments: { profile: relative(context.cwd, profile) },
            dependencies: {
              dir: relative(context.cwd, join(folder, project)),
              registry: advisories.url,
              // The demo looks the same on a machine that has more scanners.
              tools: ['npm-audit'],
            },
          },
          output: join(folder, name),
          failOn: 'high',
          newOnly: false,
          now: context.clock(),
          anchor: 'tollgate.yml',
        },
        context,
      );
    context.tell(
      '1. The sandbox as it should be, its dependencies up to date (advisories: a bundled sample, no live source)',
    );
    const hardened = await scan('hardened', 'project-updated');
    tellAll(hardened, context);
    await sandbox.reset();
    sandbox.setDefects(DEMO_DEFECTS);
    context.tell(
      `\n2. The same app with ${DEMO_DEFECTS.length} defects switched on, its dependencies outdated; the scanners are not told`,
    );
    const flawed = await scan('flawed', 'project');
    tellAll(flawed, context);
    const reported = new Set(flawed.view.findings.map(({ rule }) => rule.id));
    const rows = DEMO_DEFECTS.map((id) => {
      const defect = defects.find((candidate) => candidate.id === id);
      const rules = [...(defect?.rules.web ?? []), ...(defect?.rules.payments ?? [])];
      return {
        id,
        title: defect?.title ?? id,
        rules,
        // One scan that sees it is enough: some pages open to customers only, and this one comes as nobody.
        found: rules.some((rule) => reported.has(rule)),
      };
    });
    return summary(rows, hardened, flawed, context);
  } finally {
    await Promise.all([sandbox.close(), advisories.close()]);
  }
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly found: boolean;
}

/** The demo shows what it promises when the gate opens, then shuts for every defect; otherwise it says what was missed. */
function summary(rows: readonly Row[], hardened: Judgement, flawed: Judgement, context: Context): CommandResult {
  const found = rows.filter((row) => row.found).length;
  const payments = hardened.view.findings.filter(({ rule }) => rule.id.startsWith('pay/')).length;
  const shown =
    hardened.decision.verdict === 'pass' &&
    payments === 0 &&
    flawed.decision.verdict === 'fail' &&
    found === rows.length;
  const incomplete = [hardened, flawed].some(({ decision }) => decision.verdict === 'incomplete');
  const verdict: GateVerdict = shown ? 'pass' : incomplete ? 'incomplete' : 'fail';
  const result = `hardened: gate ${hardened.decision.verdict}, ${payments} payment findings; ${rows.length} defects on: gate ${flawed.decision.verdict}, ${found} of ${rows.length} found`;
  return {
    exitCode: shown ? EXIT.passed : incomplete ? EXIT.incomplete : EXIT.failed,
    lines: [
      '',
      '3. What was planted, and which rule reported it',
      ...rows.map(
        ({ title, rules, found: isFound }) => `  ${isFound ? '✓' : '✗ MISSED'} ${title}  →  ${rules.join(', ')}`,
      ),
      '',
      'Open the page, or give the SARIF to any tool that reads it:',
      `  ${relative(context.cwd, flawed.files.html)}`,
      `  ${relative(context.cwd, flawed.files.sarif)}`,
      'Next: write a tollgate.yml for your own app (docs/configuration.md), then `tollgate run`.',
      `tollgate: ${verdict}: the demo ${shown ? 'showed what it promises' : 'did not show what it promises'} (${result})`,
    ],
    notices: [],
    verdict,
    document: {
      hardened: { decision: hardened.decision, counts: hardened.counts, files: hardened.files },
      flawed: { decision: flawed.decision, counts: flawed.counts, files: flawed.files },
      defects: rows,
    },
  };
}

function tellAll(judgement: Judgement, context: Context): void {
  for (const line of judgementLines(judgement, context)) context.tell(printable(`   ${line}`));
}

const EXAMPLES = `
Examples:
  tollgate demo
  tollgate demo --output /tmp/demo --json

It needs npm and no network: sandbox, advisories and project are bundled, everything stays on loopback.
Exit codes: 0 it showed what it promises · 3 something could not be scanned`;
