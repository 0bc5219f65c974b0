import { n as worseStatus } from "./report.js";
import { t as TollgateError } from "./errors.js";
import { a as temporaryFolder, n as readFileIfThere, o as writeFileAtomic, r as removeFolder, t as ensureFolder } from "./files.js";
import { t as redact } from "./redaction.js";
import { r as asObject, t as asList } from "./untrusted.js";
import { n as scrubEnvironment, t as runProcess } from "./process.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { a as classifyNpmAudit, f as oneLine$1, i as classifyOsvScanner, n as classifySnyk, o as recordOf, r as classifyPnpm, s as classifyDependencyCheck, t as classifyYarn, u as doubted } from "./classify.js";
import { n as isoDay, t as ageDoubt } from "./database-age.js";
import { c as textOf, o as parseJson } from "./run-output.js";
import { i as namesIn, t as osvDatabase } from "./database.js";
import { a as PROBE_PACKAGE, c as probeDoubts$1, d as isSmallDatabase, l as probeJar, n as yarnProbe, o as writeProbe, r as PNPM_PROBE, s as PROBE_JAR_NAME, t as YARN_CLASSIC_PROBE, u as databaseTime } from "./probe.js";
import { t as DATABASE_PLACES } from "./databases.js";
import { r as snykProgram, t as dependencyCheckProgram } from "./dependency-programs.js";
import { basename, dirname, join, resolve } from "node:path";
import { lstat, mkdir, rm, symlink } from "node:fs/promises";
import { gzipSync } from "node:zlib";

//#region src/config/dependencies-config.ts
const DEPENDENCY_TOOLS = [
	"npm-audit",
	"osv",
	"snyk",
	"dependency-check"
];

//#endregion
//#region src/scanners/absence.ts
function absentRun(name, format, absence) {
	return {
		tool: { name },
		format,
		status: "unreadable",
		reason: oneLine$1(absence.reason),
		help: absence.help,
		command: [],
		absent: true
	};
}
async function withoutThrowing(name, format, scan) {
	try {
		return await scan();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const missing = error instanceof TollgateError && error.code === "process/cannot-start";
		return {
			tool: { name },
			format,
			status: "unreadable",
			reason: oneLine$1(missing ? error.message : `${name}: ${error.message}`),
			help: error instanceof TollgateError ? error.help : [],
			command: [],
			...missing && { absent: true }
		};
	}
}

//#endregion
//#region src/scanners/execute.ts
const LARGEST_OUTPUT = 268435456;
async function execute(call, options) {
	const { onProgress, signal, timeoutMs } = options;
	const tell = (line) => {
		const text = oneLine$1(line);
		if (text !== "") onProgress?.({
			step: call.name,
			detail: text.slice(0, 160)
		});
	};
	onProgress?.({
		step: call.name,
		detail: "started"
	});
	const result = await runProcess({
		command: call.command,
		args: call.args,
		cwd: call.cwd,
		environment: call.environment,
		timeoutMs,
		maxOutputBytes: LARGEST_OUTPUT,
		onStderrLine: tell,
		...signal && { signal }
	});
	const run = {
		exitCode: result.exitCode,
		stdout: result.stdout,
		stderr: result.stderr,
		reports: await call.reports?.() ?? [],
		...call.version !== void 0 && { version: call.version }
	};
	const own = call.classify(run);
	const doubt = endingDoubt(call.name, result, timeoutMs);
	const classification = doubt === void 0 ? own : doubted(own, doubt);
	onProgress?.({
		step: call.name,
		detail: classification.status
	});
	return {
		run,
		classification
	};
}
function endingDoubt(name, result, timeoutMs) {
	if (result.cancelled) return `${name} was cancelled`;
	if (result.timedOut) return `${name} had to be ended after ${timeoutMs / 1e3} s`;
	if (result.truncated) return `${name} wrote more than ${LARGEST_OUTPUT} bytes`;
	if (result.signal === "SIGKILL") return `${name} was killed (SIGKILL): for want of memory, most likely`;
	return result.signal === void 0 ? void 0 : `${name} was ended by ${result.signal}`;
}
async function versionOf(call, options) {
	const { stdout, stderr } = await runProcess({
		...call,
		timeoutMs: Math.min(options.timeoutMs, 6e4),
		...options.signal && { signal: options.signal }
	});
	const text = `${new TextDecoder().decode(stdout)}\n${new TextDecoder().decode(stderr)}`;
	return /\b(\d+\.\d+\.\d+(?:-[\w.]+)?)\b/u.exec(text)?.[1];
}
function reportBytes({ run, classification }) {
	const { report } = classification;
	if (report === void 0) return void 0;
	if (report === "stdout") return run.stdout;
	if (report === "stderr") return run.stderr;
	return run.reports.find(({ name }) => name === report)?.bytes;
}

//#endregion
//#region src/scanners/finished-run.ts
function finishedRun(executed, finish) {
	const { classification, run } = executed;
	const doubts = finish.doubts ?? [];
	const status = doubts.length > 0 ? worseStatus("degraded", classification.status) : classification.status;
	const reason = [classification.reason, ...doubts].filter((part) => part !== void 0).join("; ");
	const notices = [...classification.notices ?? [], ...finish.notices ?? []];
	const report = status === "unreadable" ? void 0 : reportBytes(executed);
	return {
		tool: {
			name: finish.name,
			...finish.version !== void 0 && { version: finish.version }
		},
		format: finish.format,
		status,
		...status !== "complete" && { reason: oneLine$1(reason) },
		...finish.help !== void 0 && status !== "complete" && { help: finish.help },
		...notices.length > 0 && { notices },
		...report !== void 0 && { report },
		...run.exitCode !== void 0 && { exitCode: run.exitCode },
		...finish.lockfile !== void 0 && { lockfile: finish.lockfile },
		...finish.databaseDate !== void 0 && { databaseDate: finish.databaseDate },
		command: finish.command.map(oneLine$1)
	};
}

