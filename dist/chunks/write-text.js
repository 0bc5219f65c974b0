import { s as fileFault } from "./files.js";
import { dirname } from "node:path";
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";

//#region src/util/write-text.ts
const BUFFER = 1048576;
async function writeTextAtomic(path, pieces, signal) {
	const temporary = `${path}.${randomUUID()}.part`;
	const file = await mkdir(dirname(path), { recursive: true }).then(() => open(temporary, "wx")).catch((error) => {
		throw fileFault(path, error, "written");
	});
	try {
		const pending = Buffer.allocUnsafe(BUFFER);
		let filled = 0;
		let half = "";
		for (const given of pieces) {
			let piece = half + given;
			half = endsInHalf(piece) ? piece.slice(-1) : "";
			if (half !== "") piece = piece.slice(0, -1);
			if (filled + piece.length * 3 > BUFFER) {
				signal?.throwIfAborted();
				await writeAll(file, pending.subarray(0, filled));
				filled = 0;
			}
			if (piece.length * 3 > BUFFER) await writeAll(file, Buffer.from(piece));
			else filled += pending.write(piece, filled, "utf8");
		}
		signal?.throwIfAborted();
		await writeAll(file, pending.subarray(0, filled));
		await writeAll(file, Buffer.from(half));
		await file.close();
		await rename(temporary, path);
	} catch (error) {
		await file.close();
		await rm(temporary, { force: true });
		throw fileFault(path, error, "written");
	}
}
function endsInHalf(text) {
	const last = text.charCodeAt(text.length - 1);
	return last >= 55296 && last <= 56319;
}
async function writeAll(file, bytes) {
	for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from)).bytesWritten;
}

//#endregion
export { writeTextAtomic as t };