import { join } from "node:path";
import { open, readdir, stat } from "node:fs/promises";

//#region src/util/file-facts.ts
async function fileFacts(path) {
	try {
		const facts = await stat(path);
		return {
			kind: facts.isDirectory() ? "folder" : "file",
			size: facts.size,
			written: Math.floor(facts.mtimeMs)
		};
	} catch {
		return;
	}
}
async function namesIn(folder) {
	try {
		return (await readdir(folder)).toSorted();
	} catch {
		return [];
	}
}
async function filesBelow(folder, levels = 8) {
	const found = [];
	const visit = async (prefix, level) => {
		let entries;
		try {
			entries = await readdir(join(folder, prefix), { withFileTypes: true });
		} catch {
			return;
		}
		for (const entry of entries) {
			const name = `${prefix}${entry.name}`;
			if (entry.isFile()) found.push(name);
			else if (entry.isDirectory() && level < levels) await visit(`${name}/`, level + 1);
		}
	};
	await visit("", 0);
	return found.toSorted();
}

//#endregion
//#region src/util/zip-directory.ts
const END = 101010256;
const END_SIZE = 22;
const ENTRY = 33639248;
const ENTRY_SIZE = 46;
const LARGEST_DIRECTORY = 268435456;
async function zipDirectory(path) {
	const file = await open(path, "r");
	try {
		const { size } = await file.stat();
		const tailSize = Math.min(size, 65577);
		const tail = Buffer.alloc(tailSize);
		await file.read(tail, 0, tailSize, size - tailSize);
		const end = endRecord(tail);
		if (end === void 0) return void 0;
		const place = tail.readUInt32LE(end + 16) === 4294967295 ? await place64(file, tail, end) : place32(tail, end);
		if (place === void 0 || place.size > LARGEST_DIRECTORY || place.offset + place.size > size) return void 0;
		const directory = Buffer.alloc(place.size);
		await file.read(directory, 0, place.size, place.offset);
		return entriesIn(directory);
	} finally {
		await file.close();
	}
}
function endRecord(tail) {
	for (let at = tail.length - END_SIZE; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END) return at;
}
function place32(tail, end) {
	return {
		size: tail.readUInt32LE(end + 12),
		offset: tail.readUInt32LE(end + 16)
	};
}
async function place64(file, tail, end) {
	const locator = end - 20;
	if (locator < 0 || tail.readUInt32LE(locator) !== 117853008) return void 0;
	const record = Buffer.alloc(56);
	await file.read(record, 0, 56, Number(tail.readBigUInt64LE(locator + 8)));
	if (record.readUInt32LE(0) !== 101075792) return void 0;
	return {
		size: Number(record.readBigUInt64LE(40)),
		offset: Number(record.readBigUInt64LE(48))
	};
}
function entriesIn(directory) {
	let entries = 0;
	let newest = NaN;
	for (let at = 0; at + ENTRY_SIZE <= directory.length; entries += 1) {
		if (directory.readUInt32LE(at) !== ENTRY) return void 0;
		const time = timeOf(directory.readUInt16LE(at + 14), directory.readUInt16LE(at + 12));
		if (time !== void 0 && !(time <= newest)) newest = time;
		at += ENTRY_SIZE + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
	}
	return {
		entries,
		...!Number.isNaN(newest) && { newest }
	};
}
function timeOf(date, time) {
	const year = 1980 + (date >> 9);
	if (year <= 1980) return void 0;
	return Date.UTC(year, (date >> 5 & 15) - 1, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2);
}

//#endregion
//#region src/scanners/osv-scanner/database.ts
const LAYOUTS = [
	"osv-scalibr",
	"osv-scanner",
	"."
];
async function osvDatabase(folder) {
	for (const layout of LAYOUTS) {
		const root = join(folder, layout);
		const archives = [];
		for (const ecosystem of await namesIn(root)) {
			const path = join(root, ecosystem, "all.zip");
			const facts = await fileFacts(path);
			if (facts?.kind !== "file") continue;
			const directory = await zipDirectory(path);
			archives.push({
				ecosystem,
				path,
				...directory !== void 0 && { records: directory.entries },
				time: Math.min(facts.written, directory?.newest ?? facts.written)
			});
		}
		if (archives.length > 0) return {
			folder: root,
			archives
		};
	}
}

//#endregion
export { namesIn as i, fileFacts as n, filesBelow as r, osvDatabase as t };