import { C as SEVERITIES, i as compareText } from "./summary.js";
import { t as SCANS } from "./report.js";
import { t as TollgateError } from "./errors.js";
import { a as temporaryFolder, n as readFileIfThere, o as writeFileAtomic, r as removeFolder } from "./files.js";
import { $ as strictObject, G as array, H as ZodISODate, J as int, K as boolean, Q as record, U as ZodISODateTime, W as _enum, X as literal, Z as number, at as schemaProblems, et as string, it as _isoDateTime, nt as url$2, rt as _isoDate, tt as union } from "./run-payment-scan.js";
import { t as parseYaml } from "./yaml.js";
import { r as DEPENDENCY_TOOLS } from "./dependency-scanners.js";
import { i as AUTO_BASELINE, r as openGit } from "./with-baseline.js";
import { r as variableOf } from "./platform-variable.js";
import { r as asObject } from "./untrusted.js";
import { t as githubEvent } from "./github-event.js";
import { l as GATE_WEAKENED, u as weakenedGateFinding } from "./decide.js";
import { i as collectSuppressions } from "./run-pipeline.js";
import { o as parseZapConfig } from "./run-web-scan.js";
import { s as OWN_TOOL } from "./normalize-files.js";
import { basename, dirname, isAbsolute, join, posix, relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";

//#region node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date$1(params) {
	return _isoDate(ZodISODate, params);
}

//#endregion
//#region src/config/dependency-policy-schema.ts
const text$4 = string().min(1);
const severity = _enum(SEVERITIES);
const days = int().min(1).max(3650);
const ranking = strictObject({
	rank: severity.describe("The rank that the line gives."),
	severity: severity.optional().describe("Holds for findings this bad or worse."),
	exploited: boolean().optional().describe("Holds for what the KEV catalogue names, or with false for all else."),
	scope: _enum(["runtime", "development"]).optional(),
	minEpss: number().min(0).max(1).optional().describe("Holds from this EPSS probability on."),
	minCvss: number().min(0).max(10).optional(),
	direct: boolean().optional(),
	packages: array(text$4).min(1).optional()
});
const dependencyPolicySchema = strictObject({
	ranking: array(ranking).optional().describe("Your own risk ranking (PCI DSS 6.3.1), first line that holds; without it the severity’s band is the rank."),
	maxAge: strictObject({
		critical: days.optional(),
		high: days.optional(),
		medium: days.optional(),
		low: days.optional(),
		informational: days.optional()
	}).optional().describe("Days that a finding of a rank may stay open; by default 30 for critical (PCI DSS 6.3.3)."),
	licenses: strictObject({
		allow: array(text$4).min(1).optional(),
		deny: array(text$4).min(1).optional()
	}).optional().describe("SPDX ids of licences under which packages may come, or may not.")
});

//#endregion
//#region src/config/dependencies-schema.ts
const text$3 = string().min(1);
const url$1 = url$2({
	protocol: /^https?$/u,
	error: "must be an http or https URL"
});
const osv = strictObject({
	program: text$3.optional().describe("The program; OSV_SCANNER of the environment, else osv-scanner on the PATH, by default."),
	database: text$3.optional().describe("Folder of an offline database; .tollgate/databases/osv by default, and where that is not there https://api.osv.dev is asked.")
});
const snyk = strictObject({
	allProjects: boolean().optional().describe("Every project below the folder instead of its first manifest."),
	organization: text$3.optional()
});
const dependencyCheck = strictObject({
	data: text$3.optional().describe("Folder of its database; .tollgate/databases/dependency-check by default."),
	nvdFeed: url$2({
		protocol: /^(?:https?|file)$/u,
		error: "must be an http, https or file URL"
	}).optional().describe("Feed to fill the database from; the NVD’s API by default, with NVD_API_KEY of the environment."),
	update: boolean().optional().describe("false uses the database as it is."),
	offline: boolean().optional().describe("true asks nobody but the database."),
	suppressions: array(text$3).optional().describe("Suppression files that it is given.")
});
const dependenciesSchema = strictObject({
	dir: text$3.optional().describe("Folder of the project; the configuration file’s own by default."),
	tools: union([literal("auto"), array(_enum(DEPENDENCY_TOOLS)).min(1)]).optional().describe("Scanners that must run; auto, the default, uses those that are there. npm-audit is also pnpm’s and yarn’s."),
	registry: url$1.optional().describe("Advisory source of npm, pnpm and yarn; the configured registry by default."),
	timeout: number().positive().max(86400).optional().describe("Seconds for each call of a scanner; 120 by default, 1800 for Dependency-Check."),
	maxDatabaseAge: number().positive().max(3650).optional().describe("Days; an older advisory database makes the scan incomplete. 7 by default."),
	kev: text$3.optional().describe("File of CISA’s catalogue of known exploited vulnerabilities (JSON), relative to this file."),
	epss: text$3.optional().describe("File of FIRST’s EPSS scores (CSV, plain or gzip), relative to this file."),
	policy: dependencyPolicySchema.optional(),
	osv: osv.optional(),
	snyk: snyk.optional(),
	dependencyCheck: dependencyCheck.optional()
});

