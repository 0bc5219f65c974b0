import { n as readFileIfThere } from "./files.js";
import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { c as textOf, o as parseJson } from "./run-output.js";
import { n as fileFacts, r as filesBelow, t as osvDatabase } from "./database.js";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

//#region src/scanners/databases.ts
const DATABASE_PLACES = {
	osv: "osv",
	"dependency-check": "dependency-check",
	kev: "kev.json",
	epss: "epss.csv.gz"
};
const LARGEST_CATALOGUE = 268435456;
async function databasesIn(folder) {
	const found = [];
	const osv = await osvDatabase(join(folder, DATABASE_PLACES.osv));
	for (const { ecosystem, path, records, time } of osv?.archives ?? []) {
		const fault = records === void 0 ? "it is no ZIP archive" : records === 0 ? "it holds no record" : void 0;
		found.push({
			kind: "osv",
			name: `OSV ${ecosystem}`,
			...records !== void 0 && { records },
			size: (await fileFacts(path))?.size ?? 0,
			time,
			...fault !== void 0 && { fault }
		});
	}
	const engine = await fileFacts(join(folder, DATABASE_PLACES["dependency-check"], "odc.mv.db"));
	if (engine !== void 0) {
		const fault = engine.size === 0 ? "it is empty" : void 0;
		const { size, written: time } = engine;
		found.push({
			kind: "dependency-check",
			name: "Dependency-Check",
			size,
			time,
			...fault !== void 0 && { fault }
		});
	}
	const kev = await readFileIfThere(join(folder, DATABASE_PLACES.kev));
	if (kev !== void 0) found.push(kevCatalogue(kev));
	const epss = await readFileIfThere(join(folder, DATABASE_PLACES.epss));
	if (epss !== void 0) found.push(epssScores(epss));
	return found;
}
async function databaseFiles(folder) {
	const places = Object.values(DATABASE_PLACES);
	return (await filesBelow(folder)).filter((file) => places.some((place) => file === place || file.startsWith(`${place}/`)));
}
function kevCatalogue(bytes) {
	const catalogue = asObject(parseJson(textOf(bytes)));
	const records = asList(catalogue["vulnerabilities"]).length;
	const time = Date.parse(asText(catalogue["dateReleased"]) ?? "");
	return {
		kind: "kev",
		name: "CISA KEV",
		records,
		size: bytes.length,
		...!Number.isNaN(time) && { time },
		...records === 0 && { fault: "it names no vulnerability" }
	};
}
function epssScores(bytes) {
	const shared = {
		kind: "epss",
		name: "EPSS",
		size: bytes.length
	};
	try {
		const packed = bytes[0] === 31 && bytes[1] === 139;
		const text = textOf(packed ? gunzipSync(bytes, { maxOutputLength: LARGEST_CATALOGUE }) : bytes);
		const time = Date.parse(/score_date:([^,\s]+)/u.exec(text.slice(0, 400))?.[1]?.replace(/\+0000$/u, "Z") ?? "");
		const records = text.split("\n").filter((line) => /^CVE-\d/u.test(line)).length;
		return {
			...shared,
			records,
			...!Number.isNaN(time) && { time },
			...records === 0 && { fault: "it scores no CVE" }
		};
	} catch (error) {
		return {
			...shared,
			fault: `it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`
		};
	}
}

//#endregion
export { databaseFiles as n, databasesIn as r, DATABASE_PLACES as t };