import { a as temporaryFolder, r as removeFolder } from "./files.js";
import { basename, join, resolve } from "node:path";
import { createReadStream, createWriteStream, globSync, statSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { Transform } from "node:stream";
import { pipeline as pipeline$1 } from "node:stream/promises";

//#region src/util/report-files.ts
const MOST_BYTES = 8 * 1024 ** 3;
const MOST_UNPACKED_RATIO = 250;
const ALWAYS_UNPACKED = 64 * 1024 ** 2;
const NOT_REGULAR = "it is no regular file but a pipe or a device: give - and redirect it to standard input";
const REPORT = /\.(?:json|sarif|xml|jsonl|ndjson)(?:\.gz)?$/iu;
const GLOB = /[*?[\]{}]/u;
async function reportFiles(args, options) {
	const folder = await temporaryFolder("tollgate-inputs-");
	const files = /* @__PURE__ */ new Map();
	try {
		for (const arg of args) for (const file of await filesOf(arg, options.cwd)) {
			if (files.has(file.path)) continue;
			const number = String(files.size);
			files.set(file.path, await unpacked(file, join(folder, number), options));
		}
		return {
			files: [...files.values()],
			close: () => removeFolder(folder)
		};
	} catch (error) {
		await removeFolder(folder);
		throw error;
	}
}
async function filesOf(arg, cwd) {
	if (arg === "-") return [{
		path: "-",
		name: "standard input"
	}];
	const path = resolve(cwd, arg);
	const stat = statOf(path);
	if (stat?.isDirectory() === true) {
		const found = within(path, "**/*").filter((file) => REPORT.test(file));
		return found.length > 0 ? found.map(named) : [{
			path,
			name: basename(path),
			problem: "the folder holds no report"
		}];
	}
	if (stat === void 0 && GLOB.test(arg)) {
		const found = within(cwd, arg);
		return found.length > 0 ? found.map(named) : [{
			path,
			name: arg,
			problem: "the pattern fits no file"
		}];
	}
	if (stat !== void 0 && !stat.isFile()) return [{
		...named(path),
		problem: NOT_REGULAR
	}];
	return [named(path)];
}
function statOf(path) {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch {
		return;
	}
}
function within(cwd, pattern) {
	return globSync(pattern, { cwd }).map((file) => resolve(cwd, file)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true).toSorted();
}
function named(path) {
	const written = statOf(path)?.mtimeMs;
	return {
		path,
		name: basename(path),
		...written !== void 0 && { written }
	};
}
async function unpacked(file, copy, options) {
	const isPacked = file.path !== "-" && file.problem === void 0 && /\.gz$/iu.test(file.path);
	if (file.path !== "-" && !isPacked) return file;
	try {
		const limit = Math.min(options.limit ?? MOST_BYTES, isPacked ? mostUnpacked(file.path) : MOST_BYTES);
		const steps = file.path === "-" ? [options.stdin] : [createReadStream(file.path), createGunzip()];
		await pipeline$1([
			...steps,
			atMost(limit),
			createWriteStream(copy, { mode: 384 })
		], { signal: options.signal });
		return {
			...file,
			path: copy
		};
	} catch (error) {
		options.signal.throwIfAborted();
		return {
			...file,
			problem: error instanceof Error ? error.message : String(error)
		};
	}
}
function mostUnpacked(path) {
	return Math.max(ALWAYS_UNPACKED, MOST_UNPACKED_RATIO * statSync(path).size);
}
function atMost(limit) {
	let size = 0;
	return new Transform({ transform(chunk, _encoding, done) {
		size += chunk.length;
		if (size > limit) done(/* @__PURE__ */ new Error(`it comes to more than ${limit} bytes`));
		else done(null, chunk);
	} });
}

//#endregion
export { reportFiles as t };