import { t as TollgateError } from "./errors.js";
import { dirname, join } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

//#region src/util/file-fault.ts
const REASONS = {
	EISDIR: "it is a folder",
	ENOTDIR: "a part of its path is a file",
	EEXIST: "a part of its path is a file",
	EACCES: "no permission",
	EPERM: "no permission",
	EROFS: "the file system is read-only",
	ENOSPC: "the disk is full",
	ENAMETOOLONG: "its name is too long"
};
function fileFault(path, error, deed) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const reason = REASONS[code];
	if (reason === void 0) return error;
	return new TollgateError(`file/not-${deed}`, `${path} cannot be ${deed}: ${reason}`, {
		class: "usage",
		place: { file: path },
		help: [deed === "read" ? "name a file that can be read" : "name another file or folder for the output"],
		cause: error
	});
}

//#endregion
//#region src/util/files.ts
async function writeFileAtomic(path, bytes) {
	const temporary = `${path}.${randomUUID()}.part`;
	try {
		await ensureFolder(dirname(path));
		await writeFile(temporary, bytes, { flag: "wx" });
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => void 0);
		throw fileFault(path, error, "written");
	}
}
async function readFileIfThere(path) {
	try {
		return await readFile(path);
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return;
		throw fileFault(path, error, "read");
	}
}
async function ensureFolder(path) {
	await mkdir(path, { recursive: true });
}
async function removeFolder(path) {
	await rm(path, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
}
async function temporaryFolder(prefix) {
	return mkdtemp(join(tmpdir(), prefix));
}
function sha256(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}

//#endregion
export { temporaryFolder as a, sha256 as i, readFileIfThere as n, writeFileAtomic as o, removeFolder as r, fileFault as s, ensureFolder as t };