//#endregion
//#region src/scanners/dependency-check/arguments.ts
const OFFLINE = "--disableOssIndex --disableCentral --disableNodeAudit --disableYarnAudit --disablePnpmAudit --disableRetireJS --disableHostedSuppressions --disableKnownExploited".split(" ");
function dependencyCheckArguments(call) {
	const rest = [
		...call.noUpdate ? ["--noupdate"] : [],
		...!call.noUpdate && call.nvdFeed !== void 0 ? ["--nvdDatafeed", call.nvdFeed] : [],
		...call.properties === void 0 ? [] : ["--propertyfile", call.properties],
		...(call.suppressions ?? []).flatMap((file) => ["--suppression", file]),
		"--exclude",
		"**/.tollgate/**",
		"--disableVersionCheck",
		"--disableAssembly",
		...call.ossIndex !== true && call.offline !== true ? ["--disableOssIndex"] : [],
		...call.offline === true ? OFFLINE : []
	];
	const shared = [
		"--project",
		"tollgate",
		"--data",
		call.data,
		"--out",
		call.out
	];
	if (call.kind === "command-line") return [
		...shared,
		"--scan",
		call.dir,
		"--format",
		"JSON",
		...rest
	];
	return [
		...shared,
		"--scan",
		call.dir,
		"--format",
		"JSON",
		"--",
		...rest
	];
}

//#endregion
//#region src/scanners/dependency-check/index.ts
const NAME$2 = "dependency-check";
const FORMAT$2 = "odc-json";
const REPORT = "dependency-check-report.json";
const KEPT$1 = [
	"JAVA_HOME",
	"JAVACMD",
	"JAVA_OPTS",
	"OWASP_BIN",
	"GITHUB_TOKEN"
];
const SECRETS = [
	["NVD_API_KEY", "nvd.api.key"],
	["OSS_INDEX_USERNAME", "analyzer.ossindex.user"],
	["OSS_INDEX_PASSWORD", "analyzer.ossindex.password"]
];
async function scanWithDependencyCheck(options) {
	const { program } = options;
	if (program === void 0) return absentRun(NAME$2, FORMAT$2, {
		reason: "no Dependency-Check was found: neither DEPENDENCY_CHECK_HOME nor OWASP_BIN names one",
		help: ["set DEPENDENCY_CHECK_HOME to the folder of the unpacked command line, or OWASP_BIN to its script"]
	});
	return withoutThrowing(NAME$2, FORMAT$2, async () => {
		const out = await temporaryFolder("tollgate-dependency-check-");
		try {
			return await scan$2(options, program, out);
		} finally {
			await removeFolder(out);
		}
	});
}
async function scan$2(options, program, out) {
	const command = program.command[0] ?? "";
	const environment = {
		...scrubEnvironment(options.environment, KEPT$1),
		JAVA_OPTS: options.environment["JAVA_OPTS"] ?? "-Xmx1536m"
	};
	const before = program.command.slice(1);
	const version = await versionOf({
		command,
		args: [...before, "--version"],
		cwd: options.dir,
		environment
	}, options);
	await ensureFolder(options.data);
	const settings = settingsFrom(options.environment);
	const properties = join(out, "tollgate.properties");
	if (settings.length > 0) await writeFileAtomic(properties, `${settings.join("\n")}\n`);
	const ossIndex = settings.some((setting) => setting.startsWith("analyzer.ossindex.password"));
	const reports = join(out, "reports");
	const argumentsFor = (folder, to, update) => [...before, ...dependencyCheckArguments({
		...options,
		kind: program.kind,
		dir: folder,
		out: to,
		noUpdate: !update,
		ossIndex,
		...settings.length > 0 && { properties }
	})];
	const call = async (args, from, name, timeoutMs) => execute({
		name,
		command,
		args,
		cwd: options.dir,
		environment,
		...version !== void 0 && { version },
		reports: async () => {
			const bytes = await readFileIfThere(join(from, REPORT));
			return bytes === void 0 ? [] : [{
				name: REPORT,
				bytes
			}];
		},
		classify: (run) => classifyDependencyCheck(run, program.kind)
	}, {
		...options,
		timeoutMs
	});
	const args = argumentsFor(options.dir, reports, options.noUpdate !== true);
	const executed = await call(args, reports, NAME$2, options.timeoutMs);
	const time = databaseTime(executed.run);
	const doubts = [];
	if (executed.classification.report !== void 0) {
		doubts.push(...[ageDoubt("the database of Dependency-Check", time, options) ?? []].flat());
		if (await isSmallDatabase(options.data)) {
			const jars = join(out, "probe");
			const probed = join(out, "probe-reports");
			await writeFileAtomic(join(jars, PROBE_JAR_NAME), probeJar());
			doubts.push(...probeDoubts$1(await call(argumentsFor(jars, probed, false), probed, `${NAME$2} probe`, options.timeoutMs)));
		}
	}
	return finishedRun(executed, {
		name: NAME$2,
		format: FORMAT$2,
		version,
		command: [command, ...args],
		doubts,
		help: helpFor(executed),
		notices: ossIndex || options.offline === true ? [] : ["Sonatype OSS Index was not asked: OSS_INDEX_USERNAME and OSS_INDEX_PASSWORD are not set"],
		...time !== void 0 && { databaseDate: isoDay(time) }
	});
}
function settingsFrom(environment) {
	return SECRETS.flatMap(([variable, property]) => {
		const value = (environment[variable] ?? "").replaceAll(/[\r\n]/gu, "").replaceAll("\\", "\\\\");
		return value === "" ? [] : [`${property}=${value}`];
	});
}
function helpFor({ classification }) {
	return /node_modules/u.test(classification.reason ?? "") ? ["npm ci --ignore-scripts before the scan lets Dependency-Check see the packages of the lockfile"] : ["tollgate db status tells which databases are there and how old they are"];
}

