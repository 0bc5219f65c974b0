import { Command } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { type ScheduleChange, syncSchedules, type WantedSchedule } from '../../platforms/gitlab/sync-schedules.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { gitlabProject } from '../gitlab-access.ts';
import { variableOf } from '../platform-variable.ts';

interface Options {
  readonly url?: string;
  readonly project?: string;
  readonly ref?: string;
  readonly weekly: string;
  readonly daily: string;
  readonly timezone: string;
  readonly dryRun?: boolean;
}

/** `tollgate schedule`: the weekly and the daily pipeline schedule of a GitLab project. */
export function scheduleCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('schedule')
    .description('create or update the weekly and the daily pipeline schedule of a GitLab project')
    .option('--url <address>', 'the API; CI_API_V4_URL by default')
    .option('--project <name>', 'number or path of the project; CI_PROJECT_ID by default')
    .option('--ref <branch>', 'the branch that is scanned; the default branch by default')
    .option('--weekly <cron>', 'when the weekly pipeline runs; "off" leaves it as it is', '17 3 * * 1')
    .option('--daily <cron>', 'when the daily pipeline runs; "off" leaves it as it is', '43 2 * * *')
    .option('--timezone <name>', 'time zone of both', 'UTC')
    .option('--dry-run', 'only say what would change')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const { project, ...access } = gitlabProject(options, context);
      const pace = { secondMs: 1_000, signal: context.signal };
      const dryRun = options.dryRun === true;
      const changes = await syncSchedules({ ...access, pace }, project, wanted(options, context), { dryRun });
      done(resultOf(changes, dryRun));
    });
}

function wanted({ ref, weekly, daily, timezone }: Options, context: Context): WantedSchedule[] {
  const branch = ref ?? variableOf(context, 'CI_DEFAULT_BRANCH') ?? 'main';
  return (['weekly', 'daily'] as const).flatMap((kind): WantedSchedule[] => {
    const cron = kind === 'weekly' ? weekly : daily;
    if (cron === 'off') return [];
    if (!/^[\w*/,#-]+(?: [\w*/,#-]+){4}$/u.test(cron)) throw badCron(kind, cron);
    const variables = { TOLLGATE_SCHEDULE: kind };
    return [{ description: `Tollgate ${kind}`, ref: branch, cron, timezone, variables }];
  });
}

function badCron(kind: string, cron: string): TollgateError {
  return new TollgateError('schedule/bad-cron', `--${kind} "${cron}" has no five fields`, {
    class: 'usage',
    help: ['write minute, hour, day, month and weekday: "17 3 * * 1"', 'or "off"'],
  });
}

function resultOf(changes: readonly ScheduleChange[], dryRun: boolean): CommandResult {
  const changed = changes.filter(({ action }) => action !== 'none').length;
  const words = dryRun
    ? { create: 'would create', update: 'would update', none: 'unchanged' }
    : { create: 'created', update: 'updated', none: 'unchanged' };
  return {
    exitCode: EXIT.passed,
    lines: [
      ...changes.flatMap(({ description, action, differences }) => [
        `${words[action].padEnd(13)} ${description}`,
        ...differences.map((line) => `    ${line}`),
      ]),
      `tollgate: pass: ${changed} of ${changes.length} schedules ${dryRun ? 'would change' : 'changed'}`,
    ],
    notices: [],
    verdict: 'pass',
    document: { dryRun, changes },
  };
}

const EXAMPLES = `
Examples:
  tollgate schedule --dry-run
  tollgate schedule --project group/shop --ref main
  tollgate schedule --weekly "17 3 * * 1" --daily off --timezone Europe/Berlin

The token is read from TOLLGATE_GITLAB_TOKEN: a project access token with the scope api and the role Maintainer.
Exit codes: 0 done · 2 usage · 4 GitLab did not take it`;
