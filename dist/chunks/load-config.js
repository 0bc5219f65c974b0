import { a as SEVERITIES } from "./fingerprint.js";
import { t as SCANS } from "./report.js";
import { n as readFileIfThere } from "./files.js";
import { t as TollgateError } from "./errors.js";
import { t as parseYaml } from "./yaml.js";
import { $ as number, G as ZodISODateTime, J as boolean, K as _enum, Q as literal, W as ZodISODate, X as int, at as _isoDate, et as record, it as url$2, nt as string, ot as _isoDateTime, q as array, rt as union, st as schemaProblems, tt as strictObject } from "./run-payment-scan.js";
import { r as DEPENDENCY_TOOLS } from "./dependency-scanners.js";
import { dirname, relative, resolve } from "node:path";

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
	baseline: text.optional().describe("An earlier SARIF to compare with, relative to this file."),
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
//#region src/cli/web-paths.ts
function withWebPaths(web, here) {
	return {
		...web,
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
//#region src/cli/load-config.ts
async function loadConfig(path, context) {
	const file = resolve(context.cwd, path);
	const bytes = await readFileIfThere(file);
	if (bytes === void 0) throw new TollgateError("config/missing", `there is no configuration file ${path}`, {
		class: "usage",
		place: { file: path },
		help: ["write one (docs/configuration.md has an example) or name it with --config", "see how it looks: tollgate demo"]
	});
	const config = parseConfig(new TextDecoder().decode(bytes), path);
	const here = (name) => relative(context.cwd, resolve(dirname(file), name)) || ".";
	return {
		...config,
		...config.baseline !== void 0 && { baseline: here(config.baseline) },
		...config.suppressionFiles !== void 0 && { suppressionFiles: config.suppressionFiles.map(here) },
		...config.dependencies !== void 0 && { dependencies: {
			...config.dependencies,
			dir: here(config.dependencies?.dir ?? "."),
			...config.dependencies?.kev !== void 0 && { kev: here(config.dependencies.kev) },
			...config.dependencies?.epss !== void 0 && { epss: here(config.dependencies.epss) }
		} },
		...config.web !== void 0 && config.web !== null && { web: withWebPaths(config.web, here) },
		...config.payments !== void 0 && { payments: {
			...config.payments,
			profile: here(config.payments.profile)
		} }
	};
}

//#endregion
export { loadConfig as t };