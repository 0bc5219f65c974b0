import { l as oneLine } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { a as temporaryFolder, i as sha256, n as readFileIfThere, o as writeFileAtomic, r as removeFolder } from "./files.js";
import { r as variableOf, t as addressOf } from "./platform-variable.js";
import { t as redact } from "./redaction.js";
import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { t as githubEvent } from "./github-event.js";
import { n as scrubEnvironment, t as runProcess } from "./process.js";
import { t as readSarif } from "./read-sarif.js";
import { t as gitlabProject } from "./gitlab-access.js";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { existsSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";

//#region src/config/config.ts
const AUTO_BASELINE = "auto";

//#endregion
//#region src/cli/git.ts
const LONGEST$1 = 6e4;
const SAFE = [
	"--no-pager",
	"--no-optional-locks",
	"--literal-pathspecs",
	...[
		"core.hooksPath=/dev/null",
		"core.fsmonitor=false",
		"protocol.ext.allow=never",
		"gc.auto=0"
	].flatMap((setting) => ["-c", setting]),
	"-c",
	"safe.directory=*"
];
const KEPT = [
	"GIT_CONFIG_GLOBAL",
	"GIT_CONFIG_NOSYSTEM",
	"GIT_SSH_COMMAND",
	"GIT_SSL_CAINFO",
	"SSH_AUTH_SOCK",
	"XDG_CONFIG_HOME"
];
function openGit({ cwd, environment, signal }, network = "allowed") {
	const more = network === "none" ? { GIT_NO_LAZY_FETCH: "1" } : {};
	return async (args, input) => {
		try {
			const { exitCode, stdout, stderr, timedOut, truncated } = await runProcess({
				command: "git",
				args: [...SAFE, ...args],
				cwd,
				environment: {
					...scrubEnvironment(environment, KEPT),
					GIT_TERMINAL_PROMPT: "0",
					LC_ALL: "C",
					...more
				},
				timeoutMs: LONGEST$1,
				signal,
				...input !== void 0 && { input }
			});
			signal.throwIfAborted();
			const text = new TextDecoder().decode(stdout).replace(/\n$/u, "");
			if (exitCode === 0 && !truncated) return {
				ok: true,
				exitCode,
				bytes: stdout,
				text,
				problem: ""
			};
			const said = redact(new TextDecoder().decode(stderr).trim().split("\n").at(-1) ?? "");
			const problem = timedOut ? `git ${args[0] ?? ""} took longer than ${LONGEST$1 / 1e3} s` : said;
			return {
				ok: false,
				...exitCode !== void 0 && { exitCode },
				bytes: stdout,
				text,
				problem: problem || `git ${args[0] ?? ""} ended with ${exitCode ?? "?"}`
			};
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof TollgateError)) throw error;
			return {
				ok: false,
				bytes: /* @__PURE__ */ new Uint8Array(),
				text: "",
				problem: error.message
			};
		}
	};
}

//#endregion
//#region src/cli/baseline/baseline-file-name.ts
const LONGEST = 100;
function baselineFileName(branch, only = []) {
	const plain = branch.replaceAll(/[^\w.-]+/gu, "_").slice(0, LONGEST);
	return [
		plain === branch ? branch : `${plain}-${sha256(branch).slice(0, 8)}`,
		...only.length === 0 ? [] : [[...new Set(only)].toSorted().join("-")],
		"sarif"
	].join(".");
}

