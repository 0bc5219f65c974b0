import { TollgateError } from '../../model/errors.ts';
import { oneLine } from '../../model/summary.ts';
import { again } from './again.ts';
import { type GitlabAccess, type GitlabClient, openGitlab } from './client.ts';

/** A pipeline schedule as it should be; it is known by its description. */
export interface WantedSchedule {
  readonly description: string;
  /** `refs/heads/main` or `main`. */
  readonly ref: string;
  readonly cron: string;
  /** A name of the tz database: `UTC`, `Europe/Berlin`. */
  readonly timezone: string;
  /** Variables of its pipelines; others that it has are left alone. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What was done, or with `dryRun` would be, about one schedule. */
export interface ScheduleChange {
  readonly description: string;
  readonly action: 'create' | 'update' | 'none';
  /** `cron: 0 3 * * 1 → 17 3 * * 1`, a line each. */
  readonly differences: readonly string[];
  readonly id?: number;
}

/**
 * Makes the schedules of a project what they should be: creates those that are not there, changes what differs, and does
 * nothing where nothing does. Source: https://docs.gitlab.com/api/pipeline_schedules/
 * @throws TollgateError `publish/…`
 */
export async function syncSchedules(
  access: GitlabAccess,
  project: string,
  wanted: readonly WantedSchedule[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<ScheduleChange[]> {
  if (access.tokenKind === 'job') {
    throw new TollgateError('publish/job-token', 'a job token cannot change pipeline schedules', {
      class: 'publish',
      help: ['give TOLLGATE_GITLAB_TOKEN, a project access token with the scope api and the role Maintainer'],
    });
  }
  const gitlab = openGitlab(access);
  const changes: ScheduleChange[] = [];
  for (const schedule of wanted) {
    changes.push(await again(() => sync(gitlab, project, schedule, dryRun), access.pace));
  }
  return changes;
}

interface KnownSchedule {
  readonly id: number;
  readonly differences: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
}

async function sync(
  gitlab: GitlabClient,
  project: string,
  wanted: WantedSchedule,
  dryRun: boolean,
): Promise<ScheduleChange> {
  const { description, ref, cron, timezone, variables } = wanted;
  const known = await find(gitlab, project, wanted);
  if (known?.differences.length === 0) return { description, action: 'none', differences: [], id: known.id };
  const differences = known?.differences ?? [
    `ref: ${ref}`,
    `cron: ${cron} ${timezone}`,
    ...Object.entries(variables).map(([key, value]) => `${key}: ${value}`),
  ];
  const action = known === undefined ? 'create' : 'update';
  if (dryRun) return { description, action, differences, ...(known !== undefined && { id: known.id }) };
  const { id } =
    known === undefined
      ? await gitlab.PipelineSchedules.create(project, description, ref, cron, { cronTimezone: timezone, active: true })
      : await gitlab.PipelineSchedules.edit(project, known.id, { ref, cron, cronTimezone: timezone, active: true });
  for (const [key, value] of Object.entries(variables)) {
    const before = known?.variables.get(key);
    if (before === undefined) await gitlab.PipelineScheduleVariables.create(project, id, key, value);
    else if (before !== value) await gitlab.PipelineScheduleVariables.edit(project, id, key, value);
  }
  return { description, action, differences, id };
}

async function find(gitlab: GitlabClient, project: string, wanted: WantedSchedule): Promise<KnownSchedule | undefined> {
  const all = await gitlab.PipelineSchedules.all(project, { perPage: 100 });
  const [first] = all.filter(({ description }) => description === wanted.description).toSorted((a, b) => a.id - b.id);
  if (first === undefined) return undefined;
  const now = await gitlab.PipelineSchedules.show(project, first.id);
  const variables = new Map((now.variables ?? []).map(({ key, value }) => [key, value]));
  const rows: (readonly [name: string, before: string, after: string])[] = [
    ['ref', plain(now.ref), plain(wanted.ref)],
    ['cron', now.cron, wanted.cron],
    ['time zone', now.cron_timezone, wanted.timezone],
    ['active', String(now.active), 'true'],
    ...Object.entries(wanted.variables).map(([key, value]) => [key, variables.get(key) ?? '(not set)', value] as const),
  ];
  return {
    id: first.id,
    variables,
    differences: rows
      .filter(([, before, after]) => before !== after)
      .map(([name, before, after]) => `${name}: ${oneLine(before, 100)} → ${after}`),
  };
}

/** GitLab stores a branch's name with `refs/heads/` since 17.4. */
function plain(ref: string): string {
  return ref.replace(/^refs\/heads\//u, '');
}