//#endregion
//#region src/scanners/npm-audit/npm-command.ts
const KEPT_SETTINGS = /^npm_config_(?:registry|userconfig|globalconfig|cafile|ca|proxy|https_proxy|noproxy)$/iu;
function npmCommand(options) {
	const { environment, registry, npm } = options;
	const referred = options.npmrc.flatMap((text) => [...text.matchAll(/\$\{(\w+)\??\}/gu)].map((match) => match[1] ?? ""));
	const kept = Object.entries(environment).filter(([name, value]) => KEPT_SETTINGS.test(name) && value !== void 0);
	const flags = [
		"--offline=false",
		"--prefer-offline=false",
		"--package-lock=true",
		"--include=prod",
		"--include=dev",
		"--include=optional",
		"--include=peer",
		"--audit-level=info",
		"--global=false",
		"--update-notifier=false",
		"--logs-max=0",
		"--fetch-retries=0",
		`--fetch-timeout=${options.fetchTimeoutMs}`,
		`--cache=${options.cacheDir}`,
		...registry === void 0 ? [] : [`--registry=${registry}`],
		...isLoopback$1(registry) ? ["--noproxy=127.0.0.1,localhost,::1"] : []
	];
	return {
		command: npm[0] ?? "npm",
		audit: (dir) => [
			...npm.slice(1),
			"audit",
			"--json",
			"--package-lock-only",
			`--prefix=${dir}`,
			...flags
		],
		configuration: (dir) => [
			...npm.slice(1),
			"config",
			"list",
			"--json",
			`--prefix=${dir}`,
			...flags
		],
		environment: {
			...scrubEnvironment(environment, [
				"NPM_TOKEN",
				"NODE_AUTH_TOKEN",
				...referred
			]),
			...Object.fromEntries(kept)
		}
	};
}
function isLoopback$1(registry) {
	return registry !== void 0 && URL.canParse(registry) && isLoopbackHost(new URL(registry).hostname);
}

//#endregion
//#region src/scanners/npm-audit/npm-configuration.ts
async function readNpmConfiguration(npm, dir, timeoutMs, signal) {
	const { stdout } = await runProcess({
		command: npm.command,
		args: npm.configuration(dir),
		cwd: dir,
		environment: npm.environment,
		timeoutMs,
		...signal && { signal }
	});
	const settings = asObject(parseJson(textOf(stdout)));
	const version = settings["npm-version"];
	const registry = settings["registry"];
	return {
		...typeof version === "string" && { version },
		...typeof registry === "string" && { registry },
		restrictions: restrictions(settings)
	};
}
function restrictions(settings) {
	const found = [];
	if (settings["offline"] === true) found.push("npm is configured to stay offline");
	if (settings["package-lock"] === false) found.push("npm is configured to ignore the lockfile");
	if (settings["workspaces"] === false) found.push("npm is configured to leave the workspaces out (workspaces=false)");
	if (asList(settings["workspace"]).length > 0) found.push("npm is configured to look at single workspaces (workspace=…)");
	const included = asList(settings["include"]);
	const omitted = asList(settings["omit"]).filter((kind) => !included.includes(kind));
	if (omitted.length > 0) found.push(`npm is configured to leave out dependencies (omit=${omitted.join(",")})`);
	return found;
}

//#endregion
//#region src/scanners/npm-audit/probe.ts
async function probeAdvisorySource(registry, probe, timeoutMs, signal) {
	try {
		const client = openHttpClient(registry, {
			timeout: timeoutMs,
			connections: 1
		});
		const limit = AbortSignal.timeout(timeoutMs);
		try {
			const response = await client.request({
				method: "POST",
				path: `${new URL(registry).pathname.replace(/\/+$/u, "")}/-/npm/v1/security/advisories/bulk`,
				headers: {
					"content-type": "application/json",
					"content-encoding": "gzip",
					accept: "application/json"
				},
				body: gzipSync(JSON.stringify({ [probe.name]: [probe.version] })),
				signal: signal === void 0 ? limit : AbortSignal.any([limit, signal])
			});
			if (response.status !== 200) return {
				kind: "unanswered",
				reason: `it answered with status ${response.status}`
			};
			return { kind: names(JSON.parse(new TextDecoder().decode(response.body)), probe.name) ? "known" : "silent" };
		} finally {
			await client.close();
		}
	} catch (error) {
		return {
			kind: "unanswered",
			reason: error instanceof Error ? error.message : String(error)
		};
	}
}
function names(answer, name) {
	if (typeof answer !== "object" || answer === null || !Object.hasOwn(answer, name)) return false;
	const advisories = answer[name];
	return Array.isArray(advisories) && advisories.length > 0;
}

