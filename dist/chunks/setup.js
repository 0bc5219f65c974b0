import { i as Command, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { r as removeFolder, t as ensureFolder } from "./files.js";
import { t as nearest } from "./nearest.js";
import { t as writeTextAtomic } from "./write-text.js";
import { t as lookup } from "./lookup.js";
import { n as fileFacts } from "./database.js";
import { a as replacePath, i as importDatabases, n as mirrorBase, r as downloadFile, s as unpackArchive, t as updateDatabases } from "./update-databases.js";
import { dirname, join, relative, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { createHash, randomUUID } from "node:crypto";
import { chmod, copyFile, open, rename, rm } from "node:fs/promises";
import { crc32, createInflateRaw } from "node:zlib";
import { Readable } from "node:stream";
import { pipeline as pipeline$1 } from "node:stream/promises";

//#region src/config/scanner-releases.ts
const DEPENDENCY_CHECK = {
	file: "dependency-check-{version}-release.zip",
	sha256: "bf07fefd81af3094c5f6850423b014df44db62ce2dbad0f79079a90df675e44a"
};
const ZAP = {
	file: "ZAP_{version}_Linux.tar.gz",
	sha256: "efe799aaa3627db683b43f00c9c210aea0b75c00cc8f0a0f0434d12bb3ddde5a"
};
const SCANNER_RELEASES = [
	{
		name: "osv",
		title: "OSV-Scanner",
		version: "2.5.1",
		url: "https://github.com/google/osv-scanner/releases/download/v{version}/{file}",
		packed: "none",
		program: "osv-scanner",
		files: {
			"linux-x64": {
				file: "osv-scanner_linux_amd64",
				sha256: "f9f25499a2c8cc367b3af45df2ea7eeca7fbccceab9c35079968f4b3652194be"
			},
			"linux-arm64": {
				file: "osv-scanner_linux_arm64",
				sha256: "3d0f5aa5a6baa8eb32bcef247388e149ef6030a6634ccae6fa0d62681fb27a6d"
			},
			"darwin-x64": {
				file: "osv-scanner_darwin_amd64",
				sha256: "9f89beb6c3d784893cb1cae0a3d56c529bfe91075418c2f9440c45b79654198b"
			},
			"darwin-arm64": {
				file: "osv-scanner_darwin_arm64",
				sha256: "75c44d6332f892a1e56286f4105a98ed751ae28d215ca0a8b65cc00d84103054"
			},
			"win32-x64": {
				file: "osv-scanner_windows_amd64.exe",
				sha256: "25e42f5ef6711fd8c0fb45390972205891dd44c6bd02ac93f0f63e8e98d9bfb6"
			},
			"win32-arm64": {
				file: "osv-scanner_windows_arm64.exe",
				sha256: "33feb0b210a3e5ea7b338c719defc899f8833d990cdd297bcad4ff1a2586ec8b"
			}
		}
	},
	{
		name: "dependency-check",
		title: "OWASP Dependency-Check",
		version: "12.2.2",
		url: "https://github.com/dependency-check/DependencyCheck/releases/download/v{version}/{file}",
		packed: "zip",
		program: "dependency-check/bin/dependency-check.{script}",
		variable: ["DEPENDENCY_CHECK_HOME", "dependency-check"],
		needs: "Java 11 or later",
		files: {
			"linux-x64": DEPENDENCY_CHECK,
			"linux-arm64": DEPENDENCY_CHECK,
			"darwin-x64": DEPENDENCY_CHECK,
			"darwin-arm64": DEPENDENCY_CHECK,
			"win32-x64": DEPENDENCY_CHECK,
			"win32-arm64": DEPENDENCY_CHECK
		}
	},
	{
		name: "snyk",
		title: "Snyk",
		version: "1.1307.4",
		url: "https://downloads.snyk.io/cli/v{version}/{file}",
		packed: "none",
		program: "snyk",
		needs: "SNYK_TOKEN",
		files: {
			"linux-x64": {
				file: "snyk-linux",
				sha256: "b0baee4fa4d7d11b7df927a1046cf8137a8a89fafac8101a45c3c0e0777ddc35"
			},
			"linux-arm64": {
				file: "snyk-linux-arm64",
				sha256: "694c014c1d0db25b481092fd7df6edf6e01449d5ab7b043843a6fb41c141ba08"
			},
			"darwin-x64": {
				file: "snyk-macos",
				sha256: "ed500e5fe8b61060f5df7fe781c7c9a3d1fb7bad23f413777efb21c6263836c6"
			},
			"darwin-arm64": {
				file: "snyk-macos-arm64",
				sha256: "31a07d915fba0c24e3b60716f22c8a18cdb1e9b9590546fc1ef21c92309ab7fb"
			},
			"win32-x64": {
				file: "snyk-win.exe",
				sha256: "4e3c383d5644b48442af2f74f0d9be4397ed5fed5f72ade86655cf4cf64ce3fb"
			}
		}
	},
	{
		name: "zap",
		title: "ZAP",
		version: "2.17.0",
		url: "https://github.com/zaproxy/zaproxy/releases/download/v{version}/{file}",
		packed: "tar.gz",
		program: "ZAP_{version}/zap.sh",
		variable: ["ZAP_HOME", "ZAP_{version}"],
		needs: "Java 17 or later",
		files: {
			"linux-x64": ZAP,
			"linux-arm64": ZAP
		}
	}
];
function scannerRelease(name) {
	return SCANNER_RELEASES.find((release) => release.name === name);
}
function releaseFile(release, platform) {
	return lookup(release.files, platform);
}

//#endregion
//#region src/cli/setup/environment-script.ts
function environmentScript(installed) {
	const folders = [...new Set(installed.map(({ folder }) => folder))];
	return [
		"# Written by tollgate setup.",
		...installed.flatMap(({ variables }) => Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`)),
		...folders.length === 0 ? [] : [`export PATH=${folders.map(quoted).join(":")}:"$PATH"`],
		""
	].join("\n");
}
function quoted(text) {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

//#endregion
//#region src/util/unpack-zip.ts
const END = 101010256;
const ENTRY = 33639248;
const LOCAL = 67324752;
const LONGEST_COMMENT = 65535;
const LARGEST_DIRECTORY = 67108864;
const UNIX = 3;
async function unpackZip(file, folder, limits = {}) {
	const handle = await open(file, "r");
	try {
		const entries = await entriesOf(handle);
		check(entries, limits);
		await ensureFolder(folder);
		for (const entry of entries) {
			const path = join(folder, entry.name);
			if (entry.isFolder) await ensureFolder(path);
			else await write(handle, entry, file, path);
		}
		return entries.flatMap(({ name, isFolder }) => isFolder ? [] : [name]).toSorted();
	} catch (error) {
		throw new TollgateError("archive/refused", `the archive cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`, {
			class: "usage",
			place: { file },
			help: ["give a ZIP archive that is whole"],
			cause: error
		});
	} finally {
		await handle.close();
	}
}
async function entriesOf(handle) {
	const { size } = await handle.stat();
	const tail = await readAt(handle, Math.max(0, size - 22 - LONGEST_COMMENT), Math.min(size, 65557));
	let end = tail.length - 22;
	while (end >= 0 && !(tail.readUInt32LE(end) === END && end + 22 + tail.readUInt16LE(end + 20) === tail.length)) end -= 1;
	if (end < 0) throw new Error("it is no ZIP archive, or it is cut off");
	const count = tail.readUInt16LE(end + 10);
	const length = tail.readUInt32LE(end + 12);
	const offset = tail.readUInt32LE(end + 16);
	if (count === 65535 || offset === 4294967295) throw new Error("it is larger than ZIP without ZIP64 can be");
	if (length > LARGEST_DIRECTORY || offset + length > size) throw new Error("its directory is broken");
	const directory = await readAt(handle, offset, length);
	const entries = [];
	for (let at = 0; at < directory.length;) {
		if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw new Error("its directory is broken");
		const after = at + 46 + directory.readUInt16LE(at + 28);
		entries.push(entryAt(directory, at, after));
		at = after + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
	}
	if (entries.length !== count) throw new Error("its directory is broken");
	return entries;
}
function entryAt(directory, at, after) {
	const name = directory.subarray(at + 46, after).toString("utf8");
	const mode = directory.readUInt8(at + 5) === UNIX ? directory.readUInt16LE(at + 40) : 0;
	const kind = mode & 61440;
	if (kind !== 0 && kind !== 32768 && kind !== 16384) throw new Error(`${shown(name)} is no plain file`);
	if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new Error(`${shown(name)} is encrypted`);
	return {
		name,
		isFolder: name.endsWith("/"),
		method: directory.readUInt16LE(at + 10),
		crc: directory.readUInt32LE(at + 16),
		packed: directory.readUInt32LE(at + 20),
		size: directory.readUInt32LE(at + 24),
		offset: directory.readUInt32LE(at + 42),
		isProgram: (mode & 64) !== 0
	};
}
function check(entries, limits) {
	const seen = /* @__PURE__ */ new Set();
	let bytes = 0;
	for (const { name, method, size } of entries) {
		bytes += size;
		if (!isInside(name)) throw new Error(`${shown(name)} leads out of the folder`);
		if (seen.has(name.toLowerCase())) throw new Error(`${shown(name)} is there twice`);
		seen.add(name.toLowerCase());
		if (method !== 0 && method !== 8) throw new Error(`${shown(name)} is packed in an unknown way`);
	}
	if (entries.every(({ isFolder }) => isFolder)) throw new Error("it holds no file");
	if (entries.length > (limits.files ?? 1e4)) throw new Error("it holds too many files");
	if (bytes > (limits.bytes ?? 4 * 1024 ** 3)) throw new Error("it unpacks to too much");
}
async function write(handle, entry, file, path) {
	const local = await readAt(handle, entry.offset, 30);
	const length = local.length < 30 ? 0 : local.readUInt16LE(26);
	const name = await readAt(handle, entry.offset + 30, length);
	if (local.length < 30 || local.readUInt32LE(0) !== LOCAL || name.toString("utf8") !== entry.name) throw new Error(`${shown(entry.name)} is not where the directory says`);
	await ensureFolder(dirname(path));
	const start = entry.offset + 30 + length + local.readUInt16LE(28);
	const input = entry.packed === 0 ? Readable.from([]) : createReadStream(file, {
		start,
		end: start + entry.packed - 1
	});
	const save = savedAt(path, entry);
	await (entry.method === 8 ? pipeline$1(input, createInflateRaw(), save) : pipeline$1(input, save));
}
function savedAt(path, { name, size, crc, isProgram }) {
	return async (chunks) => {
		const output = await open(path, "wx", isProgram ? 493 : 420);
		try {
			let written = 0;
			let sum = 0;
			for await (const chunk of chunks) {
				written += chunk.length;
				if (written > size) break;
				sum = crc32(chunk, sum);
				await output.writeFile(chunk);
			}
			if (written !== size || sum !== crc) throw new Error(`${shown(name)} is damaged`);
		} finally {
			await output.close();
		}
	};
}
async function readAt(handle, position, length) {
	const buffer = Buffer.alloc(length);
	const { bytesRead } = await handle.read(buffer, 0, length, position);
	return buffer.subarray(0, bytesRead);
}
function isInside(name) {
	return name !== "" && !/^(?:[\\/]|[a-z]:)/iu.test(name) && !name.split(/[\\/]/u).includes("..") && !name.includes("\0");
}
function shown(name) {
	return name.slice(0, 200);
}

//#endregion
//#region src/cli/setup/wanted-scanner.ts
function wantedScanners(wish, platform) {
	const unused = [...wish.digests.keys()].find((name) => !wish.tools.some((word) => word.split("@", 1)[0] === name));
	if (unused !== void 0) throw usage("setup/bad-digest", `a digest is given for ${unused}, which is not installed`);
	const wanted = wish.tools.map((word) => wantedScanner(word, wish, platform));
	const twice = wanted.find(({ release }, index) => wanted.findIndex((other) => other.release === release) !== index);
	if (twice !== void 0) throw usage("setup/bad-tool", `${twice.release.name} is named twice`);
	return wanted;
}
function wantedScanner(word, { digests, mirror }, platform) {
	const [name = "", version] = word.split("@", 2);
	const release = scannerRelease(name);
	if (release === void 0) throw unknown(name);
	const offered = releaseFile(release, platform);
	if (offered === void 0) {
		const there = Object.keys(release.files).join(", ");
		throw usage("setup/no-such-platform", `${release.title} has no file for ${platform}, only for ${there}`, [`install ${release.title} by other means; tollgate doctor says whether it is found`]);
	}
	if (version !== void 0 && !/^\d[\w.-]{0,40}$/u.test(version)) throw usage("setup/bad-tool", `"${version.slice(0, 60)}" is no version of ${name}`);
	const chosen = version ?? release.version;
	const sha256 = digests.get(name) ?? (chosen === release.version ? offered.sha256 : void 0);
	if (sha256 === void 0) throw usage("setup/no-digest", `the SHA-256 of ${release.title} ${chosen} for ${platform} is not known here`, [`give it, from a source that you trust: --sha256 ${name}=HEX, or the input sha256-${name}`, ...version === void 0 ? [] : [`or take the pinned version: --tools ${name}`]]);
	const fill = filler(chosen, platform);
	const file = fill(offered.file);
	return {
		release,
		version: chosen,
		file,
		url: mirror === void 0 ? fill(release.url).replace("{file}", file) : `${mirrorBase(mirror)}/${file}`,
		sha256,
		program: `${fill(release.program)}${release.packed === "none" && platform.startsWith("win32") ? ".exe" : ""}`
	};
}
function filler(version, platform) {
	const script = platform.startsWith("win32") ? "bat" : "sh";
	return (text) => text.replaceAll("{version}", version).replaceAll("{script}", script);
}
function digestOption(text) {
	const [, name = "", hex = ""] = /^([a-z-]+)=([0-9a-f]{64})$/iu.exec(text.trim()) ?? [];
	if (scannerRelease(name) !== void 0) return [name, hex.toLowerCase()];
	throw usage("setup/bad-digest", `"${text.slice(0, 100)}" is no digest of a scanner`, ["write it as osv=, followed by 64 hexadecimal digits"]);
}
function unknown(name) {
	const names = SCANNER_RELEASES.map((release) => release.name);
	const near = nearest(name, names);
	return usage("setup/bad-tool", `"${name.slice(0, 60)}" is no scanner that can be installed`, [...near === void 0 ? [] : [`did you mean ${near}?`], `known are ${names.join(", ")}; tollgate setup --list has their versions`]);
}
function usage(code, message, help = ["see tollgate setup --help"]) {
	return new TollgateError(code, message, {
		class: "usage",
		help
	});
}

//#endregion
//#region src/cli/setup/install-scanner.ts
const LARGEST = 1024 ** 3;
async function installScanner(wanted, options) {
	const { release, version, sha256, program } = wanted;
	const place = join(options.into, `${release.name}-${version}`);
	const draft = `${place}.${randomUUID()}`;
	const fetched = `${draft}.file`;
	const fill = filler(version, options.platform);
	const [variable, target] = release.variable ?? [];
	await ensureFolder(options.into).catch((error) => {
		throw cannotWrite(options.into, error);
	});
	try {
		const from = await fetchVerified(wanted, fetched, options);
		await unpack(wanted, fetched, draft);
		if ((await fileFacts(join(draft, program)))?.kind !== "file") throw badArchive(wanted, `it holds no ${program}`);
		await chmod(join(draft, program), 493);
		await replacePath(draft, place);
		return {
			name: release.name,
			version,
			sha256,
			from,
			program: join(place, program),
			folder: dirname(join(place, program)),
			variables: variable === void 0 || target === void 0 ? {} : { [variable]: join(place, fill(target)) }
		};
	} finally {
		await rm(fetched, { force: true });
		await removeFolder(draft);
	}
}
async function fetchVerified({ sha256, file, url }, path, { cache, environment, signal, waitMs }) {
	const kept = join(cache, sha256, file);
	if ((await fileFacts(kept))?.kind === "file") {
		if (await copyFile(kept, path).then(() => true, () => false) && await digestOfFile(path) === sha256) return "cache";
		await rm(path, { force: true });
		await rm(kept, { force: true }).catch(() => void 0);
	}
	const found = await downloadFile({
		url,
		path,
		limit: LARGEST,
		environment,
		signal,
		...waitMs === void 0 ? {} : { waitMs }
	});
	if (found !== sha256) throw new TollgateError("setup/wrong-digest", `${file} has SHA-256 ${found}, not ${sha256}: it was thrown away`, {
		class: "incomplete",
		place: { file: url },
		help: ["a proxy or a mirror may have changed it, or the release itself was replaced: find out which before you go on", "nothing of it was unpacked or run"]
	});
	await keep(path, kept).catch(() => void 0);
	return "download";
}
async function keep(path, kept) {
	await ensureFolder(dirname(kept));
	const draft = `${kept}.${randomUUID()}.part`;
	try {
		await copyFile(path, draft);
		await rename(draft, kept);
	} finally {
		await rm(draft, { force: true });
	}
}
async function unpack(wanted, archive, folder) {
	const { packed } = wanted.release;
	if (packed === "none") {
		await ensureFolder(folder);
		await copyFile(archive, join(folder, wanted.program));
		return;
	}
	try {
		await (packed === "zip" ? unpackZip : unpackArchive)(archive, folder, { bytes: 4 * LARGEST });
	} catch (error) {
		if (error instanceof TollgateError) throw badArchive(wanted, error.message, error);
		throw error;
	}
}
async function digestOfFile(path) {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(path)) hash.update(chunk);
	return hash.digest("hex");
}
function cannotWrite(folder, cause) {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new TollgateError("setup/cannot-write", `scanners cannot be installed there: ${reason}`, {
		class: "usage",
		place: { file: folder },
		help: ["name a folder that this user may write to, with --into"],
		cause
	});
}
function badArchive({ file, release }, reason, cause) {
	return new TollgateError("setup/bad-archive", `${file} is not what ${release.title} is packed in: ${reason}`, {
		class: "incomplete",
		place: { file },
		help: ["the digest was right: another version, or a file packed anew, may be laid out differently"],
		cause
	});
}

//#endregion
//#region src/cli/setup/setup-scanners.ts
async function setupScanners(options, context) {
	const { databases, databasesDir, fetchDatabases, waitMs } = options;
	if (options.tools.length === 0 && databases === void 0 && fetchDatabases === void 0) throw nothingToDo();
	const platform = `${process.platform}-${process.arch}`;
	const into = resolve(context.cwd, options.into);
	const wanted = wantedScanners({
		...options,
		digests: new Map(options.sha256.map(digestOption))
	}, platform);
	const scanners = [];
	for (const one of wanted) {
		context.progress({
			step: one.release.title,
			detail: `${one.version} from ${new URL(one.url).host}`
		});
		scanners.push(await installScanner(one, {
			into,
			cache: resolve(context.cwd, options.cacheDir),
			platform,
			environment: context.environment,
			signal: context.signal,
			...waitMs !== void 0 && { waitMs }
		}));
	}
	const script = join(into, "env.sh");
	if (scanners.length > 0) await writeTextAtomic(script, [environmentScript(scanners)], context.signal);
	const unpacked = databases === void 0 ? [] : (await importDatabases(databases, databasesDir, context)).databases;
	const fetched = fetchDatabases === void 0 ? [] : await updateDatabases({
		databases: databasesDir,
		ecosystems: fetchDatabases,
		kev: true,
		epss: true,
		...options.mirror !== void 0 && { mirror: options.mirror },
		...waitMs !== void 0 && { waitMs }
	}, context);
	return {
		scanners,
		...scanners.length > 0 && { script },
		databases: [...unpacked, ...fetched].map(({ name }) => name)
	};
}
function nothingToDo() {
	return new TollgateError("setup/no-tools", "no scanner is named", {
		class: "usage",
		place: { key: "tools" },
		help: [`name one or more of ${SCANNER_RELEASES.map(({ name }) => name).join(", ")}, or databases`]
	});
}

//#endregion
//#region src/cli/commands/setup.ts
function setupCommand(context, done) {
	return new Command("setup").description("install pinned scanners, each checked by its SHA-256 before anything of it is unpacked or run").option("--tools <list>", `scanners, separated by commas: ${SCANNER_RELEASES.map(({ name }) => name).join(", ")}`).option("--sha256 <name=hex...>", "the digest of a version other than the pinned one (name@version in --tools)", []).option("--mirror <address>", "an address that has the same files, in the place of the projects’ own").option("--into <folder>", "where they are installed", ".tollgate/scanners").option("--cache-dir <folder>", "where downloads are kept for the next time", ".tollgate/downloads").option("--databases <archive>", "also unpack these databases, as tollgate db import does").option("--fetch-databases <list>", "also fetch these ecosystems of OSV, with KEV and EPSS, as tollgate db update does").option("--databases-dir <folder>", "folder of the databases", ".tollgate/databases").option("--list", "only say which releases are pinned").addHelpText("after", EXAMPLES).action(async (options) => {
		if (options.list === true) return done(listed());
		const { tools, fetchDatabases, ...rest } = options;
		const ecosystems = fetchDatabases !== void 0 && { fetchDatabases: wordsOf(fetchDatabases) };
		done(resultOf(await setupScanners({
			...rest,
			tools: wordsOf(tools),
			...ecosystems
		}, context), context));
	});
}
function wordsOf(list) {
	return (list ?? "").split(",").flatMap((word) => word.trim() === "" ? [] : [word.trim()]);
}
function listed() {
	return {
		exitCode: EXIT.passed,
		lines: SCANNER_RELEASES.flatMap(({ name, version, needs, files }) => [`${name} ${version}${needs === void 0 ? "" : ` (needs ${needs})`}`, ...Object.entries(files).map(([platform, { sha256 }]) => `    ${platform.padEnd(12)} ${sha256 ?? "the digest must be given"}`)]),
		notices: [],
		verdict: "pass",
		document: { releases: SCANNER_RELEASES }
	};
}
function resultOf({ scanners, script, databases }, context) {
	const count = `${scanners.length} scanner${scanners.length === 1 ? "" : "s"}`;
	const more = databases.length === 0 ? "" : `, ${databases.length} database${databases.length === 1 ? "" : "s"} put in place`;
	return {
		exitCode: EXIT.passed,
		lines: [
			...scanners.map(({ name, version, from }) => `${name} ${version}: ${from === "cache" ? "was here" : "fetched"}, its SHA-256 held`),
			...databases,
			...script === void 0 ? [] : [`for this shell: . ${relative(context.cwd, script) || script}`],
			`tollgate: pass: ${count} installed${more}`
		],
		notices: [],
		verdict: "pass",
		document: {
			scanners,
			...script !== void 0 && { script },
			databases
		}
	};
}
const EXAMPLES = `
Examples:
  tollgate setup --list
  tollgate setup --tools osv,dependency-check
  tollgate setup --tools osv --mirror https://mirror.example/tools
  tollgate setup --tools osv --databases databases.tar.gz
  tollgate setup --tools osv --fetch-databases npm,Maven

Afterwards, in the same shell: . .tollgate/scanners/env.sh
Exit codes: 0 installed · 2 arguments · 3 a file could not be fetched, or is not the one that the digest names`;

//#endregion
export { setupCommand };