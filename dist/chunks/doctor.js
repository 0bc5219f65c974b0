import { i as Command, t as EXIT } from "./exit-codes.js";
import { n as scrubEnvironment, t as runProcess } from "./process.js";
import { t as nowOf } from "./now.js";
import { n as isoDay, t as ageDoubt } from "./database-age.js";
import { i as namesIn } from "./database.js";
import { r as databasesIn } from "./databases.js";
import { i as findProgram, n as packageVersion, r as snykProgram, t as dependencyCheckProgram } from "./dependency-programs.js";
import { i as findInstalledZap, r as findDocker } from "./find-zap.js";
import { t as wholeNumber } from "./whole-number.js";
import { dirname, join, resolve } from "node:path";

//#region src/cli/doctor/look-for-tool.ts
const ANSWER_MS = 2e4;
const QUIETLY = {
	SNYK_DISABLE_ANALYTICS: "1",
	COREPACK_ENABLE_NETWORK: "0",
	YARN_IGNORE_PATH: "1",
	npm_config_manage_package_manager_versions: "false",
	pnpm_config_manage_package_manager_versions: "false"
};
async function lookForTool(tool, context) {
	const found = await (FINDERS[tool.name] ?? onPath)(tool, context);
	const { name, use, lost, help } = tool;
	if (found === void 0) return {
		name,
		found: false,
		use,
		lost,
		help
	};
	const { command = [], problem } = found;
	const asks = found.version === void 0 && tool.versionArgs !== void 0;
	const version = asks ? await versionOf(command, tool.versionArgs, context) : found.version;
	const wrong = problem ?? (asks && version === void 0 ? "it does not say its version" : void 0) ?? tooOld(version, tool.oldest);
	const path = command.at(-1);
	return {
		name,
		found: true,
		use,
		...version !== void 0 && { version },
		...path !== void 0 && { path },
		...wrong !== void 0 && {
			problem: wrong,
			lost,
			help
		}
	};
}
function tooOld(version, oldest) {
	if (version === void 0 || oldest === void 0) return void 0;
	const parts = version.split(".").map((part) => Number.parseInt(part, 10));
	const at = oldest.findIndex((least, index) => (parts[index] ?? 0) !== least);
	if (at === -1 || (parts[at] ?? 0) > (oldest[at] ?? 0)) return void 0;
	return `it is too old: ${oldest.join(".")} or later is needed`;
}
const FINDERS = {
	"OSV-Scanner": async (tool, context) => {
		const named = context.environment["OSV_SCANNER"] ?? "";
		return named === "" ? onPath(tool, context) : { command: [named] };
	},
	Snyk: async (_tool, context) => {
		const command = snykProgram(context);
		if (command === void 0) return void 0;
		const { SNYK_TOKEN: token = "", SNYK_OAUTH_TOKEN: other = "" } = context.environment;
		const version = packageVersion("snyk", context);
		return {
			command,
			...version !== void 0 && { version },
			...token === "" && other === "" && { problem: "SNYK_TOKEN is not set" }
		};
	},
	"Dependency-Check": async (_tool, context) => {
		const program = await dependencyCheckProgram(false, context);
		return program === void 0 ? void 0 : { command: program.command };
	},
	Java: async (tool, context) => {
		const { JAVA_HOME: home = "" } = context.environment;
		const named = home === "" ? void 0 : findProgram(tool.programs, { PATH: join(home, "bin") });
		return named === void 0 ? onPath(tool, context) : { command: [named] };
	},
	ZAP: async (_tool, { environment }) => {
		const zap = findInstalledZap(environment);
		if ("problem" in zap) return void 0;
		const version = (await namesIn(dirname(zap.command))).map((name) => /^zap-(\d+\.\d+\.\d+)\.jar$/u.exec(name)?.[1]).find((text) => text !== void 0);
		return {
			command: [zap.command],
			...version !== void 0 && { version }
		};
	},
	Docker: async (tool, context) => {
		const there = await onPath(tool, context);
		if (there === void 0) return void 0;
		const docker = await findDocker(context.environment, context.signal);
		return {
			...there,
			..."problem" in docker && { problem: docker.problem }
		};
	},
	"playwright-core": async (_tool, context) => {
		const version = packageVersion("playwright-core", context);
		return version === void 0 ? void 0 : { version };
	}
};
async function onPath({ programs }, { environment }) {
	const program = findProgram(programs, environment);
	return program === void 0 ? void 0 : { command: [program] };
}
async function versionOf([command = "", ...args], versionArgs, { cwd, environment, signal }) {
	try {
		const { exitCode, stdout, stderr } = await runProcess({
			command,
			args: [...args, ...versionArgs],
			cwd,
			environment: {
				...scrubEnvironment(environment, ["JAVA_HOME", "JAVACMD"]),
				...QUIETLY
			},
			timeoutMs: ANSWER_MS,
			signal,
			maxOutputBytes: 65536
		});
		const text = `${new TextDecoder().decode(stdout)}\n${new TextDecoder().decode(stderr)}`;
		if (exitCode !== 0) return void 0;
		return /\bversion "(\d[\w.+-]{0,60})"/u.exec(text)?.[1] ?? /\d+\.\d+(?:\.\d+)*(?:[-+][\w.]{1,30})?/u.exec(text)?.[0];
	} catch (error) {
		if (signal.aborted) throw error;
		return;
	}
}