//#endregion
//#region src/scanners/npm-audit/probe-through-npm.ts
async function probeThroughNpm(npm, probe, npmrc, timeoutMs, signal) {
	const dir = await temporaryFolder("tollgate-probe-");
	try {
		const root = {
			name: "tollgate-probe",
			version: "1.0.0",
			dependencies: { [probe.name]: probe.version }
		};
		const packages = {
			"": root,
			[`node_modules/${probe.name}`]: { version: probe.version }
		};
		await writeFileAtomic(join(dir, "package.json"), JSON.stringify(root));
		await writeFileAtomic(join(dir, "package-lock.json"), JSON.stringify({
			...root,
			lockfileVersion: 3,
			packages
		}));
		await writeFileAtomic(join(dir, ".npmrc"), npmrc);
		const result = await runProcess({
			command: npm.command,
			args: npm.audit(dir),
			cwd: dir,
			environment: npm.environment,
			timeoutMs,
			...signal && { signal }
		});
		const { status, reason } = classifyNpmAudit(result);
		if (status === "unreadable") return {
			kind: "unanswered",
			reason: reason ?? "npm audit gave no report"
		};
		const { vulnerabilities } = JSON.parse(new TextDecoder().decode(result.stdout));
		return { kind: Object.hasOwn(vulnerabilities, probe.name) ? "known" : "silent" };
	} finally {
		await removeFolder(dir);
	}
}

//#endregion
//#region src/scanners/npm-audit/lockfile.ts
const SECTIONS = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
function lockfileDifferences(manifest, lockfile) {
	const asked = objectIn(manifest);
	const lock = objectIn(lockfile);
	if (asked === void 0) return ["package.json is no JSON object"];
	if (lock === void 0) return ["the lockfile is no JSON object"];
	const root = recordOf(recordOf(lock["packages"])?.[""]);
	const [locked, exact] = root === void 0 ? [recordOf(lock["dependencies"]) ?? {}, false] : [requirements(root), true];
	const differences = [];
	for (const [name, range] of Object.entries(requirements(asked))) {
		const made = Object.hasOwn(locked, name) ? locked[name] : void 0;
		if (made === void 0) differences.push(`package.json asks for ${name}, which the lockfile does not know`);
		else if (exact && made !== range) differences.push(`package.json asks for ${name} ${shown(range)}, the lockfile was made for ${shown(made)}`);
	}
	return differences;
}
function requirements(manifest) {
	return Object.fromEntries(SECTIONS.flatMap((section) => Object.entries(recordOf(manifest[section]) ?? {})));
}
function shown(range) {
	return typeof range === "string" ? range : JSON.stringify(range);
}
function objectIn(text) {
	return recordOf(parseJson(text.replace(/^\uFEFF/u, "")));
}

//#endregion
//#region src/scanners/npm-audit/project.ts
const LOCKFILES = ["npm-shrinkwrap.json", "package-lock.json"];
const OTHER_LOCKFILES = [
	"yarn.lock",
	"pnpm-lock.yaml",
	"bun.lock"
];
async function readProject(dir, environment) {
	for (const name of LOCKFILES) {
		const lockfile = await textIfThere(join(dir, name));
		if (lockfile === void 0) continue;
		const manifest = await textIfThere(join(dir, "package.json"));
		const user = userSettings(environment);
		return {
			lockfile: name,
			differences: manifest === void 0 ? [`there is no package.json beside ${name}`] : lockfileDifferences(manifest, lockfile),
			npmrc: [await textIfThere(join(dir, ".npmrc")) ?? "", user === void 0 ? "" : await textIfThere(user) ?? ""]
		};
	}
	const others = [];
	for (const name of OTHER_LOCKFILES) if (await textIfThere(join(dir, name)) !== void 0) others.push(name);
	return {
		reason: `there is no package-lock.json or npm-shrinkwrap.json${others.length > 0 ? ` (${others.join(", ")} belongs to another package manager)` : ""}`,
		help: ["npm install --package-lock-only makes a lockfile without installing anything"]
	};
}
function userSettings(environment) {
	const stated = environment["npm_config_userconfig"] ?? environment["NPM_CONFIG_USERCONFIG"];
	const home = environment["HOME"] ?? environment["USERPROFILE"];
	return stated ?? (home === void 0 ? void 0 : join(home, ".npmrc"));
}
async function textIfThere(path) {
	const bytes = await readFileIfThere(path);
	return bytes === void 0 ? void 0 : new TextDecoder().decode(bytes);
}

