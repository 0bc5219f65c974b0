import { a as Option, i as Command, r as exitCodeOfVerdict } from "./exit-codes.js";
import { t as readFileIfThere } from "./files.js";
import { t as TollgateError } from "./errors.js";
import { Q as SCANS, nt as SEVERITIES } from "./file-source.js";
import { t as nowOf } from "./now.js";
import { n as judgementLines, t as runPipeline } from "./run-pipeline.js";
import { J as parseYaml, _ as _isoDateTime, a as ZodISODate, c as array, d as number, f as record, g as _isoDate, h as url$1, i as schemaProblems, l as boolean, m as string, o as ZodISODateTime, p as strictObject, s as _enum, u as int } from "./run-web-scan.js";
import { dirname, relative, resolve } from "node:path";

//#region node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date$1(params) {
	return _isoDate(ZodISODate, params);
}

//#endregion
//#region src/config/schema.ts
const text = string().min(1);
const url = url$1({
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
	deadline: seconds.optional().describe("Seconds for the whole crawl.")
});
const dependencies = strictObject({
	dir: text.optional().describe("Folder of the lockfile; the configuration file’s own by default."),
	registry: url.optional().describe("Advisory source; npm’s configured registry by default."),
	timeout: seconds.optional()
});
const payments = strictObject({
	profile: text.describe("The payment profile, relative to this file."),
	target: url.optional().describe("Instead of the profile’s base URL; the app’s URL where there is one."),
	attacks: array(text).optional(),
	seed: int().min(0).optional(),
	budget: seconds.optional().describe("Seconds; what they cut short is incomplete."),
	maxRequests: int().min(1).optional(),
	maxInconclusive: number().min(0).max(1).optional().describe("Share of inconclusive attacks above which the scan is incomplete; 0.1 by default.")
});
const suppression = strictObject({
	fingerprint: string().regex(/^[0-9a-f]{32}$/u, "must be 32 hexadecimal digits").optional(),
	rule: text.optional(),
	reason: text,
	owner: text,
	expires: date.describe("ISO date; the decision holds to the end of that day, UTC.")
}).refine((entry) => entry.fingerprint !== void 0 || entry.rule !== void 0, "needs a fingerprint or a rule");
const configSchema = strictObject({
	$schema: string().optional(),
	app: app.optional().describe("The app under test."),
	web: web.nullable().optional().describe("Web baseline."),
	dependencies: dependencies.nullable().optional().describe("Dependency audit."),
	payments: payments.optional().describe("Fake payments."),
	require: array(_enum(SCANS)).optional().describe("Scans without which the run is incomplete."),
	targets: strictObject({
		allow: array(text).optional(),
		own: url.optional()
	}).optional().describe("Hosts beyond loopback that payments may be tried on, and the origin that you attest to own."),
	gate: strictObject({
		failOn: _enum(SEVERITIES).optional(),
		newOnly: boolean().optional()
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
			dir: here(config.dependencies?.dir ?? ".")
		} },
		...config.payments !== void 0 && { payments: {
			...config.payments,
			profile: here(config.payments.profile)
		} }
	};
}

//#endregion
//#region src/cli/commands/run.ts
function runCommand(context, done) {
	return new Command("run").description("scan, normalize and judge as tollgate.yml says").option("-c, --config <file>", "the configuration", "tollgate.yml").addOption(new Option("--fail-on <severity>", "findings this bad or worse shut the gate; `gate.failOn`, else high").choices(SEVERITIES)).option("--new-only", "judge only findings that the baseline does not hold").option("--baseline <sarif>", "an earlier SARIF to compare with").option("-o, --output <folder>", "folder of reports; `output`, else .tollgate").option("--now <time>", "the time to judge by (ISO 8601)").addHelpText("after", EXAMPLES).action(async (options) => {
		const now = nowOf(options.now, context);
		const config = await loadConfig(options.config, context);
		context.emit({
			type: "run-started",
			time: new Date(context.clock()).toISOString(),
			command: "run",
			version: context.version
		});
		const baseline = options.baseline ?? config.baseline;
		const judgement = await runPipeline({
			config,
			output: options.output ?? config.output ?? ".tollgate",
			failOn: options.failOn ?? config.gate?.failOn ?? "high",
			newOnly: options.newOnly ?? config.gate?.newOnly ?? false,
			...baseline !== void 0 && { baseline },
			now,
			anchor: options.config
		}, context);
		done({
			exitCode: exitCodeOfVerdict(judgement.decision.verdict),
			lines: judgementLines(judgement, context),
			notices: judgement.view.notices,
			verdict: judgement.decision.verdict,
			document: {
				reasons: judgement.decision.reasons,
				counts: judgement.counts,
				configured: judgement.view.configured,
				files: judgement.files
			}
		});
	});
}
const EXAMPLES = `
Examples:
  tollgate run
  tollgate run --config ci/tollgate.yml --fail-on critical
  tollgate run --baseline main.sarif --new-only

Exit codes: 0 passed · 1 findings shut the gate · 2 configuration · 3 something was not scanned completely`;

//#endregion
export { runCommand };