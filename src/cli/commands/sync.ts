import { resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { isInForce } from '../../model/suppression.ts';
import { fingerprintOf, oneLine } from '../../model/summary.ts';
import type { PlatformDismissals } from '../../platforms/platform-dismissals.ts';
import { mergeProposals, type MergedProposals, type Proposal } from '../../platforms/proposals.ts';
import { proposalsText } from '../../platforms/proposals-text.ts';
import { readProposals } from '../../platforms/read-proposals.ts';
import type { SarifRun } from '../../reporters/sarif.ts';
import { readFileIfThere, writeFileAtomic } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { githubPlace } from '../platforms/github-place.ts';
import { gitlabProject } from '../gitlab-access.ts';
import { nowOf } from '../options/now.ts';
import { readSarif } from '../read-sarif.ts';
import { sarifRuns } from '../platforms/sarif-runs.ts';

interface Options {
  readonly url?: string;
  readonly project?: string;
  readonly anchor: string;
  readonly output: string;
  readonly days: number;
  readonly now?: string;
  readonly dryRun?: boolean;
}

const NAMES = { github: 'GitHub', gitlab: 'GitLab' } as const;
// Ten years.
const LONGEST = 3_650;

type Platform = PlatformDismissals['platform'];

/** `tollgate sync github|gitlab [SARIF]`: what people dismissed on a platform's page, as proposals. */
export function syncCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('sync')
    .description('write what people dismissed on the page of GitHub or GitLab into a file, as proposals to be approved')
    .addArgument(new Argument('<platform>', 'where from').choices(['github', 'gitlab']))
    .argument('[sarif]', 'what was published: its findings are told from the alerts', '.tollgate/tollgate.sarif')
    .option('-o, --output <file>', 'the file of proposals', 'tollgate-suppressions.yml')
    .option('--days <number>', 'how many days from now a proposal holds once it is approved', daysOf, 90)
    .option('--url <address>', 'the API; by default what the platform sets (GITHUB_API_URL, CI_API_V4_URL)')
    .option('--project <name>', 'owner/name, or a GitLab project')
    .option('--anchor <file>', 'the file to which findings without a file are pinned', 'tollgate.yml')
    .option('--now <time>', 'the time to judge by (ISO 8601)')
    .option('--dry-run', 'only say what would change')
    .addHelpText('after', EXAMPLES)
    .action(async (platform: Platform, path: string, options: Options) => {
      const content = readSarif(path, context);
      const now = nowOf(options.now, context);
      const file = resolve(context.cwd, options.output);
      const before = await readFileIfThere(file);
      const known = readProposals(new TextDecoder().decode(before ?? new Uint8Array()), options.output);
      const runs = sarifRuns(content);
      const seen = await dismissalsOf(platform, { ...options, runs, now }, context);
      const merged = mergeProposals(known, seen, { decided: decidedOf(runs, now), now, days: options.days });
      const changes = merged.added.length + merged.removed.length;
      const isDry = options.dryRun === true;
      if (!isDry && (changes > 0 || before === undefined)) await writeFileAtomic(file, proposalsText(merged.proposals));
      done(resultOf(platform, options.output, isDry, seen, merged, content.notices));
    });
}

async function dismissalsOf(
  platform: Platform,
  options: Omit<Options, 'now'> & { readonly runs: readonly SarifRun[]; readonly now: number },
  context: Context,
): Promise<PlatformDismissals> {
  const publication = {
    runs: options.runs,
    now: options.now,
    pace: { secondMs: 1_000, signal: context.signal },
  };
  if (platform === 'github') {
    const place = await githubPlace({ ...options, name: 'summary' }, context);
    const { githubDismissals } = await import('../../platforms/github/github-dismissals.ts');
    return githubDismissals(place, publication);
  }
  const { gitlabDismissals } = await import('../../platforms/gitlab/gitlab-dismissals.ts');
  return gitlabDismissals({ ...gitlabProject(options, context), anchor: options.anchor }, publication);
}

function daysOf(text: string): number {
  const days = Number(text);
  if (/^[1-9]\d{0,3}$/u.test(text) && days <= LONGEST) return days;
  throw new InvalidArgumentError(`It is no number of days from 1 to ${LONGEST}.`);
}

/** The findings that a decision takes out of the gate already. */
function decidedOf(runs: readonly SarifRun[], now: number): ReadonlySet<string> {
  const findings = runs.flatMap((run) => [...run.findings]);
  return new Set(
    findings
      .filter(({ suppressions }) => suppressions.some((suppression) => isInForce(suppression, now)))
      .map(fingerprintOf),
  );
}

function resultOf(
  platform: Platform,
  output: string,
  dryRun: boolean,
  { dismissals, standing, project, whole }: PlatformDismissals,
  { added, removed, proposals }: MergedProposals,
  notices: readonly string[],
): CommandResult {
  const untold = standing.size - dismissals.length;
  const open = proposals.filter(({ status }) => status === 'proposed').length;
  return {
    exitCode: EXIT.passed,
    lines: [
      ...added.map((proposal) => `proposed   ${lineOf(proposal)}`),
      ...removed.map((proposal) => `taken out  ${lineOf(proposal)}`),
      ...(untold === 0 ? [] : [`untold     ${untold} dismissed there show no finding of this SARIF, or several alike`]),
      ...(whole ? [] : [`incomplete ${NAMES[platform]} did not show all that it has: nothing was taken out`]),
      `tollgate: pass: ${added.length} proposed, ${removed.length} taken out, ${open} to be approved in ${output}${dryRun ? ' (nothing was written)' : ''}`,
    ],
    notices,
    verdict: 'pass',
    document: { platform, project, output, dryRun, added, removed, proposals, untold },
  };
}

function lineOf({ rule, fingerprint, owner, reason }: Proposal): string {
  return oneLine(`${rule} ${fingerprint} by ${owner}: ${reason}`, 300);
}

const EXAMPLES = `
Examples:
  tollgate sync github
  tollgate sync github .tollgate/tollgate.sarif --dry-run
  tollgate sync gitlab --output decisions/proposed.yml --days 30

Nothing in the file holds: to approve a proposal, move it to \`suppressions\` of tollgate.yml.
Tokens are read from variables: GITHUB_TOKEN, TOLLGATE_GITLAB_TOKEN.
Exit codes: 0 done · 2 usage, or the file cannot be read · 3 the SARIF cannot be read · 4 the platform did not answer`;