//#endregion
//#region src/scanners/npm-audit/index.ts
const PROBE = {
	name: "lodash",
	version: "4.17.15"
};
const LONGEST_REASON = 2e3;
const LARGEST_REPORT = 268435456;
async function auditNpm(given) {
	const options = {
		...given,
		dir: resolve(given.dir),
		cacheDir: resolve(given.cacheDir)
	};
	const started = {
		tool: { name: "npm audit" },
		format: "npm-audit",
		command: []
	};
	try {
		const project = await readProject(options.dir, options.environment);
		if (!("lockfile" in project)) return {
			...started,
			status: "unreadable",
			...project
		};
		return await auditProject(options, project);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const missing = error instanceof TollgateError && error.code === "process/cannot-start";
		return {
			...started,
			status: "unreadable",
			reason: oneLine(missing ? `npm could not be started: ${error.message}` : `npm audit: ${error.message}`),
			help: missing ? ["install Node.js from https://nodejs.org, which brings npm, and check that npm is on the PATH"] : []
		};
	}
}
async function auditProject(options, project) {
	const { dir, signal, onProgress } = options;
	const timeoutMs = options.timeoutMs ?? 12e4;
	const npm = npmCommand({
		npm: options.npmCommand ?? ["npm"],
		...options.registry !== void 0 && { registry: options.registry },
		cacheDir: options.cacheDir,
		fetchTimeoutMs: Math.max(250, Math.floor(timeoutMs * .8)),
		environment: options.environment,
		npmrc: project.npmrc
	});
	onProgress?.({
		step: "npm audit",
		detail: `reading the configuration of npm for ${project.lockfile}`
	});
	const configuration = await readNpmConfiguration(npm, dir, timeoutMs, signal);
	onProgress?.({
		step: "npm audit",
		detail: withoutCredentials(`asking ${options.registry ?? configuration.registry ?? "the registry"}`)
	});
	const result = await runProcess({
		command: npm.command,
		args: npm.audit(dir),
		cwd: dir,
		environment: npm.environment,
		timeoutMs,
		maxOutputBytes: LARGEST_REPORT,
		...signal && { signal }
	});
	const own = ending(result, timeoutMs);
	const doubts = own.status === "unreadable" ? [] : [
		...configuration.restrictions,
		...stale(project),
		...await silence(options, npm, configuration, project)
	];
	const reasons = [own.reason, ...doubts].filter((reason) => reason !== void 0);
	const status = own.status === "complete" && doubts.length > 0 ? "degraded" : own.status;
	onProgress?.({
		step: "npm audit",
		detail: status
	});
	return {
		tool: {
			name: "npm audit",
			...configuration.version !== void 0 && { version: configuration.version }
		},
		format: "npm-audit",
		status,
		...reasons.length > 0 && { reason: oneLine(reasons.join("; ")) },
		...project.differences.length > 0 && { help: ["npm install --package-lock-only brings the lockfile up to date"] },
		...status !== "unreadable" && { report: result.stdout },
		...result.exitCode !== void 0 && { exitCode: result.exitCode },
		lockfile: project.lockfile,
		command: [npm.command, ...npm.audit(dir)].map(withoutCredentials)
	};
}
function ending(result, timeoutMs) {
	const own = classifyNpmAudit(result);
	if (result.cancelled) return {
		status: "unreadable",
		reason: "npm audit was cancelled"
	};
	if (result.truncated) return {
		status: "unreadable",
		reason: `the report is larger than ${LARGEST_REPORT} bytes`
	};
	if (!result.timedOut) return own;
	const reason = `npm audit had to be ended after ${timeoutMs / 1e3} s`;
	return {
		status: own.status === "unreadable" ? "unreadable" : "degraded",
		reason
	};
}
function stale({ differences }) {
	const shown = differences.slice(0, 3);
	const more = differences.length - shown.length;
	return more > 0 ? [...shown, `${more} more differences between package.json and the lockfile`] : shown;
}
async function silence(options, npm, configuration, project) {
	const probe = options.probe ?? PROBE;
	const registry = options.registry ?? configuration.registry;
	if (probe === false) return [];
	const limit = Math.min(options.timeoutMs ?? 12e4, 15e3);
	const direct = registry === void 0 ? {
		kind: "unanswered",
		reason: "npm names no registry"
	} : await probeAdvisorySource(registry, probe, limit, options.signal);
	const result = direct.kind === "unanswered" ? await probeThroughNpm(npm, probe, project.npmrc[0], limit, options.signal) : direct;
	const what = `a package known to be vulnerable (${probe.name} ${probe.version})`;
	switch (result.kind) {
		case "known": return [];
		case "silent": return [`the advisory source answered nothing for ${what}`];
		case "unanswered": return [`the advisory source could not be asked for ${what}: ${result.reason}`];
	}
}
function oneLine(reason) {
	return redact(withoutCredentials(reason.replaceAll(/\p{Cc}+/gu, " "))).slice(0, LONGEST_REASON);
}
function withoutCredentials(text) {
	return text.replaceAll(/\/\/[^/@\s]*@/gu, "//[redacted]@");
}

//#endregion
//#region src/util/link-folder.ts
async function linkFolder(target, link) {
	await mkdir(dirname(link), { recursive: true });
	if ((await lstat(link).catch(() => void 0))?.isSymbolicLink() === true) await rm(link);
	await symlink(target, link, "junction");
}

