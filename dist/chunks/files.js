import { dirname, join } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

//#region src/util/files.ts
async function writeFileAtomic(path, bytes) {
	await ensureFolder(dirname(path));
	const temporary = `${path}.${randomUUID()}.part`;
	try {
		await writeFile(temporary, bytes, { flag: "wx" });
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
async function readFileIfThere(path) {
	try {
		return await readFile(path);
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return;
		throw error;
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
export { temporaryFolder as a, sha256 as i, readFileIfThere as n, writeFileAtomic as o, removeFolder as r, ensureFolder as t };