import { c as InvalidArgumentError, i as Command, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere, o as writeFileAtomic, t as ensureFolder } from "./files.js";
import { t as manifestsIn } from "./dependency-scanners.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { i as namesIn, r as filesBelow } from "./database.js";
import { basename, join, resolve } from "node:path";

//#region src/cli/init/draft-config.ts
function draftConfig(facts, target, acceptExisting = false) {
	const url = target ?? `http://127.0.0.1:${facts.port ?? 3e3}`;
	return `# What Tollgate scans and when it shuts the gate; every key: docs/configuration.md. A scan is on where its section is there.

${facts.isStartable ? appSection(facts, url) : commented(appSection({
		...facts,
		packageManager: "npm"
	}, url))}
${facts.manifests.length > 0 ? dependenciesSection(facts.manifests) : commented(dependenciesSection(["package-lock.json"]))}
${facts.hasProfile ? PAYMENTS : `${commented(PAYMENTS)}# Draft the profile first: tollgate init --openapi ${facts.openapi === void 0 || /\s/u.test(facts.openapi) ? "FILE" : facts.openapi}\n`}
gate:
  # The lowest severity that shuts the gate: critical, high, medium, low or informational.
  failOn: high
${acceptExisting ? ACCEPTED : ""}`;
}
const ACCEPTED = `
# The first run adopts what is there; later ones are judged by what is new since: docs/baseline.md.
baseline: auto
`;
function draftedScans(facts) {
	return [
		...facts.isStartable ? ["web"] : [],
		...facts.manifests.length > 0 ? ["dependencies"] : [],
		...facts.hasProfile ? ["payments"] : []
	];
}
function appSection({ packageManager = "npm" }, url) {
	return `# Your app: Tollgate starts it, waits until it answers, and ends it after the scans.
app:
  # Where it answers. Loopback needs nothing more; for payments elsewhere see docs/payments.md.
  url: ${JSON.stringify(url)}
  # The command that starts it; leave it out where it runs already.
  start: ${packageManager} start

# The web baseline: GET requests only.
web:
  # Fewer answered pages make the scan incomplete: an app that did not come up must not look clean.
  minPages: 3
`;
}
function dependenciesSection(manifests) {
	return `# The dependency audit of ${manifests.join(", ")}, by every scanner that is there.
dependencies:
  # Folder of the lockfile.
  dir: .
`;
}
const PAYMENTS = `# Fake payments on the app above, which must be a sandbox: the profile says which operations it has.
payments:
  profile: payments.yml
`;
function commented(section) {
	return section.replaceAll(/^(?!#)(?=.)/gmu, "# ");
}

//#endregion
//#region src/config/repository.ts
const REPOSITORY = "OWNER/tollgate";

//#endregion
//#region src/cli/init/draft-pipeline.ts
function draftPipeline(facts, scans, version) {
	return facts.platform === "gitlab" ? gitlabPipeline(facts, version) : githubWorkflow(facts, scans, version);
}
function githubWorkflow({ packageManager }, scans, version) {
	const setup = (scans.includes("web") || scans.includes("payments")) && packageManager !== void 0 ? SETUP[packageManager] : void 0;
	return {
		path: ".github/workflows/tollgate.yml",
		text: `# Runs what tollgate.yml configures, each scan a job of its own, and one gate that judges.
name: Tollgate

on:
  # What a pull request would bring in.
  pull_request:
  # What the merge queue is about to merge.
  merge_group:
  # Every week, because new advisories are published for old code; not on the hour, when GitHub is busy.
  schedule:
    - cron: '17 4 * * 1'
  # By hand.
  workflow_dispatch:

# Nothing is granted but what the job below asks for.
permissions: {}

# A newer push to the same branch ends the older run.
concurrency:
  group: tollgate-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  tollgate:
    # Pin it: write the full hash of the commit for the tag, and the tag as a comment.
    uses: ${REPOSITORY}/.github/workflows/tollgate.yml@v${version}
    permissions:
      actions: read # the upload reads the run, in private repositories
      contents: read # the files that are scanned
      security-events: write # the upload to code scanning
    with:
      # Each of these is required: what did not run makes the verdict incomplete.
      scans: ${scans.join(",") || "dependencies"}
${setup === void 0 ? "" : `      # Makes the app ready to start.\n      setup: ${setup}\n`}      # The lowest severity that shuts the gate is in tollgate.yml.
      config: tollgate.yml
`,
		next: ["commit it, and make the check \"Tollgate gate\" required for the branch"]
	};
}
const SETUP = {
	npm: "npm ci",
	pnpm: "corepack enable && pnpm install --frozen-lockfile",
	yarn: "corepack enable && yarn install --immutable"
};
function gitlabPipeline({ hasGitlabPipeline }, version) {
	const path = hasGitlabPipeline ? ".gitlab/tollgate.yml" : ".gitlab-ci.yml";
	return {
		path,
		text: `# Runs what tollgate.yml configures in one job, and publishes its reports in another, for merge requests, tags, schedules and the default branch.
include:
  - project: ${REPOSITORY}
    # Pin it: write the full hash of the commit for the tag.
    ref: v${version}
    file: gitlab-templates/tollgate.yml
    inputs:
      # The stage of the job; it has to be one of yours.
      stage: test
      # An image with Node 24 and npm; pin it by its digest.
      image: node:24
      # What runs Tollgate.
      command: npx --yes tollgate@${version}
`,
		next: [...hasGitlabPipeline ? [`add to .gitlab-ci.yml: include: [{ local: ${path} }]`] : [], "make a weekly schedule under \"Build\", \"Pipeline schedules\""]
	};
}

//#endregion
//#region src/cli/init/look-at-repository.ts
const OPENAPI = /(?:^|\/)(?:openapi|swagger)(?:[.-][\w.-]{1,40})?\.(?:ya?ml|json)$/iu;
const LONGEST_FILE = 1048576;
async function lookAtRepository(folder) {
	const text = async (name) => {
		const bytes = await readFileIfThere(join(folder, name)).catch(() => void 0);
		return new TextDecoder().decode(bytes?.subarray(0, LONGEST_FILE));
	};
	const names = new Set(await namesIn(folder));
	const [manifest, dockerfile, origin] = [
		await text("package.json"),
		await text("Dockerfile"),
		await text(".git/config")
	];
	const packageManager = packageManagerOf(names);
	const platform = platformOf(names, origin);
	const openapi = (await filesBelow(folder, 3)).find((path) => OPENAPI.test(path) && !path.includes("node_modules/"));
	const port = /^\s*EXPOSE\s+(\d{1,5})\b/mu.exec(dockerfile)?.[1];
	return {
		...packageManager !== void 0 && { packageManager },
		isStartable: hasStartScript(manifest),
		manifests: await manifestsIn(folder),
		...platform !== void 0 && { platform },
		hasGitlabPipeline: names.has(".gitlab-ci.yml"),
		...openapi !== void 0 && { openapi },
		...port !== void 0 && Number(port) > 0 && Number(port) < 65536 && { port: Number(port) },
		hasProfile: names.has("payments.yml")
	};
}
function packageManagerOf(names) {
	if (names.has("pnpm-lock.yaml")) return "pnpm";
	if (names.has("yarn.lock")) return "yarn";
	return names.has("package.json") ? "npm" : void 0;
}
function platformOf(names, gitConfig) {
	if (names.has(".gitlab-ci.yml")) return "gitlab";
	if (names.has(".github")) return "github";
	const url = /^\s*url\s*=\s*(\S+)/mu.exec(gitConfig)?.[1] ?? "";
	if (/gitlab/iu.test(url)) return "gitlab";
	return /github/iu.test(url) ? "github" : void 0;
}
function hasStartScript(manifest) {
	try {
		const { scripts } = JSON.parse(manifest);
		return typeof scripts?.start === "string";
	} catch {
		return false;
	}
}

//#endregion
//#region src/cli/init/init-pipeline.ts
async function initPipeline({ parts, target, acceptExisting, print, force }, context) {
	const facts = await lookAtRepository(context.cwd);
	const scans = draftedScans(facts);
	const drafts = parts.map((part) => part === "config" ? {
		path: "tollgate.yml",
		text: draftConfig(facts, target, acceptExisting),
		next: []
	} : draftPipeline(facts, scans, context.version));
	if (print !== true) await writeAll(drafts, force === true, context);
	const seen = factLines(facts);
	return {
		exitCode: EXIT.passed,
		lines: print === true ? drafts.flatMap(({ path, text }) => [`# --- ${path}`, text.trimEnd()]) : [
			...seen,
			...drafts.map(({ path }) => `written: ${path}`),
			...drafts.flatMap(({ next }) => next.map((line) => `next: ${line}`)),
			...scans.length === 0 ? ["next: no scan is configured yet; tollgate.yml says how"] : [],
			`tollgate: pass: ${drafts.length} file${drafts.length === 1 ? "" : "s"} drafted (scans: ${scans.join(", ") || "none yet"})`
		],
		notices: [],
		verdict: "pass",
		document: {
			found: facts,
			scans,
			files: drafts.map(({ path, text }) => ({
				path,
				text
			})),
			written: print !== true
		}
	};
}
async function writeAll(drafts, force, context) {
	for (const { path } of drafts) {
		if (force || await readFileIfThere(resolve(context.cwd, path)) === void 0) continue;
		throw new TollgateError("init/file-exists", `${path} is there already and was not overwritten`, {
			class: "usage",
			place: { file: path },
			help: [
				"look at the draft first: --print",
				"overwrite it: --force",
				"draft the other one: --only config or --only ci"
			]
		});
	}
	for (const { path, text } of drafts) {
		const file = resolve(context.cwd, path);
		await ensureFolder(resolve(file, ".."));
		await writeFileAtomic(file, text);
	}
}
function factLines(facts) {
	return [
		`package manager: ${facts.packageManager ?? "none found"}`,
		`manifests: ${facts.manifests.join(", ") || "none found"}`,
		`start script: ${facts.isStartable ? `${facts.packageManager ?? "npm"} start` : "none found"}`,
		`pipeline: ${facts.platform ?? "none found, GitHub is assumed"}`,
		`OpenAPI document: ${facts.openapi ?? "none found"}`
	];
}