//#endregion
//#region src/cli/doctor/tools.ts
const TOOLS = [
	{
		name: "npm",
		programs: ["npm"],
		versionArgs: ["--version"],
		use: "the dependency audit of projects with package-lock.json",
		lost: "npm’s advisories for package-lock.json and npm-shrinkwrap.json",
		help: "it comes with Node: https://nodejs.org"
	},
	{
		name: "pnpm",
		programs: ["pnpm"],
		versionArgs: ["--version"],
		use: "the dependency audit of projects with pnpm-lock.yaml",
		lost: "npm’s advisories for pnpm-lock.yaml; nothing where there is none",
		help: "npm install --global pnpm"
	},
	{
		name: "yarn",
		programs: ["yarn"],
		versionArgs: ["--version"],
		use: "the dependency audit of projects with yarn.lock",
		lost: "npm’s advisories for yarn.lock; nothing where there is none",
		help: "npm install --global yarn, or corepack enable"
	},
	{
		name: "OSV-Scanner",
		programs: ["osv-scanner"],
		versionArgs: ["--version"],
		oldest: [2],
		use: "advisories of OSV, for every ecosystem",
		lost: "advisories of OSV: Maven, Python, Go, Rust and others have no other source here but Dependency-Check",
		help: "tollgate setup --tools osv"
	},
	{
		name: "Snyk",
		programs: ["snyk"],
		versionArgs: ["--version"],
		use: "advisories of Snyk",
		lost: "Snyk’s own advisories and what it says about upgrades",
		help: "npm install --save-dev snyk, or tollgate setup --tools snyk; it needs SNYK_TOKEN"
	},
	{
		name: "Dependency-Check",
		programs: ["dependency-check", "dependency-check.sh"],
		versionArgs: ["--version"],
		use: "advisories of the NVD, for jars and files that no lockfile names",
		lost: "what only the NVD knows, and libraries that lie in the project as files",
		help: "tollgate setup --tools dependency-check; it needs Java 11 or later"
	},
	{
		name: "Java",
		programs: ["java"],
		versionArgs: ["-version"],
		oldest: [11],
		use: "Dependency-Check and ZAP run on it",
		lost: "Dependency-Check and an installed ZAP",
		help: "install Java 17 or later: https://adoptium.net"
	},
	{
		name: "ZAP",
		programs: [
			"zap.sh",
			"zaproxy",
			"zap"
		],
		oldest: [2, 16],
		use: "the web baseline with --engine zap",
		lost: "ZAP’s passive rules; the embedded engine has most of them (docs/zap-rules.md)",
		help: "tollgate setup --tools zap; it needs Java 17 or later"
	},
	{
		name: "Docker",
		programs: ["docker", "podman"],
		use: "the web baseline with --engine zap-docker",
		lost: "ZAP in a container",
		help: "install Docker, or use --engine embedded"
	},
	{
		name: "Chromium",
		programs: [
			"chromium",
			"chromium-browser",
			"google-chrome-stable",
			"google-chrome"
		],
		versionArgs: ["--version"],
		use: "the inventory of scripts on payment pages, and pages that scripts build",
		lost: "the inventory of scripts on payment pages: there is no data about it",
		help: "install Chromium or Chrome from your distribution"
	},
	{
		name: "playwright-core",
		programs: [],
		use: "drives the browser",
		lost: "the browser, even where Chromium is there",
		help: "npm install --save-dev playwright-core"
	},
	{
		name: "git",
		programs: ["git"],
		versionArgs: ["--version"],
		use: "the configuration of the base branch, by which a pull request is judged",
		lost: "the comparison with the base branch’s configuration",
		help: "install git from your distribution"
	}
];