//#endregion
//#region src/config/web-crawl-schema.ts
const text$2 = string().min(1).max(4096);
const path$1 = text$2.regex(/^\//u, "must be a path that begins with /");
const values = record(text$2, text$2);
const hash = string().regex(/^sha(?:256|384|512)-[\w+/=-]{40,100}$/u, "must be a hash such as sha256-…");
const session = strictObject({
	headers: values.optional().describe("Headers of every request, such as Authorization; `${NAME}` stands for an environment variable."),
	cookies: values.optional().describe("Cookies by name; `${NAME}` stands for an environment variable."),
	login: strictObject({
		url: text$2.describe("The page with the form."),
		fields: values.describe("What is typed into its fields, by name; `${NAME}` stands for an environment variable.")
	}).optional().describe("A login form, the one form that is sent without being listed in `forms`."),
	check: strictObject({
		url: text$2.describe("A page that only somebody signed in gets."),
		text: text$2.optional().describe("What it must hold.")
	}).optional().describe("Asked before and after the authenticated pass; a session that is not there makes the scan incomplete.")
}).refine(({ headers, cookies, login }) => headers !== void 0 || cookies !== void 0 || login !== void 0, "needs headers, cookies or a login");
const authorizedScript = strictObject({
	script: text$2.describe("Address of the script, or for one that stands in the page its hash."),
	hashes: array(hash).min(1).optional().describe("Contents that are known; another one is a finding. Without it any content will do."),
	reason: text$2.describe("Why the page needs it (PCI DSS 6.4.3).")
});
const source = strictObject({
	path: path$1.describe("Path of the address; `*` is anything within a segment, `**` anything."),
	file: text$2.describe("The file that answers it, relative to this file."),
	line: int().min(1).optional()
});
const webCrawlShape = {
	exclude: array(path$1).optional().describe("Paths that are never requested; `*` is anything within a segment, `**` anything."),
	seeds: array(path$1).optional().describe("Paths, with a query where they need one, that are requested though nothing leads there."),
	openapi: text$2.optional().describe("An OpenAPI document, as a file beside this one or a path of the target: its GET operations are requested."),
	forms: array(path$1).optional().describe("Actions of forms that may be sent, with the values that stand in them; none by default."),
	probes: boolean().optional().describe("Ask also for what nothing links to: debug pages, another origin, another return address; true by default."),
	session: session.optional().describe("Crawl a second time, signed in."),
	minRoutes: int().min(0).max(1e5).optional().describe("Fewer routes answered make the scan incomplete."),
	minAuthenticated: int().min(0).max(1e5).optional().describe("Fewer pages answered while signed in make the scan incomplete; 1 by default."),
	browser: _enum([
		"never",
		"payment-pages",
		"always"
	]).optional().describe("Open pages with scripts in a browser. `payment-pages`: the default where `paymentPages` is given; `always`: all of them, and without a browser the scan is incomplete."),
	browserPath: text$2.optional().describe("The browser’s program (Chromium or Chrome); looked for by default."),
	paymentPages: array(path$1).optional().describe("Pages on which people pay, by path."),
	scripts: array(authorizedScript).optional().describe("Scripts that may run on the payment pages; any other one there is a finding."),
	sources: array(source).optional().describe("Which file answers which address, so that findings can be shown there."),
	sourceFolder: text$2.optional().describe("Folder in whose sources routes are looked for, relative to this file.")
};

//#endregion
//#region src/config/web-engine-schema.ts
const text$1 = string().min(1).max(4096);
const minutes = int().min(1).max(1440);
const zap = strictObject({
	image: text$1.optional().describe("The container image; by default ZAP 2.17.0, pinned by its digest."),
	minutes: minutes.optional().describe("Minutes for the whole run, from the start of ZAP to its end; 20 by default."),
	spiderMinutes: minutes.optional().describe("Minutes for the spider; 5 by default."),
	clientSpider: boolean().optional().describe("Explore with a browser too, which clicks and so may send more than GET requests."),
	loginAction: text$1.optional().describe("Where the login form of `session` is sent to; its page by default."),
	script: strictObject({
		file: text$1.describe("The script, relative to this file."),
		engine: text$1.describe("Its engine as ZAP calls it, such as `ECMAScript : Graal.js`.")
	}).optional().describe("A script of ZAP’s that signs in."),
	html: text$1.optional().describe("Where ZAP’s HTML report goes; `zap/zap.html` in the output folder by default."),
	markdown: text$1.optional().describe("Where a Markdown report goes; none by default."),
	xml: text$1.optional().describe("Where an XML report goes; none by default."),
	json: text$1.optional().describe("Where the JSON report goes; `zap/zap.json` in the output folder by default.")
});
const webEngineShape = {
	engine: _enum([
		"embedded",
		"zap",
		"zap-docker",
		"auto"
	]).optional().describe("What looks at the pages; `embedded` by default. `auto`: ZAP where it is installed or Docker runs."),
	zap: zap.optional().describe("How a real ZAP is run."),
	zapConfig: text$1.optional().describe("Decisions about rules as `zap-baseline.py -c` takes them (gen.conf), for both engines; relative to this file."),
	writeZapConfig: text$1.optional().describe("Where such a file is written, every rule at WARN; lines that it has are kept."),
	tlsFront: boolean().optional().describe("Put TLS in front of a target that speaks plain http, so that rules about https apply."),
	readyTimeout: number().min(0).max(86400).optional().describe("Seconds until the target must answer; 30 by default with ZAP.")
};

//#endregion
//#region src/config/schema.ts
const text = string().min(1);
const url = url$2({
	protocol: /^https?$/u,
	error: "must be an http or https URL"
});
const date = date$1().or(datetime({ offset: true }));
const seconds = number().positive().max(86400);
const app = strictObject({
	url: url.describe("Where the app under test answers."),
	start: text.optional().describe("Shell command that starts it, in a process group of its own; without one it must already run."),
	ready: strictObject({
		url: url.optional().describe("Asked until it answers as wanted; the app’s URL by default."),
		status: int().min(100).max(599).optional().describe("The status that means ready; any below 500 by default."),
		body: text.optional().describe("Text that the answer must hold.")
	}).optional(),
	env: record(text, string()).optional().describe("Environment of the command, beside PATH, HOME and the like."),
	stop: text.optional().describe("Shell command that stops it; by default its process group is ended."),
	timeout: seconds.optional().describe("Seconds until it must be ready; 60 by default.")
});
const web = strictObject({
	target: url.optional().describe("The app’s URL by default."),
	name: text.optional().describe("What the target is called in reports; its origin by default."),
	minPages: int().min(0).max(1e5).optional().describe("Fewer answered pages make the scan incomplete; 3 by default."),
	maxPages: int().min(1).max(1e5).optional(),
	requiredUrls: array(text).optional().describe("Pages that the crawl must have seen."),
	deadline: seconds.optional().describe("Seconds for the whole crawl."),
	...webCrawlShape,
	...webEngineShape
});
const payments = strictObject({
	profile: text.describe("The payment profile, relative to this file."),
	target: url.optional().describe("Instead of the profile’s base URL; the app’s URL where there is one."),
	attacks: array(text).optional(),
	seed: int().min(0).optional(),
	budget: seconds.optional().describe("Seconds; what they cut short is incomplete."),
	maxRequests: int().min(1).optional(),
	maxInconclusive: number().min(0).max(1).optional().describe("Share of inconclusive attacks above which the scan is incomplete; 0.1 by default."),
	rps: int().min(1).max(1e4).optional().describe("Requests a second; beyond loopback 50 by default."),
	explore: seconds.optional().describe("Seconds of random sequences beside the attacks; none by default."),
	exploreRequests: int().min(1).optional().describe("Requests after which exploration ends; with the same seed it then does the same every time.")
});
const suppression = strictObject({
	fingerprint: string().regex(/^[0-9a-f]{32}$/u, "must be 32 hexadecimal digits").optional(),
	rule: text.optional(),
	package: text.optional().describe("Only for this package: its name, with or without version, or a purl."),
	reason: text,
	owner: text,
	expires: date.describe("ISO date; the decision holds to the end of that day, UTC.")
}).refine((entry) => entry.fingerprint !== void 0 || entry.rule !== void 0, "needs a fingerprint or a rule");
const configSchema = strictObject({
	$schema: string().optional(),
	app: app.optional().describe("The app under test."),
	web: web.nullable().optional().describe("Web baseline."),
	dependencies: dependenciesSchema.nullable().optional().describe("Dependency audit."),
	payments: payments.optional().describe("Fake payments."),
	require: array(_enum(SCANS)).optional().describe("Scans without which the run is incomplete."),
	targets: strictObject({
		allow: array(text).optional(),
		own: url.optional()
	}).optional().describe("Hosts beyond loopback that payments may be tried on, and the origin that you attest to own."),
	gate: strictObject({
		failOn: _enum(SEVERITIES).optional(),
		newOnly: boolean().optional(),
		kev: boolean().optional().describe("true: findings about packages shut the gate only where they are exploited in the wild, then at any severity."),
		onlyFixed: boolean().optional().describe("true: findings about packages shut the gate only where a fix is known."),
		scope: _enum(["runtime"]).optional().describe("runtime: findings about packages for development only do not shut the gate.")
	}).optional(),
	baseline: text.optional().describe("An earlier SARIF to compare with, relative to this file; auto: the last complete one of the target branch, and a first run adopts what is there."),
	suppressions: array(suppression).optional(),
	suppressionFiles: array(text).optional().describe("Decisions that other tools keep: .snyk, Dependency-Check suppression XML, CycloneDX VEX or OpenVEX JSON; relative to this file."),
	output: text.optional().describe("Folder of reports; .tollgate by default.")
});

//#endregion
//#region src/config/parse-config.ts
const MOST_PROBLEMS = 10;
function parseConfig(text, file) {
	const document = parseYaml(text, file);
	const parsed = configSchema.safeParse(document.value ?? {});
	if (parsed.success) return parsed.data;
	const problems = schemaProblems(configSchema, parsed.error.issues).map((problem) => ({
		...problem,
		line: document.lineOf(problem.key.split(".").map((step) => /^\d+$/u.test(step) ? Number(step) : step))
	}));
	const [first] = problems;
	const shown = problems.slice(0, MOST_PROBLEMS).map(({ text: what, line }) => `line ${line}: ${what}`);
	const rest = problems.length - shown.length;
	throw new TollgateError("config/invalid", `${file}: ${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`, {
		class: "usage",
		place: {
			file,
			...first !== void 0 && {
				line: first.line,
				key: first.key
			}
		},
		help: [...new Set(problems.flatMap(({ help }) => help ?? [])), "docs/configuration.md lists every key"]
	});
}

//#endregion
//#region src/cli/config/web-paths.ts
function withWebPaths(web, here) {
	return {
		...web,
		...web.openapi !== void 0 && !web.openapi.startsWith("/") && { openapi: here(web.openapi) },
		...web.sourceFolder !== void 0 && { sourceFolder: here(web.sourceFolder) },
		...web.sources !== void 0 && { sources: web.sources.map((source) => ({
			...source,
			file: here(source.file).replaceAll("\\", "/")
		})) },
		...web.zapConfig !== void 0 && { zapConfig: here(web.zapConfig) },
		...web.writeZapConfig !== void 0 && { writeZapConfig: here(web.writeZapConfig) },
		...web.zap !== void 0 && { zap: withZapPaths(web.zap, here) }
	};
}
function withZapPaths(zap, here) {
	return {
		...zap,
		...zap.script !== void 0 && { script: {
			...zap.script,
			file: here(zap.script.file)
		} },
		...zap.html !== void 0 && { html: here(zap.html) },
		...zap.markdown !== void 0 && { markdown: here(zap.markdown) },
		...zap.xml !== void 0 && { xml: here(zap.xml) },
		...zap.json !== void 0 && { json: here(zap.json) }
	};
}

//#endregion
//#region src/cli/config/placed-config.ts
function placedConfig(config, path, { cwd }) {
	const folder = dirname(resolve(cwd, path));
	const here = (name) => relative(cwd, resolve(folder, name)) || ".";
	const { baseline, suppressionFiles, dependencies, web, payments } = config;
	return {
		...config,
		...baseline !== void 0 && baseline !== "auto" && { baseline: here(baseline) },
		...suppressionFiles !== void 0 && { suppressionFiles: suppressionFiles.map(here) },
		...dependencies !== void 0 && { dependencies: withDependencyPaths(dependencies ?? {}, here) },
		...web !== void 0 && web !== null && { web: withWebPaths(web, here) },
		...payments !== void 0 && { payments: {
			...payments,
			profile: here(payments.profile)
		} }
	};
}
function withDependencyPaths(config, here) {
	const { dir, kev, epss, osv, dependencyCheck } = config;
	return {
		...config,
		dir: here(dir ?? "."),
		...kev !== void 0 && { kev: here(kev) },
		...epss !== void 0 && { epss: here(epss) },
		...osv?.database !== void 0 && { osv: {
			...osv,
			database: here(osv.database)
		} },
		...dependencyCheck !== void 0 && { dependencyCheck: {
			...dependencyCheck,
			...dependencyCheck.data !== void 0 && { data: here(dependencyCheck.data) },
			...dependencyCheck.suppressions !== void 0 && { suppressions: dependencyCheck.suppressions.map(here) }
		} }
	};
}

//#endregion
//#region src/cli/config/load-config.ts
async function loadConfig(path, context) {
	const bytes = await readFileIfThere(resolve(context.cwd, path)).catch((cause) => {
		throw new TollgateError("config/unreadable", `the configuration file ${path} cannot be read`, {
			class: "usage",
			place: { file: path },
			help: ["is it a file, and may this user read it?"],
			cause
		});
	});
	if (bytes === void 0) throw new TollgateError("config/missing", `there is no configuration file ${path}`, {
		class: "usage",
		place: { file: path },
		help: ["write one (docs/configuration.md has an example) or name it with --config", "see how it looks: tollgate demo"]
	});
	return placedConfig(parseConfig(new TextDecoder().decode(bytes), path), path, context);
}

//#endregion
//#region src/cli/config/base/change-request.ts
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
async function changeRequest(context) {
	const event = variableOf(context, "GITHUB_EVENT_NAME") ?? "";
	if (event === "merge_group" || /^pull_request(?:_|$)/u.test(event)) return ofGithub(event, context);
	return variableOf(context, "CI_MERGE_REQUEST_IID") === void 0 ? void 0 : ofGitlab(context);
}
async function ofGithub(event, context) {
	const payload = await githubEvent(context);
	const isGroup = event === "merge_group";
	const commit = isGroup ? asObject(payload["merge_group"])["base_sha"] : asObject(asObject(payload["pull_request"])["base"])["sha"];
	const own = commitOf(variableOf(context, "GITHUB_SHA"));
	const branch = variableOf(context, "GITHUB_BASE_REF");
	return {
		what: isGroup ? "merge group" : "pull request",
		bases: candidates(commit, branch),
		...own !== void 0 && (event === "pull_request_target" ? { trusted: own } : !isGroup && { merge: own })
	};
}
function ofGitlab(context) {
	const origin = commitOf(variableOf(context, "CI_MERGE_REQUEST_DIFF_BASE_SHA"));
	const [tip, branch, project, own, address] = [
		"CI_MERGE_REQUEST_TARGET_BRANCH_SHA",
		"CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
		"CI_MERGE_REQUEST_PROJECT_ID",
		"CI_PROJECT_ID",
		"CI_MERGE_REQUEST_PROJECT_URL"
	].map((name) => variableOf(context, name));
	const isElsewhere = project !== void 0 && own !== void 0 && project !== own;
	return {
		what: "merge request",
		bases: [...candidates(tip, branch), ...candidates(origin, void 0)],
		...origin !== void 0 && { origin },
		...isElsewhere && { remote: /^https?:\/\/[^\s@]+$/u.test(address ?? "") ? `${address ?? ""}.git` : "" }
	};
}
function candidates(commit, branch) {
	const known = commitOf(commit);
	return [...known === void 0 ? [] : [{ commit: known }], ...branch === void 0 ? [] : [{ branch }]];
}
function commitOf(value) {
	return typeof value === "string" && COMMIT.test(value) ? value : void 0;
}

//#endregion
//#region src/pipeline/weakened-gate-settings.ts
const CHANGED = { by: "changed" };
const REMOVED = { by: "removed" };
const DECISIONS = { by: "decisions" };
const OFF = {
	by: "order",
	groups: [[false], [true]],
	otherwise: false
};
const ON = {
	by: "order",
	groups: [[true], [false]],
	otherwise: true
};
function lower(otherwise) {
	return {
		by: "lower",
		otherwise
	};
}
function higher(otherwise = Number.POSITIVE_INFINITY) {
	return {
		by: "higher",
		otherwise
	};
}
function fewer$1(otherwise) {
	return {
		by: "fewer",
		otherwise
	};
}
function more(otherwise) {
	return {
		by: "more",
		otherwise
	};
}
function order(groups, otherwise) {
	return {
		by: "order",
		groups,
		otherwise
	};
}
const GATE_SETTINGS = [
	{
		key: "gate.failOn",
		weaker: order(SEVERITIES.toReversed().map((severity) => [severity]), "high")
	},
	{
		key: "gate.newOnly",
		weaker: OFF
	},
	{
		key: "gate.kev",
		weaker: OFF
	},
	{
		key: "gate.onlyFixed",
		weaker: OFF
	},
	{
		key: "gate.scope",
		weaker: order([["all"], ["runtime"]], "all")
	},
	{
		key: "require",
		weaker: fewer$1("none")
	},
	{
		key: "baseline",
		weaker: CHANGED
	},
	{
		key: "suppressions",
		weaker: DECISIONS
	},
	{
		key: "suppressionFiles",
		weaker: DECISIONS
	},
	{
		key: "targets.allow",
		weaker: more("none")
	},
	{
		key: "targets.own",
		weaker: CHANGED
	},
	{
		key: "web",
		weaker: REMOVED
	},
	{
		key: "web.minPages",
		weaker: lower(3)
	},
	{
		key: "web.minRoutes",
		weaker: lower(0)
	},
	{
		key: "web.minAuthenticated",
		weaker: lower(1)
	},
	{
		key: "web.requiredUrls",
		weaker: fewer$1("none")
	},
	{
		key: "web.exclude",
		weaker: more("none")
	},
	{
		key: "web.seeds",
		weaker: fewer$1("none")
	},
	{
		key: "web.forms",
		weaker: fewer$1("none")
	},
	{
		key: "web.openapi",
		weaker: REMOVED
	},
	{
		key: "web.session",
		weaker: REMOVED
	},
	{
		key: "web.probes",
		weaker: ON
	},
	{
		key: "web.browser",
		weaker: order([
			["always"],
			["payment-pages"],
			["never"]
		], "payment-pages")
	},
	{
		key: "web.paymentPages",
		weaker: fewer$1("none")
	},
	{
		key: "web.scripts",
		weaker: more("all")
	},
	{
		key: "web.engine",
		weaker: order([
			["zap", "zap-docker"],
			["auto"],
			["embedded"]
		], "embedded")
	},
	{
		key: "web.zapConfig",
		weaker: CHANGED
	},
	{
		key: "web.zap.image",
		weaker: CHANGED
	},
	{
		key: "web.zap.spiderMinutes",
		weaker: lower(5)
	},
	{
		key: "web.zap.clientSpider",
		weaker: order([[true], [false]], false)
	},
	{
		key: "web.zap.script",
		weaker: REMOVED
	},
	{
		key: "web.tlsFront",
		weaker: order([[true], [false]], false)
	},
	{
		key: "dependencies",
		weaker: REMOVED
	},
	{
		key: "dependencies.dir",
		weaker: CHANGED,
		own: true
	},
	{
		key: "dependencies.tools",
		weaker: { by: "kept" }
	},
	{
		key: "dependencies.registry",
		weaker: CHANGED
	},
	{
		key: "dependencies.maxDatabaseAge",
		weaker: higher(7)
	},
	{
		key: "dependencies.kev",
		weaker: CHANGED
	},
	{
		key: "dependencies.epss",
		weaker: CHANGED
	},
	{
		key: "dependencies.policy.ranking",
		weaker: CHANGED
	},
	{
		key: "dependencies.policy.maxAge.critical",
		weaker: higher(30)
	},
	{
		key: "dependencies.policy.maxAge.high",
		weaker: higher()
	},
	{
		key: "dependencies.policy.maxAge.medium",
		weaker: higher()
	},
	{
		key: "dependencies.policy.maxAge.low",
		weaker: higher()
	},
	{
		key: "dependencies.policy.maxAge.informational",
		weaker: higher()
	},
	{
		key: "dependencies.policy.licenses.allow",
		weaker: more("all")
	},
	{
		key: "dependencies.policy.licenses.deny",
		weaker: fewer$1("none")
	},
	{
		key: "dependencies.osv.program",
		weaker: CHANGED
	},
	{
		key: "dependencies.osv.database",
		weaker: CHANGED
	},
	{
		key: "dependencies.snyk.allProjects",
		weaker: order([[true], [false]], false)
	},
	{
		key: "dependencies.snyk.organization",
		weaker: CHANGED
	},
	{
		key: "dependencies.dependencyCheck.data",
		weaker: CHANGED
	},
	{
		key: "dependencies.dependencyCheck.nvdFeed",
		weaker: CHANGED
	},
	{
		key: "dependencies.dependencyCheck.update",
		weaker: ON
	},
	{
		key: "dependencies.dependencyCheck.offline",
		weaker: OFF
	},
	{
		key: "dependencies.dependencyCheck.suppressions",
		weaker: more("none")
	},
	{
		key: "payments",
		weaker: REMOVED
	},
	{
		key: "payments.profile",
		weaker: CHANGED,
		own: true
	},
	{
		key: "payments.attacks",
		weaker: fewer$1("all")
	},
	{
		key: "payments.maxInconclusive",
		weaker: higher(.1)
	},
	{
		key: "payments.explore",
		weaker: lower(0)
	},
	{
		key: "payments.exploreRequests",
		weaker: lower(Number.POSITIVE_INFINITY)
	}
];

//#endregion
//#region src/pipeline/weakened-gate-values.ts
function settingAt(settings, key) {
	let found = settings;
	for (const step of key.split(".")) {
		if (!isSection(found) || !Object.hasOwn(found, step)) return void 0;
		found = found[step] ?? (found[step] === null ? {} : void 0);
	}
	return found;
}
function withSetting(settings, key, value) {
	const [step = "", ...rest] = key.split(".");
	if (rest.length === 0) {
		const others = Object.entries(settings).filter(([name]) => name !== step);
		return Object.fromEntries(value === void 0 ? others : [...others, [step, value]]);
	}
	const inner = settings[step];
	if (value === void 0 && !isSection(inner)) return settings;
	return {
		...settings,
		[step]: withSetting(isSection(inner) ? inner : {}, rest.join("."), value)
	};
}
function isSection(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

//#endregion
//#region src/pipeline/weakened-gate.ts
function weakenedGate(base, changed, origin = base) {
	return GATE_SETTINGS.filter(({ weaker }) => weaker.by !== "decisions").flatMap((setting) => {
		const [before, after] = [settingAt(base, setting.key), settingAt(changed, setting.key)];
		const what = isOfNewSection(setting, base, changed) ? void 0 : weakening(setting.weaker, before, after);
		if (what === void 0 || isDeepStrictEqual(settingAt(origin, setting.key), after)) return [];
		return [{
			key: setting.key,
			what,
			held: setting.own !== true
		}];
	});
}
function isOfNewSection({ key }, base, changed) {
	const steps = key.split(".");
	return steps.slice(1).some((_step, index) => {
		const above = steps.slice(0, index + 1).join(".");
		return GATE_SETTINGS.some((setting) => setting.key === above && setting.weaker.by === "removed") && (settingAt(base, above) === void 0 || settingAt(changed, above) === void 0);
	});
}
function weakening(weaker, before, after) {
	if (isDeepStrictEqual(before, after)) return void 0;
	switch (weaker.by) {
		case "order": {
			const [old, now] = [before ?? weaker.otherwise, after ?? weaker.otherwise];
			const rank = (value) => weaker.groups.findIndex((group) => group.includes(value));
			return rank(now) > rank(old) ? `goes from ${shown(old)} to ${shown(now)}` : void 0;
		}
		case "lower":
		case "higher": {
			const [old, now] = [before ?? weaker.otherwise, after ?? weaker.otherwise].map(Number);
			if (old === void 0 || now === void 0) return void 0;
			return (weaker.by === "lower" ? now < old : now > old) ? `goes from ${shown(before ?? weaker.otherwise)} to ${shown(now)}` : void 0;
		}
		case "fewer": return fewer(before, after, weaker.otherwise);
		case "more": {
			if (weaker.otherwise === "all" && before === void 0) return void 0;
			if (weaker.otherwise === "all" && after === void 0) return "is taken out";
			const gained = without(listOf(after), listOf(before));
			return gained.length === 0 ? void 0 : `gains ${shownList(gained)}`;
		}
		case "removed": return after === void 0 ? "is taken out" : void 0;
		case "kept": return Array.isArray(before) && Array.isArray(after) && without(before, after).length === 0 ? void 0 : changeOf(before, after);
		case "changed": return changeOf(before, after);
		case "decisions": return;
	}
}
function fewer(before, after, otherwise) {
	if (otherwise === "all" && after === void 0) return void 0;
	if (otherwise === "all" && before === void 0) return `names ${shownList(listOf(after))} alone`;
	const lost = without(listOf(before), listOf(after));
	return lost.length === 0 ? void 0 : `loses ${shownList(lost)}`;
}
function changeOf(before, after) {
	if (after === void 0) return `is taken out (${shown(before)} in the base)`;
	return before === void 0 ? `is set to ${shown(after)}` : `goes from ${shown(before)} to ${shown(after)}`;
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
function without(list, taken) {
	return list.filter((item) => !taken.some((other) => isDeepStrictEqual(item, other)));
}
const LONGEST_VALUE = 80;
const MOST_VALUES = 5;
function shownList(list) {
	const rest = list.length - MOST_VALUES;
	return `${list.slice(0, MOST_VALUES).map(shown).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function shown(value) {
	if (value === void 0 || value === Number.POSITIVE_INFINITY) return "no limit";
	const text = typeof value === "string" && /^[\w./:@*-]+$/u.test(value) ? value : JSON.stringify(value);
	return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

//#endregion
//#region src/pipeline/weakened-gate-decisions.ts
function weakenedDecisions(base, changed, origin = []) {
	const known = Map.groupBy([...base, ...origin].filter(isAccepted), subjectOf$1);
	return changed.filter((entry) => {
		const others = known.get(subjectOf$1(entry)) ?? [];
		return isAccepted(entry) && !others.some((other) => other.expires === entry.expires || endOf(other) >= endOf(entry));
	});
}
function isAccepted({ status }) {
	return status !== "underReview";
}
function subjectOf$1({ fingerprint, rule, package: named }) {
	return JSON.stringify([
		fingerprint,
		rule,
		named
	]);
}
function endOf({ expires }) {
	return expires === void 0 ? Number.POSITIVE_INFINITY : Date.parse(expires);
}

//#endregion
//#region src/pipeline/weakened-gate-in-force.ts
function settingsInForce(base, changed) {
	let judged = changed;
	for (const { key, weaker, own } of GATE_SETTINGS) {
		const before = settingAt(base, key);
		if (weaker.by === "removed" || own === true ? settingAt(judged, key) !== void 0 : isOfAddedSection(key, base)) continue;
		judged = withSetting(judged, key, before);
	}
	return judged;
}
function isOfAddedSection(key, base) {
	const [section = ""] = key.split(".");
	return GATE_SETTINGS.some((setting) => setting.key === section && setting.weaker.by === "removed") && settingAt(base, section) === void 0;
}

//#endregion
//#region src/cli/config/base/held-files.ts
const FILE_SETTINGS = [
	"baseline",
	"web.zapConfig",
	"dependencies.kev",
	"dependencies.epss",
	"dependencies.dependencyCheck.suppressions"
];
function heldFiles(base, head, { cwd }) {
	const problems = [];
	let folder;
	let copies = 0;
	const onDisk = (file) => readFileIfThere(resolve(cwd, file)).catch(() => void 0);
	const read = async (file) => {
		const found = await base.read(file);
		if ("bytes" in found) return found.bytes;
		if ("problem" in found) {
			problems.push(`${file} of the base cannot be read: ${found.problem}`);
			return;
		}
		if (found.absent === "outside") return onDisk(file);
		return "absent" in await head.read(file) ? onDisk(file) : void 0;
	};
	const copy = async (file, bytes) => {
		folder ??= await temporaryFolder("tollgate-base-");
		copies += 1;
		const path = join(folder, String(copies), basename(file));
		await writeFileAtomic(path, bytes);
		return path;
	};
	return {
		read,
		async hold(config, before) {
			const replaced = [];
			let settings = asObject(config);
			for (const key of FILE_SETTINGS) {
				const value = settingAt(settings, key);
				if (value === void 0 || value === "auto" || !isDeepStrictEqual(value, settingAt(asObject(before), key))) continue;
				const held = [];
				for (const file of [value].flat().map(String)) {
					const [old, now] = [await read(file), await onDisk(file)];
					if (isSame(old, now)) {
						held.push(file);
						continue;
					}
					replaced.push({
						key,
						file,
						...old !== void 0 && { before: old },
						...now !== void 0 && { after: now }
					});
					if (old !== void 0) held.push(await copy(file, old));
				}
				settings = withSetting(settings, key, Array.isArray(value) ? held : held[0]);
			}
			return {
				config: settings,
				replaced
			};
		},
		problems: () => problems,
		close: () => folder === void 0 ? Promise.resolve() : removeFolder(folder)
	};
}
function isSame(a, b) {
	return a === void 0 || b === void 0 ? a === b : Buffer.compare(a, b) === 0;
}

//#endregion
//#region src/cli/config/base/own-file-findings.ts
async function ownFileFindings(base, { before, own }, what, context) {
	const sides = {
		base: readerOf$1(base.tree),
		origin: readerOf$1(base.origin ?? base.tree),
		own: async (file) => textOf(await readFileIfThere(resolve(context.cwd, file)).catch(() => void 0))
	};
	return [...await lostRoles(before, own, sides, what), ...await scannerFiles(before, own, sides, what)];
}
async function lostRoles(before, own, sides, what) {
	const [old, file] = [before.payments?.profile, own.payments?.profile];
	if (old === void 0 || file === void 0) return [];
	const now = await sides.own(file);
	const [had, began, has] = [
		rolesOf(await sides.base(old), old),
		rolesOf(await sides.origin(old), old),
		rolesOf(now, file)
	];
	const lost = [...had.keys()].filter((role) => began.has(role) && !has.has(role));
	if (lost.length === 0) return [];
	return [weakenedGateFinding({
		subject: `payments.profile ${lost.join(" ")}`,
		message: `This ${what} weakens the gate: ${file} maps ${lost.slice(0, 10).join(", ")}${lost.length > 10 ? ` and ${lost.length - 10} more` : ""} no longer, so that fewer attacks are tried. It holds already in this run.`,
		file,
		line: has.get("") ?? 1
	})];
}
function rolesOf(text, file) {
	try {
		const document = parseYaml(text ?? "", file);
		const entries = ["roles", "webhooks"].flatMap((section) => Object.keys(asObject(asObject(document.value)[section])).map((name) => [section === "roles" ? name : `${section}.${name}`, document.lineOf([section, name])]));
		return new Map([...entries.length === 0 ? [] : [["", document.lineOf(["roles"])]], ...entries]);
	} catch (error) {
		if (error instanceof TollgateError) return /* @__PURE__ */ new Map();
		throw error;
	}
}
const SCANNER_FILES = [
	{
		name: ".snyk",
		reader: "Snyk",
		weight: filledLines
	},
	{
		name: "osv-scanner.toml",
		reader: "OSV-Scanner",
		weight: filledLines
	},
	{
		name: ".npmrc",
		reader: "npm",
		weight: npmLines
	},
	{
		name: ".yarnrc.yml",
		reader: "Yarn",
		weight: (text) => settingsOf(text, /^npm(?:Audit|Registr|Scopes)|Proxy$/u, yamlOf)
	},
	{
		name: "pnpm-workspace.yaml",
		reader: "pnpm",
		weight: (text) => settingsOf(text, /^audit|^registr|proxy$/iu, yamlOf)
	},
	{
		name: "package.json",
		reader: "pnpm",
		weight: (text) => settingsOf(text, /^audit/u, pnpmPart)
	}
];
const NPM_KEY = /^\s*(?:["']|(?:@[^=]*:)?(?:registry|audit[\w-]*|omit|include|(?:https?-)?proxy|cafile|ca|strict-ssl)\s*(?:\[\])?\s*=)/u;
function npmLines(text) {
	return linesOf(text, (line) => NPM_KEY.test(line) || line.slice(0, Math.max(line.indexOf("="), 0)).includes("${"));
}
function filledLines(text) {
	return linesOf(text, (line) => line.trim() !== "");
}
function linesOf(text, counts) {
	return text.split(/[\r\n]+/u).filter(counts).join("\n");
}
function settingsOf(text, counts, read) {
	try {
		const kept = Object.entries(asObject(read(text))).filter(([name]) => counts.test(name));
		return kept.length === 0 ? "" : JSON.stringify(kept.toSorted(([a], [b]) => compareText(a, b)));
	} catch (error) {
		if (error instanceof TollgateError || error instanceof SyntaxError) return text;
		throw error;
	}
}
function yamlOf(text) {
	return parseYaml(text, "").value;
}
function pnpmPart(text) {
	return text === "" ? void 0 : asObject(JSON.parse(text))["pnpm"];
}
async function scannerFiles(before, own, sides, what) {
	if (before.dependencies === void 0 || own.dependencies === void 0) return [];
	const folder = own.dependencies?.dir ?? ".";
	const findings = [];
	for (const { name, reader, weight } of SCANNER_FILES) {
		const file = join(folder, name).replaceAll("\\", "/");
		if (before.suppressionFiles?.includes(file) === true) continue;
		const weigh = async (read) => weight(await read(file) ?? "");
		const now = await weigh(sides.own);
		if (now === await weigh(sides.base) || now === await weigh(sides.origin)) continue;
		findings.push(weakenedGateFinding({
			subject: file,
			message: `This ${what} changes ${file}, by which ${reader} decides what to report and whom to ask. It holds already in this run.`,
			file
		}));
	}
	return findings;
}
function readerOf$1(tree) {
	return async (file) => {
		const found = await tree.read(file);
		return "bytes" in found ? textOf(found.bytes) : void 0;
	};
}
function textOf(bytes) {
	return bytes === void 0 ? void 0 : new TextDecoder().decode(bytes);
}

//#endregion
//#region src/cli/config/base/replaced-file-findings.ts
function replacedFileFindings(files, what) {
	return files.flatMap((file) => {
		if (file.key === "web.zapConfig") return rowFindings(file, what);
		if (file.key === "dependencies.kev" || file.key === "dependencies.epss") return [];
		return [weakenedGateFinding({
			subject: `${file.key} ${file.file}`,
			message: `This ${what} changes ${file.file}, which ${file.key} names and which decides what does not count. The base’s version holds in this run.`,
			file: file.file
		})];
	});
}
function rowFindings({ key, file, before, after }, what) {
	const say = (line, subject, text) => weakenedGateFinding({
		subject: `${key} ${subject}`,
		message: `This ${what} weakens the gate: ${text}. The base’s version of ${file} holds in this run.`,
		file,
		line
	});
	const [old, now] = [parsed(before, file), parsed(after, file)];
	if (now === void 0) return [say(1, file, `${file} is taken out, or cannot be read`)];
	const levels = new Map((old?.levels ?? []).map(({ id, level }) => [id, level]));
	const lowered = now.levels.flatMap(({ id, level, line }) => {
		const earlier = levels.get(id) ?? "WARN";
		return ORDER.indexOf(level) < ORDER.indexOf(earlier) ? [say(line, id, `the rule ${id} goes from ${earlier} to ${level}`)] : [];
	});
	const dropped = (old?.levels ?? []).filter(({ id, level }) => level === "FAIL" && !now.levels.some((entry) => entry.id === id));
	const known = new Set((old?.outOfScope ?? []).map(({ ids, pattern }) => JSON.stringify([ids, pattern.source])));
	const scoped = now.outOfScope.filter(({ ids, pattern }) => !known.has(JSON.stringify([ids, pattern.source])));
	return [
		...lowered,
		...dropped.map(({ id }) => say(1, id, `the rule ${id} goes from FAIL to WARN`)),
		...scoped.map(({ ids, line, pattern }) => say(line, `${ids.join(",")} ${pattern.source}`, `${ids.join(",")} is out of scope at ${pattern.source}`))
	];
}
const ORDER = [
	"IGNORE",
	"INFO",
	"WARN",
	"FAIL"
];
function parsed(bytes, file) {
	try {
		return bytes === void 0 ? void 0 : parseZapConfig(new TextDecoder().decode(bytes), file);
	} catch (error) {
		if (error instanceof TollgateError) return void 0;
		throw error;
	}
}

//#endregion
//#region src/cli/config/base/compare-gates.ts
async function compareGates(pair, context) {
	const { base, before, own, path, request } = pair;
	const files = heldFiles(base.tree, base.head, context);
	const inForce = own === void 0 ? before : settingsInForce(asObject(before), asObject(own));
	const decisions = await decisionsOf(before, path, context, files.read);
	const added = await addedDecisions(pair, decisions.value, context);
	const held = await files.hold(inForce, before);
	const places = await placesIn(path, context);
	const findings = [
		...settingFindings(pair, places),
		...decisionFindings(added, pair, places),
		...replacedFileFindings(held.replaced, request.what),
		...own === void 0 ? [] : await ownFileFindings(base, {
			before,
			own
		}, request.what, context)
	];
	return {
		config: held.config,
		close: files.close,
		parts: {
			findings,
			decisions: decisions.value,
			reasons: [...decisions.problem === void 0 ? [] : [`no suppression holds: ${decisions.problem}`], ...files.problems()],
			notices: [
				`the gate is the base’s (${base.commit.slice(0, 12)}), as ${path} has it there`,
				...later(added, request),
				...held.replaced.map(({ file }) => `${file} is taken as the base has it; this ${request.what} changes it`)
			]
		}
	};
}
function later(added, { what }) {
	if (added.length === 0) return [];
	const rest = added.length - MOST_NAMED;
	const names = `${added.slice(0, MOST_NAMED).map(subjectOf).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
	return [`${added.length} suppression${added.length === 1 ? "" : "s"} of this ${what} will hold once it is merged: ${names}`];
}
const MOST_NAMED = 10;
const MOST_DECISIONS = 100;
const LONGEST_SUBJECT = 200;
function decisionFindings(added, pair, places) {
	const rest = added.length - MOST_DECISIONS;
	return [...added.slice(0, MOST_DECISIONS).map((entry) => decisionFinding(entry, pair, places)), ...rest > 0 ? [weakenedGateFinding({
		subject: "suppressions",
		message: `This ${pair.request.what} adds ${rest} suppressions more. They do not hold in this run.`,
		file: pair.path
	})] : []];
}
function settingFindings({ before, own, origin, isNewInBase, path, request }, places) {
	const say = (key, what) => weakenedGateFinding({
		subject: key,
		message: `This ${request.what} weakens the gate: ${what}`,
		file: path,
		line: key === path ? 1 : places.lineOf(key.split("."))
	});
	if (own === void 0) return isNewInBase ? [] : [say(path, `it takes ${path} out. This run is judged by the base’s.`)];
	return weakenedGate(effective(before), effective(own), effective(origin ?? before)).map(({ key, what, held }) => say(key, `${key} ${what}. ${held ? "This run is judged by the base’s." : "It holds already in this run."}`));
}
function effective(config) {
	const settings = asObject(config);
	if (config.baseline !== "auto" || config.gate?.newOnly !== void 0) return settings;
	return withSetting(settings, "gate.newOnly", true);
}
function decisionFinding(entry, { own, path, request }, places) {
	const index = (own?.suppressions ?? []).findIndex(({ fingerprint, rule, package: named, expires }) => fingerprint === entry.fingerprint && rule === entry.rule && named === entry.package && expires === entry.expires);
	const isOwn = entry.origin === path && index >= 0;
	const until = entry.expires === void 0 ? "without end" : `until ${entry.expires}`;
	const why = [entry.owner, entry.reason].filter((part) => part !== void 0).join(": ");
	return weakenedGateFinding({
		subject: `suppressions ${subjectOf(entry)}`,
		message: `This ${request.what} suppresses ${subjectOf(entry)} ${until} (${why.replaceAll(/\p{Cc}+/gu, " ").slice(0, LONGEST_SUBJECT)}). It does not hold in this run.`,
		file: entry.origin ?? path,
		...isOwn && { line: places.lineOf(["suppressions", index]) }
	});
}
function subjectOf({ fingerprint, rule, package: named }) {
	const subject = [fingerprint, rule].filter((part) => part !== void 0).join(" ");
	return (named === void 0 ? subject : `${subject} of ${named}`).replaceAll(/\p{Cc}+/gu, " ").slice(0, LONGEST_SUBJECT);
}
async function addedDecisions({ base, own, origin, path }, decisions, context) {
	if (own === void 0) return [];
	const { entries } = await collectSuppressions(own, path, context);
	const earlier = origin === void 0 || base.origin === void 0 ? void 0 : await decisionsOf(origin, path, context, readerOf(base.origin));
	return weakenedDecisions(decisions.entries, entries, earlier?.value.entries);
}
function readerOf(tree) {
	return async (file) => {
		const found = await tree.read(file);
		return "bytes" in found ? found.bytes : void 0;
	};
}
async function decisionsOf(config, path, context, read) {
	try {
		return { value: await collectSuppressions(config, path, context, read) };
	} catch (error) {
		if (!(error instanceof TollgateError)) throw error;
		return {
			value: {
				entries: [],
				notices: []
			},
			problem: error.message
		};
	}
}
async function placesIn(path, { cwd }) {
	const bytes = await readFileIfThere(resolve(cwd, path));
	return parseYaml(new TextDecoder().decode(bytes), path);
}

//#endregion
//#region src/cli/config/base/gate-change.ts
function gateChange(parts, version) {
	const { findings = [], reasons = [], notices = [], decisions, incomplete } = parts;
	return {
		report: {
			run: {
				tool: {
					name: OWN_TOOL,
					version
				},
				status: incomplete === void 0 ? "complete" : "degraded",
				...incomplete !== void 0 && { reason: incomplete },
				rules: [GATE_WEAKENED]
			},
			findings,
			evidence: [],
			notices: []
		},
		reasons,
		notices,
		...decisions !== void 0 && { decisions }
	};
}

//#endregion
//#region src/cli/config/base/base-commit.ts
async function baseCommit(request, { head, shallow }, git) {
	if (head === request.trusted) return void 0;
	const problems = [];
	for (const candidate of [...await mergeParent(request, head, git), ...request.bases]) {
		const found = await ("commit" in candidate ? commitAt(candidate.commit, request, shallow, git) : tipOf(candidate.branch, request, shallow, git));
		if ("commit" in found) return {
			...found,
			...await originOf(found.commit, request, shallow, git)
		};
		problems.push(found.problem);
	}
	return { problem: problems[0] ?? `the platform does not say what the ${request.what} is based on` };
}
async function mergeParent({ merge }, head, git) {
	if (merge !== head) return [];
	const { text } = await git([
		"cat-file",
		"commit",
		head
	]);
	const [first, second] = [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gmu)].map((match) => match[1]);
	return first === void 0 || second === void 0 ? [] : [{ commit: first }];
}
async function commitAt(commit, request, shallow, git) {
	const isThere = async () => (await git([
		"cat-file",
		"-e",
		`${commit}^{commit}`
	])).ok;
	if (await isThere()) return { commit };
	const fetched = await fetchInto(commit, request, shallow, git);
	if (await isThere()) return { commit };
	return { problem: `the commit ${commit.slice(0, 12)} is not in the clone and could not be fetched: ${fetched.problem}; check out more than one commit (fetch-depth: 2, GIT_DEPTH)` };
}
const OWN_REF = "refs/tollgate/base";
async function tipOf(branch, request, shallow, git) {
	if (!isBranchName(branch)) return { problem: `${JSON.stringify(branch.slice(0, 80))} is no name of a branch` };
	const fetched = await fetchInto(`+refs/heads/${branch}:${OWN_REF}`, request, shallow, git);
	const known = request.remote === void 0 ? `refs/remotes/origin/${branch}` : void 0;
	const ref = fetched.ok ? OWN_REF : known;
	const tip = ref === void 0 ? fetched : await git([
		"rev-parse",
		"--verify",
		"--quiet",
		`${ref}^{commit}`
	]);
	if (tip.ok) return { commit: tip.text };
	return { problem: `the branch ${branch} is not in the clone and could not be fetched: ${fetched.problem}` };
}
const BAD_NAME = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|\.lock(?:\/|$)|(?:^|\/)\./u;
function isBranchName(name) {
	return name.length <= 250 && !BAD_NAME.test(name);
}
function fetchInto(what, { remote }, shallow, git) {
	return git([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		"--no-write-fetch-head",
		...shallow ? ["--depth=1"] : [],
		"--",
		remote ?? "origin",
		what
	]);
}
async function originOf(commit, { origin }, shallow, git) {
	const common = shallow ? void 0 : await git([
		"merge-base",
		"--all",
		commit,
		"HEAD"
	]);
	if (common?.ok === true && /^[0-9a-f]+$/u.test(common.text)) return { origin: common.text };
	return (origin === void 0 ? void 0 : await git([
		"cat-file",
		"-e",
		`${origin}^{commit}`
	]))?.ok === true && origin !== void 0 ? { origin } : {};
}

//#endregion
//#region src/cli/config/base/base-tree.ts
function commitTree(commit, prefix, git, { cwd }) {
	const inTree = (path) => {
		const below = relative(cwd, resolve(cwd, path)).replaceAll("\\", "/");
		return isAbsolute(below) ? `../${below}` : posix.normalize(posix.join(prefix, below));
	};
	return {
		async read(path) {
			const name = inTree(path);
			if (name === ".." || name.startsWith("../")) return { absent: "outside" };
			if (name.includes("\n")) return { problem: "its name holds a line end" };
			return fileAt(commit, name, git);
		},
		async nameBefore(path) {
			const words = (await git([
				"diff-tree",
				"-r",
				"-z",
				"-M",
				"--diff-filter=R",
				"--name-status",
				commit,
				"HEAD"
			])).text.split("\0");
			const position = words.findIndex((word, index) => index % 3 === 2 && word === inTree(path));
			const old = position < 0 ? void 0 : words[position - 1];
			return old === void 0 ? void 0 : posix.relative(prefix, old);
		}
	};
}
const LFS = "version https://git-lfs.github.com/spec/";
async function fileAt(commit, name, git) {
	const answer = await git([
		"cat-file",
		"--batch",
		"--follow-symlinks"
	], `${commit}:${name}\n`);
	if (!answer.ok) return { problem: answer.problem };
	const end = answer.bytes.indexOf(10);
	const header = new TextDecoder().decode(answer.bytes.subarray(0, Math.max(end, 0)));
	const [, kind, size] = /^[0-9a-f]+ (blob|tree) (\d+)$/u.exec(header) ?? [];
	if (kind === "blob") {
		const bytes = answer.bytes.subarray(end + 1, end + 1 + Number(size));
		return new TextDecoder().decode(bytes.subarray(0, 40)) === LFS ? { problem: "its content is kept in Git LFS" } : { bytes };
	}
	if (header.endsWith(" missing")) return missing(commit, name, git);
	if (/^(?:dangling|notdir) /u.test(header)) return { absent: "not-there" };
	return { problem: kind === "tree" ? "it is a folder there" : "it is a link that leads out of the repository" };
}
async function missing(commit, name, git) {
	const steps = name.split("/");
	const listed = await git([
		"ls-tree",
		"-z",
		"--full-tree",
		commit,
		"--",
		...steps.map((_step, index) => steps.slice(0, index + 1).join("/"))
	]);
	if (!listed.ok) return { problem: listed.problem };
	const entries = listed.text.split("\0").map((line) => /^(\d+) \w+ [0-9a-f]+\t(.*)$/su.exec(line) ?? []);
	const submodule = entries.find(([, mode]) => mode === "160000");
	if (submodule !== void 0) return { problem: `it lies in the submodule ${submodule[2] ?? ""}` };
	return entries.some(([, , path]) => path === name) ? { problem: "the clone does not hold its content" } : { absent: "not-there" };
}

//#endregion
//#region src/cli/config/base/open-base.ts
async function openBase(request, context) {
	const git = openGit(context);
	const asked = await git([
		"rev-parse",
		"HEAD",
		"--is-shallow-repository",
		"--show-prefix"
	]);
	if (!asked.ok) return { problem: asked.problem };
	const [head = "", shallow, ...prefix] = asked.text.split("\n");
	const found = await baseCommit(request, {
		head,
		shallow: shallow === "true"
	}, git);
	if (found === void 0 || "problem" in found) return found;
	const treeOf = (commit) => commitTree(commit, prefix.join("\n"), git, context);
	return {
		commit: found.commit,
		tree: treeOf(found.commit),
		head: treeOf("HEAD"),
		...found.origin !== void 0 && { origin: treeOf(found.origin) }
	};
}

//#endregion
//#region src/cli/config/base/judged-config.ts
const SWITCH = "TOLLGATE_BASE_CONFIG";
const MODES = [
	"auto",
	"required",
	"off"
];
async function judgedConfig(path, context) {
	const mode = modeOf(context);
	const own = await ownConfig(path, context);
	const request = await changeRequest(context);
	const plain = {
		...own !== void 0 && { config: own },
		close: () => Promise.resolve()
	};
	if (request === void 0) return plain;
	const withParts = (parts) => ({
		...plain,
		change: gateChange(parts, context.version)
	});
	if (mode === "off") return withParts({ reasons: [`the gate is this ${request.what}’s own: ${SWITCH} is off`] });
	const unknown = (why) => {
		const text = `the gate of the base could not be compared: ${why}`;
		if (mode === "required") return withParts({ incomplete: text });
		return withParts({ reasons: [`${text}; the settings of this ${request.what} judge it`] });
	};
	const base = await openBase(request, context);
	if (base === void 0) return plain;
	if ("problem" in base) return unknown(base.problem);
	const before = await configAt(base, path, own === void 0, context);
	if ("problem" in before) return unknown(before.problem);
	if ("absent" in before) return own === void 0 ? plain : withParts({ reasons: [newFile(path, before, request)] });
	const origin = base.origin === void 0 ? void 0 : await configIn(base.origin, before.path, context);
	const { parts, config, close } = await compareGates({
		base,
		request,
		path,
		before: before.config,
		...own !== void 0 && { own },
		...origin !== void 0 && "config" in origin && { origin: origin.config },
		isNewInBase: origin !== void 0 && "absent" in origin
	}, context);
	return {
		config,
		change: gateChange(parts, context.version),
		close
	};
}
async function ownConfig(path, context) {
	try {
		return await loadConfig(path, context);
	} catch (error) {
		if (error instanceof TollgateError && error.code === "config/missing") return void 0;
		throw error;
	}
}
function modeOf(context) {
	const given = variableOf(context, SWITCH) ?? "auto";
	const mode = MODES.find((known) => known === given);
	if (mode !== void 0) return mode;
	throw new TollgateError("config/bad-switch", `${SWITCH} is ${JSON.stringify(given.slice(0, 40))}`, {
		class: "usage",
		help: [`set it to one of ${MODES.join(", ")}, or leave it out`]
	});
}
function newFile(path, { absent }, { what }) {
	return absent === "outside" ? `${path} lies outside the repository, so no ${what} changes it` : `${path} is new in this ${what}: its own settings count`;
}
async function configAt({ tree }, path, isGone, context) {
	const found = await configIn(tree, path, context);
	if (!("absent" in found) || found.absent === "outside" || isGone) return found;
	const old = await tree.nameBefore(path);
	return old === void 0 ? found : configIn(tree, old, context);
}
async function configIn(tree, path, context) {
	const found = await tree.read(path);
	if ("problem" in found) return { problem: `${path} cannot be read there: ${found.problem}` };
	if ("absent" in found) return found;
	try {
		return {
			path,
			config: placedConfig(parseConfig(new TextDecoder().decode(found.bytes), path), path, context)
		};
	} catch (error) {
		if (!(error instanceof TollgateError)) throw error;
		return { problem: `it is broken there: ${error.message}` };
	}
}

//#endregion
export { loadConfig as n, judgedConfig as t };