//#endregion
//#region src/scanners/osv-scanner/probe.ts
const LODASH = {
	name: "lodash",
	version: "4.17.15"
};
const PROBES = {
	npm: {
		...LODASH,
		file: "package-lock.json",
		text: JSON.stringify({
			name: "tollgate-probe",
			lockfileVersion: 3,
			packages: {
				"": {
					name: "tollgate-probe",
					dependencies: { [LODASH.name]: LODASH.version }
				},
				"node_modules/lodash": { version: LODASH.version }
			}
		})
	},
	Maven: {
		name: "org.apache.logging.log4j:log4j-core",
		version: "2.14.1",
		file: "pom.xml",
		text: `<project><modelVersion>4.0.0</modelVersion><groupId>tollgate</groupId><artifactId>probe</artifactId>
<version>1</version><dependencies><dependency><groupId>org.apache.logging.log4j</groupId>
<artifactId>log4j-core</artifactId><version>2.14.1</version></dependency></dependencies></project>`
	}
};
async function probeOsvScanner(call, options) {
	const probes = call.ecosystems.flatMap((ecosystem) => PROBES[ecosystem] ?? []);
	if (probes.length === 0) return [];
	const folder = await temporaryFolder("tollgate-probe-");
	try {
		for (const { file, text } of probes) await writeFileAtomic(join(folder, file), text);
		const { run, classification } = await execute({
			...call,
			name: "osv-scanner probe",
			args: [...call.args, folder],
			cwd: folder,
			classify: classifyOsvScanner
		}, {
			...options,
			timeoutMs: Math.min(options.timeoutMs, 6e4)
		});
		if (classification.raw === 0 && classification.status !== "complete") return [`packages known to be vulnerable could not be scanned: ${classification.reason ?? ""}`];
		const reported = JSON.stringify(parseJson(textOf(run.stdout)) ?? "");
		return probes.filter(({ name }) => !reported.includes(`"name":"${name}"`)).map(({ name, version }) => `a package known to be vulnerable was not reported (${name} ${version})`);
	} finally {
		await removeFolder(folder);
	}
}

//#endregion
//#region src/scanners/osv-scanner/index.ts
const NAME$1 = "OSV-Scanner";
const FORMAT$1 = "osv-scanner-json";
const ECOSYSTEMS = [[/^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/u, "npm"], [/^(?:pom\.xml|gradle\.lockfile)$/u, "Maven"]];
const HELP = ["install OSV-Scanner 2 from https://google.github.io/osv-scanner/, or name it by OSV_SCANNER"];
async function scanWithOsv(options) {
	return withoutThrowing(NAME$1, FORMAT$1, async () => {
		const command = options.program ?? options.environment["OSV_SCANNER"] ?? "osv-scanner";
		const base = scrubEnvironment(options.environment);
		const version = await versionOf({
			command,
			args: ["--version"],
			cwd: options.dir,
			environment: base
		}, options);
		if (version === void 0 || !version.startsWith("2.")) return absentRun(NAME$1, FORMAT$1, {
			reason: `${basename(command)} is version ${version ?? "unknown"}; OSV-Scanner 2 is needed`,
			help: HELP
		});
		const database = options.database === void 0 ? void 0 : await osvDatabase(options.database);
		if (options.database !== void 0 && database === void 0) return absentRun(NAME$1, FORMAT$1, {
			reason: `there is no OSV database in ${basename(options.database)}: no <ecosystem>/all.zip in osv-scalibr, osv-scanner or the folder itself`,
			help: ["tollgate db import unpacks one; https://google.github.io/osv-scanner/usage/offline-mode/ tells where to get it"]
		});
		return scan$1(options, command, version, base, database);
	});
}
async function scan$1(options, command, version, base, database) {
	const cache = join(options.workDir, "osv");
	await ensureFolder(cache);
	if (database !== void 0) for (const layout of ["osv-scalibr", "osv-scanner"]) await linkFolder(database.folder, join(cache, layout));
	const environment = {
		...base,
		...database !== void 0 && { OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: cache }
	};
	const flags = [
		"scan",
		"source",
		"--format",
		"json",
		...database === void 0 ? [] : ["--offline"]
	];
	const args = [
		...flags,
		"--recursive",
		options.dir
	];
	const executed = await execute({
		name: NAME$1,
		command,
		args,
		cwd: options.dir,
		environment,
		version,
		classify: classifyOsvScanner
	}, options);
	const ecosystems = [...new Set(options.manifests.flatMap((file) => ecosystemOf(file) ?? []))];
	const doubts = executed.classification.status !== "unreadable" ? [
		...databaseDoubts(database, ecosystems, options),
		...unread(options.manifests, textOf(executed.run.stderr)),
		...await probeOsvScanner({
			command,
			args: flags,
			environment,
			ecosystems
		}, options)
	] : databaseDoubts(database, ecosystems, options);
	const oldest = database === void 0 ? void 0 : Math.min(...database.archives.map(({ time }) => time));
	return finishedRun(executed, {
		name: NAME$1,
		format: FORMAT$1,
		version,
		command: [command, ...args],
		doubts,
		help: ["tollgate db status tells which databases are there and how old they are"],
		...oldest !== void 0 && { databaseDate: isoDay(oldest) }
	});
}
function databaseDoubts(database, ecosystems, options) {
	if (database === void 0) return [];
	const used = database.archives.filter(({ ecosystem }) => ecosystems.length === 0 || ecosystems.includes(ecosystem));
	return [...ecosystems.filter((name) => !database.archives.some(({ ecosystem }) => ecosystem === name)).map((name) => `the OSV database holds nothing for ${name}`), ...used.flatMap(({ ecosystem, records, time }) => {
		if (records === void 0) return [`the OSV database of ${ecosystem} is no ZIP archive`];
		if (records === 0) return [`the OSV database of ${ecosystem} holds no record`];
		return ageDoubt(`the OSV database of ${ecosystem}`, time, options) ?? [];
	})];
}
function ecosystemOf(file) {
	return ECOSYSTEMS.find(([pattern]) => pattern.test(file))?.[1];
}
function unread(manifests, log) {
	const names = [...log.matchAll(/^Scanned (.+?) file and found/gmu)].map(([, path]) => basename(path ?? ""));
	return manifests.filter((file) => ecosystemOf(file) !== void 0 && !names.includes(file)).map((file) => `${file} was not read (ignored by git, or not understood)`);
}