//#endregion
//#region src/cli/doctor/look-around.ts
async function lookAround({ databases, maxDbAgeMs, now }, context) {
	const found = await databasesIn(resolve(context.cwd, databases));
	return {
		tools: await Promise.all(TOOLS.map((tool) => lookForTool(tool, context))),
		databases: found.map((database) => {
			const fault = database.fault ?? ageDoubt("it", database.time, {
				now,
				maxDatabaseAgeMs: maxDbAgeMs
			});
			return {
				...database,
				...fault !== void 0 && { fault }
			};
		})
	};
}

//#endregion
//#region src/cli/commands/doctor.ts
const DAY = 864e5;
const NO_DATABASE = [
	"none     databases for work without internet",
	"             lost without it: scans without internet; without kev.json and epss.csv.gz, what is exploited",
	"             = help: tollgate db update; for a machine without internet, docs/dependencies.md"
];
function doctorCommand(context, done) {
	return new Command("doctor").description("say what is installed, in which version, and what each missing tool costs").option("--databases <folder>", "folder of the databases", ".tollgate/databases").option("--max-db-age <days>", "an older database is called too old", wholeNumber, 7).option("--now <time>", "the time by which ages are told (ISO 8601)").addHelpText("after", EXAMPLES).action(async ({ databases, maxDbAge, now }) => {
		const asked = {
			databases,
			maxDbAgeMs: maxDbAge * DAY,
			now: nowOf(now, context)
		};
		done(resultOf(await lookAround(asked, context)));
	});
}
function resultOf({ tools, databases }) {
	const usable = tools.filter(({ found, problem }) => found && problem === void 0).length;
	const faulty = databases.filter(({ fault }) => fault !== void 0).length;
	return {
		exitCode: EXIT.passed,
		lines: [
			`ok       Node ${process.versions.node}`,
			...tools.flatMap(toolLines),
			...databases.length === 0 ? NO_DATABASE : databases.map(databaseLine),
			`tollgate: pass: ${usable} of ${tools.length} tools can be used; ${databases.length} databases, ${faulty} of no use`
		],
		notices: [],
		verdict: "pass",
		document: {
			node: process.versions.node,
			tools,
			databases: databases.map(({ time, ...rest }) => ({
				...rest,
				...time !== void 0 && { date: isoDay(time) }
			}))
		}
	};
}
function toolLines({ name, found, version, problem, lost, help }) {
	const title = version === void 0 ? name : `${name} ${version}`;
	if (found && problem === void 0) return [`ok       ${title}`];
	return [
		found ? `problem  ${title}: ${problem ?? ""}` : `missing  ${title}`,
		`             lost without it: ${lost ?? ""}`,
		`             = help: ${help ?? ""}`
	];
}
function databaseLine({ name, time, fault }) {
	const date = time === void 0 ? "" : ` of ${isoDay(time)}`;
	return fault === void 0 ? `ok       ${name}${date}` : `problem  ${name}${date}: ${fault}`;
}
const EXAMPLES = `
Examples:
  tollgate doctor
  tollgate doctor --json
  tollgate doctor --databases /mnt/databases --max-db-age 3

What is missing is no fault: only what tollgate.yml asks for has to be there.
Exit codes: 0 whatever was found`;

//#endregion
export { doctorCommand };