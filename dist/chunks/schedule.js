import { i as Command, t as EXIT } from "./exit-codes.js";
import { l as oneLine } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { r as variableOf } from "./platform-variable.js";
import { t as gitlabProject } from "./gitlab-access.js";
import { t as again } from "./again.js";
import { t as openGitlab } from "./client.js";

//#region src/platforms/gitlab/sync-schedules.ts
async function syncSchedules(access, project, wanted, { dryRun }) {
	if (access.tokenKind === "job") throw new TollgateError("publish/job-token", "a job token cannot change pipeline schedules", {
		class: "publish",
		help: ["give TOLLGATE_GITLAB_TOKEN, a project access token with the scope api and the role Maintainer"]
	});
	const gitlab = openGitlab(access);
	const changes = [];
	for (const schedule of wanted) changes.push(await again(() => sync(gitlab, project, schedule, dryRun), access.pace));
	return changes;
}
async function sync(gitlab, project, wanted, dryRun) {
	const { description, ref, cron, timezone, variables } = wanted;
	const known = await find(gitlab, project, wanted);
	if (known?.differences.length === 0) return {
		description,
		action: "none",
		differences: [],
		id: known.id
	};
	const differences = known?.differences ?? [
		`ref: ${ref}`,
		`cron: ${cron} ${timezone}`,
		...Object.entries(variables).map(([key, value]) => `${key}: ${value}`)
	];
	const action = known === void 0 ? "create" : "update";
	if (dryRun) return {
		description,
		action,
		differences,
		...known !== void 0 && { id: known.id }
	};
	const { id } = known === void 0 ? await gitlab.PipelineSchedules.create(project, description, ref, cron, {
		cronTimezone: timezone,
		active: true
	}) : await gitlab.PipelineSchedules.edit(project, known.id, {
		ref,
		cron,
		cronTimezone: timezone,
		active: true
	});
	for (const [key, value] of Object.entries(variables)) {
		const before = known?.variables.get(key);
		if (before === void 0) await gitlab.PipelineScheduleVariables.create(project, id, key, value);
		else if (before !== value) await gitlab.PipelineScheduleVariables.edit(project, id, key, value);
	}
	return {
		description,
		action,
		differences,
		id
	};
}
async function find(gitlab, project, wanted) {
	const [first] = (await gitlab.PipelineSchedules.all(project, { perPage: 100 })).filter(({ description }) => description === wanted.description).toSorted((a, b) => a.id - b.id);
	if (first === void 0) return void 0;
	const now = await gitlab.PipelineSchedules.show(project, first.id);
	const variables = new Map((now.variables ?? []).map(({ key, value }) => [key, value]));
	const rows = [
		[
			"ref",
			plain(now.ref),
			plain(wanted.ref)
		],
		[
			"cron",
			now.cron,
			wanted.cron
		],
		[
			"time zone",
			now.cron_timezone,
			wanted.timezone
		],
		[
			"active",
			String(now.active),
			"true"
		],
		...Object.entries(wanted.variables).map(([key, value]) => [
			key,
			variables.get(key) ?? "(not set)",
			value
		])
	];
	return {
		id: first.id,
		variables,
		differences: rows.filter(([, before, after]) => before !== after).map(([name, before, after]) => `${name}: ${oneLine(before, 100)} → ${after}`)
	};
}
function plain(ref) {
	return ref.replace(/^refs\/heads\//u, "");
}

//#endregion
//#region src/cli/commands/schedule.ts
function scheduleCommand(context, done) {
	return new Command("schedule").description("create or update the weekly and the daily pipeline schedule of a GitLab project").option("--url <address>", "the API; CI_API_V4_URL by default").option("--project <name>", "number or path of the project; CI_PROJECT_ID by default").option("--ref <branch>", "the branch that is scanned; the default branch by default").option("--weekly <cron>", "when the weekly pipeline runs; \"off\" leaves it as it is", "17 3 * * 1").option("--daily <cron>", "when the daily pipeline runs; \"off\" leaves it as it is", "43 2 * * *").option("--timezone <name>", "time zone of both", "UTC").option("--dry-run", "only say what would change").addHelpText("after", EXAMPLES).action(async (options) => {
		const { project, ...access } = gitlabProject(options, context);
		const pace = {
			secondMs: 1e3,
			signal: context.signal
		};
		const dryRun = options.dryRun === true;
		done(resultOf(await syncSchedules({
			...access,
			pace
		}, project, wanted(options, context), { dryRun }), dryRun));
	});
}
function wanted({ ref, weekly, daily, timezone }, context) {
	const branch = ref ?? variableOf(context, "CI_DEFAULT_BRANCH") ?? "main";
	return ["weekly", "daily"].flatMap((kind) => {
		const cron = kind === "weekly" ? weekly : daily;
		if (cron === "off") return [];
		if (!/^[\w*/,#-]+(?: [\w*/,#-]+){4}$/u.test(cron)) throw badCron(kind, cron);
		const variables = { TOLLGATE_SCHEDULE: kind };
		return [{
			description: `Tollgate ${kind}`,
			ref: branch,
			cron,
			timezone,
			variables
		}];
	});
}
function badCron(kind, cron) {
	return new TollgateError("schedule/bad-cron", `--${kind} "${cron}" has no five fields`, {
		class: "usage",
		help: ["write minute, hour, day, month and weekday: \"17 3 * * 1\"", "or \"off\""]
	});
}
function resultOf(changes, dryRun) {
	const changed = changes.filter(({ action }) => action !== "none").length;
	const words = dryRun ? {
		create: "would create",
		update: "would update",
		none: "unchanged"
	} : {
		create: "created",
		update: "updated",
		none: "unchanged"
	};
	return {
		exitCode: EXIT.passed,
		lines: [...changes.flatMap(({ description, action, differences }) => [`${words[action].padEnd(13)} ${description}`, ...differences.map((line) => `    ${line}`)]), `tollgate: pass: ${changed} of ${changes.length} schedules ${dryRun ? "would change" : "changed"}`],
		notices: [],
		verdict: "pass",
		document: {
			dryRun,
			changes
		}
	};
}
const EXAMPLES = `
Examples:
  tollgate schedule --dry-run
  tollgate schedule --project group/shop --ref main
  tollgate schedule --weekly "17 3 * * 1" --daily off --timezone Europe/Berlin

The token is read from TOLLGATE_GITLAB_TOKEN: a project access token with the scope api and the role Maintainer.
Exit codes: 0 done · 2 usage · 4 GitLab did not take it`;

//#endregion
export { scheduleCommand };