import { i as Command, n as exitCodeOfError, s as CommanderError, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { t as redact } from "./redaction.js";
import { i as endAllProcesses } from "./process.js";
import { t as lookup } from "./lookup.js";
import { i as style, n as printableJson, r as progressPrinter, t as printable } from "./terminal.js";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

//#region package.json
var version = "0.1.0";

//#endregion
//#region src/cli/version.ts
const VERSION = version;

//#endregion
//#region src/cli/process-context.ts
function processContext(argv) {
	const abort = new AbortController();
	const quiet = argv.includes("--quiet") || argv.includes("--json");
	const progress = progressPrinter((text) => process.stderr.write(text), process.stderr.isTTY);
	const write = (stream, line) => {
		progress.clear();
		stream.write(`${line}\n`);
	};
	const onSignal = (signal) => {
		if (abort.signal.aborted) process.exit(signal === "SIGTERM" ? EXIT.terminated : EXIT.interrupted);
		abort.abort(signal);
		endAllProcesses();
	};
	process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
	process.stdout.on("error", endOnClosedPipe);
	return {
		context: {
			cwd: process.cwd(),
			environment: process.env,
			version: VERSION,
			clock: Date.now,
			signal: abort.signal,
			stdin: process.stdin,
			print: (line) => write(process.stdout, line),
			tell: (line) => write(process.stderr, line),
			progress: quiet ? () => {} : progress.sink,
			emit: () => {},
			colour: process.stdout.isTTY && process.env["NO_COLOR"] === void 0,
			dashboard
		},
		release() {
			progress.clear();
			process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
		}
	};
}
function endOnClosedPipe(error) {
	if (error.code !== "EPIPE") throw error;
	process.exit(EXIT.passed);
}
async function dashboard() {
	for (const place of [
		"./dashboard.html",
		"../dashboard.html",
		"../../dist/dashboard.html"
	]) {
		const url = new URL(place, import.meta.url);
		if (existsSync(url)) return readFile(url, "utf8");
	}
	throw new TollgateError("report/no-template", "dist/dashboard.html is missing, from which the HTML page is made", {
		class: "usage",
		help: ["in a checkout: npm run build", "installed: install the package again"]
	});
}

//#endregion
//#region src/cli/program.ts
const COMMANDS = {
	demo: async () => (await import("./demo.js")).demoCommand,
	run: async () => (await import("./run.js")).runCommand,
	scan: async () => (await import("./scan.js")).scanCommand,
	audit: async () => (await import("./audit.js")).auditCommand,
	normalize: async () => (await import("./normalize.js")).normalizeCommand,
	merge: async () => (await import("./merge.js")).mergeCommand,
	compare: async () => (await import("./compare.js")).compareCommand,
	gate: async () => (await import("./gate.js")).gateCommand,
	report: async () => (await import("./report2.js")).reportCommand,
	classify: async () => (await import("./classify4.js")).classifyCommand,
	wrap: async () => (await import("./wrap.js")).wrapCommand,
	publish: async () => (await import("./publish.js")).publishCommand,
	sync: async () => (await import("./sync.js")).syncCommand,
	schedule: async () => (await import("./schedule.js")).scheduleCommand,
	db: async () => (await import("./db.js")).dbCommand,
	setup: async () => (await import("./setup.js")).setupCommand,
	doctor: async () => (await import("./doctor.js")).doctorCommand,
	init: async () => (await import("./init.js")).initCommand,
	replay: async () => (await import("./replay.js")).replayCommand,
	sandbox: async () => (await import("./sandbox.js")).sandboxCommand
};
async function programOf(context, done, argv) {
	const program = new Command("tollgate").description("Security gates for software that takes money.").option("--json", "print one JSON document on standard output; everything else goes to standard error").option("--quiet", "no progress").addHelpText("after", FOOT);
	const called = lookup(COMMANDS, argv.find((word) => !word.startsWith("-")));
	for (const load of called === void 0 ? Object.values(COMMANDS) : [called]) program.addCommand((await load())(context, done));
	const taken = program.commands.some(({ options }) => options.some(({ long }) => long === "--version"));
	if (called === void 0 || !taken) program.version(context.version);
	return program;
}
const FOOT = `
Examples:
  tollgate demo                                  see the whole pipeline work on the bundled sandbox
  tollgate run                                   scan, normalize and judge as tollgate.yml says
  tollgate scan web --target http://127.0.0.1:3000
  tollgate normalize zap.json npm-audit.json --output all.sarif
  tollgate gate all.sarif --fail-on high

Exit codes: 0 passed · 1 gate shut · 2 usage or configuration · 3 incomplete · 70 a bug in Tollgate · 130 cancelled`;

//#endregion
//#region src/cli/render-error.ts
function renderError(error) {
	if (error instanceof TollgateError) {
		const { file, line, key } = error.place;
		const place = file === void 0 ? key : [file, line].filter((part) => part !== void 0).join(":");
		return redact([
			`error[${error.code}]: ${error.message}`,
			...place === void 0 ? [] : [`  = at: ${place}`],
			...error.help.map((line_) => `  = help: ${line_}`)
		].join("\n"));
	}
	const stack = error instanceof Error ? error.stack ?? error.message : String(error);
	return redact(`error[bug]: this is a bug in Tollgate; please report it with the lines below\n${stack}`);
}

//#endregion
//#region src/cli/run-cli.ts
const COLOURS = {
	pass: "green",
	fail: "red",
	incomplete: "yellow"
};
async function runCli(argv, context, makeProgram) {
	let result;
	const ended = (given) => {
		result = given;
	};
	const program = configure(await makeProgram(context, ended, argv), context);
	const own = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
	const json = own.includes("--json");
	try {
		await program.parseAsync([...argv], { from: "user" });
	} catch (error) {
		return fail(error, json ? nameOf(program, own) : void 0, context);
	}
	if (result !== void 0) report(result, json ? nameOf(program, own) : void 0, context);
	return result?.exitCode ?? EXIT.passed;
}
function configure(command, context) {
	command.exitOverride().showHelpAfterError("  = help: see `tollgate --help`").configureOutput({
		writeOut: (text) => context.print(text.trimEnd()),
		writeErr: (text) => context.tell(text.trimEnd())
	});
	for (const child of command.commands) configure(child, context);
	return command;
}
function report(result, jsonName, context) {
	for (const notice of result.notices) context.tell(printable(`note: ${notice}`));
	const say = jsonName === void 0 ? context.print : context.tell;
	for (const line of result.lines) say(line.startsWith("tollgate: ") ? style(COLOURS[result.verdict], printable(line), context.colour) : printable(line));
	if (jsonName === void 0) return;
	const { verdict, exitCode, document } = result;
	context.print(printableJson({
		schema: `tollgate/${jsonName}/1`,
		verdict,
		exitCode,
		...document
	}));
}
function fail(error, jsonName, context) {
	if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
	if (context.signal.aborted) {
		context.tell("tollgate: cancelled; nothing half-written was left behind");
		return context.signal.reason === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
	}
	const exitCode = error instanceof TollgateError ? exitCodeOfError(error.class) : EXIT.bug;
	context.tell(printable(renderError(error)));
	if (jsonName !== void 0 && error instanceof TollgateError) {
		const { code, message, place, help } = error;
		const verdict = exitCode === EXIT.incomplete ? "incomplete" : "fail";
		context.print(printableJson({
			schema: `tollgate/${jsonName}/1`,
			verdict,
			exitCode,
			error: {
				code,
				message,
				place,
				help
			}
		}));
	}
	return exitCode;
}
function nameOf(program, argv) {
	const words = [];
	let command = program;
	for (const word of argv) {
		const next = command.commands.find((candidate) => candidate.name() === word);
		if (next === void 0) continue;
		words.push(word);
		command = next;
	}
	return words.join("-") || "tollgate";
}

//#endregion
//#region src/cli/main.ts
async function main() {
	const argv = process.argv.slice(2);
	const { context, release } = processContext(argv);
	process.exitCode = await runCli(argv, context, programOf);
	release();
}

//#endregion
export { main };