//#endregion
//#region src/cli/init/read-api-source.ts
const MAX_BYTES = 33554432;
async function readApiSource({ openapi, har, postman }, context) {
	if (openapi !== void 0) {
		const { readOpenapi } = await import("./read-openapi.js");
		const isAddress = /^https?:\/\//iu.test(openapi);
		return readOpenapi(isAddress ? await fetchText(openapi, context) : await fileText(openapi, context), isAddress ? openapi : basename(openapi));
	}
	if (har !== void 0) {
		const { readHar } = await import("./read-har.js");
		return readHar(await fileText(har, context), basename(har));
	}
	const { readPostman } = await import("./read-postman.js");
	return readPostman(await fileText(postman ?? "", context), basename(postman ?? ""));
}
async function fileText(file, context) {
	const bytes = await readFileIfThere(resolve(context.cwd, file));
	if (bytes === void 0) throw new TollgateError("init/no-file", `there is no file ${file}`, {
		class: "usage",
		place: { file },
		help: ["check the path"]
	});
	return new TextDecoder().decode(bytes);
}
async function fetchText(address, { signal }) {
	const url = URL.canParse(address) ? new URL(address) : void 0;
	if (url === void 0 || !isLoopbackHost(url.hostname)) throw new TollgateError("init/address-refused", `${address} is not on this machine; nothing was fetched`, {
		class: "usage",
		help: ["download the document and give the file"]
	});
	const client = openHttpClient(url.origin, { maxBytes: MAX_BYTES });
	const failed = (reason, cause) => new TollgateError("init/no-answer", `${address} ${reason}`, {
		class: "usage",
		help: ["is the app running?", "or give the file"],
		cause
	});
	try {
		const { status, body } = await client.request({
			method: "GET",
			path: url.pathname + url.search,
			signal: AbortSignal.any([signal, AbortSignal.timeout(15e3)])
		});
		if (status !== 200) throw failed(`answered ${status}`);
		return new TextDecoder().decode(body);
	} catch (error) {
		signal.throwIfAborted();
		throw error instanceof TollgateError ? error : failed("did not answer", error);
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/cli/commands/init.ts
const PARTS = [
	"payments",
	"config",
	"ci"
];
function initCommand(context, done) {
	return new Command("init").description("draft tollgate.yml and the workflow or pipeline from what the repository shows, or payments.yml, the profile of your payment API, from its description or a recording").option("--openapi <file|url>", "an OpenAPI document, JSON or YAML; an address must be on loopback").option("--har <file>", "a recording of a purchase from a browser’s network panel").option("--postman <file>", "a Postman collection, version 2").option("--only <parts>", "what to draft: payments where a document or recording is given, else config,ci", partList).option("-t, --target <url>", "where the app answers; no address in a document ever becomes the target").option("-o, --output <file>", "the profile to write", "payments.yml").option("--accept-existing", "config: the first run adopts what is there, and only what is new since counts").option("--print", "print the drafts and write nothing").option("--force", "overwrite files").addHelpText("after", EXAMPLES).action(async (options) => {
		const parts = options.only ?? (sourcesIn(options) > 0 ? ["payments"] : ["config", "ci"]);
		checkOptions(options, parts);
		if (options.acceptExisting === true && !parts.includes("config")) throw withoutConfig();
		const profile = parts.includes("payments") ? await initProfile(options, context) : void 0;
		const others = parts.filter((part) => part !== "payments");
		done(together(profile, others.length > 0 ? await initPipeline({
			...options,
			parts: others
		}, context) : void 0));
	});
}
async function initProfile(options, context) {
	const { draftProfile } = await import("./draft-profile.js");
	const path = resolve(context.cwd, options.output);
	if (options.print !== true && options.force !== true && await readFileIfThere(path) !== void 0) throw new TollgateError("init/file-exists", `${options.output} is there already; nothing was written`, {
		class: "usage",
		place: { file: options.output },
		help: [
			"look at the draft first: --print",
			"overwrite it: --force",
			"write another file: --output FILE"
		]
	});
	const { text, roles, unmapped, unused } = draftProfile(await readApiSource(options, context), options.target ?? "http://127.0.0.1:3000");
	if (options.print !== true) await writeFileAtomic(path, text);
	const count = (confidence) => roles.filter((role) => role.confidence === confidence).length;
	const width = Math.max(0, ...roles.map(({ role }) => role.length));
	const summary = [
		...roles.map(({ role, op, confidence }) => `${confidence.padEnd(6)}  ${role.padEnd(width)}  ${op}`),
		`not found: ${unmapped.join(", ") || "nothing"}`,
		...unused.length === 0 ? [] : [`without a role: ${unused.slice(0, 12).join(", ")}`],
		...options.target === void 0 ? ["target: http://127.0.0.1:3000 is a placeholder; --target says otherwise"] : [],
		`written: ${options.output}; next: tollgate scan payments --profile ${options.output} --check`
	];
	const verdict = `tollgate: pass: ${roles.length} roles drafted (${count("high")} high, ${count("medium")} medium, ${count("low")} low confidence)`;
	return {
		exitCode: EXIT.passed,
		lines: options.print === true ? [text.trimEnd()] : [...summary, verdict],
		notices: [],
		verdict: "pass",
		document: {
			...options.print !== true && { output: options.output },
			roles,
			unmapped,
			unused,
			profile: text
		}
	};
}
function together(profile, pipeline) {
	const [first, second] = [profile, pipeline].filter((result) => result !== void 0);
	if (first === void 0) throw new Error("nothing was drafted");
	if (second === void 0) return first;
	return {
		...second,
		lines: [...first.lines, ...second.lines],
		document: {
			...first.document,
			...second.document
		}
	};
}
function sourcesIn({ openapi, har, postman }) {
	return [
		openapi,
		har,
		postman
	].filter((source) => source !== void 0).length;
}
function withoutConfig() {
	return new TollgateError("init/unused-option", "--accept-existing is for tollgate.yml, which is not drafted", {
		class: "usage",
		help: ["add config to --only", "or write `baseline: auto` into tollgate.yml"]
	});
}
function partList(text) {
	return text.split(",").map((word) => {
		const part = PARTS.find((known) => known === word.trim());
		if (part === void 0) throw new InvalidArgumentError(`"${word}" cannot be drafted; known are ${PARTS.join(", ")}.`);
		return part;
	});
}
function checkOptions(options, parts) {
	const sources = sourcesIn(options);
	if (sources === (parts.includes("payments") ? 1 : 0)) return;
	if (sources === 1) throw new TollgateError("init/unused-source", "a document or recording is for the payment profile alone", {
		class: "usage",
		help: ["--only payments", "--only payments,config,ci"]
	});
	throw new TollgateError("init/no-source", "say what the draft is made of, one thing", {
		class: "usage",
		help: [
			"--openapi FILE or an address on loopback",
			"--har FILE",
			"--postman FILE"
		]
	});
}
const EXAMPLES = `
Examples:
  tollgate init
  tollgate init --only ci --print
  tollgate init --accept-existing
  tollgate init --openapi openapi.json --target http://127.0.0.1:3000
  tollgate init --openapi http://127.0.0.1:3000/openapi.json --print
  tollgate init --har purchase.har --output payments.draft.yml
  tollgate init --postman collection.json --force

Exit codes: 0 drafted · 2 usage, or a document that cannot be read`;

//#endregion
export { initCommand };