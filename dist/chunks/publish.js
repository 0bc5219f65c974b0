import { a as Option, c as InvalidArgumentError, i as Command, o as Argument, t as EXIT } from "./exit-codes.js";
import { C as SEVERITIES } from "./summary.js";
import { n as toMarkdown, r as dependencyKnowledge, t as viewOfSarif } from "./view-of-sarif.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere, o as writeFileAtomic } from "./files.js";
import { n as requiredOf, r as variableOf, t as addressOf } from "./platform-variable.js";
import { t as decide } from "./decide.js";
import { t as readSarif } from "./read-sarif.js";
import { t as nowOf } from "./now.js";
import { t as lineHashOf } from "./line-hash-of.js";
import { t as sarifRuns } from "./sarif-runs.js";
import { t as gitlabProject } from "./gitlab-access.js";
import { n as toCycloneDxSbom, t as sbomOf } from "./sbom-of.js";
import { t as githubPlace } from "./github-place.js";
import { resolve } from "node:path";

//#region src/cli/platforms/publish-options.ts
const DESTINATIONS = [
	"github",
	"gitlab",
	"defectdojo",
	"dependency-track"
];

//#endregion
//#region src/cli/platforms/publish-to.ts
async function publishTo(destination, options, publication, context) {
	switch (destination) {
		case "github": {
			const place = await githubPlace(options, context);
			const { publishGithub } = await import("./publish-github.js");
			return publishGithub({
				...place,
				lineHashOf: lineHashOf(context.cwd)
			}, publication);
		}
		case "gitlab": {
			const number = options.mergeRequest ?? Number(variableOf(context, "CI_MERGE_REQUEST_IID") ?? NaN);
			const place = gitlabProject(options, context);
			if (!Number.isSafeInteger(number) || number < 1) {
				const branch = options.ref?.replace(/^refs\/heads\//u, "") ?? variableOf(context, "CI_COMMIT_BRANCH");
				if (branch === void 0) return [withoutMergeRequest()];
				const { triageVulnerabilities } = await import("./triage-vulnerabilities.js");
				const decided = await triageVulnerabilities({
					...place,
					branch,
					anchor: options.anchor
				}, publication);
				return [withoutMergeRequest(), ...decided];
			}
			const { publishGitlab } = await import("./publish-gitlab.js");
			const more = {
				mergeRequest: number,
				threads: options.threads === true,
				noteName: options.name
			};
			return publishGitlab({
				...place,
				...more
			}, publication);
		}
		case "defectdojo": {
			const place = {
				...server(options, "DEFECTDOJO_URL", "DEFECTDOJO_TOKEN", context),
				product: projectOf(options, context),
				productType: options.productType,
				engagement: options.engagement,
				...optional("branch", options.ref ?? variableOf(context, "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME")),
				...optional("commit", options.commit ?? variableOf(context, "GITHUB_SHA", "CI_COMMIT_SHA"))
			};
			const { publishDefectDojo } = await import("./publish-defectdojo.js");
			return publishDefectDojo(place, publication);
		}
		case "dependency-track": {
			const place = {
				...server(options, "DEPENDENCY_TRACK_URL", "DEPENDENCY_TRACK_API_KEY", context),
				project: projectOf(options, context),
				version: options.projectVersion ?? options.ref ?? variableOf(context, "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME") ?? "main",
				author: options.author
			};
			const { publishDependencyTrack } = await import("./publish-dependency-track.js");
			return publishDependencyTrack({
				...place,
				...optional("bom", await bomOf(options, publication, context))
			}, publication);
		}
	}
}
function withoutMergeRequest() {
	return {
		what: "note",
		state: "skipped",
		detail: "this pipeline belongs to no merge request (CI_MERGE_REQUEST_IID is not set)"
	};
}
function server({ url }, urlName, tokenName, context) {
	const address = requiredOf(url ?? variableOf(context, urlName), "the server", `give --url, or set ${urlName}`);
	return {
		url: addressOf(address),
		token: requiredOf(variableOf(context, tokenName), "the token", `set ${tokenName}; a token is never taken as an argument`)
	};
}
function projectOf({ project }, context) {
	const known = project ?? variableOf(context, "GITHUB_REPOSITORY", "CI_PROJECT_PATH");
	return requiredOf(known, "the project", "give --project NAME");
}
function optional(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
async function bomOf({ dir, author }, publication, context) {
	const { files } = await dependencyKnowledge({ dir }, context);
	const [tree] = files.trees;
	if (tree === void 0) return void 0;
	const findings = publication.runs.flatMap((run) => [...run.findings]);
	return toCycloneDxSbom(sbomOf(tree), findings, {
		author,
		now: publication.now,
		version: context.version
	});
}

//#endregion
//#region src/cli/platforms/published-file.ts
const SCHEMA = "tollgate/published/1";
async function openPublishedFile(path) {
	const entries = entriesIn(await readFileIfThere(path));
	return {
		find: (key) => entries.get(key),
		async store(key, entry) {
			entries.delete(key);
			entries.set(key, entry);
			const kept = [...entries].slice(-2e3);
			await writeFileAtomic(path, `${JSON.stringify({
				schema: SCHEMA,
				entries: Object.fromEntries(kept)
			}, null, 2)}\n`);
		}
	};
}
function entriesIn(bytes) {
	const entries = /* @__PURE__ */ new Map();
	if (bytes === void 0) return entries;
	try {
		const content = JSON.parse(new TextDecoder().decode(bytes));
		if (typeof content !== "object" || content === null || Reflect.get(content, "schema") !== SCHEMA) return entries;
		const rows = Reflect.get(content, "entries");
		for (const [key, value] of Object.entries(typeof rows === "object" && rows !== null ? rows : {})) {
			const entry = entryOf(value);
			if (entry !== void 0) entries.set(key, entry);
		}
	} catch {}
	return entries;
}
function entryOf(value) {
	if (typeof value !== "object" || value === null) return void 0;
	const [digest, run, id] = [
		"digest",
		"run",
		"id"
	].map((key) => Reflect.get(value, key));
	if (typeof digest !== "string" || typeof run !== "string") return void 0;
	return {
		digest,
		run,
		...typeof id === "string" && { id },
		...Reflect.get(value, "pending") === true && { pending: true }
	};
}

//#endregion
//#region src/cli/commands/publish.ts
function publishCommand(context, done) {
	return new Command("publish").description("carry results to GitHub, GitLab, DefectDojo or Dependency-Track; what is there already is not sent twice").addArgument(new Argument("<destination>", "where to").choices(DESTINATIONS)).argument("<sarif>", "what `normalize` or `run` wrote").option("--url <address>", "the API; by default what the platform sets (GITHUB_API_URL, CI_API_V4_URL, DEFECTDOJO_URL …)").option("--project <name>", "owner/name, a GitLab project, a product, a project").option("--project-version <version>", "dependency-track: the version of the project; the branch by default").option("--ref <ref>", "the branch that was scanned").option("--commit <sha>", "the commit that was scanned").option("--pull-request <number>", "github: the pull request that gets the comment", numberOf).option("--merge-request <number>", "gitlab: the merge request that gets the note", numberOf).addOption(new Option("--only <part>", "github: only the upload, or only the comment").choices(["upload", "comment"])).option("--summary <file>", "Markdown for the comment or note, as the gate wrote it; by default one of the SARIF").option("--threads", "gitlab: threads on changed lines too").option("--name <name>", "tells several comments on one page apart", "summary").option("--product-type <name>", "defectdojo: the type of a product that is made", "Tollgate").option("--engagement <name>", "defectdojo: the engagement", "Tollgate").option("--author <name>", "dependency-track: who makes the statements of the VEX", "unknown").option("--anchor <file>", "github: the file to which findings without a file are pinned", "tollgate.yml").option("--dir <folder>", "dependency-track: folder of the lockfile", ".").addOption(new Option("--fail-on <severity>", "the gate whose verdict the summary shows").choices(SEVERITIES).default("high")).option("--new-only", "the gate of the summary judges only new findings").option("--record <file>", "remembers what was published; keep it from run to run", ".tollgate/published.json").option("--now <time>", "the time to judge by (ISO 8601)").addHelpText("after", EXAMPLES).action(async (destination, path, options) => {
		const content = readSarif(path, context);
		const now = nowOf(options.now, context);
		const steps = await publishTo(destination, options, {
			runs: sarifRuns(content),
			summary: await givenSummary(options, context) ?? summaryOf(content, options, now, context),
			now,
			run: runOf(now, context),
			version: context.version,
			pace: {
				secondMs: 1e3,
				signal: context.signal
			},
			record: await openPublishedFile(resolve(context.cwd, options.record))
		}, context);
		const failed = steps.some(({ state }) => state === "failed");
		context.emit({
			type: "published",
			time: new Date(context.clock()).toISOString(),
			to: destination,
			outcome: failed ? "failed" : "ok"
		});
		done(resultOf(destination, steps, content.notices));
	});
}
function summaryOf(content, { failOn, newOnly }, now, context) {
	const { decision } = decide(content, {
		failOn,
		newOnly: newOnly === true,
		expect: [],
		now
	});
	return toMarkdown(viewOfSarif(content, {
		decision,
		notices: content.notices,
		now,
		version: context.version
	}));
}
const LONGEST_SUMMARY = 6e4;
async function givenSummary({ summary }, { cwd }) {
	if (summary === void 0) return void 0;
	const bytes = await readFileIfThere(resolve(cwd, summary));
	if (bytes !== void 0) return new TextDecoder().decode(bytes).slice(0, LONGEST_SUMMARY).toWellFormed();
	throw new TollgateError("publish/no-summary", `there is no file ${summary}`, {
		class: "usage",
		place: { key: "--summary" },
		help: ["give the summary.md of `tollgate run`, or leave --summary out"]
	});
}
function runOf(now, context) {
	const number = variableOf(context, "GITHUB_RUN_ID", "CI_PIPELINE_ID");
	return number === void 0 ? new Date(now).toISOString() : `run ${number.slice(0, 40)}`;
}
function resultOf(to, steps, notices) {
	const failed = steps.filter(({ state }) => state === "failed");
	const held = steps.filter(({ state }) => state === "held");
	const done = steps.filter(({ state }) => state === "published" || state === "unchanged").length;
	const verdict = held.length > 0 ? "incomplete" : failed.length > 0 ? "fail" : "pass";
	const reason = held.length > 0 ? `${held.length} of ${steps.length} held back: ${held[0]?.detail ?? ""}` : failed.length > 0 ? `${failed.length} of ${steps.length} not published to ${to}: ${failed[0]?.detail ?? ""}` : `${done} of ${steps.length} published to ${to}`;
	return {
		exitCode: held.length > 0 ? EXIT.incomplete : failed.length > 0 ? EXIT.publish : EXIT.passed,
		lines: [...steps.flatMap(({ what, state, detail, help }) => [`${state.padEnd(10)} ${what}: ${detail}`, ...(help ?? []).map((line) => `    = help: ${line}`)]), `tollgate: ${verdict}: ${reason}`],
		notices,
		verdict,
		document: {
			to,
			steps
		}
	};
}
function numberOf(text) {
	if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
	throw new InvalidArgumentError("It is no number.");
}
const EXAMPLES = `
Examples:
  tollgate publish github .tollgate/tollgate.sarif
  tollgate publish github .tollgate/tollgate.sarif --only comment --pull-request 7
  tollgate publish gitlab .tollgate/tollgate.sarif --threads
  tollgate publish defectdojo .tollgate/tollgate.sarif --url https://dojo.example.org --project shop
  tollgate publish dependency-track .tollgate/tollgate.sarif --project shop --project-version main

Tokens are read from variables: GITHUB_TOKEN, TOLLGATE_GITLAB_TOKEN, DEFECTDOJO_TOKEN, DEPENDENCY_TRACK_API_KEY.
Exit codes: 0 published, or there already · 2 usage · 3 something incomplete was held back · 4 publishing failed`;

//#endregion
export { publishCommand };