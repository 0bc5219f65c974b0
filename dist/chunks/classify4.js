import { a as Option, i as Command, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere } from "./files.js";
import { d as hasFindings } from "./classify.js";
import { n as classifyRun, t as CLASSIFIED_TOOLS } from "./classify3.js";
import { join, resolve } from "node:path";
import { readFile, readdir } from "node:fs/promises";

//#region src/cli/inputs/read-recorded-run.ts
const STREAMS = /* @__PURE__ */ new Set([
	"rc",
	"stdout",
	"stderr"
]);
const MOST_FILES = 200;
const MOST_LEVELS = 4;
async function readRecordedRun(folder, version) {
	const rc = await readFileIfThere(join(folder, "rc"));
	const text = rc === void 0 ? void 0 : new TextDecoder().decode(rc).trim();
	if (text === void 0 || !/^-?\d{1,3}$/u.test(text)) {
		const problem = text === void 0 ? "has no file `rc`" : `has no number in its file \`rc\` but "${text.slice(0, 40)}"`;
		throw new TollgateError("classify/no-exit-code", `${folder} ${problem}`, {
			class: "usage",
			place: { file: join(folder, "rc") },
			help: ["a recorded run is a folder with `rc` (the exit code), `stdout`, `stderr` and the report files"]
		});
	}
	const stream = async (name) => await readFileIfThere(join(folder, name)) ?? /* @__PURE__ */ new Uint8Array();
	return {
		exitCode: Number(text),
		stdout: await stream("stdout"),
		stderr: await stream("stderr"),
		reports: await reportsIn(folder, "", 0),
		...version !== void 0 && { version }
	};
}
async function reportsIn(folder, prefix, level) {
	const files = [];
	for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
		const name = `${prefix}${entry.name}`;
		if (files.length >= MOST_FILES) break;
		if (entry.isDirectory() && level < MOST_LEVELS) files.push(...await reportsIn(folder, `${name}/`, level + 1));
		else if (entry.isFile() && !(level === 0 && STREAMS.has(entry.name))) files.push({
			name,
			bytes: await readFile(join(folder, name))
		});
	}
	return files;
}

//#endregion
//#region src/cli/commands/classify.ts
function classifyCommand(context, done) {
	return new Command("classify").description("say what a recorded run of a scanner (rc, stdout, stderr, reports) was worth").argument("<folder>", "folder with rc, stdout, stderr and the report files").addOption(new Option("--tool <tool>", "the scanner that ran").choices(CLASSIFIED_TOOLS).makeOptionMandatory()).option("--version <version>", "its version, as in 4.18.1").option("--exit-zero", "exit 0 where the run was incomplete").addHelpText("after", EXAMPLES).action(async (folder, options) => {
		const run = await readRecordedRun(resolve(context.cwd, folder), options.version);
		const classification = classifyRun(options.tool, run);
		const status = statusWord(classification);
		const incomplete = status === "incomplete";
		const { raw, also, reason, notices, report } = classification;
		const items = `${raw} raw item${raw === 1 ? "" : "s"}${report === void 0 ? "" : ` in ${report}`}`;
		done({
			exitCode: incomplete && options.exitZero !== true ? EXIT.incomplete : EXIT.passed,
			lines: [`${options.tool}: ${status}, ${items}`, ...reason === void 0 ? [] : [reason]],
			notices: notices ?? [],
			verdict: incomplete ? "incomplete" : "pass",
			document: {
				status,
				...also !== void 0 && { also },
				raw,
				...reason !== void 0 && { reason },
				...notices !== void 0 && { notices }
			}
		});
	});
}
function statusWord(classification) {
	if (classification.status !== "complete") return "incomplete";
	return hasFindings(classification) ? "findings" : "clean";
}
const EXAMPLES = `
Examples:
  tollgate classify run/ --tool osv-scanner
  tollgate classify run/ --tool yarn --version 4.18.1 --json

Exit codes: 0 clean or findings · 2 usage · 3 incomplete`;

//#endregion
export { classifyCommand };