import { t as TollgateError } from "./errors.js";
import { t as redact } from "./redaction.js";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { StringDecoder } from "node:string_decoder";

//#region src/util/process-groups.ts
const GRACE = 2e3;
const STOP_SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
const groups = /* @__PURE__ */ new Set();
async function endAllProcesses(graceMs = GRACE) {
	await Promise.all([...groups].map((pid) => endGroup(pid, graceMs)));
}
async function endGroup(pid, graceMs) {
	const deadline = performance.now() + graceMs;
	if (!groups.has(pid) || !signalGroup(pid, "SIGTERM")) return;
	while (performance.now() < deadline) {
		await new Promise((resolve) => {
			setTimeout(resolve, 25);
		});
		if (!signalGroup(pid, 0)) return;
	}
	signalGroup(pid, "SIGKILL");
}
function signalGroup(pid, signal) {
	try {
		return process.kill(process.platform === "win32" ? pid : -pid, signal);
	} catch {
		return false;
	}
}
function watchGroup(pid) {
	if (groups.size === 0) {
		process.on("exit", killAll);
		for (const signal of STOP_SIGNALS) process.on(signal, onStopSignal);
	}
	groups.add(pid);
}
function unwatchGroup(pid) {
	groups.delete(pid);
	if (groups.size > 0) return;
	process.off("exit", killAll);
	for (const signal of STOP_SIGNALS) process.off(signal, onStopSignal);
}
function killAll() {
	for (const pid of groups) signalGroup(pid, "SIGKILL");
}
function onStopSignal(signal) {
	endAllAndStop(signal, process.listenerCount(signal) === 1);
}
async function endAllAndStop(signal, alone) {
	await endAllProcesses();
	if (!alone) return;
	process.off(signal, onStopSignal);
	process.kill(process.pid, signal);
}

//#endregion
//#region src/util/process.ts
const DRAIN = 1e3;
const LONGEST_TIMER = 2 ** 31 - 1;
const LONGEST_LINE = 65536;
const TAIL_LINES = 60;
const TAIL_LINE_LENGTH = 2e3;
const KEPT_VARIABLES = new Set("PATH HOME USER LOGNAME TMPDIR TEMP TMP LANG LC_ALL LC_CTYPE TZ HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR SYSTEMROOT COMSPEC PATHEXT APPDATA LOCALAPPDATA USERPROFILE".split(" "));
async function runProcess(options) {
	const limit = options.maxOutputBytes ?? 67108864;
	const nothing = /* @__PURE__ */ new Uint8Array();
	if (options.signal?.aborted === true) return {
		exitCode: void 0,
		stdout: nothing,
		stderr: nothing,
		timedOut: false,
		cancelled: true,
		truncated: false
	};
	const child = await start(options.command, options.args, options, options.input === void 0 ? "ignore" : "pipe");
	const stdout = collect(child.stdout, limit, options.onStdoutLine);
	const stderr = collect(child.stderr, limit, options.onStderrLine);
	child.stdin?.on("error", () => void 0).end(options.input);
	let timedOut = false;
	let cancelled = false;
	const end = () => void endGroup(child.pid, options.graceMs ?? 2e3);
	const timer = setTimeout(() => {
		timedOut = true;
		end();
	}, Math.min(options.timeoutMs, LONGEST_TIMER));
	const cancel = () => {
		cancelled = true;
		end();
	};
	options.signal?.addEventListener("abort", cancel, { once: true });
	const { exitCode, signal } = await ended(child);
	clearTimeout(timer);
	options.signal?.removeEventListener("abort", cancel);
	const out = stdout();
	const err = stderr();
	return {
		exitCode,
		...signal !== void 0 && { signal },
		stdout: out.bytes,
		stderr: err.bytes,
		timedOut,
		cancelled,
		truncated: out.truncated || err.truncated
	};
}
async function startService(options) {
	const words = "shell" in options.command ? [
		"/bin/sh",
		"-c",
		options.command.shell
	] : options.command;
	const child = await start(words[0] ?? "", words.slice(1), options, "ignore");
	const lines = [];
	const onLine = (line) => {
		const clean = redact(stripVTControlCharacters(line).replaceAll(/[^\P{Cc}\t]/gu, "")).slice(0, TAIL_LINE_LENGTH);
		lines.push(clean);
		if (lines.length > TAIL_LINES) lines.shift();
		options.onLine?.(clean);
	};
	const flushes = [collect(child.stdout, 0, onLine), collect(child.stderr, 0, onLine)];
	const exited = ended(child).then((end) => {
		for (const flush of flushes) flush();
		return end;
	});
	return {
		pid: child.pid,
		tail: () => redact(lines.join("\n")),
		exited,
		async stop(graceMs = GRACE) {
			await endGroup(child.pid, graceMs);
			await exited;
		}
	};
}
function scrubEnvironment(base, keep = []) {
	const scrubbed = {};
	for (const [name, value] of Object.entries(base)) {
		if (value === void 0 || /^npm_config_/iu.test(name)) continue;
		if (keep.includes(name) || KEPT_VARIABLES.has(name.toUpperCase())) scrubbed[name] = value;
	}
	return scrubbed;
}
async function start(command, args, options, stdin) {
	const { cwd } = options;
	try {
		if (cwd !== void 0 && !existsSync(cwd)) throw new Error(`the working folder ${cwd} does not exist`);
		const child = spawn(command, [...args], {
			...cwd !== void 0 && { cwd },
			env: { ...options.environment },
			stdio: [
				stdin,
				"pipe",
				"pipe"
			],
			detached: process.platform !== "win32",
			windowsHide: true
		});
		if (child.pid === void 0) await new Promise((_resolve, reject) => {
			child.once("error", reject);
		});
		child.on("error", () => void 0);
		watchGroup(child.pid ?? 0);
		return child;
	} catch (error) {
		throw new TollgateError("process/cannot-start", `"${command}" could not be started: ${text(error)}`, {
			class: "incomplete",
			help: [`check that "${command}" is installed and on the PATH`],
			cause: error
		});
	}
}
function ended(child) {
	return new Promise((resolve) => {
		child.once("exit", (code, signal) => {
			const done = () => {
				clearTimeout(timer);
				signalGroup(child.pid, "SIGKILL");
				unwatchGroup(child.pid);
				resolve({
					exitCode: code ?? void 0,
					...signal !== null && { signal }
				});
			};
			const timer = setTimeout(() => {
				signalGroup(child.pid, "SIGKILL");
				child.stdout?.destroy();
				child.stderr?.destroy();
			}, DRAIN);
			child.once("close", done);
		});
	});
}
function collect(stream, limit, onLine) {
	const chunks = [];
	const decoder = new StringDecoder("utf8");
	let size = 0;
	let truncated = false;
	let rest = "";
	stream?.on("data", (chunk) => {
		const room = limit - size;
		if (chunk.length > room) truncated = true;
		if (room > 0) chunks.push(chunk.subarray(0, room));
		size += Math.min(chunk.length, room);
		if (onLine === void 0) return;
		const lines = (rest + decoder.write(chunk)).split(/\r?\n/u);
		rest = lines.pop() ?? "";
		for (const line of lines) onLine(line);
		if (rest.length <= LONGEST_LINE) return;
		onLine(rest);
		rest = "";
	});
	return () => {
		if (onLine !== void 0 && rest !== "") onLine(rest);
		rest = "";
		return {
			bytes: Buffer.concat(chunks),
			truncated
		};
	};
}
function text(error) {
	return error instanceof Error ? error.message : String(error);
}

//#endregion
export { endAllProcesses as i, scrubEnvironment as n, startService as r, runProcess as t };