//#endregion
//#region src/scanners/package-manager-audit.ts
async function auditByPackageManager(audit, options) {
	const { name, command, environment, classify, format, lockfile, leading } = audit;
	return withoutThrowing(name, format, async () => {
		const { dir } = options;
		const version = await versionOf({
			command,
			environment,
			args: [...leading, "--version"],
			cwd: dir
		}, options);
		const args = [...leading, ...audit.words(version)];
		const call = {
			name,
			command,
			environment,
			classify,
			args,
			...version !== void 0 && { version }
		};
		const executed = await execute({
			...call,
			cwd: dir
		}, options);
		const doubts = executed.classification.status !== "unreadable" ? await probeDoubts(call, await audit.probe(version), options) : [];
		return finishedRun(executed, {
			name,
			format,
			version,
			command: [command, ...args],
			doubts,
			lockfile
		});
	});
}
async function probeDoubts(call, probe, options) {
	const dir = await temporaryFolder("tollgate-probe-");
	try {
		await writeProbe(dir, probe, options.dir);
		const { classification } = await execute({
			...call,
			name: `${call.name} probe`,
			cwd: dir
		}, options);
		if (classification.raw !== 0) return [];
		return [`a package known to be vulnerable (${PROBE_PACKAGE}) was not reported by the advisory source`];
	} finally {
		await removeFolder(dir);
	}
}

//#endregion
//#region src/scanners/pnpm-audit/index.ts
async function auditPnpm(options) {
	const { registry, program: [command = "pnpm", ...leading] = [] } = options;
	const environment = {
		...scrubEnvironment(options.environment, ["NPM_TOKEN", "NODE_AUTH_TOKEN"]),
		npm_config_fetch_retries: "0",
		pnpm_config_fetch_retries: "0",
		npm_config_manage_package_manager_versions: "false",
		.../^https?:\/\/(?:127\.|localhost|\[::1\])/u.test(registry ?? "") && { NO_PROXY: "127.0.0.1,localhost" }
	};
	return auditByPackageManager({
		name: "pnpm audit",
		format: "npm-audit-v6",
		lockfile: "pnpm-lock.yaml",
		command,
		leading,
		environment,
		classify: classifyPnpm,
		words: () => [
			"audit",
			"--json",
			...registry === void 0 ? [] : ["--registry", registry]
		],
		probe: () => PNPM_PROBE
	}, options);
}