//#endregion
//#region src/cli/baseline/baseline-place.ts
const NO_BRANCH = "local";
async function baselinePlace(context) {
	const event = await githubEvent(context);
	const followed = variableOf(context, "GITHUB_EVENT_NAME") === "workflow_run" ? asObject(event["workflow_run"]) : void 0;
	const ref = followed === void 0 ? githubRef(context) : `refs/heads/${asText(followed["head_branch"]) ?? ""}`;
	const isPipeline = ref !== void 0 || variableOf(context, "CI_PIPELINE_ID", "CI_COMMIT_SHA") !== void 0;
	const target = variableOf(context, "GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME") ?? queueTarget(ref) ?? asText(asObject(requestOf(event, followed)["base"])["ref"]);
	const isChange = target !== void 0 || isOfChange(event, followed);
	const own = isChange ? void 0 : await ownBranch(ref, isPipeline, context);
	const main = await defaultBranch(event, isPipeline, context);
	const isProtected = followed === void 0 && variableOf(context, "GITHUB_REF_PROTECTED", "CI_COMMIT_REF_PROTECTED") === "true";
	const isKept = main === void 0 || own === main || isProtected;
	return {
		branches: [.../* @__PURE__ */ new Set([target ?? own, main])].filter((branch) => branch !== void 0),
		isChange,
		...own !== void 0 && { own },
		...own !== void 0 && isKept && { records: own }
	};
}
function githubRef(context) {
	const name = variableOf(context, "GITHUB_REF_TYPE") === "tag" ? void 0 : variableOf(context, "GITHUB_REF_NAME");
	return variableOf(context, "GITHUB_REF") ?? (name === void 0 ? void 0 : `refs/heads/${name}`);
}
function queueTarget(ref) {
	return /^refs\/heads\/gh-readonly-queue\/(?<branch>.+)\/pr-\d+-[0-9a-f]+$/u.exec(ref ?? "")?.groups?.["branch"];
}
function requestOf(event, followed) {
	return asObject(followed === void 0 ? event["pull_request"] : asList(followed["pull_requests"])[0]);
}
function isOfChange(event, followed) {
	const isComment = asObject(event["issue"])["pull_request"] !== void 0;
	const cause = followed === void 0 ? "push" : asText(followed["event"]);
	return isComment || ![
		"push",
		"schedule",
		"workflow_dispatch"
	].includes(cause ?? "");
}
async function ownBranch(ref, isPipeline, context) {
	if (!isPipeline) return await gitLine([
		"symbolic-ref",
		"--quiet",
		"--short",
		"HEAD"
	], context) ?? NO_BRANCH;
	return ref?.startsWith("refs/heads/") === true ? ref.slice(11) : variableOf(context, "CI_COMMIT_BRANCH");
}
async function defaultBranch(event, isPipeline, context) {
	const told = variableOf(context, "CI_DEFAULT_BRANCH") ?? asText(asObject(event["repository"])["default_branch"]);
	if (told !== void 0 || isPipeline) return told;
	return (await gitLine([
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	], context))?.replace(/^origin\//u, "");
}
async function gitLine(args, context) {
	const { ok, text } = await openGit(context, "none")(args);
	return ok && text !== "" ? text.trim() : void 0;
}

//#endregion
//#region src/cli/baseline/cached-baseline.ts
const LARGEST = 268435456;
async function cachedBaseline(folder, file, isChange, context) {
	const path = join(resolve(context.cwd, folder), file);
	const found = await stat(path).catch(() => void 0);
	if (found === void 0) return void 0;
	const name = `the file ${join(folder, file)}`;
	return {
		name,
		async read() {
			if (!found.isFile() || found.size > LARGEST) throw refused(`${name} is no file of at most ${LARGEST} bytes`);
			const real = await realpath(path).catch(() => path);
			const owner = await ownerOf(real, context);
			if (owner === "repository") throw refused(`${name} is part of the repository: a change could bring its own baseline along`);
			if (owner === "unknown" && isChange) throw refused(`${name} is not taken: git cannot tell whether it is part of the change`);
			const bytes = await readFileIfThere(real).catch(() => void 0);
			if (bytes === void 0) throw refused(`${name} cannot be opened`);
			return bytes;
		}
	};
}
async function ownerOf(real, context) {
	const { exitCode } = await openGit({
		...context,
		cwd: dirname(real)
	}, "none")([
		"ls-files",
		"--error-unmatch",
		"--",
		basename(real)
	]);
	if (exitCode === 0) return "repository";
	if (exitCode === 1) return "nobody";
	if (exitCode !== void 0 && !isInRepository(dirname(real))) return "nobody";
	const checkout = variableOf(context, "GITHUB_WORKSPACE", "CI_PROJECT_DIR") ?? context.cwd;
	const inside = relative(await realpath(checkout).catch(() => checkout), real);
	return inside.startsWith("..") || isAbsolute(inside) ? "nobody" : "unknown";
}
function isInRepository(folder) {
	for (let at = folder;; at = dirname(at)) {
		if (existsSync(join(at, ".git"))) return true;
		if (dirname(at) === at) return false;
	}
}
function refused(message) {
	return new TollgateError("baseline/refused", message, {
		class: "incomplete",
		help: ["keep the folder of baselines out of the repository: .gitignore"]
	});
}

//#endregion
//#region src/cli/baseline/check-baseline.ts
function checkBaseline(path, name, context) {
	const broken = runsOf(path, name, context).find(({ status }) => status !== "complete");
	if (broken === void 0) return;
	throw unfit("baseline/incomplete", `${name} is of an incomplete run: ${broken.tool.name} is ${broken.status}: ${broken.reason ?? "no reason given"}`);
}
function runsOf(path, name, context) {
	try {
		return readSarif(path, context).runs.map(({ info }) => info);
	} catch (error) {
		const cause = error instanceof TollgateError ? error.cause : error;
		throw unfit("baseline/unreadable", `${name} cannot be read as SARIF 2.1.0: ${cause instanceof Error ? cause.message : String(cause)}`);
	}
}
function unfit(code, message) {
	return new TollgateError(code, oneLine(redact(message), 500), {
		class: "incomplete",
		help: ["the next complete run on the branch replaces it"]
	});
}

//#endregion
//#region src/cli/baseline/platform-baselines.ts
async function platformBaselines(folder, context) {
	const pace = {
		secondMs: 1e3,
		signal: context.signal
	};
	const repository = variableOf(context, "GITHUB_REPOSITORY");
	const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/u.exec(repository ?? "") ?? [];
	try {
		if (owner !== void 0 && repo !== void 0) {
			const token = variableOf(context, "TOLLGATE_GITHUB_TOKEN", "GITHUB_TOKEN");
			if (token === void 0) return { without: "no token: set GITHUB_TOKEN for the step, and grant the job `actions: read`" };
			const api = addressOf(variableOf(context, "GITHUB_API_URL") ?? "https://api.github.com");
			const { githubBaselines } = await import("./find-baseline.js");
			return { platform: githubBaselines({
				api,
				owner,
				repo,
				token,
				pace
			}) };
		}
		if (variableOf(context, "CI_PROJECT_ID") === void 0) return { without: "this is no job of GitHub or GitLab" };
		const project = gitlabProject({}, context);
		const { gitlabBaselines } = await import("./find-baseline2.js");
		const root = variableOf(context, "CI_PROJECT_DIR") ?? context.cwd;
		return { platform: gitlabBaselines({
			...project,
			pace,
			job: variableOf(context, "TOLLGATE_BASELINE_JOB", "CI_JOB_NAME") ?? "tollgate",
			folder: relative(root, resolve(context.cwd, folder)).replaceAll("\\", "/")
		}) };
	} catch (error) {
		if (!(error instanceof TollgateError)) throw error;
		return { without: error.message };
	}
}

//#endregion
//#region src/cli/baseline/find-baseline.ts
const BRANCH = "tollgate-baseline";
const MOST_ARTIFACTS = 5;
async function findBaseline(sources, context) {
	const { place, folder, fileOf, scratch } = sources;
	const access = await platformBaselines(folder, context);
	const notices = {
		lines: [],
		unasked: false
	};
	for (const branch of place.branches) for (const candidates of placesOf(branch, fileOf(branch), sources, access, context)) for (const candidate of await tried(candidates, notices, context)) {
		const path = join(scratch, fileOf(branch));
		if (await take(candidate, path, notices, context)) return {
			found: {
				path,
				branch,
				from: candidate.name
			},
			notices: notices.lines,
			unasked: notices.unasked
		};
	}
	const wanted = place.branches.length === 0 ? "no branch is known" : `none of ${place.branches.join(" or ")} was found`;
	const rest = "without" in access ? `; only the checkout was asked (${access.without})` : "";
	return {
		notices: [...notices.lines, `baseline: ${wanted}${rest}`],
		unasked: notices.unasked
	};
}
function placesOf(branch, file, { place, folder }, access, context) {
	const platform = "platform" in access ? access.platform : void 0;
	return [
		async () => {
			const cached = await cachedBaseline(folder, file, place.isChange, context);
			return cached === void 0 ? [] : [cached];
		},
		async () => await platform?.artifacts(branch, file) ?? [],
		async () => {
			const path = `refs/remotes/origin/${BRANCH}:${file}`;
			const fetched = await openGit(context, "none")([
				"cat-file",
				"blob",
				path
			]);
			if (!fetched.ok) return platform === void 0 ? [] : [platform.onBranch(BRANCH, file)];
			return [{
				name: `the file ${file} on branch ${BRANCH}`,
				read: () => Promise.resolve(fetched.bytes)
			}];
		}
	];
}
async function tried(candidates, notices, context) {
	try {
		return (await candidates()).slice(0, MOST_ARTIFACTS);
	} catch (error) {
		note(error, notices, context);
		return [];
	}
}
async function take(candidate, path, notices, context) {
	try {
		await writeFileAtomic(path, await candidate.read());
		checkBaseline(path, candidate.name, context);
		return true;
	} catch (error) {
		note(error, notices, context);
		return false;
	}
}
const FOR_NOW = /* @__PURE__ */ new Set([
	"publish/unavailable",
	"publish/unreachable",
	"publish/rate-limited"
]);
function note(error, notices, { signal }) {
	signal.throwIfAborted();
	if (!(error instanceof TollgateError)) throw error;
	notices.lines.push(`baseline: ${error.message}`);
	if (FOR_NOW.has(error.code)) notices.unasked = true;
}

//#endregion
//#region src/cli/baseline/baseline-folder.ts
function baselineFolder(context) {
	return variableOf(context, "TOLLGATE_BASELINE_FOLDER") ?? join(".tollgate", "baseline");
}

//#endregion
//#region src/cli/baseline/with-baseline.ts
async function withBaseline(asked, only, context, work) {
	if (asked !== "auto") return work({
		...asked !== void 0 && { path: asked },
		notices: [],
		record: () => Promise.resolve(void 0)
	});
	const scratch = await temporaryFolder("tollgate-baseline-");
	try {
		const place = await baselinePlace(context);
		const folder = baselineFolder(context);
		const fileOf = (branch) => baselineFileName(branch, only);
		const { found, notices, unasked } = await findBaseline({
			place,
			folder,
			fileOf,
			scratch
		}, context);
		return await work({
			...found !== void 0 && { path: found.path },
			adoption: found === void 0 ? "none" : found.branch === place.own ? "own-branch" : "target-branch",
			notices,
			text: found === void 0 ? "none" : `${found.branch}, from ${found.from}`,
			async record(sarif) {
				const bytes = place.records === void 0 ? void 0 : await readFileIfThere(sarif);
				if (place.records === void 0 || bytes === void 0) return void 0;
				if (found === void 0 && unasked) return { line: "this run does not become the next baseline: there may be one where nobody answered" };
				const path = join(folder, fileOf(place.records));
				try {
					await writeFileAtomic(resolve(context.cwd, path), bytes);
					return {
						path,
						line: `this run is complete and becomes the next baseline: ${path}`
					};
				} catch (error) {
					const reason = error instanceof Error ? error.message : String(error);
					return { line: `this run is complete, but could not be kept as the next baseline: ${oneLine(reason, 300)}` };
				}
			}
		});
	} finally {
		await removeFolder(scratch);
	}
}

//#endregion
export { AUTO_BASELINE as i, baselineFolder as n, openGit as r, withBaseline as t };