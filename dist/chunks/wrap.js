import { a as Option, i as Command, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { a as temporaryFolder, n as readFileIfThere, o as writeFileAtomic, r as removeFolder } from "./files.js";
import { t as redact } from "./redaction.js";
import { a as asText, r as asObject } from "./untrusted.js";
import { t as runProcess } from "./process.js";
import { t as nowOf } from "./now.js";
import { s as classifyDependencyCheck, u as doubted } from "./classify.js";
import { t as ageDoubt } from "./database-age.js";
import { c as textOf, n as jsonOutputsOf, o as parseJson } from "./run-output.js";
import { i as namesIn, n as fileFacts, t as osvDatabase } from "./database.js";
import { a as PROBE_PACKAGE, c as probeDoubts, d as isSmallDatabase, i as PROBE_MANIFEST, l as probeJar, n as yarnProbe, o as writeProbe, r as PNPM_PROBE, s as PROBE_JAR_NAME, t as YARN_CLASSIC_PROBE, u as databaseTime } from "./probe.js";
import { n as classifyRun, t as CLASSIFIED_TOOLS } from "./classify3.js";
import { t as wholeNumber } from "./whole-number.js";
import { t as printable } from "./terminal.js";
import { t as secondsOf } from "./seconds-of.js";
import { basename, dirname, join, resolve } from "node:path";
import { readFile } from "node:fs/promises";

//#region src/util/file-snapshot.ts
const LARGEST = 536870912;
async function snapshotOf(places, wanted) {
	const found = /* @__PURE__ */ new Map();
	for (const place of places) {
		const files = (await fileFacts(place))?.kind === "folder" ? (await namesIn(place)).filter((name) => wanted.test(name)).map((name) => join(place, name)) : [place];
		for (const file of files) {
			const own = await fileFacts(file);
			if (own?.kind === "file") found.set(file, `${own.size} ${own.written}`);
		}
	}
	return found;
}
async function writtenSince(before, after) {
	const written = [];
	const old = [];
	for (const [file, state] of after) {
		const size = Number(state.split(" ")[0]);
		if (before.get(file) === state || size > LARGEST) old.push(basename(file));
		else written.push({
			name: `${basename(dirname(file))}/${basename(file)}`,
			bytes: await readFile(file)
		});
	}
	return {
		written,
		old
	};
}

//#endregion
//#region src/scanners/known-command.ts
const SCANNERS = [
	{
		tool: "npm",
		pattern: /^npm (?:.* )?audit(?: |$)/u,
		formatted: / --json(?: |=|$)/u,
		format: ["--json"]
	},
	{
		tool: "pnpm",
		pattern: /^pnpm (?:.* )?audit(?: |$)/u,
		formatted: / --json(?: |=|$)/u,
		format: ["--json"]
	},
	{
		tool: "yarn",
		pattern: /^yarn (?:.* )?(?:npm )?audit(?: |$)/u,
		formatted: / --json(?: |$)/u,
		format: ["--json"]
	},
	{
		tool: "osv-scanner",
		pattern: /^osv-scanner(?: |$)/u,
		outputs: ["--output-file", "--output"],
		formatted: / (?:--format|-f)[ =]/u,
		format: ["--format", "json"]
	},
	{
		tool: "snyk",
		pattern: /^snyk (?:.* )?test(?: |$)/u,
		outputs: ["--json-file-output", "--sarif-file-output"],
		formatted: / --(?:json|sarif)/u,
		format: ["--json"]
	},
	{
		tool: "dependency-check-maven",
		pattern: /^mvnw? .*dependency-check/u,
		outputs: ["-Dodc.outputDirectory", "-DoutputDirectory"],
		otherwise: ["target"],
		formatted: / -Dformats?=(?:\S*,)?(?:JSON|XML|ALL)/iu,
		format: ["-Dformats=JSON,HTML"]
	},
	{
		tool: "owasp-dependency-check-wrapper",
		pattern: /^owasp-dependency-check(?: |$)/u,
		outputs: ["--out", "-o"],
		otherwise: ["dependency-check-reports"],
		formatted: /^/u,
		format: []
	},
	{
		tool: "dependency-check",
		pattern: /^dependency-check(?: |$)/u,
		outputs: ["--out", "-o"],
		otherwise: ["."],
		formatted: / (?:-f|--format)[ =](?:\S+ (?:-f|--format)[ =])*(?:JSON|XML|ALL)/iu,
		format: ["--format", "JSON"]
	},
	{
		tool: "retire",
		pattern: /^retire(?: |$)/u,
		outputs: ["--outputpath"],
		formatted: / --outputformat[ =]/u,
		format: ["--outputformat", "json"]
	},
	{
		tool: "grype",
		pattern: /^grype(?: |$)/u,
		outputs: ["--file"],
		formatted: / (?:-o|--output)[ =]/u,
		format: ["--output", "json"]
	},
	{
		tool: "cyclonedx-npm",
		pattern: /^cyclonedx-npm(?: |$)/u,
		outputs: ["--output-file", "-o"],
		formatted: /^/u,
		format: []
	}
];
const RUNNERS = new Set("npx pnpx bunx npm pnpm yarn node nodejs corepack env exec dlx -- -y --yes".split(" "));
const EXTENSION = /\.(?:sh|bat|cmd|exe|js|mjs|cjs)$/iu;
function knownCommand(command) {
	for (let start = 0; start < Math.min(command.length, 6); start += 1) {
		const words = [nameOf(command[start] ?? ""), ...command.slice(start + 1)];
		const line = words.join(" ");
		const scanner = SCANNERS.find(({ pattern }) => pattern.test(line));
		if (scanner !== void 0) return {
			tool: scanner.tool,
			words,
			reports: reportsOf(words, scanner),
			missing: scanner.formatted.test(` ${words.slice(1).join(" ")}`) ? [] : scanner.format
		};
		if (!RUNNERS.has(nameOf(command[start] ?? ""))) return void 0;
	}
}
function nameOf(word) {
	const path = word.replaceAll("\\", "/");
	return (/node_modules\/(?:@[^/]+\/)?([^/]+)\/.*\.[cm]?js$/u.exec(path)?.[1] ?? path.slice(path.lastIndexOf("/") + 1)).replace(EXTENSION, "").replace(/(?<=.)@[^@/]*$/u, "").replace(/^npm-cli$/u, "npm").replace(/^yarnpkg$|^cli-dist$/u, "yarn");
}
function reportsOf(words, { outputs = [], otherwise = [] }) {
	const found = outputs.flatMap((option) => words.flatMap((word, index) => {
		if (word === option) return words[index + 1] ?? [];
		return word.startsWith(`${option}=`) ? word.slice(option.length + 1) : [];
	}));
	return found.length > 0 ? found : otherwise;
}

//#endregion
//#region src/scanners/dependency-check/probe-command.ts
const REPORT$1 = "dependency-check-report.json";
async function probeDependencyCheck({ command, cwd, ...rest }) {
	const data = valueOf(command, ["--data", "-d"]);
	if (!await isSmallDatabase(data === void 0 ? void 0 : resolve(cwd, data))) return [];
	const folder = await temporaryFolder("tollgate-probe-");
	try {
		await writeFileAtomic(join(folder, "jars", PROBE_JAR_NAME), probeJar());
		const out = join(folder, "out");
		const kept = command.slice(1).filter((word) => word.startsWith("--disable"));
		const where = data === void 0 ? [] : ["--data", resolve(cwd, data)];
		const args = [
			"--project",
			"probe",
			"--scan",
			join(folder, "jars"),
			"--out",
			out,
			"--format",
			"JSON",
			"--noupdate"
		];
		const result = await runProcess({
			command: command[0] ?? "",
			args: [
				...args,
				...where,
				...kept
			],
			cwd,
			...rest
		});
		const bytes = await readFileIfThere(join(out, REPORT$1));
		const { exitCode, stdout, stderr } = result;
		const run = {
			exitCode,
			stdout,
			stderr,
			reports: bytes === void 0 ? [] : [{
				name: REPORT$1,
				bytes
			}]
		};
		return probeDoubts({
			run,
			classification: classifyDependencyCheck(run)
		});
	} finally {
		await removeFolder(folder);
	}
}
function valueOf(command, names) {
	for (const [index, word] of command.entries()) {
		if (names.includes(word)) return command[index + 1];
		const name = names.find((candidate) => word.startsWith(`${candidate}=`));
		if (name !== void 0) return word.slice(name.length + 1);
	}
}

//#endregion
//#region src/scanners/npm-audit/probe-project.ts
const NPM_PROBE = {
	"package.json": PROBE_MANIFEST,
	"package-lock.json": JSON.stringify({
		name: "tollgate-probe",
		version: "1.0.0",
		lockfileVersion: 3,
		packages: {
			"": {
				name: "tollgate-probe",
				version: "1.0.0",
				dependencies: { lodash: "4.17.15" }
			},
			"node_modules/lodash": { version: "4.17.15" }
		}
	})
};

//#endregion
//#region src/scanners/wrap-guards.ts
async function wrapGuards(tool, command, run, { raw }, context) {
	const ages = await ageDoubts(tool, command, run, context);
	if (raw > 0) return ages;
	switch (tool) {
		case "npm": return probed(tool, command, NPM_PROBE, context);
		case "pnpm": return probed(tool, command, PNPM_PROBE, context);
		case "yarn": {
			const lockfile = textOf(await readFileIfThere(join(context.cwd, "yarn.lock")) ?? /* @__PURE__ */ new Uint8Array());
			return probed(tool, command, /^__metadata:/mu.test(lockfile) ? yarnProbe(lockfile) : YARN_CLASSIC_PROBE, context);
		}
		case "dependency-check": return [...ages, ...await probeDependencyCheck({
			...context,
			command
		})];
		case "retire": return retireRepository(command, context);
		default: return ages;
	}
}
async function ageDoubts(tool, command, run, context) {
	if (tool === "osv-scanner") return osvArchives(command, context);
	if (tool.includes("dependency-check")) return [ageDoubt("the database of Dependency-Check", databaseTime(run), context) ?? []].flat();
	if (tool !== "grype") return [];
	const built = jsonOutputsOf(run).map(({ value }) => {
		const database = asObject(asObject(asObject(value)["descriptor"])["db"]);
		return asText(asObject(database["status"])["built"] ?? database["built"]);
	});
	const time = Date.parse(built.find((text) => text !== void 0) ?? "");
	return [ageDoubt("the database of Grype", time, context) ?? []].flat();
}
async function probed(tool, command, project, context) {
	const dir = await temporaryFolder("tollgate-probe-");
	try {
		await writeProbe(dir, project, context.cwd);
		const { stdout, stderr, exitCode } = await runProcess({
			command: command[0] ?? "",
			args: command.slice(1),
			cwd: dir,
			environment: context.environment,
			timeoutMs: Math.min(context.timeoutMs, 6e4),
			...context.signal && { signal: context.signal }
		});
		const { raw, also } = classifyRun(tool, {
			exitCode,
			stdout,
			stderr,
			reports: []
		});
		if (raw > 0 || also !== void 0) return [];
		return [`the same command reports nothing for a package known to be vulnerable (${PROBE_PACKAGE})`];
	} finally {
		await removeFolder(dir);
	}
}
async function osvArchives(command, context) {
	if (!command.some((word) => /^--offline(?:-vulnerabilities)?(?:=true)?$/u.test(word))) return [];
	const folder = context.environment["OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY"];
	return ((folder === void 0 ? void 0 : await osvDatabase(resolve(context.cwd, folder)))?.archives ?? []).flatMap(({ ecosystem, records, time }) => {
		const what = `the OSV database of ${ecosystem}`;
		return records === void 0 || records === 0 ? [`${what} holds no record`] : ageDoubt(what, time, context) ?? [];
	});
}
async function retireRepository(command, { cwd }) {
	const at = command.indexOf("--jsrepo");
	const path = at < 0 ? command.find((word) => word.startsWith("--jsrepo="))?.slice(9) : command[at + 1];
	if (path === void 0 || /^https?:/u.test(path)) return [];
	const bytes = await readFileIfThere(resolve(cwd, path));
	if (bytes === void 0) return [];
	return Object.values(asObject(parseJson(textOf(bytes)))).length === 0 ? ["the repository of retire names no library"] : [];
}

//#endregion
//#region src/scanners/wrapped-run.ts
const REPORT = /^dependency-check-|\.(?:json|sarif|xml)$/u;
async function wrappedRun(options) {
	const known = knownCommand(options.command);
	const tool = options.tool ?? known?.tool;
	if (tool === void 0) return void 0;
	const added = known?.tool === tool ? known.missing : [];
	const command = [...options.command, ...added];
	const places = [...known?.reports ?? [], ...options.reports].map((place) => resolve(options.cwd, place));
	const before = await snapshotOf(places, REPORT);
	const result = await runProcess({
		command: command[0] ?? "",
		args: command.slice(1),
		cwd: options.cwd,
		environment: options.environment,
		timeoutMs: options.timeoutMs,
		maxOutputBytes: 268435456,
		onStdoutLine: options.onStdoutLine,
		onStderrLine: options.onStderrLine,
		...options.signal && { signal: options.signal }
	});
	const { written, old } = await writtenSince(before, await snapshotOf(places, REPORT));
	const run = {
		exitCode: result.exitCode,
		stdout: result.stdout,
		stderr: result.stderr,
		reports: written,
		...options.version !== void 0 && { version: options.version }
	};
	let classification = [...endingDoubts(result, options.timeoutMs), ...written.length === 0 ? old.map((name) => `the report ${name} is of an earlier run`) : []].reduce(doubted, classifyRun(tool, run));
	if (classification.status !== "unreadable") for (const doubt of await wrapGuards(tool, command, run, classification, options)) classification = doubted(classification, doubt);
	return {
		tool,
		command,
		added,
		exitCode: result.exitCode,
		classification
	};
}
function endingDoubts(result, timeoutMs) {
	return [
		...result.timedOut ? [`it had to be ended after ${timeoutMs / 1e3} s`] : [],
		...result.cancelled ? ["it was cancelled"] : [],
		...result.truncated ? ["it wrote more than can be kept"] : []
	];
}

//#endregion
//#region src/cli/commands/wrap.ts
function wrapCommand(context, done) {
	const command = new Command("wrap");
	return command.description("run a known scanner as you would, and say whether its result is complete, degraded or unreadable").argument("<command...>", "the scanner and its arguments, behind --").addOption(new Option("--tool <tool>", "the scanner, where the command does not tell").choices(CLASSIFIED_TOOLS)).option("--report <file...>", "reports that the command line does not name").option("--tool-version <version>", "the scanner’s version").option("--timeout <time>", "until the scanner is ended", secondsOf, 1800).option("--max-db-age <days>", "an older advisory database makes the result incomplete", wholeNumber, 7).option("--now <time>", "the time by which that age is told (ISO 8601)").option("--exit-zero", "exit 0 where the run is incomplete").addHelpText("after", EXAMPLES).action(async (words, options) => {
		const json = command.parent?.opts()["json"] === true;
		const wrapped = await wrappedRun({
			command: words,
			...options.tool !== void 0 && { tool: options.tool },
			reports: options.report ?? [],
			...options.toolVersion !== void 0 && { version: options.toolVersion },
			cwd: context.cwd,
			environment: definedOnly(context.environment),
			timeoutMs: options.timeout * 1e3,
			now: nowOf(options.now, context),
			maxDatabaseAgeMs: options.maxDbAge * 864e5,
			signal: context.signal,
			onStdoutLine: show(json ? context.tell : context.print),
			onStderrLine: show(context.tell)
		});
		if (wrapped === void 0) throw unknownScanner(words);
		done(resultOf(wrapped, options.exitZero === true));
	});
}
function show(to) {
	return (line) => {
		to(printable(redact(line)));
	};
}
function resultOf({ tool, added, exitCode, classification }, exitZero) {
	const { status, raw, also, reason, notices, report } = classification;
	const complete = status === "complete";
	const passed = complete && exitCode === 0;
	const items = `${raw} finding${raw === 1 ? "" : "s"}`;
	const line = complete ? `tollgate: ${passed ? "pass" : "fail"}: ${tool} ran completely, ${items}; it ended with exit code ${exitCode ?? "none"}` : `tollgate: incomplete: ${tool}'s result is ${status}: ${reason ?? "no reason given"}`;
	return {
		exitCode: complete ? passed ? EXIT.passed : EXIT.failed : exitZero ? EXIT.passed : EXIT.incomplete,
		lines: [line],
		notices: [...added.length === 0 ? [] : [`added ${added.join(" ")}, so that the result can be checked`], ...notices ?? []],
		verdict: complete ? passed ? "pass" : "fail" : "incomplete",
		document: {
			tool,
			status,
			...also !== void 0 && { also },
			raw,
			...report !== void 0 && { report },
			...reason !== void 0 && { reason },
			...exitCode !== void 0 && { scannerExitCode: exitCode },
			added
		}
	};
}
function definedOnly(environment) {
	return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
function unknownScanner(words) {
	return new TollgateError("wrap/unknown-scanner", `"${words.slice(0, 3).join(" ")}" is no scanner that can be judged`, {
		class: "usage",
		help: [`known are ${CLASSIFIED_TOOLS.join(", ")}`, "where the command hides one of them, name it by --tool"]
	});
}
const EXAMPLES = `
Examples:
  tollgate wrap -- npm audit
  tollgate wrap -- osv-scanner scan source --offline -r .
  tollgate wrap --tool dependency-check --report out -- ./scan.sh

Exit codes: 0 complete, and the scanner passed it · 1 complete, and the scanner found something · 2 usage · 3 incomplete`;

//#endregion
export { wrapCommand };