//#endregion
//#region src/scanners/snyk/index.ts
const NAME = "Snyk";
const FORMAT = "snyk-json";
const TOKENS = ["SNYK_TOKEN", "SNYK_OAUTH_TOKEN"];
const KEPT = [
	...TOKENS,
	"SNYK_API",
	"SNYK_CFG_ORG",
	"JAVA_HOME",
	"MAVEN_OPTS",
	"M2_HOME",
	"GOPATH",
	"GOPROXY"
];
async function scanWithSnyk(options) {
	const { program, environment: given } = options;
	if (program === void 0) return absentRun(NAME, FORMAT, {
		reason: "the package snyk is not installed",
		help: ["npm install --save-dev snyk@1.1307.4 brings it; no script of it needs to run"]
	});
	if (!TOKENS.some((name) => (given[name] ?? "") !== "")) return absentRun(NAME, FORMAT, {
		reason: "SNYK_TOKEN is not set",
		help: ["set SNYK_TOKEN in the environment, from a secret of the CI; Snyk’s own stored token is not used"]
	});
	return withoutThrowing(NAME, FORMAT, () => scan(options, program));
}
async function scan(options, program) {
	const settings = join(options.workDir, "snyk");
	await ensureFolder(settings);
	const api = options.environment["SNYK_API"];
	const environment = {
		...scrubEnvironment(options.environment, KEPT),
		SNYK_DISABLE_ANALYTICS: "1",
		XDG_CONFIG_HOME: settings,
		...isLoopback(api) && {
			NO_PROXY: "127.0.0.1,localhost,::1",
			SNYK_HTTP_PROTOCOL_UPGRADE: "0"
		}
	};
	const command = program[0] ?? "snyk";
	const own = program.slice(1);
	const call = {
		command,
		cwd: options.dir,
		environment
	};
	const version = await versionOf({
		...call,
		args: [...own, "--version"]
	}, options);
	const args = [
		...own,
		"test",
		"--json",
		...options.allProjects === true ? ["--all-projects"] : [],
		...options.organization === void 0 ? [] : [`--org=${options.organization}`]
	];
	const executed = await execute({
		...call,
		name: NAME,
		args,
		...version !== void 0 && { version },
		classify: classifySnyk
	}, options);
	const left = options.allProjects === true || options.manifests.length < 2;
	return finishedRun(executed, {
		name: NAME,
		format: FORMAT,
		version,
		command: [command, ...args],
		help: ["docs/dependencies.md tells what Snyk needs"],
		notices: left ? [] : [`Snyk looks at the first manifest that it finds; of ${options.manifests.join(", ")} it may have left some out (dependencies.snyk.allProjects)`]
	});
}
function isLoopback(url) {
	return url !== void 0 && URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

//#endregion
//#region src/scanners/yarn-audit/index.ts
async function auditYarn(options) {
	const { registry, program: [command = "yarn", ...leading] = [] } = options;
	const loopback = /^https?:\/\/(?:127\.|localhost|\[::1\])/u.test(registry ?? "");
	const environment = {
		...scrubEnvironment(options.environment, [
			"NPM_TOKEN",
			"NODE_AUTH_TOKEN",
			"YARN_NPM_AUTH_TOKEN"
		]),
		YARN_ENABLE_TELEMETRY: "0",
		YARN_ENABLE_NETWORK: "1",
		...registry !== void 0 && { YARN_NPM_AUDIT_REGISTRY: registry.replace(/\/+$/u, "") },
		...loopback && {
			YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1,localhost",
			NO_PROXY: "127.0.0.1,localhost"
		}
	};
	return auditByPackageManager({
		name: "yarn audit",
		format: "yarn-audit",
		lockfile: "yarn.lock",
		command,
		leading,
		environment,
		classify: classifyYarn,
		words,
		async probe(version) {
			if (isClassic(version)) return YARN_CLASSIC_PROBE;
			return yarnProbe(textOf(await readFileIfThere(join(options.dir, "yarn.lock")) ?? /* @__PURE__ */ new Uint8Array()));
		}
	}, options);
}
function words(version) {
	if (isClassic(version)) return ["audit", "--json"];
	const whole = [
		"npm",
		"audit",
		"--all",
		"--recursive",
		"--json"
	];
	return Number(version?.split(".")[0]) >= 4 ? [...whole, "--no-deprecations"] : whole;
}
function isClassic(version) {
	return version?.startsWith("1.") === true;
}

//#endregion
//#region src/cli/dependency-scanners.ts
const DAY = 864e5;
const DATABASES = join(".tollgate", "databases");
const MANIFESTS = /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|pom\.xml|gradle\.lockfile|build\.gradle(?:\.kts)?|requirements\.txt|poetry\.lock|go\.mod|Gemfile\.lock|Cargo\.lock|composer\.lock)$/u;
async function manifestsIn(dir) {
	return (await namesIn(dir)).filter((name) => MANIFESTS.test(name));
}
async function planScanners(config, dir, workDir, now, context) {
	const demanded = config.tools === void 0 || config.tools === "auto" ? void 0 : config.tools;
	const manifests = await manifestsIn(dir);
	const shared = (defaultSeconds) => ({
		dir,
		workDir,
		environment: context.environment,
		timeoutMs: (config.timeout ?? defaultSeconds) * 1e3,
		now,
		maxDatabaseAgeMs: (config.maxDatabaseAge ?? 7) * DAY,
		signal: context.signal,
		onProgress: context.progress
	});
	const inCwd = (path) => resolve(context.cwd, path);
	const { registry, osv, snyk, dependencyCheck } = config;
	const osvFolder = osv?.database === void 0 ? await usual("osv", context) : inCwd(osv.database);
	const makers = {
		"npm-audit": async () => auditsOf(manifests, shared(120), registry),
		osv: async () => [{
			tool: "osv",
			report: "osv-scanner",
			memory: 500,
			start: () => scanWithOsv({
				...shared(300),
				manifests,
				...osv?.program !== void 0 && { program: osv.program },
				...osvFolder !== void 0 && { database: osvFolder }
			})
		}],
		snyk: async () => {
			const program = snykProgram(context);
			const { allProjects, organization } = snyk ?? {};
			return [{
				tool: "snyk",
				report: "snyk",
				memory: 700,
				start: () => scanWithSnyk({
					...shared(300),
					manifests,
					...program !== void 0 && { program },
					...allProjects !== void 0 && { allProjects },
					...organization !== void 0 && { organization }
				})
			}];
		},
		"dependency-check": async () => {
			const program = await dependencyCheckProgram(demanded !== void 0, context);
			const { data, nvdFeed, update, offline, suppressions } = dependencyCheck ?? {};
			return [{
				tool: "dependency-check",
				report: "dependency-check",
				memory: 1800,
				start: () => scanWithDependencyCheck({
					...shared(1800),
					data: inCwd(data ?? join(DATABASES, DATABASE_PLACES["dependency-check"])),
					...program !== void 0 && { program },
					...nvdFeed !== void 0 && { nvdFeed },
					noUpdate: update === false,
					...offline !== void 0 && { offline },
					suppressions: (suppressions ?? []).map(inCwd)
				})
			}];
		}
	};
	const tools = DEPENDENCY_TOOLS.filter((tool) => demanded?.includes(tool) ?? true);
	return (await Promise.all(tools.map((tool) => makers[tool]()))).flat();
}
async function usual(kind, { cwd }) {
	const folder = resolve(cwd, DATABASES, DATABASE_PLACES[kind]);
	return (await namesIn(folder)).length > 0 ? folder : void 0;
}
function auditsOf(manifests, options, registry) {
	const more = registry !== void 0 && { registry };
	const audits = [];
	const add = (report, start) => void audits.push({
		tool: "npm-audit",
		report,
		memory: 400,
		start
	});
	if (manifests.includes("pnpm-lock.yaml")) add("pnpm-audit", () => auditPnpm({
		...options,
		...more
	}));
	if (manifests.includes("yarn.lock")) add("yarn-audit", () => auditYarn({
		...options,
		...more
	}));
	if (audits.length === 0 || manifests.some((name) => /^(?:package-lock|npm-shrinkwrap)\.json$/u.test(name))) {
		const { workDir, ...rest } = options;
		add("npm-audit", () => auditNpm({
			...rest,
			...more,
			cacheDir: join(workDir, "npm")
		}));
	}
	return audits;
}

//#endregion
export { planScanners as n, DEPENDENCY_TOOLS as r, manifestsIn as t };